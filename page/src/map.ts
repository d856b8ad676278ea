// The map that zooms: deck.gl alone. The drawn figure stands in its place until the first frame, and
// stays where there is no WebGL.

import { Deck, type Layer, MapView, type MapViewState, WebMercatorViewport } from "@deck.gl/core";
import { LineLayer, SolidPolygonLayer } from "@deck.gl/layers";
import { type Land, levelFor, unpacked } from "./coast";
import type { Case, Place } from "./data";
import { Labels } from "./labels";
import { circle, type Position, region } from "./reach";
import { onChange, state } from "./state";
import { make, type Words } from "./words";

type Colour = [number, number, number, number];
type Bounds = [[number, number], [number, number]];

const ROUTES = ["--a", "--b", "--c"];
const DASH = 14; // pixels, about
const BERTH = 12.5;
const MOST_SILENCES = 80;
const MINUTE = 60_000;
const FRESH = 2 * 24 * 60; // minutes for which a reported way stands out

export function startMap(held: Case, words: Words): void {
  const holder = document.querySelector<HTMLElement>(".map");
  if (!holder || !held.coast.length) return;
  if (!document.createElement("canvas").getContext("webgl2")) return;
  const begin = (): void => {
    if (holder.offsetParent === null || holder.dataset["map"]) return;
    holder.dataset["map"] = "starting";
    // After the first paint: linking shaders may block the page for seconds.
    requestAnimationFrame(() => setTimeout(() => new ChartedMap(holder, held, words), 60));
  };
  begin();
  for (const name of ["hashchange", "viewchange", "resize"]) {
    addEventListener(name, () => requestAnimationFrame(begin));
  }
}

class ChartedMap {
  private readonly deck: Deck<MapView>;
  private readonly land = new Map<number, Land>();
  private readonly labels: Labels;
  private readonly west: number;
  private view: MapViewState;

