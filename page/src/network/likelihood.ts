// How likely what was said is, as judgement/statements.py and likelihood.py have it: each origin
// has one state of reliability, shared by all its statements.

import type { Network, Range, Statement, Weighing } from "../data";
import { type Factor, factor } from "./elimination";
import type { Row, Samples } from "./samples";

const DIGITS = 12;

/** The statements that count if some origins had said nothing: one an origin and link. */
export function counted(weighing: Weighing, without: ReadonlySet<string>): Statement[] {
  const present = weighing.statements.filter(({ origin }) => !without.has(origin));
  const nearest = new Map<string, Statement>();
  for (const statement of present.filter(({ shared }) => shared)) {
    const other = nearest.get(statement.shared);
    if (!other || order(weighing, statement, other) < 0) nearest.set(statement.shared, statement);
  }
  const merged = new Map<string, Statement>();
  for (const one of [...present.filter(({ shared }) => !shared), ...nearest.values()]) {
    const key = `${one.origin}\0${one.to}`;
    const other = merged.get(key);
    merged.set(key, other ? together(other, one) : one);
  }
  return [...merged.values()].filter((statement) => !even(statement));
}

function together(one: Statement, other: Statement): Statement {
  const relays = new Map([...one.relays, ...other.relays].map((relay) => [relay[0], relay]));
  return { ...one, relays: [...relays.values()] };
}

/** Of one inference that several weights rest on, the ratio nearest 1 counts. */
function order(weighing: Weighing, a: Statement, b: Statement): number {
  const key = (one: Statement): [number, number, string, string] => [
    Number(Math.abs(logRatio(one)).toFixed(DIGITS)),
    middle(weighing.reliability[one.origin]!),
    one.origin,
    one.to,
  ];
  const [x, y] = [key(a), key(b)];
  for (let n = 0; n < x.length; n++) {
    if (x[n]! < y[n]!) return -1;
    if (x[n]! > y[n]!) return 1;
  }
  return 0;
}

export function logRatio({ ratio, if_true, if_false }: Statement): number {
  if (ratio) return Math.log(middle(ratio));
  return Math.log(middle(if_true!) / middle(if_false!));
}

function middle({ low, high, ratio }: Range): number {
  if (low === high) return low;
  return ratio ? Math.sqrt(low * high) : (low + high) / 2;
}

/** Exactly as likely either way: such a statement says nothing. */
function even({ ratio, if_true, if_false }: Statement): boolean {
  if (ratio) return ratio.low === 1 && ratio.high === 1;
  return (
    if_true!.low === if_true!.high && if_true!.low === if_false!.low && if_true!.high === if_false!.high
  );
}

export function likelihood(
  network: Network,
  weighing: Weighing,
  samples: Samples,
  without: ReadonlySet<string>,
): Factor[] {
  const found: Factor[] = [];
  const said = counted(weighing, without);
  for (const origin of new Set(said.map((statement) => statement.origin))) {
    const trust = samples.drawn(weighing.reliability[origin]!);
    found.push(factor([trusted(origin)], [2], [trust, trust.map((r) => 1 - r)]));
  }
  for (const statement of said) {
    const node = network.nodes[statement.to] ?? "";
    const rows = terms(statement, weighing, samples);
    found.push(factor([trusted(statement.origin), node], [2, 2], rows));
  }
  return found;
}

const trusted = (origin: string): string => `origin\0${origin}`;

/** A statement's likelihood: reliable and false, reliable and true, then twice unreliable. */
function terms(statement: Statement, weighing: Weighing, samples: Samples): Row[] {
  let [yes, no, anyway] = [Float64Array.of(1), Float64Array.of(1), Float64Array.of(1)];
  if (statement.ratio) {
    const ratio = samples.drawn(statement.ratio);
    yes = ratio.map((r) => Math.min(r, 1));
    no = ratio.map((r) => Math.min(1 / r, 1));
  } else {
    yes = samples.drawn(statement.if_true!) as typeof yes;
    no = samples.drawn(statement.if_false!) as typeof no;
    anyway = samples.drawn(weighing.background) as typeof anyway;
  }
  const carried = statement.relays.reduce((sum, [, hit]) => sum + Math.log(hit), 0);
  const madeUp = statement.relays.reduce((sum, [, , made]) => sum + Math.log(made), 0);
  const told = (row: Row): Row =>
    row.map((p) => addedLogs(Math.log(p) + carried, Math.log1p(-p) + madeUp));
  const long = Math.max(yes.length, no.length, anyway.length);
  const logs = [told(no), told(yes), told(anyway)].map((row) =>
    row.length === long ? row : new Float64Array(long).fill(row[0]!),
  );
  for (let s = 0; s < long; s++) {
    const peak = Math.max(...logs.map((row) => row[s]!));
    for (const row of logs) row[s] = Math.exp(row[s]! - (Number.isFinite(peak) ? peak : 0));
  }
  return [logs[0]!, logs[1]!, logs[2]!, logs[2]!];
}

function addedLogs(a: number, b: number): number {
  const most = Math.max(a, b);
  return most === -Infinity ? most : most + Math.log1p(Math.exp(Math.min(a, b) - most));
}
