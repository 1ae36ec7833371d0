import {MAX_NOTE_LENGTH, type Target} from 'wa-desk/core';
import {canBeAsked} from '../../routing/candidates.js';
import type {Scope} from '../../tenant.js';
import {cleanText} from '../../whatsapp/json.js';
import {Refusal} from '../refusal.js';

/** Who or what is asked; refused when it is unknown or cannot be asked now. Routing must be locked. */
export async function requireTarget(
  scope: Scope,
  conversationId: string,
  {kind, id}: Pick<Target, 'kind' | 'id'>,
): Promise<{readonly id: string; readonly name: string}> {
  const found = kind === 'queue' ? scope.tenant.queues.get(id) : scope.tenant.agents.get(id);
  if (!found || (kind === 'agent' && !(await canBeAsked(scope, conversationId, id))))
    throw new Refusal('target-unavailable', 'This colleague or queue cannot be asked now: fetch the targets again.');
  return found;
}

/** What the giver writes to the colleague; null when there is nothing. */
export function noteOf(note: string | null): string | null {
  const text = cleanText(note ?? '').trim();
  if (text.length > MAX_NOTE_LENGTH)
    throw new Refusal('text-too-long', `A note holds at most ${MAX_NOTE_LENGTH} characters: shorten it.`);
  return text === '' ? null : text;
}
