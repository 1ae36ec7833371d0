import {sql} from 'kysely';
import {compareDelivery, deliveryLadder, type Delivery, type DeliveryStatus} from 'wa-desk/core';
import {appendMessageEvent} from '../store/log.js';
import type {Scope} from '../tenant.js';

/** Where an attempt has got to; `waiting` is a note on `queued`. */
export interface Progress extends Delivery {
  readonly waiting?: 'rate-limit' | null;
}

export const isDeliveryStatus = (status: string | null): status is DeliveryStatus =>
  deliveryLadder.some((known) => known === status);

/**
 * Moves a message up the one ladder and tells its viewers; what tells nothing new changes nothing. The conversation
 * must be locked by the caller.
 */
export async function advanceDelivery(scope: Scope, messageId: string, progress: Progress): Promise<void> {
  const {tx, tenantId} = scope;
  const message = await tx
    .selectFrom('messages')
    .select(['conversation_id', 'status', 'attempt', 'error_code', 'waiting'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow();
  const waiting = progress.waiting ?? null;
  const comparison = isDeliveryStatus(message.status)
    ? compareDelivery(progress, {
        status: message.status,
        attempt: message.attempt ?? 1,
        errorCode: message.error_code,
      })
    : 1;
  if (comparison < 0 || (comparison === 0 && waiting === message.waiting)) return;
  await tx
    .updateTable('messages')
    .set(({eb}) => ({
      status: progress.status,
      attempt: progress.attempt,
      error_code: progress.errorCode,
      waiting,
      version: eb('version', '+', 1),
    }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', messageId)
    .execute();
  await appendMessageEvent(scope, message.conversation_id, messageId, 'message-changed');
}

/** What is told by a wamid before it is known, and what makes it known, must not miss each other. */
export async function lockWamid({tx, tenantId}: Scope, wamid: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`wamid:${tenantId}:${wamid}`}, 0))`.execute(tx);
}

/** All transactions that change a conversation begin with this, so that they wait here and nowhere else. */
export async function lockConversation({tx, tenantId}: Scope, id: string) {
  return tx
    .selectFrom('conversations')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}