  constructor(
    private readonly holder: HTMLElement,
    private readonly held: Case,
    words: Words,
  ) {
    this.west = held.coast[0]?.bounds[0] ?? -180;
    this.labels = new Labels(held, words, (place) => this.fly(this.around([place])));
    const canvas = make("div", "canvas");
    canvas.setAttribute("aria-hidden", "true");
    holder.append(canvas, this.labels.layer, this.buttons(words));
    this.view = this.around(held.places.filter((place) => held.near.includes(place.id)));
    this.deck = new Deck<MapView>({
      parent: canvas as HTMLDivElement,
      views: new MapView({ repeat: false }),
      controller: { dragRotate: false, touchRotate: false, keyboard: false, scrollZoom: false },
      initialViewState: this.view,
      layers: [],
      onViewStateChange: ({ viewState }) => this.moved(viewState as MapViewState),
      onLoad: () => this.draw(),
      onAfterRender: () => this.shown(),
      onError: () => this.failed(),
    });
    canvas.addEventListener("pointerdown", () => {
      this.deck.setProps({ controller: { dragRotate: false, touchRotate: false, scrollZoom: true } });
    });
    onChange(() => this.draw());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.draw());
    new ResizeObserver(() => this.moved(this.view)).observe(holder);
  }

  private shown(): void {
    if (this.holder.dataset["map"] === "on" || !this.deck.props.layers.length) return;
    this.holder.dataset["map"] = "on";
    this.labels.place(this.port());
  }

  private failed(): void {
    if (this.holder.dataset["map"] === "on") return;
    this.holder.dataset["map"] = "none";
    this.holder.querySelectorAll(".canvas, .labels, .zoom").forEach((part) => part.remove());
  }

  private buttons(words: Words): HTMLElement {
    const row = make("div", "zoom");
    const add = (text: string, name: string, act: () => void): void => {
      const button = make("button", "", text);
      button.type = "button";
      button.title = name;
      button.setAttribute("aria-label", name);
      button.addEventListener("click", act);
      row.append(button);
    };
    const zoom = (by: number): void => this.fly({ ...this.view, zoom: this.view.zoom + by });
    const near = this.held.places.filter((place) => this.held.near.includes(place.id));
    add("+", words.say("closer"), () => zoom(1));
    add("−", words.say("farther"), () => zoom(-1));
    add(words.say("ports"), words.say("ports"), () => this.fly(this.around(near)));
    if (near.length < this.held.places.length) {
      add(words.say("all"), words.say("all"), () => this.fly(this.around(this.held.places)));
    }
    return row;
  }

  private fly(to: MapViewState): void {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const zoom = Math.min(Math.max(to.zoom, 0.4), 14);
    // Where a flight is not drawn, it is over at once.
    this.deck.setProps({ initialViewState: { ...to, zoom, transitionDuration: still ? 0 : 450 } });
    if (still) this.moved({ ...to, zoom });
  }

  /** The view that holds some places, or the berth of one. */
  private around(places: Place[]): MapViewState {
    const at = places.map((place) => this.at(place));
    const wide = this.holder.clientWidth || 640;
    const high = parseFloat(getComputedStyle(this.holder).getPropertyValue("--high")) || 380;
    const port = new WebMercatorViewport({ width: wide, height: high });
    const lons = at.map(([lon]) => lon);
    const lats = at.map(([, lat]) => lat);
    if (places.length === 1) {
      const [longitude = 0, latitude = 0] = at[0] ?? [];
      return { longitude, latitude, zoom: BERTH - Math.log2(Math.max(places[0]?.km ?? 1, 0.3)) };
    }
    const bounds: Bounds = [
      [Math.min(...lons), Math.min(...lats)],
      [Math.max(...lons), Math.max(...lats)],
    ];
    const padding = { left: 50, right: Math.min(150, wide / 4), top: 30, bottom: 70 };
    const { longitude, latitude, zoom } = port.fitBounds(bounds, { padding, minExtent: 0.02 });
    return { longitude, latitude, zoom };
  }

  private at(place: Place): Position {
    return this.turned(place.lon, place.lat);
  }

  private turned(lon: number, lat: number): Position {
    return [this.west + ((((lon - this.west) % 360) + 360) % 360), lat];
  }

  private port(): WebMercatorViewport {
    return new WebMercatorViewport({
      ...this.view,
      width: this.holder.clientWidth || 1,
      height: this.holder.clientHeight || 1,
    });
  }

  private moved(view: MapViewState): void {
    this.view = view;
    this.draw();
    this.labels.place(this.port());
  }

  private draw(): void {
    this.deck.setProps({ layers: this.layers() });
    this.labels.fill();
  }

  private layers(): Layer[] {
    const style = getComputedStyle(this.holder);
    const colour = (name: string, alpha = 255): Colour => {
      const hex = style.getPropertyValue(name).trim();
      const whole = parseInt(hex.length === 4 ? hex.replace(/\w/g, "$&$&").slice(1) : hex.slice(1), 16);
      return [(whole >> 16) & 255, (whole >> 8) & 255, whole & 255, alpha];
    };
    const level = levelFor(this.held.coast, this.view.zoom, this.port().getBounds());
    if (!this.land.has(level)) this.land.set(level, unpacked(this.held.coast[level]?.land ?? ""));
    const lines = [...this.tracks(colour), ...this.legs(colour), ...this.silences(colour), ...this.routes(colour)];
    return [
      new SolidPolygonLayer<Position[]>({
        id: "reach",
        data: this.regions(),
        getPolygon: (ring) => ring,
        getFillColor: colour("--b", 30),
      }),
      new SolidPolygonLayer({
        id: `land-${level}`,
        data: this.land.get(level) ?? [],
        getPolygon: (polygon: Land[number]) => polygon,
        getFillColor: colour("--land"),
        updateTriggers: { getFillColor: style.getPropertyValue("--land") },
      }),
      new SolidPolygonLayer<Place>({
        id: "places",
        data: this.held.places.filter((place) => place.port === place.id),
        getPolygon: (place) => this.outline(place),
        getFillColor: colour("--a", 26),
      }),
      new LineLayer<Line>({
        id: "lines",
        data: lines,
        getSourcePosition: ({ from }) => from,
        getTargetPosition: ({ to }) => to,
        getColor: (line) => line.colour,
        getWidth: ({ width }) => width,
      }),
    ];
  }

  private outline(place: Place): Position[] {
    if (place.ring.length) return place.ring;
    const [lon, lat] = this.at(place);
    const up = place.km / 111.32;
    return Array.from({ length: 40 }, (_, n) => {
      const turn = (n / 40) * 2 * Math.PI;
      const across = (up * Math.sin(turn)) / Math.cos((lat * Math.PI) / 180);
      return [lon + across, lat + up * Math.cos(turn)];
    });
  }

  private place(id: string): Place {
    return this.held.places.find((place) => place.id === id) ?? this.held.places[0]!;
  }

  private regions(): Position[][] {
    const { time } = state;
    if (time === null) return [];
    return this.held.silences.flatMap((silence) => {
      const [from, to] = [Date.parse(silence.from), Date.parse(silence.to)];
      if (time < from || time > to) return [];
      const knots = this.held.vessels[silence.vessel]?.kn ?? 0;
      const ring = region(...this.ends(silence.after, silence.before), from, to, time, knots);
      return ring ? [ring] : [];
    });
  }

  private ends(after: string, before: string): [Position, Position] {
    const at = (id: string): Position => this.at(this.place(this.held.records[id]?.place ?? ""));
    return [at(after), at(before)];
  }

  private routes(colour: (name: string, alpha?: number) => Colour): Line[] {
    return this.held.routes.flatMap((route, n) =>
      route.from.flatMap((from) =>
        route.to.flatMap((to) => {
          const path = circle(this.at(this.place(from)), this.at(this.place(to)), 24);
          return path.slice(1).map((next, i) => ({
            from: path[i]!,
            to: next,
            colour: colour(ROUTES[n % ROUTES.length]!, state.lit.length ? 90 : 255),
            width: 2.2,
          }));
        }),
      ),
    );
  }

  /** What ships reported of their way: all of it, or up to the instant shown. */
  private tracks(colour: (name: string, alpha?: number) => Colour): Line[] {
    const now = state.time === null ? Infinity : state.time / MINUTE;
    const [plain, fresh] = [colour("--soft", 150), colour("--ink")];
    const lines: Line[] = [];
    for (const { legs } of this.held.tracks) {
      for (const leg of legs) {
        for (let n = 1; n < leg.length && leg[n]![0] <= now; n += 1) {
          const recent = leg[n]![0] > now - FRESH;
          lines.push({
            from: this.turned(leg[n - 1]![1], leg[n - 1]![2]),
            to: this.turned(leg[n]![1], leg[n]![2]),
            colour: recent ? fresh : plain,
            width: recent ? 2.4 : 1.2,
          });
        }
      }
    }
    return lines;
  }

  private legs(colour: (name: string, alpha?: number) => Colour): Line[] {
    return this.held.legs.flatMap(([from, to]) =>
      this.dashed(this.at(this.place(from)), this.at(this.place(to))).map((line) => ({
        ...line,
        colour: colour("--b", 200),
        width: 1.4,
      })),
    );
  }

  /** Dashed, as nothing tells the way: the leg of now in full, those of other times faint. */
  private silences(colour: (name: string, alpha?: number) => Colour): Line[] {
    const { time, lit } = state;
    if (time === null && !lit.length && this.held.silences.length > MOST_SILENCES) return [];
    return this.held.silences.flatMap(({ after, before, from, to }) => {
      const [a, b] = this.ends(after, before);
      const now = time !== null && Date.parse(from) <= time && time <= Date.parse(to);
      const asked = lit.includes(after) && lit.includes(before);
      if (time !== null && !now && !asked) return [];
      if (a[0] === b[0] && a[1] === b[1]) return [];
      if (time === null && !asked && this.onRoute(after, before)) return [];
      const strong = now || asked;
      return this.dashed(a, b).map((line) => ({
        ...line,
        colour: strong ? colour("--b") : colour("--soft", 90),
        width: strong ? 2.4 : 1,
      }));
    });
  }

  /** Whether a leg lies where a route is drawn already. */
  private onRoute(after: string, before: string): boolean {
    const ends = [after, before].map((id) => this.place(this.held.records[id]?.place ?? "").port);
    return this.held.routes.some(({ from, to }) => {
      const [a, b] = [from, to].map((own) => own.map((id) => this.place(id).port));
      return ends.some((end) => a!.includes(end)) && ends.some((end) => b!.includes(end));
    });
  }

  private dashed(a: Position, b: Position): { from: Position; to: Position }[] {
    const port = this.port();
    const [[x1, y1], [x2, y2]] = [port.project([...a]), port.project([...b])] as [number[], number[]];
    const far = Math.hypot(x2! - x1!, y2! - y1!);
    const steps = Math.min(3000, Math.max(4, 2 * Math.round(far / DASH)));
    // Straight on the map, as the figure draws it: a leg is not the way taken.
    const at = (share: number): Position => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
    return Array.from({ length: steps / 2 }, (_, n) => ({
      from: at((2 * n) / steps),
      to: at((2 * n + 1.2) / steps),
    }));
  }
}

interface Line {
  from: Position;
  to: Position;
  colour: Colour;
  width: number;
}
