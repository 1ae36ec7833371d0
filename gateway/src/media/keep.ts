import {lockConversation} from '../send/delivery.js';
import {setDeadline} from '../store/deadline.js';
import {appendMessageEvent} from '../store/log.js';
import type {Scope} from '../tenant.js';

const DAY = 24 * 60 * 60 * 1000;

/** A file that has come stays for as long as the tenant wants. */
export async function keepForAWhile(scope: Scope, messageId: string): Promise<void> {
  const {keepDays} = scope.tenant.media;
  if (keepDays !== undefined) await setDeadline(scope, 'media', messageId, scope.now + keepDays * DAY);
}

/** Its bytes go; that there was a file stays. */
export async function keptLongEnough(scope: Scope, messageId: string): Promise<void> {
  const {tx, tenant, tenantId} = scope;
  if (tenant.media.keepDays === undefined) return; // it is for good by now
  const message = await tx
    .selectFrom('messages')
    .select('conversation_id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (!message) return;
  await lockConversation(scope, message.conversation_id);
  const gone = await tx
    .updateTable('media')
    .set({state: 'expired'})
    .where('tenant_id', '=', tenantId)
    .where('message_id', '=', messageId)
    .where('state', '=', 'ready')
    .returning('message_id')
    .executeTakeFirst();
  if (!gone) return;
  await tx.deleteFrom('media_chunks').where('tenant_id', '=', tenantId).where('message_id', '=', messageId).execute();
  await tellOfMedia(scope, message.conversation_id, messageId);
}

/** Shows what has become of a message's file. The conversation must be locked by the caller. */
export async function tellOfMedia(scope: Scope, conversationId: string, messageId: string): Promise<void> {
  await scope.tx
    .updateTable('messages')
    .set(({eb}) => ({version: eb('version', '+', 1)}))
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', messageId)
    .execute();
  await appendMessageEvent(scope, conversationId, messageId, 'message-changed');
}
