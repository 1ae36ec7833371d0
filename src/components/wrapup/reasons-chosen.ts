import type {DeskSession} from '../../core/session.js';

const chosen = new WeakMap<DeskSession, Map<string, string>>();

/** What the agent has picked for each task in wrap-up but not submitted: kept while they look after another. */
export function reasonsChosen(session: DeskSession): Map<string, string> {
  const known = chosen.get(session) ?? new Map<string, string>();
  chosen.set(session, known);
  for (const taskId of known.keys()) if (!session.state.tasks.has(taskId)) known.delete(taskId);
  return known;
}
