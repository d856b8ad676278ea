// Middles and samples of what the frame gives as ranges, as judgement/samples.py draws them.

import type { Range } from "../data";
import { raw } from "./stream";

/** One number, or the middle and after it the samples. */
export type Row = Float64Array;

export class Samples {
  private readonly places = new Map<string, Float64Array>();

  constructor(
    private readonly seed: number,
    private readonly count: number,
  ) {}

  drawn({ low, high, ratio, stream }: Range): Row {
    if (low === high) return Float64Array.of(low);
    const place = this.place(stream);
    const row = new Float64Array(1 + this.count);
    row[0] = ratio ? Math.sqrt(low * high) : (low + high) / 2;
    const [first, last] = ratio ? [Math.log(low), Math.log(high)] : [low, high];
    for (let n = 0; n < this.count; n++) {
      const at = first + (last - first) * (place[n] ?? 0);
      row[n + 1] = ratio ? Math.exp(at) : at;
    }
    return row;
  }

  /** Each of equal slices of the range is met once, in an order of the range's own. */
  private place(stream: string): Float64Array {
    let place = this.places.get(stream);
    if (!place) {
      const words = raw(this.seed, stream, this.count);
      const order = Array.from(words.keys());
      order.sort((a, b) => {
        const [x, y] = [words[a] ?? 0n, words[b] ?? 0n];
        return x < y ? -1 : x > y ? 1 : a - b;
      });
      place = new Float64Array(this.count);
      for (const [n, at] of order.entries()) place[at] = (n + 0.5) / this.count;
      this.places.set(stream, place);
    }
    return place;
  }
}

/** The middle, and the 5th and 95th percentile of the samples after it. */
export function limits(row: Row): [middle: number, low: number, high: number] {
  const middle = row[0] ?? NaN;
  if (row.length === 1) return [middle, middle, middle];
  const sorted = row.slice(1).sort();
  const quantile = (share: number): number => {
    const at = share * (sorted.length - 1);
    const before = sorted[Math.floor(at)] ?? NaN;
    const after = sorted[Math.ceil(at)] ?? NaN;
    return before + (after - before) * (at - Math.floor(at));
  };
  return [middle, quantile(0.05), quantile(0.95)];
}
