import {compareDelivery} from 'wa-desk/core';
import {isDeliveryStatus} from './delivery.js';
import type {Scope} from '../tenant.js';

/**
 * How far a message has come with one member of a group. False when that says nothing of the message: one whom it did
 * not reach does not undo that it reached others.
 */
export async function keepReceipt(
  {tx, tenantId}: Scope,
  {message_id, attempt}: {readonly message_id: string; readonly attempt: number},
  {
    status,
    personKey,
  }: {readonly status: 'sent' | 'delivered' | 'read' | 'played' | 'failed'; readonly personKey: string},
): Promise<boolean> {
  const receipts = await tx
    .selectFrom('receipts')
    .select(['person_key', 'status'])
    .where('tenant_id', '=', tenantId)
    .where('message_id', '=', message_id)
    .where('attempt', '=', attempt)
    .execute();
  const known = receipts.find(({person_key}) => person_key === personKey)?.status ?? null;
  const step = {attempt, errorCode: null};
  const isNews = !isDeliveryStatus(known) || compareDelivery({...step, status}, {...step, status: known}) > 0;
  if (isNews)
    await tx
      .insertInto('receipts')
      .values({tenant_id: tenantId, message_id, attempt, person_key: personKey, status})
      .onConflict((conflict) =>
        conflict.columns(['tenant_id', 'message_id', 'attempt', 'person_key']).doUpdateSet({status}),
      )
      .execute();
  return status !== 'failed' || receipts.every((one) => one.status === 'failed');
}
