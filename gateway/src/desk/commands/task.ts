import type {DeskCommand} from 'wa-desk/core';
import {cancelRequest} from '../../routing/request.js';
import {endForAll} from '../../routing/handover.js';
import {changeTask} from '../../routing/tell.js';
import {finishWrapUp, wrapUpDueAt} from '../../routing/wrap-up.js';
import {moveDeadline} from '../../store/deadline.js';
import type {Scope} from '../../tenant.js';
import {announce, type Effect} from '../effect.js';
import {tellTyping} from '../passing.js';
import {notFound, Refusal} from '../refusal.js';
import {lockConnected, lockOwned, lockTask} from './open-task.js';

type Of<T extends DeskCommand['type']> = Extract<DeskCommand, {type: T}>;

/** Asks for nothing but wrap-up; the customer's next message opens a new piece of work. */
export async function end(scope: Scope, agentId: string, {taskId}: Of<'end'>): Promise<Effect> {
  const {conversation, task, isOpen, guest} = await lockOwned(scope, agentId, taskId);
  if (!isOpen) return {told: [{kind: 'task', ref: taskId}]};
  if (guest && task.phase === 'connected')
    throw new Refusal('conference-open', 'A colleague is in the conversation: end the conference, or release them.');
  const told = [...(await cancelRequest(scope, conversation.id)), ...(await endForAll(scope, task, guest))];
  return {...(await announce(scope, agentId, told)), route: true};
}

export async function wrapUp(scope: Scope, agentId: string, {taskId, reasonId}: Of<'wrapUp'>): Promise<Effect> {
  const {task} = await lockTask(scope, agentId, taskId);
  if (task.phase === 'done') return {told: [{kind: 'task', ref: taskId}]};
  if (task.phase !== 'wrap-up') throw notFound();
  if (!scope.tenant.queues.get(task.queue_id)?.wrapUpReasons.includes(reasonId))
    throw new Refusal('unknown-reason', 'The reason is not one of this queue: reload the reasons.');
  return {...(await announce(scope, agentId, [await finishWrapUp(scope, taskId, reasonId)])), route: true};
}

/** The time for wrap-up begins anew. */
export async function extendWrapUp(scope: Scope, agentId: string, {taskId}: Of<'extendWrapUp'>): Promise<Effect> {
  const {task} = await lockTask(scope, agentId, taskId);
  if (task.phase !== 'wrap-up') throw notFound();
  const dueAt = wrapUpDueAt(scope, task.queue_id);
  if (dueAt === null || task.wrap_up_due_at === null)
    throw new Refusal('no-limit', 'The queue does not limit the time for wrap-up.');
  await moveDeadline(scope, 'wrap-up', taskId, dueAt);
  return announce(scope, agentId, [await changeTask(scope, taskId, {wrap_up_due_at: dueAt})]);
}

export async function markRead(scope: Scope, agentId: string, {taskId, seq}: Of<'markRead'>): Promise<Effect> {
  const {task, conversation} = await lockTask(scope, agentId, taskId);
  if (task.phase === 'offered' || task.phase === 'gone') throw notFound();
  if (seq <= task.read_seq || task.phase === 'done') return {};
  await change(scope, taskId, {read_seq: Math.min(seq, conversation.last_seq)});
  const told = await announce(scope, agentId, [{agentId, kind: 'task', ref: taskId}]);
  const wamid = task.phase === 'connected' ? await newestFromCustomer(scope, conversation.id, seq) : undefined;
  return wamid === undefined ? told : {...told, receipt: {lineId: conversation.line_id, wamid, typing: false}};
}

/** Colleagues see it as well. WhatsApp shows it for 25 s, and takes it as having read; without a message of the customer's there is nothing to show. */
export async function typing(scope: Scope, agentId: string, {taskId}: Of<'typing'>): Promise<Effect> {
  const {conversation} = await lockConnected(scope, agentId, taskId);
  await tellTyping(scope, agentId, conversation.id);
  const wamid = await newestFromCustomer(scope, conversation.id, conversation.last_seq);
  return wamid === undefined ? {} : {receipt: {lineId: conversation.line_id, wamid, typing: true}};
}

interface Change {
  readonly phase?: 'done';
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
