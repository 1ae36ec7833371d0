import type {Selectable} from 'kysely';
import type {Outcome} from '../ingest/outcome.js';
import {amend} from '../ingest/amend.js';
import {tellChanged, tellQuoting, tellTasks} from '../ingest/message.js';
import {personOf} from '../ingest/people.js';
import type {Tables} from '../store/database.js';
import {clearDeadline} from '../store/deadline.js';
import type {Scope} from '../tenant.js';
import {isNobody} from '../whatsapp/customer.js';
import type {StatusUpdate} from '../whatsapp/update.js';
import {advanceDelivery, lockConversation, lockWamid} from './delivery.js';
import {keepReceipt} from './receipt.js';

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
  const personKey = await memberOf(scope, update);
  if (!send) {
    if (await takeReactionStatus(scope, wamid, status, errorCode)) return 'stored';
    await park(scope, {wamid, status, error_code: errorCode, person_key: personKey});
    return 'stored';
  }
  await lockConversation(scope, send.conversation_id);
  await confirmWamid(scope, send, wamid);
  await advance(scope, send, {status, errorCode, personKey});
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
  await amend(scope, send.message_id); // on the phone app it may have been changed already
  await advanceDelivery(scope, send.message_id, {status: 'accepted', attempt: send.attempt, errorCode: null});
  await tellQuoting(scope, send.conversation_id, wamid);
  const parked = await tx
    .deleteFrom('parked_statuses')
    .where('tenant_id', '=', tenantId)
    .where('wamid', '=', wamid)
    .returning(['status', 'error_code', 'person_key'])
    .execute();
  for (const {status, error_code, person_key} of parked)
    if (isKnownStatus(status)) await advance(scope, send, {status, errorCode: error_code, personKey: person_key});
}

interface Step {
  readonly status: KnownStatus;
  readonly errorCode: string | null;
  /** Of a group's member; empty where there is one customer. */
  readonly personKey: string;
}

async function advance(scope: Scope, send: Send, {status, errorCode, personKey}: Step): Promise<void> {
  if (personKey !== '' && !(await keepReceipt(scope, send, {status, personKey}))) return;
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

/** Who of a group it is about. */
async function memberOf(scope: Scope, {groupId, customer}: StatusUpdate): Promise<string> {
  return groupId === null || isNobody(customer) ? '' : personOf(scope, customer);
}

/** The reaction of an agent that WhatsApp took and could not set after all goes. False: it is about no reaction. */
async function takeReactionStatus(
  scope: Scope,
  wamid: string,
  status: KnownStatus,
  errorCode: string | null,
): Promise<boolean> {
  const {tx, tenantId} = scope;
  const reaction = await tx
    .selectFrom('amendments')
    .innerJoin('messages', (join) =>
      join
        .onRef('messages.tenant_id', '=', 'amendments.tenant_id')
        .onRef('messages.wamid', '=', 'amendments.target_wamid'),
    )
    .select(['messages.id', 'messages.conversation_id'])
    .where('amendments.tenant_id', '=', tenantId)
    .where('amendments.wamid', '=', wamid)
    .executeTakeFirst();
  if (!reaction || status !== 'failed') return reaction !== undefined;
  await lockConversation(scope, reaction.conversation_id);
  await tx.deleteFrom('amendments').where('tenant_id', '=', tenantId).where('wamid', '=', wamid).execute();
  await tellChanged(scope, reaction.conversation_id, reaction.id);
  if (errorCode === WINDOW_CLOSED) await shutWindow(scope, reaction.conversation_id);
  return true;
}

async function findSend({tx, tenantId}: Scope, wamid: string, callbackData: string | null): Promise<Send | undefined> {
  const ofTenant = tx.selectFrom('sends').selectAll().where('tenant_id', '=', tenantId);
  const byWamid = await ofTenant.where('wamid', '=', wamid).executeTakeFirst();
  if (byWamid || callbackData === null) return byWamid;
  return ofTenant.where('id', '=', callbackData).executeTakeFirst();
}

type Parked = Pick<Selectable<Tables['parked_statuses']>, 'wamid' | 'status' | 'error_code' | 'person_key'>;

async function park({tx, tenantId, now}: Scope, status: Parked): Promise<void> {
  await tx
    .insertInto('parked_statuses')
    .values({tenant_id: tenantId, ...status, parked_at: now})
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

const isKnownStatus = (status: string): status is KnownStatus =>
  ['sent', 'delivered', 'read', 'played', 'failed'].includes(status);
