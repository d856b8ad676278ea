// What all views share: the instant that is shown, and the records that are lit.

type Listener = () => void;

const listeners: Listener[] = [];

export const state = {
  /** Milliseconds since 1970, or null: the whole case at once. */
  time: null as number | null,
  /** Records that stand behind the number last asked about. */
  lit: [] as string[],
  /** The number's path in the results, and how many records it stands on. */
  path: "",
  count: 0,
};

export function onChange(listener: Listener): void {
  listeners.push(listener);
}

export function change(next: Partial<typeof state>): void {
  Object.assign(state, next);
  for (const listener of listeners) listener();
}
