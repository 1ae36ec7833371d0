import type {DeskState} from './state.js';
import {unconfirmedOf} from './thread.js';
import type {Unsent} from './unsent.js';

type Change = readonly [name: string, value: string | null];

export const DRAFT = 'draft:';
export const UNSENT = 'unsent:';
export const REASON = 'reason:';

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
