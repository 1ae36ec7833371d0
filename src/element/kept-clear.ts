import type {DeskSession} from '../core/session.js';

/** What the agent acts with, by the element that shows it: nothing that floats above the page may cover it. */
const shown = new WeakMap<DeskSession, Map<object, HTMLElement>>();
const watchers = new WeakMap<DeskSession, Set<() => void>>();

export const keptClearIn = (session: DeskSession): readonly HTMLElement[] => [...(shown.get(session)?.values() ?? [])];

/** Says what `owner` has the agent act with now; null for nothing. */
export function keepClear(session: DeskSession, owner: object, actions: HTMLElement | null): void {
  const all = shown.get(session) ?? new Map<object, HTMLElement>();
  shown.set(session, all);
  if (all.get(owner) === (actions ?? undefined)) return;
  if (actions) all.set(owner, actions);
  else all.delete(owner);
  for (const run of watchers.get(session) ?? []) run();
}

/** Calls back when something else is to be kept clear, until the returned function is called. */
export function watchKeptClear(session: DeskSession, run: () => void): () => void {
  const all = watchers.get(session) ?? new Set();
  watchers.set(session, all.add(run));
  return () => all.delete(run);
}
