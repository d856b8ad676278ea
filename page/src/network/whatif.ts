// What is left if an origin had said nothing, or a weight were another: the record is not touched.

import type { Network, Range, Statement, Weighing } from "../data";
import { group, priors, type Start } from "./argument";
import { type Factor, marginal, reached } from "./elimination";
import { counted, likelihood } from "./likelihood";
import { limits, type Row, Samples } from "./samples";
import { word } from "./yardstick";

export interface Change {
  /** Origins that are taken to have said nothing. */
  without: string[];
  /** How many times a weight is what it was, by origin and link (joined by a nought character). */
  times: Record<string, number>;
  /** Another starting point of the hypothesis asked about, where one is taken. */
  start: number | null;
}

export interface Found {
  p: number;
  low: number;
  high: number;
  term: string | null;
  /** Every sample, the middle first. */
  row: Row;
}

export const UNCHANGED: Change = { without: [], times: {}, start: null };

export class WhatIf {
  private readonly samples: Samples;
  private readonly laid = new Map<string, Factor[]>();

  constructor(private readonly network: Network) {
    this.samples = new Samples(network.seed, network.samples);
  }

  /** The probability of a link or hypothesis; null where nothing explains what was said. */
  of(id: string, change: Change = UNCHANGED): Found | null {
    const rows = this.network.weighings.map((weighing) => this.states(id, weighing, change));
    const row = rows.length === 1 ? rows[0]![0]![rows[0]![1]]! : pooled(rows);
    if (row.some(Number.isNaN)) return null;
    const [p, low, high] = limits(row);
    return { p, low, high, term: word(this.network.yardstick, p, low, high)?.name ?? null, row };
  }

  /** The origins whose statements hang together with a link or hypothesis. */
  bearingOn(id: string): string[] {
    const node = this.network.nodes[id] ?? "";
    const scopes = this.network.weighings.flatMap((weighing) =>
      likelihood(this.network, weighing, this.samples, new Set()),
    );
    const near = reached([...this.priors(this.network.start), ...scopes], node);
    return [...near].filter((n) => n.startsWith("origin\0")).map((n) => n.slice(7)).sort();
  }

  /** States of what is asked about, and which of them means that it holds. */
  private states(id: string, weighing: Weighing, change: Change): [Row[], number] {
    const start: Start =
      this.network.start && change.start !== null
        ? [this.network.start[0], change.start]
        : this.network.start;
    const said = moved(weighing, change.times);
    const factors = [
      ...this.priors(start),
      ...likelihood(this.network, said, this.samples, new Set(change.without)),
    ];
    const member = this.network.weighings.length > 1 ? this.member(id) : null;
    const [variable, state] = member ?? [this.network.nodes[id] ?? "", 1];
    const rows = marginal(factors, variable);
    for (let s = 0; s < rows[0]!.length; s++) {
      if (rows.every((row) => row[s] === 0)) for (const row of rows) row[s] = NaN;
    }
    return [rows, state];
  }

  private member(id: string): [string, number] | null {
    for (const [name, members] of Object.entries(this.network.groups)) {
      const at = members.findIndex((member) => member.id === id);
      if (at >= 0) return [group(name), at];
    }
    return null;
  }

  private priors(start: Start): Factor[] {
    const key = JSON.stringify(start);
    let laid = this.laid.get(key);
    if (!laid) this.laid.set(key, (laid = priors(this.network, this.samples, start)));
    return laid;
  }

  /** All that counts, for a list of what can be left out or moved. */
  statements(): Statement[] {
    return this.network.weighings.flatMap((weighing) => counted(weighing, new Set()));
  }
}

/** Several analysts are pooled by the mean of the logs, which then sum to one again. */
function pooled(all: [Row[], number][]): Row {
  const [first, state] = all[0]!;
  const long = Math.max(...all.map(([rows]) => rows[0]!.length));
  const found = new Float64Array(long);
  for (let s = 0; s < long; s++) {
    const at = (row: Row): number => (row.length === 1 ? row[0]! : row[s]!);
    const logs = first.map(
      (_, n) => all.reduce((sum, [rows]) => sum + Math.log(at(rows[n]!)), 0) / all.length,
    );
    const peak = Math.max(...logs);
    const shares = logs.map((log) => Math.exp(log - peak));
    found[s] = shares[state]! / shares.reduce((sum, share) => sum + share, 0);
  }
  return found;
}

/** Takes weights a number of times as strong; of two chances the one that can give way does. */
function moved(weighing: Weighing, times: Record<string, number>): Weighing {
  const statements = weighing.statements.map((one) => {
    const factor = times[`${one.origin}\0${one.to}`] ?? 1;
    if (factor === 1) return one;
    if (one.ratio) return { ...one, ratio: scaled(one.ratio, factor) };
    if (factor > 1) return { ...one, if_false: scaled(one.if_false!, 1 / factor) };
    return { ...one, if_true: scaled(one.if_true!, factor) };
  });
  return { ...weighing, statements };
}

function scaled(range: Range, factor: number): Range {
  return { ...range, low: range.low * factor, high: range.high * factor };
}
