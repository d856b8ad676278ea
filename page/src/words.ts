// Days, times and phrases in the language of the case.

import type { Case } from "./data";

export class Words {
  constructor(private readonly held: Case) {}

  /** Fills in a phrase of the message file. */
  say(key: string, values: Record<string, string | number> = {}): string {
    const text = this.held.words[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  }

  /** Fills in the one or the other of two phrases with a count. */
  plural(key: string, n: number): string {
    return this.say(n === 1 ? `${key}_one` : `${key}_many`, { n });
  }

  /** A day in UTC, as 12 Sep 2023. */
  day(time: number): string {
    const months = (this.held.words["months_short"] ?? "").split(" ");
    const at = new Date(time);
    return `${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ""} ${at.getUTCFullYear()}`;
  }
}

/** A cell's element with a class and text; text of a case never becomes markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className = "",
  text = "",
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
