import type {DeskSession} from '../core/session.js';

const answers = new WeakMap<DeskSession, Set<() => void>>();

/** The agent came to answer the open task, by a notification: whoever shows it takes the focus. */
export function callComposer(session: DeskSession): void {
  for (const answer of answers.get(session) ?? []) answer();
}

/** Calls back when the agent comes to the open task, until the returned function is called. */
export function onComposerCall(session: DeskSession, answer: () => void): () => void {
  const all = answers.get(session) ?? new Set();
  answers.set(session, all.add(answer));
  return () => all.delete(answer);
}
