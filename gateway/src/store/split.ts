import type {Selectable} from 'kysely';
import * as v from 'valibot';
import {maskedSpan} from 'wa-desk/core';
import {findSplit, type SplitSpan} from 'wa-desk/mask';
import type {Tables} from './database.js';
import {appendMessageEvent} from './log.js';
import type {Scope} from '../tenant.js';

/** The longest run of messages that can hold one number, its keyword included. */
const RUN = 5;

const stored = v.nullable(v.array(v.object({...maskedSpan.entries, kept: v.number()})));

/** What to hide in a message because it is a part of a number that was sent in several. */
export const splitOf = ({split}: Pick<Selectable<Tables['messages']>, 'split'>): SplitSpan[] | null =>
  v.parse(stored, split);

/**
 * A number that is sent in several messages is known when the last of them is here: kept with every part, whatever the
 * setting is now, and the parts that were told before are told anew.
 * @returns the wamids of those, which others may quote
 */
export async function keepSplit(scope: Scope, conversationId: string, messageId: string): Promise<string[]> {
  const toldAnew: string[] = [];
  const run = await messagesAround(scope, conversationId, messageId);
  const place = run.findIndex(({id}) => id === messageId);
  for (let end = place; end !== -1 && end < Math.min(run.length, place + RUN); end++) {
    const parts = run.slice(Math.max(0, end - RUN + 1), end + 1);
    const split = findSplit(parts.map(({text, at}) => ({text: text ?? '', at})));
    for (const {index, hidden} of split?.parts ?? []) {
      const part = parts[index];
      if (part) await keepPart(scope, conversationId, part.id, hidden, part.id !== messageId);
      if (part?.wamid && part.id !== messageId) toldAnew.push(part.wamid);
    }
  }
  return toldAnew;
}

/** The sender's messages that can be in one run with this one, in order. */
async function messagesAround({tx, tenantId}: Scope, conversationId: string, messageId: string) {
  const own = await tx
    .selectFrom('messages')
    .select(['at', 'author_kind', 'author_id', 'person_key'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow();
  const bySender = tx
    .selectFrom('messages')
    .select(['id', 'wamid', 'text', 'at', 'seq'])
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('author_kind', '=', own.author_kind)
    .where('author_id', 'is not distinct from', own.author_id)
    .where('person_key', 'is not distinct from', own.person_key)
    .where('deleted', '=', false);
  const upTo = await bySender
    .where('at', '<=', own.at)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(RUN)
    .execute();
  const later = await bySender.where('at', '>', own.at).orderBy('at').orderBy('seq').limit(RUN).execute();
  return [...upTo.toReversed(), ...later];
}

async function keepPart(
  scope: Scope,
  conversationId: string,
  id: string,
  hidden: readonly SplitSpan[],
  isTold: boolean,
): Promise<void> {
  await scope.tx
    .updateTable('messages')
    .set(({eb}) => ({split: JSON.stringify(hidden), version: isTold ? eb('version', '+', 1) : eb.ref('version')}))
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', id)
    .execute();
  if (isTold) await appendMessageEvent(scope, conversationId, id, 'message-changed');
}
