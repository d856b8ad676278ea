// "What if": origins left out, weights moved; beside the record and never in its place.

import type { Case, Statement } from "./data";
import { type Change, type Found, type WhatIf } from "./network/whatif";
import { figure } from "./network/yardstick";
import { drawScale } from "./scale";
import { make, type Words } from "./words";

const STARTS = [0.1, 0.5, 0.9];
const STEPS_A_TENFOLD = 10;

export function startWhatIf(held: Case, whatIf: WhatIf | null, words: Words): void {
  const section = document.getElementById("what-if");
  if (!section || !whatIf || !held.network || !held.recorded) return;
  new Asking(section, held, whatIf, words);
}

class Asking {
  private change: Change = { without: [], times: {}, start: null };
  private readonly result = make("div", "results");
  private readonly plot = make("div", "plot");
  private readonly reset: HTMLButtonElement;
  private readonly controls: (() => void)[] = [];
  private readonly nodes: { id: string; text: SVGTextElement; was: string }[] = [];
  private pending = 0;

  constructor(
    section: HTMLElement,
    private readonly held: Case,
    private readonly whatIf: WhatIf,
    private readonly words: Words,
  ) {
    this.reset = this.button(words.say("reset"), () => this.back());
    this.result.setAttribute("aria-live", "polite");
    const beside = make("div", "beside");
    beside.append(this.result, this.plot, this.starts(), this.reset);
    const desk = make("div", "desk");
    desk.append(beside, this.origins());
    section.append(desk);
    this.graph(section);
    // Drawn when it is first seen: thousands of samples are no part of opening the page.
    new IntersectionObserver((seen, watcher) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      watcher.disconnect();
      this.show();
      new ResizeObserver(() => this.draw(this.last)).observe(this.plot);
    }).observe(section);
  }

  private last: Found | null = null;

  private button(text: string, act: () => void): HTMLButtonElement {
    const made = make("button", "", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  /** The drawn argument stands beside the question, and shows what is left of each node. */
  private graph(section: HTMLElement): void {
    const drawn = document.getElementById("argument-wide-title")?.closest("figure");
    if (!drawn) return;
    const heading = drawn.previousElementSibling;
    if (heading?.tagName === "H3") section.append(heading);
    section.append(drawn);
    for (const node of drawn.querySelectorAll<SVGGElement>("g[data-node]")) {
      const text = [...node.querySelectorAll("text")].at(-1);
      if (text) this.nodes.push({ id: node.dataset["node"] ?? "", text, was: text.textContent ?? "" });
    }
  }

  private starts(): HTMLElement {
    const row = make("fieldset", "starts");
    const { start } = this.held.network!;
    if (!start) return row;
    row.append(make("legend", "", this.words.say("start")));
    for (const [n, prior] of STARTS.entries()) {
      const label = make("label");
      const choice = make("input");
      choice.type = "radio";
      choice.name = "start";
      choice.checked = prior === start[1];
      choice.addEventListener("change", () => this.ask({ ...this.change, start: prior }));
      this.controls.push(() => (choice.checked = prior === start[1]));
      label.append(choice, this.words.say(["sceptical", "even", "favourable"][n]!), ` ${100 * prior} %`);
      row.append(label);
    }
    return row;
  }

  /** Each origin with what it says: it counts or not, and how strongly. */
  private origins(): HTMLElement {
    const list = make("ul", "origins");
    const { asked } = this.held.network!;
    const bearing = new Set(this.whatIf.bearingOn(asked));
    const own = new Map<string, Map<string, Statement>>();
    for (const statement of this.whatIf.statements()) {
      if (!bearing.has(statement.origin)) continue;
      const links = own.get(statement.origin) ?? new Map<string, Statement>();
      links.set(statement.to, statement);
      own.set(statement.origin, links);
    }
    const moves = this.held.recorded!.without;
    const order = (origin: string): number => {
      const at = moves.findIndex(([id]) => id === origin);
      return at < 0 ? moves.length : at;
    };
    for (const origin of [...own.keys()].sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))) {
      list.append(this.origin(origin, own.get(origin)!));
    }
    return list;
  }

  private origin(origin: string, links: Map<string, Statement>): HTMLElement {
    const entry = make("li");
    entry.dataset["origin"] = origin;
    const label = make("label", "who");
    const counts = make("input");
    counts.type = "checkbox";
    counts.checked = true;
    counts.addEventListener("change", () => {
      const left = this.change.without.filter((one) => one !== origin);
      this.ask({ ...this.change, without: counts.checked ? left : [...left, origin] });
    });
    this.controls.push(() => (counts.checked = true));
    label.append(counts, this.held.names[origin] ?? origin);
    entry.append(label);
    for (const to of links.keys()) entry.append(this.weight(origin, to));
    return entry;
  }

  private weight(origin: string, to: string): HTMLElement {
    const key = `${origin}\0${to}`;
    const label = make("label", "weight");
    const slider = make("input");
    const shown = make("output", "", "×1");
    slider.type = "range";
    slider.min = String(-STEPS_A_TENFOLD);
    slider.max = String(STEPS_A_TENFOLD);
    slider.value = "0";
    slider.setAttribute("aria-label", this.words.say("weight", {
      who: this.held.names[origin] ?? origin, what: this.held.names[to] ?? to,
    }));
    slider.addEventListener("input", () => {
      const factor = 10 ** (Number(slider.value) / STEPS_A_TENFOLD);
      shown.textContent = factor < 1 ? `÷${short(1 / factor)}` : `×${short(factor)}`;
      slider.setAttribute("aria-valuetext", shown.textContent);
      this.ask({ ...this.change, times: { ...this.change.times, [key]: factor } });
    });
    this.controls.push(() => {
      slider.value = "0";
      shown.textContent = "×1";
    });
    label.append(make("span", "", this.held.names[to] ?? to), slider, shown);
    return label;
  }

  private back(): void {
    for (const control of this.controls) control();
    this.ask({ without: [], times: {}, start: null });
  }

  private ask(change: Change): void {
    this.change = change;
    cancelAnimationFrame(this.pending);
    this.pending = requestAnimationFrame(() => this.show());
  }

  private get touched(): boolean {
    const { without, times, start } = this.change;
    const begun = this.held.network!.start?.[1] ?? null;
    return without.length > 0 || Object.values(times).some((n) => n !== 1) || (start ?? begun) !== begun;
  }

  private show(): void {
    const found = this.whatIf.of(this.held.network!.asked, this.change);
    this.last = found;
    this.reset.disabled = !this.touched;
    this.result.replaceChildren(
      this.told("record", this.held.recorded!),
      this.told("what-if", this.touched ? found : null),
    );
    this.draw(found);
    this.mark();
  }

  private told(kind: string, found: { p: number; low: number; high: number; term: string | null } | null): HTMLElement {
    const scale = this.held.network!.yardstick;
    const box = make("div", kind);
    box.append(make("p", "kind", this.words.say(kind === "record" ? "record" : "what_if")));
    if (!found) {
      box.append(make("p", "soft", this.words.say(this.touched && kind !== "record" ? "impossible" : "untouched")));
      return box;
    }
    const term = scale.terms.find(({ name }) => name === found.term);
    const number = (p: number): string => figure(scale, p);
    box.append(
      make("p", "term", term ? term.name : this.words.say("no_term")),
      make("p", "band", term
        ? this.words.say("band", { scale: scale.name, low: percent(term.low), high: percent(term.high) })
        : scale.name),
      make("p", "p", `${number(found.p)} %`),
      make("p", "soft", this.words.say("range", { low: number(found.low), high: number(found.high) })),
    );
    return box;
  }

  private draw(found: Found | null): void {
    const wide = this.plot.clientWidth;
    if (wide) this.plot.replaceChildren(drawScale(this.held, this.words, this.touched ? found : null, wide));
  }

  /** Shows in the graph who is left out, and what is left of each node. */
  private mark(): void {
    const gone = new Set(this.change.without);
    for (const ribbon of document.querySelectorAll<SVGGElement>("#what-if g[data-origin]")) {
      ribbon.classList.toggle("gone", gone.has(ribbon.dataset["origin"] ?? ""));
    }
    for (const entry of document.querySelectorAll<HTMLElement>("#what-if .origins > li")) {
      entry.classList.toggle("gone", gone.has(entry.dataset["origin"] ?? ""));
    }
    const scale = this.held.network!.yardstick;
    for (const { id, text, was } of this.nodes) {
      const found = this.touched ? this.whatIf.of(id, this.change) : null;
      text.textContent = found ? `${was} → ${figure(scale, found.p)} %` : was;
      text.classList.toggle("moved", found !== null);
    }
  }
}

const percent = (p: number): string => String(Number((100 * p).toFixed(6)));
const short = (n: number): string => n.toFixed(n < 9.95 ? 1 : 0).replace(/\.0$/, "");
