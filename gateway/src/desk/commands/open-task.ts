import type {Selectable} from 'kysely';
import {lockConversation} from '../../send/delivery.js';
import type {Tables} from '../../store/database.js';
import type {Scope} from '../../tenant.js';
import {notFound, Refusal} from '../refusal.js';

type Task = Selectable<Tables['tasks']>;

/** This agent's accepted task that is not wrapped up; undefined for any other. */
export function openTask({tx, tenantId}: Scope, agentId: string, taskId: string): Promise<Task | undefined> {
  return tx
    .selectFrom('tasks')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('id', '=', taskId)
    .where('phase', 'in', ['connected', 'interrupted', 'wrap-up'])
    .executeTakeFirst();
}

/** Locks the task's conversation, then reads the task as nobody else can change it any more. */
export async function lockTask(scope: Scope, agentId: string, taskId: string) {
  const ofAgent = scope.tx
    .selectFrom('tasks')
    .selectAll()
    .where('tenant_id', '=', scope.tenantId)
    .where('agent_id', '=', agentId)
    .where('id', '=', taskId);
  const seen = await ofAgent.executeTakeFirst();
  if (!seen) throw notFound();
  const conversation = await lockConversation(scope, seen.conversation_id);
  return {conversation, task: await ofAgent.executeTakeFirstOrThrow()};
}

/** A task in which messages can be written. */
export async function lockConnected(scope: Scope, agentId: string, taskId: string) {
  const locked = await lockTask(scope, agentId, taskId);
  switch (locked.task.phase) {
    case 'connected':
      return locked;
    case 'interrupted':
      throw new Refusal('line-deleted', 'The line was deleted: the conversation can only be ended.');
    case 'offered':
      throw notFound();
    default:
      throw new Refusal('task-ended', 'The conversation has ended at this desk.');
  }
}
