// From a probability and its range to a term, as judgement/yardsticks.py words it.

import type { Term, Yardstick } from "../data";

const EVEN = 0.5;
const MOST_TERMS = 2;
const DIGITS = 12;

export function word(scale: Yardstick, p_: number, low_: number, high_: number): Term | null {
  const [p, low, high] = [exact(p_), exact(low_), exact(high_)];
  if (!(p > 0 && p < 1) || leftOut(scale, p)) return null;
  const term = scale.terms[nearest(scale, p)];
  if (!term) return null;
  const terms = 1 + nearest(scale, Math.max(high, p)) - nearest(scale, Math.min(low, p));
  const even =
    low <= EVEN &&
    EVEN <= high &&
    !(term.low < EVEN && EVEN < term.high && term.low <= low && high <= term.high);
  return terms > MOST_TERMS || even ? null : term;
}

/** A probability in per cent, whole where that keeps it in its band. */
export function figure(scale: Yardstick, p: number): string {
  const name = (value: number): string => word(scale, value, value, value)?.name ?? "";
  for (let digits = 0; digits < DIGITS - 2; digits++) {
    const shown = Number(p.toFixed(2 + digits));
    if (name(shown) === name(p) && ((shown > 0 && shown < 1) || shown === p)) {
      return (100 * shown).toFixed(digits);
    }
  }
  return (100 * p).toFixed(DIGITS - 2);
}

function nearest(scale: Yardstick, p: number): number {
  const lows = new Set(scale.terms.map((term) => term.low));
  const highs = new Set(scale.terms.map((term) => term.high));
  if (p < EVEN) return scale.terms.findIndex((t) => p < t.high || (p === t.high && !lows.has(p)));
  const begun = scale.terms.filter((t) => t.low < p || (t.low === p && !highs.has(p))).length;
  return begun - (leftOut(scale, p) ? 0 : 1);
}

function leftOut({ none }: Yardstick, p: number): boolean {
  return none !== null && none[0] <= p && p < none[1];
}

function exact(p: number): number {
  return Number(p.toFixed(DIGITS));
}
