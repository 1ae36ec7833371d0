import {appendEvents, type LogEntry} from '../store/log.js';
import type {Scope} from '../tenant.js';

/** What a command caused. */
export interface Effect {
  /** What the asking desk is told with the answer; its log has the same. */
  readonly told?: readonly Omit<LogEntry, 'agentId'>[];
  /** Somebody may be offered something now. */
  readonly route?: boolean;
  /** A message waits to be sent. */
  readonly send?: boolean;
  /** Marks the customer's messages up to this one as read at WhatsApp, after the commit. */
  readonly receipt?: {readonly lineId: string; readonly wamid: string; readonly typing: boolean};
}

/** Tells all who are concerned; the asking agent with the answer as well. */
export async function announce(scope: Scope, agentId: string, entries: readonly LogEntry[]): Promise<Effect> {
  await appendEvents(scope, entries);
  return {told: entries.filter((entry) => entry.agentId === agentId)};
}
