import type {DeskCommand} from 'wa-desk/core';
import {closeInteraction} from '../../routing/interaction.js';
import {clearDeadline} from '../../store/deadline.js';
import {appendEvents, type LogEntry} from '../../store/log.js';
import type {Scope} from '../../tenant.js';
import type {Effect} from '../effect.js';
import {notFound, Refusal} from '../refusal.js';
import {lockConnected, lockTask} from './open-task.js';

type Of<T extends DeskCommand['type']> = Extract<DeskCommand, {type: T}>;

/** At most one wins: the offer must still stand, and the conversation is locked while that is decided. */
export async function accept(scope: Scope, agentId: string, {taskId}: Of<'accept'>): Promise<Effect> {
  const {tx, tenantId, now} = scope;
  const {task} = await lockTask(scope, agentId, taskId);
  if (task.phase === 'connected') return {told: [{kind: 'task-opened', ref: taskId}]};
  if (task.phase !== 'offered' || (task.expires_at !== null && task.expires_at <= now))
    throw new Refusal('offer-gone', 'The offer is not open any more.');
  // an agent's offers are withdrawn under the lock of the task alone: so it is asked once more, in the change itself
  const accepted = await tx
    .updateTable('tasks')
    .set(({eb}) => ({phase: 'connected', accepted_at: now, version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', taskId)
    .where('phase', '=', 'offered')
    .returning('id')
    .executeTakeFirst();
  if (!accepted) throw new Refusal('offer-gone', 'The offer is not open any more.');
  await tx
    .updateTable('conversations')
    .set({state: 'assigned'})
    .where('tenant_id', '=', tenantId)
    .where('id', '=', task.conversation_id)
    .execute();
  await clearDeadline(scope, 'offer', taskId);
  return tell(scope, {agentId, kind: 'task-opened', ref: taskId});
}

/** Asks for nothing but wrap-up; the customer's next message opens a new piece of work. */
export async function end(scope: Scope, agentId: string, {taskId}: Of<'end'>): Promise<Effect> {
  const {task} = await lockTask(scope, agentId, taskId);
  if (task.phase === 'wrap-up' || task.phase === 'done') return {told: [{kind: 'task', ref: taskId}]};
  if (task.phase !== 'connected' && task.phase !== 'interrupted') throw notFound();
  await change(scope, taskId, {phase: 'wrap-up', ended_at: scope.now, ending: 'ended'});
  await closeInteraction(scope, task.conversation_id, task.phase === 'interrupted' ? 'line-deleted' : 'ended');
  return tell(scope, {agentId, kind: 'task', ref: taskId});
}

export async function wrapUp(scope: Scope, agentId: string, {taskId, reasonId}: Of<'wrapUp'>): Promise<Effect> {
  const {task} = await lockTask(scope, agentId, taskId);
  if (task.phase === 'done') return {told: [{kind: 'task', ref: taskId}]};
  if (task.phase !== 'wrap-up') throw notFound();
  if (!scope.tenant.queues.get(task.queue_id)?.wrapUpReasons.includes(reasonId))
    throw new Refusal('unknown-reason', 'The reason is not one of this queue: reload the reasons.');
  await change(scope, taskId, {phase: 'done', wrap_up_reason_id: reasonId, wrapped_up_at: scope.now});
  return {...(await tell(scope, {agentId, kind: 'task', ref: taskId})), route: true};
}

export async function markRead(scope: Scope, agentId: string, {taskId, seq}: Of<'markRead'>): Promise<Effect> {
  const {task, conversation} = await lockTask(scope, agentId, taskId);
  if (task.phase === 'offered' || task.phase === 'gone') throw notFound();
  if (seq <= task.read_seq || task.phase === 'done') return {};
  await change(scope, taskId, {read_seq: Math.min(seq, conversation.last_seq)});
  const told = await tell(scope, {agentId, kind: 'task', ref: taskId});
  const wamid = task.phase === 'connected' ? await newestFromCustomer(scope, conversation.id, seq) : undefined;
  return wamid === undefined ? told : {...told, receipt: {lineId: conversation.line_id, wamid, typing: false}};
}

/** WhatsApp shows it for 25 s, and takes it as having read; without a message of the customer's there is nothing to show. */
export async function typing(scope: Scope, agentId: string, {taskId}: Of<'typing'>): Promise<Effect> {
  const {conversation} = await lockConnected(scope, agentId, taskId);
  const wamid = await newestFromCustomer(scope, conversation.id, conversation.last_seq);
  return wamid === undefined ? {} : {receipt: {lineId: conversation.line_id, wamid, typing: true}};
}

interface Change {
  readonly phase?: 'wrap-up' | 'done';
  readonly ended_at?: number;
  readonly ending?: 'ended';
  readonly read_seq?: number;
  readonly wrap_up_reason_id?: string;
  readonly wrapped_up_at?: number;
}

async function change({tx, tenantId}: Scope, taskId: string, values: Change): Promise<void> {
  await tx
    .updateTable('tasks')
    .set(({eb}) => ({...values, version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', taskId)
    .execute();
}

async function tell(scope: Scope, entry: LogEntry): Promise<Effect> {
  await appendEvents(scope, [entry]);
  return {told: [entry]};
}

async function newestFromCustomer({tx, tenantId}: Scope, conversationId: string, seq: number) {
  const row = await tx
    .selectFrom('messages')
    .select('wamid')
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('author_kind', '=', 'customer')
    .where('seq', '<=', seq)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.wamid ?? undefined;
}
