import {insertMessage} from '../ingest/message.js';
import type {Tables} from '../store/database.js';
import {messageEntries, type LogEntry} from '../store/log.js';
import type {Scope} from '../tenant.js';

/** Changes a task and says so to its agent. */
export async function changeTask(
  {tx, tenantId}: Scope,
  taskId: string,
  values: Partial<
    Pick<
      Tables['tasks'],
      'role' | 'queue_id' | 'phase' | 'ended_at' | 'accepted_at' | 'wrap_up_reason_id' | 'wrapped_up_at'
    > & {
      readonly wrap_up_due_at: number | null;
      readonly ending: 'ended' | 'transferred' | 'left' | 'released' | 'requeued';
    }
  > = {},
): Promise<LogEntry> {
  const {agent_id} = await tx
    .updateTable('tasks')
    .set(({eb}) => ({...values, version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', taskId)
    .returning('agent_id')
    .executeTakeFirstOrThrow();
  return {agentId: agent_id, kind: 'task', ref: taskId};
}

/** A line in the conversation that nobody wrote; told to all who see it by now. */
export async function addLine(
  scope: Scope,
  conversationId: string,
  notice: 'agent-joined' | 'agent-left' | 'transferred' | 'ended',
  agentId: string,
): Promise<LogEntry[]> {
  const id = await insertMessage(scope, conversationId, {
    kind: 'notice',
    text: null,
    detail: {notice, name: scope.tenant.agents.get(agentId)?.name ?? agentId},
    at: Math.floor(scope.now / 1000) * 1000,
    wamid: null,
    author_kind: 'system',
    quoted_wamid: null,
  });
  return messageEntries(scope, conversationId, id, 'message');
}

/** What the agent of a task is told until they have seen it, after their wrap-up as well. */
export async function addNotice(
  {tx, tenantId, now, newId}: Scope,
  task: {readonly id: string; readonly agent_id: string},
  kind: Tables['notices']['kind'],
  other: {readonly id: string; readonly name: string},
): Promise<LogEntry> {
  const id = newId();
  await tx
    .insertInto('notices')
    .values({
      tenant_id: tenantId,
      id,
      agent_id: task.agent_id,
      task_id: task.id,
      at: now,
      kind,
      other_id: other.id,
      other_name: other.name,
    })
    .execute();
  return {agentId: task.agent_id, kind: 'notice', ref: id};
}
