// The only way to the case. The dossier carries it in the page; a served page would fetch it here.

export interface Range {
  low: number;
  high: number;
  ratio: boolean;
  stream: string;
}

export interface Member {
  id: string;
  prior: Range | null;
}

export interface Statement {
  origin: string;
  to: string;
  shared: string;
  ratio?: Range;
  if_true?: Range;
  if_false?: Range;
  relays: [id: string, hit: number, made_up: number][];
}

export interface Weighing {
  background: Range;
  reliability: Record<string, Range>;
  statements: Statement[];
}

export interface Term {
  low: number;
  high: number;
  name: string;
}

export interface Yardstick {
  name: string;
  terms: Term[];
  none: [number, number] | null;
}

export interface Network {
  asked: string;
  start: [hypothesis: string, prior: number] | null;
  links: { id: string; given: string | null; prior: Range }[];
  alone: Member[];
  groups: Record<string, Member[]>;
  structure: { over: string[]; sizes: number[]; table: number[] }[];
  nodes: Record<string, string>;
  weighings: Weighing[];
  yardstick: Yardstick;
  samples: number;
  seed: number;
}

export interface Place {
  id: string;
  label: string;
  lat: number;
  lon: number;
  km: number;
  ring: [number, number][];
  port: string;
}

export interface Item {
  kind: string;
  place: string;
  from: string;
  to: string;
  at: string;
  vessels?: string[];
  confidence?: number;
}

export interface Silence {
  vessel: string;
  after: string;
  before: string;
  from: string;
  to: string;
}

export interface Track {
  vessel: string;
  /** Minutes since 1970, longitude, latitude. */
  legs: [minute: number, lon: number, lat: number][][];
}

export interface Level {
  bounds: [number, number, number, number];
  zoom: number;
  land: string;
}

export interface Case {
  language: string;
  head: string;
  words: Record<string, string>;
  places: Place[];
  near: string[];
  vessels: Record<string, { label: string; kn: number }>;
  routes: { id: string; from: string[]; to: string[]; at_least: number; at_most: number | null }[];
  legs: [string, string][];
  records: Record<string, Item>;
  silences: Silence[];
  tracks: Track[];
  stands_on: Record<string, [count: number, first: string[]]>;
  coast: Level[];
  network: Network | null;
  names: Record<string, string>;
  recorded: {
    p: number;
    low: number;
    high: number;
    term: string | null;
    without: [origin: string, p: number][];
  } | null;
}

export function readCase(): Case {
  const held = document.getElementById("case")?.textContent;
  if (!held) throw new Error("this page holds no case");
  return JSON.parse(held) as Case;
}
