import type {DeskSession} from '../core/session.js';

const KEPT = 20;

const files = new WeakMap<DeskSession, Map<string, File>>();

/** What this desk has sent itself need not come back to be shown. */
export function keepLocalFile(session: DeskSession, messageId: string, file: File): void {
  const kept = files.get(session) ?? new Map<string, File>();
  files.set(session, kept);
  kept.set(messageId, file);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
}

export const localFile = (session: DeskSession, messageId: string): File | undefined =>
  files.get(session)?.get(messageId);
