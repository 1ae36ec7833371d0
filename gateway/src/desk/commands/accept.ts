import type {Selectable} from 'kysely';
import type {DeskCommand} from 'wa-desk/core';
import {partner} from '../../routing/handover.js';
import {closeRequest} from '../../routing/request.js';
import {addLine, changeTask} from '../../routing/tell.js';
import {clearDeadline} from '../../store/deadline.js';
import type {Tables} from '../../store/database.js';
import type {LogEntry} from '../../store/log.js';
import type {Scope} from '../../tenant.js';
import {announce, type Effect} from '../effect.js';
import {Refusal} from '../refusal.js';
import {lockTask} from './open-task.js';

type Task = Selectable<Tables['tasks']>;

/** How long an agent who lost an offer is still told who took it. */
const TAKEN_WITHIN = 60_000;

/** At most one wins: the offer must still stand, and the conversation is locked while that is decided. */
export async function accept(
  scope: Scope,
  agentId: string,
  {taskId}: Extract<DeskCommand, {type: 'accept'}>,
): Promise<Effect> {
  const {tx, tenantId, now} = scope;
  const {task} = await lockTask(scope, agentId, taskId);
  if (task.phase === 'connected') return {told: [{kind: 'task-opened', ref: taskId}]};
  if (task.phase !== 'offered' || (task.expires_at !== null && task.expires_at <= now))
    throw new Refusal('offer-gone', 'The offer is not open any more.');
  // offers can be withdrawn under the lock of the task alone: so it is asked once more, in the change itself
  const accepted = await tx
    .updateTable('tasks')
    .set(({eb}) => ({phase: 'connected', accepted_at: now, version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', taskId)
    .where('phase', '=', 'offered')
    .returning('id')
    .executeTakeFirst();
  if (!accepted) throw new Refusal('offer-gone', 'The offer is not open any more.');
  await clearDeadline(scope, 'offer', taskId);
  if (task.request_id !== null) await closeRequest(scope, {id: task.request_id}, 'accepted');
  const others = task.role === 'guest' ? await join(scope, task) : await takeOver(scope, task);
  return announce(scope, agentId, [{agentId, kind: 'task-opened', ref: taskId}, ...others]);
}

async function join(scope: Scope, task: Task): Promise<LogEntry[]> {
  const owner = await partner(scope, task, 'owner');
  return [
    ...(owner ? [await changeTask(scope, owner.id)] : []),
    ...(await addLine(scope, task.conversation_id, 'agent-joined', task.agent_id)),
  ];
}

/** Who lost this customer a moment ago learns who has them. */
async function takeOver({tx, tenant, tenantId, now}: Scope, task: Task): Promise<LogEntry[]> {
  await tx
    .updateTable('conversations')
    .set({state: 'assigned'})
    .where('tenant_id', '=', tenantId)
    .where('id', '=', task.conversation_id)
    .execute();
  const lost = await tx
    .updateTable('tasks')
    .set(({eb}) => ({
      gone_reason: 'taken',
      gone_by: tenant.agents.get(task.agent_id)?.name ?? task.agent_id,
      version: eb('version', '+', 1),
    }))
    .where('tenant_id', '=', tenantId)
    .where('interaction_id', '=', task.interaction_id)
    .where('role', '=', 'owner')
    .where('phase', '=', 'gone')
    .where('gone_reason', 'in', ['lapsed', 'withdrawn'])
    .where('agent_id', '!=', task.agent_id)
    .where('ended_at', '>=', now - TAKEN_WITHIN)
    .returning(['id', 'agent_id'])
    .execute();
  return lost.map(({id, agent_id}) => ({agentId: agent_id, kind: 'offer', ref: id}));
}
