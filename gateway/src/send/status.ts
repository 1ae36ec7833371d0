import {sql, type Selectable} from 'kysely';
import type {Outcome} from '../ingest/outcome.js';
import {tellTasks} from '../ingest/message.js';
import type {Tables} from '../store/database.js';
import {clearDeadline} from '../store/deadline.js';
import type {Scope} from '../tenant.js';
import type {StatusUpdate} from '../whatsapp/update.js';
import {advanceDelivery, lockConversation} from './delivery.js';

type Send = Selectable<Tables['sends']>;
type KnownStatus = 'sent' | 'delivered' | 'read' | 'played' | 'failed';

const WINDOW_CLOSED = '131047';

/** A status finds its attempt by our callback data or by the wamid; one that finds none waits until the wamid is known. */
export async function takeStatus(scope: Scope, update: StatusUpdate): Promise<Outcome> {
  const {status, messageId: wamid, callbackData} = update;
  if (status === 'deleted' || status === 'unknown') return 'unused';
  const errorCode = status === 'failed' ? String(update.errors[0] ?? 'unknown') : null;
  let send = await findSend(scope, wamid, callbackData);
  if (!send) {
    await lockWamid(scope, wamid);
    send = await findSend(scope, wamid, callbackData);
  }
  if (!send) {
    await park(scope, wamid, status, errorCode);
    return 'stored';
  }
  await lockConversation(scope, send.conversation_id);
  await confirmWamid(scope, send, wamid);
  await advance(scope, send, status, errorCode);
  return 'stored';
}

/** WhatsApp has the message under this id: statuses that came too early are applied now. */
export async function confirmWamid(scope: Scope, send: Send, wamid: string): Promise<void> {
  const {tx, tenantId} = scope;
  if (send.wamid !== null) return;
  await lockWamid(scope, wamid);
  await clearDeadline(scope, 'send-confirm', send.id);
  await tx
    .updateTable('sends')
    .set({wamid, state: 'done', lease_until: null})
    .where('tenant_id', '=', tenantId)
    .where('id', '=', send.id)
    .execute();
  await tx
    .updateTable('messages')
    .set({wamid})
    .where('tenant_id', '=', tenantId)
    .where('id', '=', send.message_id)
    .execute();
  await advanceDelivery(scope, send.message_id, {status: 'accepted', attempt: send.attempt, errorCode: null});
  const parked = await tx
    .deleteFrom('parked_statuses')
    .where('tenant_id', '=', tenantId)
    .where('wamid', '=', wamid)
    .returning(['status', 'error_code'])
    .execute();
  for (const {status, error_code} of parked) if (isKnownStatus(status)) await advance(scope, send, status, error_code);
}

async function advance(scope: Scope, send: Send, status: KnownStatus, errorCode: string | null): Promise<void> {
  await advanceDelivery(scope, send.message_id, {status, attempt: send.attempt, errorCode});
  if (errorCode === WINDOW_CLOSED) await shutWindow(scope, send.conversation_id);
}

/** WhatsApp's word counts more than our clock. */
export async function shutWindow(scope: Scope, conversationId: string): Promise<void> {
  await scope.tx
    .updateTable('conversations')
    .set({window_shut: true})
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', conversationId)
    .execute();
  await tellTasks(scope, conversationId);
}

/** A status that is being parked and the answer that names its wamid must not miss each other. */
async function lockWamid({tx, tenantId}: Scope, wamid: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`wamid:${tenantId}:${wamid}`}, 0))`.execute(tx);
}

async function findSend({tx, tenantId}: Scope, wamid: string, callbackData: string | null): Promise<Send | undefined> {
  const ofTenant = tx.selectFrom('sends').selectAll().where('tenant_id', '=', tenantId);
  const byWamid = await ofTenant.where('wamid', '=', wamid).executeTakeFirst();
  if (byWamid || callbackData === null) return byWamid;
  return ofTenant.where('id', '=', callbackData).executeTakeFirst();
}

async function park({tx, tenantId, now}: Scope, wamid: string, status: KnownStatus, errorCode: string | null) {
  await tx
    .insertInto('parked_statuses')
    .values({tenant_id: tenantId, wamid, status, error_code: errorCode, parked_at: now})
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const isKnownStatus = (status: string): status is KnownStatus =>
  ['sent', 'delivered', 'read', 'played', 'failed'].includes(status);
