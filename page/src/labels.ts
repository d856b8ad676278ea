// Names and marks over the map, in HTML: what was seen at each port up to the instant shown.

import type { WebMercatorViewport } from "@deck.gl/core";
import type { Case, Place } from "./data";
import { drawMark } from "./mark";
import { state } from "./state";
import { make, type Words } from "./words";

const MOST = 64;
const SLIM = 480; // pixels, below which there is room for names alone
const DAY = 86_400_000;
const SEEN = new Set(["sure", "unsure", "several"]);

interface Label {
  place: Place;
  box: HTMLElement;
  counts: HTMLElement;
  strip: HTMLElement;
  items: { id: string; from: number; to: number; kind: string; mark: HTMLElement | null }[];
}

export class Labels {
  readonly layer = make("div", "labels");
  private readonly labels: Label[];
  private readonly tags: { tag: HTMLElement; at: [Place, Place] }[];

  constructor(
    private readonly held: Case,
    private readonly words: Words,
    private readonly zoomTo: (place: Place) => void,
  ) {
    const byPort = new Map<string, Label["items"]>();
    const portOf = new Map(held.places.map((place) => [place.id, place.port]));
    for (const [id, item] of Object.entries(held.records)) {
      const port = portOf.get(item.place) ?? item.place;
      const own = byPort.get(port) ?? [];
      own.push({ id, from: Date.parse(item.from), to: Date.parse(item.to), kind: item.kind, mark: null });
      byPort.set(port, own);
    }
    this.labels = held.places
      .filter((place) => place.port === place.id)
      .map((place) => this.label(place, byPort.get(place.id) ?? []))
      .sort((a, b) => b.items.length - a.items.length);
    this.tags = held.routes.map((route, n) => this.tag(route, n));
    this.layer.append(...this.tags.map(({ tag }) => tag), ...this.labels.map(({ box }) => box));
  }

  private label(place: Place, items: Label["items"]): Label {
    const box = make("div", "place");
    const name = make("button", "name", place.label);
    name.type = "button";
    name.title = this.words.say("berth", { place: place.label });
    name.addEventListener("click", () => this.zoomTo(place));
    const counts = make("span", "counts");
    const strip = make("span", "strip");
    items.sort((a, b) => a.from - b.from);
    // More than can be told apart are counted, and the words beside the name say so.
    if (items.length <= MOST) {
      for (const item of items) {
        item.mark = make("span", "m");
        item.mark.dataset["record"] = item.id;
        item.mark.append(drawMark(item.kind));
        strip.append(item.mark);
      }
    }
    box.append(make("i", "dot" + (items.some((one) => SEEN.has(one.kind)) ? " full" : "")), name, counts, strip);
    return { place, box, counts, strip, items };
  }

  private tag(route: Case["routes"][number], n: number): { tag: HTMLElement; at: [Place, Place] } {
    const place = (id: string | undefined): Place =>
      this.held.places.find((one) => one.id === id) ?? this.held.places[0]!;
    const at: [Place, Place] = [place(route.from[0]), place(route.to[0])];
    const tag = make("div", `tag route-${n % 3}`);
    tag.append(make("b", "", this.words.say("proved", { n: route.at_least })));
    if (route.at_most !== null) tag.append(make("span", "", this.words.say("at_most", { n: route.at_most })));
    return { tag, at };
  }

  /** Shows what was there by the instant of the slider, and what it stands on. */
  fill(): void {
    const time = state.time ?? Infinity;
    const lit = new Set(state.lit);
    this.layer.classList.toggle("asked", lit.size > 0);
    for (const { box, counts, items } of this.labels) {
      let [seen, looks, empty, now] = [0, 0, 0, false];
      for (const { id, from, to, kind, mark } of items) {
        const there = from <= time;
        const current = there && time <= to + DAY;
        if (there) {
          if (SEEN.has(kind)) seen++;
          else if (kind !== "absent") looks++;
          if (kind === "empty") empty++;
        }
        now ||= current && SEEN.has(kind);
        mark?.classList.toggle("later", !there);
        mark?.classList.toggle("now", current && time !== Infinity);
        mark?.classList.toggle("lit", lit.has(id));
      }
      box.classList.toggle("lit", items.some(({ id }) => lit.has(id)));
      box.classList.toggle("now", now && time !== Infinity);
      counts.textContent = this.told(seen, looks, empty);
    }
  }

  private told(seen: number, looks: number, empty: number): string {
    const told = [];
    if (seen) told.push(this.words.plural("sightings", seen));
    if (looks) told.push(this.words.plural("looks", looks));
    return told.join(", ") + (empty ? this.words.say("looks_empty", { n: empty }) : "");
  }

  /** Puts each label where its place is; of two that would overlap, the one with more to tell. */
  place(port: WebMercatorViewport): void {
    const taken: [number, number, number, number][] = [];
    const slim = port.width < SLIM;
    this.layer.classList.toggle("slim", slim);
    for (const { tag, at } of this.tags) {
      const [a, b] = at.map((place) => this.project(port, place)) as [number[], number[]];
      const far = Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!);
      tag.hidden = far < 130;
      // Beside its line, each route's on a side of its own.
      const side = (this.tags.findIndex((one) => one.tag === tag) % 2 ? 1 : -1) * (b[0]! < a[0]! ? -1 : 1);
      const x = (a[0]! + b[0]!) / 2 - ((b[1]! - a[1]!) / far) * side * 44 - 38;
      const y = (a[1]! + b[1]!) / 2 + ((b[0]! - a[0]!) / far) * side * 26 - 15;
      tag.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
      if (!tag.hidden) taken.push([x, y, x + 76, y + 30]);
    }
    for (const { place, box, items } of this.labels) {
      const [x = 0, y = 0] = this.project(port, place);
      box.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
      const wide = 12 + Math.max(7.6 * place.label.length, items.length && !slim ? 140 : 0);
      const high = items.length && !slim ? 24 + 15 * Math.ceil(Math.min(items.length, MOST) / 16) : 10;
      const name = 12 + 7.6 * place.label.length;
      // All of it on the right, or on the left; the name alone there; else the dot.
      const sides: [number, number, number, number][] = [
        [x, y - 9, x + wide, y + high],
        [x - wide, y - 9, x, y + high],
        [x, y - 9, x + name, y + 7],
        [x - name, y - 9, x, y + 7],
      ];
      const free = ([l, t, r, b]: (typeof sides)[number]): boolean =>
        l >= 0 && r <= port.width && !taken.some((o) => l < o[2] && o[0] < r && t < o[3] && o[1] < b);
      const side = sides.findIndex(free);
      box.classList.toggle("left", side % 2 === 1);
      box.classList.toggle("bare", side < 0 || side > 1);
      box.classList.toggle("mute", side < 0);
      taken.push(sides[side] ?? [x - 6, y - 6, x + 6, y + 6]);
      box.hidden = x < -20 || y < -20 || x > port.width + 20 || y > port.height + 20;
    }
  }

  private project(port: WebMercatorViewport, place: Place): number[] {
    const west = this.held.coast[0]?.bounds[0] ?? -180;
    return port.project([west + ((((place.lon - west) % 360) + 360) % 360), place.lat]);
  }
}
