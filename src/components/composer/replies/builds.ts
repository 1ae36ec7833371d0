import type {DeskSession} from '../../../core/session.js';
import {isBegun, type Build} from './build.js';

const kept = new WeakMap<DeskSession, Map<string, Build>>();

/** What was built in this conversation and is not sent yet. */
export const buildOf = (session: DeskSession, conversationId: string): Build | undefined =>
  kept.get(session)?.get(conversationId);

/** Keeps it until it is sent; null keeps nothing. */
export function keepBuild(session: DeskSession, conversationId: string, build: Build | null): void {
  const all = kept.get(session) ?? new Map<string, Build>();
  if (build && isBegun(build)) all.set(conversationId, build);
  else all.delete(conversationId);
  kept.set(session, all);
}
