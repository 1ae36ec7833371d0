import * as v from 'valibot';
import {sentWith} from './content.js';
import {message} from './message.js';
import {compareMessages} from './message-order.js';
import type {Unsent} from './unsent.js';
import {DRAFT, REASON, UNSENT} from './vault-entries.js';
import {shape} from './shape.js';

const unsent = shape({
  taskId: v.string(),
  key: v.string(),
  message,
  with: v.optional(sentWith),
});

/** Sorts out what a vault held, unsent messages in the order they were pressed; no entries: nothing can be kept. */
export function readVault(entries: ReadonlyMap<string, string> | undefined) {
  const drafts = new Map<string, string>();
  const reasonUse = new Map<string, number>();
  const waiting: Unsent[] = [];
  for (const [name, value] of entries ?? []) {
    if (name.startsWith(DRAFT)) drafts.set(name.slice(DRAFT.length), value);
    if (name.startsWith(REASON)) reasonUse.set(name.slice(REASON.length), Number(value) || 0);
    const entry = name.startsWith(UNSENT) ? parseUnsent(value) : undefined;
    if (entry) waiting.push(entry);
  }
  return {
    kept: entries !== undefined,
    drafts,
    reasonUse,
    unsent: waiting.toSorted((a, b) => compareMessages(a.message, b.message)),
  };
}

/** What is no unsent message of this version is left out. */
function parseUnsent(json: string): Unsent | undefined {
  try {
    const result = v.safeParse(unsent, JSON.parse(json));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
