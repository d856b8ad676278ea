// What a mark says when a pointer rests on it or the keyboard comes to it: what, when, whose.

import { itemOf } from "./asking";
import { make } from "./words";

export function startTip(): void {
  const tip = make("div", "tip");
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);
  const show = (event: Event): void => {
    const mark = (event.target as Element).closest?.<HTMLElement>("[data-record]");
    const id = mark?.dataset["record"] ?? "";
    const item = id ? itemOf(id) : null;
    tip.hidden = !item;
    if (!mark || !item) return;
    const says = item.querySelector(".says, blockquote mark")?.textContent ?? "";
    const whose = item.querySelector(".facts")?.cloneNode(true);
    tip.replaceChildren(make("p", "says", says), ...(whose ? [whose] : []), make("p", "id", id));
    const at = mark.getBoundingClientRect();
    const wide = Math.min(320, innerWidth - 16);
    tip.style.width = `${wide}px`;
    tip.style.left = `${Math.max(8, Math.min(at.left + at.width / 2 - wide / 2, innerWidth - wide - 8))}px`;
    const above = at.top - tip.offsetHeight - 10;
    tip.style.top = `${above > 8 ? above : at.bottom + 10}px`;
  };
  document.addEventListener("pointerover", show);
  document.addEventListener("focusin", show);
  addEventListener("scroll", () => (tip.hidden = true), { passive: true, capture: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") tip.hidden = true;
  });
}
