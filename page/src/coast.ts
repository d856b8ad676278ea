// Land, as dossier/coast.py packs it: the level for a view is the finest that holds all of it.

import type { Level } from "./data";

export type Ring = [lon: number, lat: number][];
export type Land = Ring[][];

const STEPS = 10_000;

export function unpacked(text: string): Land {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const step = (): number => {
    const value = next();
    return value % 2 ? -(value + 1) / 2 : value / 2;
  };
  const polygons: Land = [];
  for (let rings = next(); rings; rings = next()) {
    const polygon: Ring[] = [];
    for (let n = 0; n < rings; n++) {
      let [x, y] = [0, 0];
      const ring: Ring = [];
      for (let left = next(); left; left--) {
        x += step();
        y += step();
        ring.push([x / STEPS, y / STEPS]);
      }
      polygon.push(ring);
    }
    polygons.push(polygon);
  }
  return polygons;
}

/** Which level to draw: the finest, unless the view shows more than it holds. */
export function levelFor(
  levels: Level[],
  zoom: number,
  [west, south, east, north]: [number, number, number, number],
): number {
  for (let n = levels.length - 1; n > 0; n--) {
    const [w, s, e, nn] = levels[n]!.bounds;
    if (zoom >= levels[n]!.zoom && w <= west && s <= south && east <= e && north <= nn) return n;
  }
  return 0;
}
