// The argument before any evidence, as judgement/argument.py lays it out: links, hypotheses,
// exclusive groups, and what conditioning on a group's members asks of the links.

import type { Network, Range } from "../data";
import { type Factor, factor, solved } from "./elimination";
import type { Row, Samples } from "./samples";

const EVEN: Range = { low: 0.5, high: 0.5, ratio: false, stream: "" };

export type Start = [hypothesis: string, prior: number] | null;

export function priors(network: Network, samples: Samples, start: Start): Factor[] {
  const node = (id: string): string => network.nodes[id] ?? "";
  const told: Factor[] = network.structure.map(({ over, sizes, table }) => ({
    over,
    sizes,
    samples: 1,
    table: Float64Array.from(table),
  }));
  for (const { id, given, prior } of network.links) {
    // Links and hypotheses may share an id: the variable of a link is its own.
    const [no, yes] = either(samples.drawn(prior));
    if (given === null) told.push(factor([link(id)], [2], [no, yes]));
    else {
      const never = [Float64Array.of(1), Float64Array.of(0)];
      told.push(factor([link(given), link(id)], [2, 2], [...never, no, yes]));
    }
  }
  for (const { id, prior } of network.alone) {
    const own = start?.[0] === id ? sure(start[1]) : (prior ?? EVEN);
    told.push(factor([node(id)], [2], either(samples.drawn(own))));
  }
  const groups = Object.keys(network.groups).sort();
  const chances = solved(told, new Set(groups.map(group))).filter(({ over }) => over.length);
  return [
    ...told,
    ...chances.map(reciprocal),
    ...groups.map((id) => factor([group(id)], [network.groups[id]?.length ?? 0], shares(network, samples, id, start))),
  ];
}

export const link = (id: string): string => `link\0${id}`;
export const group = (id: string): string => `group\0${id}`;

function sure(p: number): Range {
  return { low: p, high: p, ratio: false, stream: "" };
}

function either(yes: Row): [Row, Row] {
  return [yes.map((p) => 1 - p), yes];
}

/** The priors of a group's members: as stated, the rest shared; or all from a starting point. */
function shares(network: Network, samples: Samples, id: string, start: Start): Row[] {
  const members = network.groups[id] ?? [];
  if (start && members.some((member) => member.id === start[0])) {
    const other = (1 - start[1]) / (members.length - 1);
    return members.map((member) => Float64Array.of(member.id === start[0] ? start[1] : other));
  }
  const stated = members.map(({ prior }) => (prior ? samples.drawn(prior) : null));
  const long = Math.max(1, ...stated.map((row) => row?.length ?? 1));
  const at = (row: Row, s: number): number => (row.length === 1 ? row[0]! : row[s]!);
  const unstated = stated.filter((row) => row === null).length;
  const rows = members.map(() => new Float64Array(long));
  for (let s = 0; s < long; s++) {
    const told = stated.reduce((sum, row) => sum + (row ? at(row, s) : 0), 0);
    const rest = Math.max(1 - told, 0) / Math.max(1, unstated);
    let total = 0;
    for (const [n, row] of stated.entries()) total += rows[n]![s] = row ? at(row, s) : rest;
    for (const row of rows) row[s]! /= total;
  }
  return rows;
}

/** Dividing by a chance conditions on it; what cannot be stays so. */
function reciprocal(one: Factor): Factor {
  return { ...one, table: one.table.map((p) => (p > 0 ? 1 / p : 0)) };
}
