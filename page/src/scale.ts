// The yardstick from 0 to 100 %, with the record's range and, above it, that of the what-if.

import * as Plot from "@observablehq/plot";
import type { Case } from "./data";
import type { Found } from "./network/whatif";
import type { Words } from "./words";

const BINS = 60;

interface Range {
  low: number;
  high: number;
  p: number;
}

/** Draws both; a reader of the page hears the same as words beside it. */
export function drawScale(held: Case, words: Words, found: Found | null, wide: number): Element {
  const scale = held.network!.yardstick;
  const record = held.recorded!;
  const shares = found ? binned(found) : [];
  const most = Math.max(0.001, ...shares.map(({ share }) => share));
  const of = ({ low, high, p }: Range): [Range] => [{ low, high, p }];
  const percent = (p: number): number => 100 * p;
  const plot = Plot.plot({
    width: wide,
    height: 148,
    marginLeft: 16,
    marginRight: 18,
    marginTop: 14,
    marginBottom: 30,
    style: { background: "none", fontSize: "11px", overflow: "visible" },
    x: { domain: [0, 100], label: null, tickFormat: (n: number) => `${n} %`, ticks: 6 },
    y: { domain: [-0.75, 1.15], axis: null },
    marks: [
      Plot.rectX(scale.terms, {
        x1: ({ low }) => percent(low),
        x2: ({ high }) => percent(high),
        y1: -0.75,
        y2: 1.15,
        fill: "var(--band)",
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      Plot.rectY(shares, {
        x1: "from",
        x2: "to",
        y1: 0,
        y2: ({ share }) => share / most,
        fill: "var(--b)",
        fillOpacity: 0.55,
        inset: 0.3,
      }),
      ...(found
        ? [
            Plot.ruleY(of(found), { y: -0.14, x1: ({ low }) => percent(low), x2: ({ high }) => percent(high), stroke: "var(--b)", strokeWidth: 3 }),
            Plot.dot(of(found), { y: -0.14, x: ({ p }) => percent(p), fill: "var(--b)", r: 5 }),
          ]
        : []),
      Plot.ruleY(of(record), { y: -0.46, x1: ({ low }) => percent(low), x2: ({ high }) => percent(high), stroke: "var(--ink)", strokeWidth: 3 }),
      Plot.dot(of(record), { y: -0.46, x: ({ p }) => percent(p), fill: "var(--ink)", r: 5 }),
    ],
  });
  plot.setAttribute("role", "img");
  plot.setAttribute("aria-label", words.say("scale", { scale: scale.name }));
  // Its groups are named one by one, which a name without a role does not allow.
  for (const group of plot.querySelectorAll("g[aria-label]")) {
    group.removeAttribute("aria-label");
    group.setAttribute("aria-hidden", "true");
  }
  return plot;
}

function binned(found: Found): { from: number; to: number; share: number }[] {
  const row = found.row.length > 1 ? found.row.subarray(1) : found.row;
  const counts = new Array<number>(BINS).fill(0);
  for (const p of row) counts[Math.min(BINS - 1, Math.floor(p * BINS))]! += 1;
  return counts.flatMap((count, n) =>
    count ? [{ from: (100 * n) / BINS, to: (100 * (n + 1)) / BINS, share: count / row.length }] : [],
  );
}
