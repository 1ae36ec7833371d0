import * as v from 'valibot';
import {compareMessages} from './message.js';
import {unsent, type Unsent} from './unsent.js';

type Change = readonly [name: string, value: string | null];
type Drafts = ReadonlyMap<string, string>;

const DRAFT = 'draft:';
const UNSENT = 'unsent:';

export const unsentChange = (messageId: string, kept: Unsent | null): Change => [
  UNSENT + messageId,
  kept && JSON.stringify(kept),
];

export function draftChanges(before: Drafts, after: Drafts): Change[] {
  if (before === after) return [];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
  return changed.map((id) => [DRAFT + id, after.get(id) ?? null]);
}

/** Sorts out what a vault held, unsent messages in the order they were pressed; no entries: nothing can be kept. */
export function readVault(entries: ReadonlyMap<string, string> | undefined) {
  const drafts = new Map<string, string>();
  const waiting: Unsent[] = [];
  for (const [name, value] of entries ?? []) {
    if (name.startsWith(DRAFT)) drafts.set(name.slice(DRAFT.length), value);
    const entry = name.startsWith(UNSENT) ? parseUnsent(value) : undefined;
    if (entry) waiting.push(entry);
  }
  return {
    kept: entries !== undefined,
    drafts,
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
