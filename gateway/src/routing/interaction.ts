import type {Scope} from '../tenant.js';

/** A new piece of work on a conversation, whose first message has this arrival number; it waits for an agent. */
export async function openInteraction(
  {tx, tenantId, newId}: Scope,
  conversation: {readonly id: string; readonly customer_key: string; readonly line_id: string},
  {queueId, receivedAt, firstSeq}: {readonly queueId: string; readonly receivedAt: number; readonly firstSeq: number},
): Promise<void> {
  const id = newId();
  await tx
    .insertInto('interactions')
    .values({
      tenant_id: tenantId,
      id,
      conversation_id: conversation.id,
      customer_key: conversation.customer_key,
      line_id: conversation.line_id,
      queue_id: queueId,
      received_at: receivedAt,
      first_seq: firstSeq,
    })
    .execute();
  await tx
    .updateTable('conversations')
    .set({state: 'waiting', received_at: receivedAt, queue_id: queueId, interaction_id: id})
    .where('tenant_id', '=', tenantId)
    .where('id', '=', conversation.id)
    .execute();
}

/** Nobody works on it any more: the customer's next message opens a new one. */
export async function closeInteraction(
  {tx, tenantId, now}: Scope,
  conversationId: string,
  outcome: 'ended' | 'line-deleted',
): Promise<void> {
  const {last_seq} = await tx
    .updateTable('conversations')
    .set({state: 'closed', received_at: null, interaction_id: null})
    .where('tenant_id', '=', tenantId)
    .where('id', '=', conversationId)
    .returning('last_seq')
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('interactions')
    .set({closed_at: now, last_seq, outcome})
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('closed_at', 'is', null)
    .execute();
  await tx
    .updateTable('requests')
    .set({state: 'cancelled'})
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'open')
    .execute();
}
