// Asking about a number: what it stands on lights up, and the evidence opens at the first of it.

import type { Case } from "./data";
import { change, onChange, state } from "./state";
import { make, type Words } from "./words";

const MOST = 24;

/** The evidence's element of a record. */
export function itemOf(id: string): HTMLElement | null {
  return document.getElementById("e-" + id.replace(/\s/gu, "_"));
}

export function startAsking(held: Case, words: Words): void {
  const bar = make("aside", "asked-about");
  bar.setAttribute("aria-live", "polite");
  bar.hidden = true;
  document.querySelector("#views")?.prepend(bar);
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const number = target.closest<HTMLAnchorElement>("a[data-dr]");
    if (number) {
      const path = number.dataset["dr"] ?? "";
      const [count, lit] = held.stands_on[path] ?? [0, []];
      change({ lit, path, count });
    }
    const mark = target.closest<HTMLElement>("[data-record]");
    if (mark && !number) open(mark.dataset["record"] ?? "");
  });
  document.addEventListener("keydown", (event) => {
    const mark = (event.target as Element).closest?.<HTMLElement>("[data-record]");
    if (event.key === "Enter" && mark) open(mark.dataset["record"] ?? "");
    if (event.key === "Escape" && state.lit.length) change({ lit: [], path: "" });
  });
  const open = (id: string): void => {
    change({ lit: [id], path: "" });
    const item = itemOf(id);
    if (item) location.hash = encodeURIComponent(item.id);
  };
  let shown: string[] = [];
  onChange(() => {
    if (state.lit === shown) return;
    shown = state.lit;
    fill(bar, words);
    for (const item of document.querySelectorAll(".item.lit")) item.classList.remove("lit");
    for (const id of state.lit) itemOf(id)?.classList.add("lit");
  });
}

function fill(bar: HTMLElement, words: Words): void {
  bar.hidden = !state.path || !state.lit.length;
  bar.replaceChildren();
  if (bar.hidden) return;
  const told = make("p");
  told.append(make("code", "", state.path), " ", words.say("stands_on", { n: state.count }));
  const list = make("ul");
  for (const id of state.lit.slice(0, MOST)) {
    const link = make("a", "", id);
    const item = itemOf(id);
    if (item) link.href = "#" + encodeURIComponent(item.id);
    const entry = make("li");
    entry.append(link);
    list.append(entry);
  }
  if (state.count > MOST) {
    list.append(make("li", "soft", words.say("more", { n: state.count - MOST })));
  }
  const clear = make("button", "", words.say("clear"));
  clear.type = "button";
  clear.addEventListener("click", () => change({ lit: [], path: "" }));
  bar.append(told, list, clear);
}
