import * as v from 'valibot';
import {compareMessages} from './message.js';
import type {DeskState} from './state.js';
import {unconfirmedOf} from './thread.js';
import {unsent, type Unsent} from './unsent.js';

type Change = readonly [name: string, value: string | null];

const DRAFT = 'draft:';
const UNSENT = 'unsent:';
const REASON = 'reason:';

export const unsentChange = (messageId: string, kept: Unsent | null): Change => [
  UNSENT + messageId,
  kept && JSON.stringify(kept),
];

/** What this change of the state changes in the vault; messages come and go by `unsentChange`, save those that leave with their conversation. */
export function vaultChanges(before: DeskState, after: DeskState): Change[] {
  return [
    ...draftChanges(before.drafts, after.drafts),
    ...mapChanges(REASON, before.reasonUse, after.reasonUse),
    ...lostWithThreads(before.threads, after.threads),
  ];
}

export const draftChanges = (before: DeskState['drafts'], after: DeskState['drafts']): Change[] =>
  mapChanges(DRAFT, before, after);

function mapChanges(
  prefix: string,
  before: ReadonlyMap<string, string | number>,
  after: ReadonlyMap<string, string | number>,
): Change[] {
  if (before === after) return [];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
  return changed.map((id) => [prefix + id, after.get(id)?.toString() ?? null]);
}

/** Failed ones alone: what is still on its way has its answer to come. */
function lostWithThreads(before: DeskState['threads'], after: DeskState['threads']): Change[] {
  if (before === after) return [];
  return [...before]
    .filter(([id]) => !after.has(id))
    .flatMap(([, thread]) => unconfirmedOf(thread))
    .filter(({delivery}) => delivery?.status === 'failed')
    .map(({id}) => unsentChange(id, null));
}

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
