// The lanes: a cursor that moves with time, marks that light up, each a way to its evidence.

import type { Case } from "./data";
import { onChange, state } from "./state";
import type { Words } from "./words";

const SVG = "http://www.w3.org/2000/svg";

export function startLanes(held: Case, words: Words): void {
  for (const figure of document.querySelectorAll<SVGSVGElement>(".lanes svg[data-start]")) {
    new Lanes(figure, held, words);
  }
}

class Lanes {
  private readonly marks: { id: string; mark: SVGGElement; from: number }[] = [];
  private readonly cursor = document.createElementNS(SVG, "g");
  private readonly line = document.createElementNS(SVG, "line");
  private readonly day = document.createElementNS(SVG, "text");
  private readonly first: number;
  private readonly last: number;
  private shownTime: number | null = null;
  private shownLit: string[] = [];

  constructor(
    private readonly figure: SVGSVGElement,
    held: Case,
    private readonly words: Words,
  ) {
    this.first = Date.parse(figure.dataset["start"] ?? "");
    this.last = Date.parse(figure.dataset["end"] ?? "");
    for (const mark of figure.querySelectorAll<SVGGElement>("g[data-record]")) {
      const id = mark.dataset["record"] ?? "";
      const item = held.records[id];
      if (!item) continue;
      this.marks.push({ id, mark, from: Date.parse(item.from) });
      mark.querySelector("title")?.remove(); // the page's own tip says more
      mark.setAttribute("role", "link");
      mark.setAttribute("tabindex", "-1");
      mark.setAttribute("aria-label", `${id}, ${item.from.slice(0, 10)}`);
    }
    this.marks.sort((a, b) => a.from - b.from);
    figure.setAttribute("role", "group");
    this.marks[0]?.mark.setAttribute("tabindex", "0");
    figure.addEventListener("keydown", (event) => this.walk(event));
    this.line.setAttribute("y1", String(Number(figure.dataset["top"]) - 2));
    this.line.setAttribute("y2", figure.dataset["bottom"] ?? "0");
    this.day.setAttribute("y", String(Number(figure.dataset["top"]) - 4));
    this.day.setAttribute("class", "small strong");
    this.cursor.setAttribute("class", "cursor");
    this.cursor.append(this.line, this.day);
    this.cursor.style.display = "none";
    figure.append(this.cursor);
    onChange(() => this.draw());
  }

  /** One mark is in the order of Tab; the arrows go from mark to mark in time. */
  private walk(event: KeyboardEvent): void {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = this.marks.findIndex(({ mark }) => mark === document.activeElement);
    if (!steps || at < 0) return;
    event.preventDefault();
    const next = this.marks[Math.min(Math.max(at + steps, 0), this.marks.length - 1)];
    this.marks[at]?.mark.setAttribute("tabindex", "-1");
    next?.mark.setAttribute("tabindex", "0");
    next?.mark.focus();
  }

  private draw(): void {
    if (state.time !== this.shownTime) this.move(state.time);
    if (state.lit !== this.shownLit) {
      this.shownLit = state.lit;
      const lit = new Set(state.lit);
      this.figure.classList.toggle("asked", lit.size > 0);
      for (const { id, mark } of this.marks) mark.classList.toggle("lit", lit.has(id));
    }
  }

  private move(time: number | null): void {
    const before = this.shownTime ?? Infinity;
    const after = time ?? Infinity;
    this.shownTime = time;
    for (const { mark, from } of this.marks) {
      if (from > before === from > after) continue;
      mark.classList.toggle("later", from > after);
    }
    this.cursor.style.display = time === null ? "none" : "";
    if (time === null) return;
    const left = Number(this.figure.dataset["left"]);
    const right = Number(this.figure.dataset["right"]);
    const x = left + ((time - this.first) / (this.last - this.first)) * (right - left);
    this.line.setAttribute("x1", x.toFixed(1));
    this.line.setAttribute("x2", x.toFixed(1));
    const end = x > (left + right) / 2;
    this.day.setAttribute("x", (x + (end ? -4 : 4)).toFixed(1));
    this.day.setAttribute("text-anchor", end ? "end" : "start");
    this.day.textContent = this.words.day(time);
  }
}
