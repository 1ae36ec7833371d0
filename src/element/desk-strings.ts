import type {DeskSession} from '../core/session.js';
import type {Strings} from '../strings/en.js';
import {english} from '../strings/english.js';

const catalogues = new WeakMap<DeskSession, Strings>();
const watchers = new WeakMap<DeskSession, Set<() => void>>();

/** The words of this session's language, with the host's own in place of ours. */
export const stringsOf = (session: DeskSession | undefined): Strings => (session && catalogues.get(session)) ?? english;

/** Gives a session its words; all its elements show them at once. */
export function useStrings(session: DeskSession, strings: Strings): void {
  if (stringsOf(session) === strings) return;
  catalogues.set(session, strings);
  for (const run of watchers.get(session) ?? []) run();
}

/** Calls back when the session has other words, until the returned function is called. */
export function watchStrings(session: DeskSession, run: () => void): () => void {
  const all = watchers.get(session) ?? new Set();
  watchers.set(session, all.add(run));
  return () => all.delete(run);
}
