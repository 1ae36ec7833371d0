import type {Selectable} from 'kysely';
import {lockConversation} from '../send/delivery.js';
import type {Tables} from '../store/database.js';
import {clearDeadline, setDeadline} from '../store/deadline.js';
import {appendEvents, type LogEntry} from '../store/log.js';
import type {Scope} from '../tenant.js';
import {addNotice, changeTask} from './tell.js';

type Task = Selectable<Tables['tasks']>;

/** When wrap-up that begins now ends by itself; null where the queue does not limit it. */
export function wrapUpDueAt({tenant, now}: Scope, queueId: string): number | null {
  const limit = tenant.queues.get(queueId)?.wrapUpLimitSeconds;
  return limit === undefined ? null : now + limit * 1000;
}

/** The agent's part in the conversation is over, but for the reason. */
export async function enterWrapUp(
  scope: Scope,
  {id, queue_id}: Pick<Task, 'id' | 'queue_id'>,
  ending: 'ended' | 'transferred' | 'left' | 'released',
): Promise<LogEntry> {
  const dueAt = wrapUpDueAt(scope, queue_id);
  if (dueAt !== null) await setDeadline(scope, 'wrap-up', id, dueAt);
  return changeTask(scope, id, {phase: 'wrap-up', ended_at: scope.now, ending, wrap_up_due_at: dueAt});
}

/** The task is done, its slot free. */
export async function finishWrapUp(scope: Scope, taskId: string, reasonId: string): Promise<LogEntry> {
  await clearDeadline(scope, 'wrap-up', taskId);
  return changeTask(scope, taskId, {phase: 'done', wrap_up_reason_id: reasonId, wrapped_up_at: scope.now});
}

/** The time is over: the queue's default reason is submitted, and the agent told. */
export async function wrapUpLapsed(scope: Scope, taskId: string): Promise<void> {
  const {tx, tenant, tenantId, now} = scope;
  const ofId = tx.selectFrom('tasks').selectAll().where('tenant_id', '=', tenantId).where('id', '=', taskId);
  const seen = await ofId.executeTakeFirst();
  if (!seen) return;
  await lockConversation(scope, seen.conversation_id);
  const task = await ofId.executeTakeFirstOrThrow();
  if (task.phase !== 'wrap-up' || task.wrap_up_due_at === null) return;
  if (task.wrap_up_due_at > now) return setDeadline(scope, 'wrap-up', taskId, task.wrap_up_due_at); // extended at the last moment
  const reasonId = tenant.queues.get(task.queue_id)?.defaultReason;
  if (reasonId === undefined) return appendEvents(scope, [await changeTask(scope, taskId, {wrap_up_due_at: null})]); // not limited any more
  const reason = {id: reasonId, name: tenant.reasons.get(reasonId)?.name ?? reasonId};
  await appendEvents(scope, [
    await finishWrapUp(scope, taskId, reasonId),
    await addNotice(scope, task, 'wrapped-up', reason),
  ]);
}
