// Exact marginals by variable elimination, as judgement/elimination.py (Zhang and Poole 1994).

import type { Row } from "./samples";

/** A table over variables: states of each, then samples (or one). */
export interface Factor {
  over: string[];
  sizes: number[];
  samples: number;
  table: Float64Array;
}

const RESCALE_AFTER = 8;
const MOST_CELLS = 2 ** 24;

export class TooTangled extends Error {}

/** Lays rows, one for each joint state, into a table. */
export function factor(over: string[], sizes: number[], rows: readonly Row[]): Factor {
  const samples = Math.max(...rows.map((row) => row.length));
  const table = new Float64Array(rows.length * samples);
  for (const [n, row] of rows.entries()) {
    if (row.length === samples) table.set(row, n * samples);
    else table.fill(row[0] ?? 0, n * samples, (n + 1) * samples);
  }
  return { over, sizes, samples, table };
}

/** The probability of each state of a variable, a row of samples each; noughts where none can be. */
export function marginal(factors: readonly Factor[], variable: string): Row[] {
  const near = reached(factors, variable);
  const pool = factors.filter(({ over }) => over.some((name) => near.has(name)));
  const left = product(solved(pool, new Set([variable])), [variable]);
  const states = left.sizes[0] ?? 0;
  const rows = Array.from({ length: states }, (_, n) =>
    left.table.slice(n * left.samples, (n + 1) * left.samples),
  );
  for (let s = 0; s < left.samples; s++) {
    const total = rows.reduce((sum, row) => sum + (row[s] ?? 0), 0) || 1;
    for (const row of rows) row[s] = (row[s] ?? 0) / total;
  }
  return rows;
}

/** The variables that hang together with one, itself included. */
export function reached(factors: readonly { over: string[] }[], variable: string): Set<string> {
  const found = new Set([variable]);
  let waiting = [...factors];
  for (;;) {
    const near = waiting.filter(({ over }) => over.some((name) => found.has(name)));
    if (!near.length) return found;
    waiting = waiting.filter((one) => !near.includes(one));
    for (const { over } of near) for (const name of over) found.add(name);
  }
}

/** Sums out all variables but those kept, always the one whose table is smallest. */
export function solved(factors: readonly Factor[], keep: ReadonlySet<string>): Factor[] {
  let pool = [...factors];
  const sizes = new Map<string, number>();
  const near = new Map<string, Set<string>>();
  for (const one of pool) {
    for (const [n, name] of one.over.entries()) {
      sizes.set(name, one.sizes[n] ?? 1);
      const around = near.get(name) ?? new Set();
      for (const other of one.over) around.add(other);
      near.set(name, around);
    }
  }
  const cost = (name: string): number =>
    [...(near.get(name) ?? [])].reduce((all, other) => all * (sizes.get(other) ?? 1), 1);
  const costs = new Map<string, number>();
  for (const name of near.keys()) if (!keep.has(name)) costs.set(name, cost(name));
  while (costs.size) {
    const [variable] = [...costs].reduce((least, one) =>
      one[1] < least[1] || (one[1] === least[1] && one[0] < least[0]) ? one : least,
    );
    const around = near.get(variable) ?? new Set();
    const touched = pool.filter(({ over }) => over.includes(variable));
    pool = pool.filter(({ over }) => !over.includes(variable));
    pool.push(summed(product(touched, [variable, ...[...around].filter((n) => n !== variable)])));
    costs.delete(variable);
    for (const other of around) {
      if (other === variable) continue;
      const wider = new Set([...(near.get(other) ?? []), ...around]);
      wider.delete(variable);
      near.set(other, wider);
      if (costs.has(other)) costs.set(other, cost(other));
    }
  }
  return pool;
}

/** Sums over the first variable, and divides each sample by its largest entry. */
function summed({ over, sizes, samples, table }: Factor): Factor {
  const [states = 1] = sizes;
  const size = table.length / states;
  const total = new Float64Array(size);
  for (let n = 0; n < states; n++) {
    for (let i = 0; i < size; i++) total[i]! += table[n * size + i]!;
  }
  const left = { over: over.slice(1), sizes: sizes.slice(1), samples, table: total };
  rescale(left);
  return left;
}

/** Multiplies factors into one over the given variables, up to a constant of each sample. */
export function product(factors: readonly Factor[], over: string[]): Factor {
  const sizes = over.map((name) => {
    for (const one of factors) {
      const at = one.over.indexOf(name);
      if (at >= 0) return one.sizes[at] ?? 1;
    }
    return 1;
  });
  const samples = Math.max(1, ...factors.map((one) => one.samples));
  const cells = sizes.reduce((all, size) => all * size, 1);
  if (cells * samples > MOST_CELLS) throw new TooTangled();
  const found: Factor = { over, sizes, samples, table: new Float64Array(cells * samples).fill(1) };
  for (const [count, one] of factors.entries()) {
    multiply(found, one, cells);
    if ((count + 1) % RESCALE_AFTER === 0) rescale(found);
  }
  return found;
}

function multiply(into: Factor, by: Factor, cells: number): void {
  const strides = into.over.map((name) => {
    const at = by.over.indexOf(name);
    return at < 0 ? 0 : by.sizes.slice(at + 1).reduce((all, size) => all * size, 1);
  });
  const state = into.over.map(() => 0);
  let from = 0;
  for (let cell = 0; cell < cells; cell++) {
    const [a, b] = [cell * into.samples, from * by.samples];
    if (by.samples === 1) {
      const value = by.table[b]!;
      for (let s = 0; s < into.samples; s++) into.table[a + s]! *= value;
    } else {
      for (let s = 0; s < into.samples; s++) into.table[a + s]! *= by.table[b + s]!;
    }
    for (let axis = state.length - 1; axis >= 0; axis--) {
      state[axis]! += 1;
      from += strides[axis]!;
      if (state[axis]! < into.sizes[axis]!) break;
      from -= strides[axis]! * state[axis]!;
      state[axis] = 0;
    }
  }
}

function rescale({ samples, table }: Factor): void {
  for (let s = 0; s < samples; s++) {
    let peak = 0;
    for (let at = s; at < table.length; at += samples) peak = Math.max(peak, table[at]!);
    if (peak > 0) for (let at = s; at < table.length; at += samples) table[at]! /= peak;
  }
}
