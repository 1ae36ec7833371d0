import {lockConversation} from '../send/delivery.js';
import {appendEvents, lockAgents, type LogEntry} from '../store/log.js';
import type {Scope} from '../tenant.js';
import {dropRequest, dropRequestsOf} from './handover.js';
import {lockRouting, withdrawOffers} from './offer.js';

/** Nobody accepted in time: the offer is gone, the agent goes to RONA, the customer waits for the next. */
export async function lapseOffer(scope: Scope, taskId: string): Promise<void> {
  const {tx, tenantId, now} = scope;
  const task = await tx
    .selectFrom('tasks')
    .select(['conversation_id', 'agent_id'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', taskId)
    .executeTakeFirst();
  if (!task) return;
  await lockRouting(scope);
  await lockConversation(scope, task.conversation_id);
  const lapsed = await tx
    .updateTable('tasks')
    .set(({eb}) => ({phase: 'gone', gone_reason: 'lapsed', ended_at: now, version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', taskId)
    .where('phase', '=', 'offered')
    .where('expires_at', '<=', now)
    .returning('id')
    .executeTakeFirst();
  if (!lapsed) return; // accepted or withdrawn in time
  const others = await withdrawOffers(scope, [task.agent_id]);
  const told: LogEntry[] = [
    ...others,
    {agentId: task.agent_id, kind: 'offer', ref: taskId}, // last, so that the desk shows why
    {agentId: task.agent_id, kind: 'agent', ref: ''},
    ...(await dropRequestsOf(scope, [taskId, ...others.map(({ref}) => ref)])),
  ];
  await lockAgents(
    scope,
    told.map(({agentId}) => agentId),
  );
  await tx
    .updateTable('agents')
    .set(({eb}) => ({state: 'rona', code_id: null, state_since: now, version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', task.agent_id)
    .where('state', '=', 'available')
    .execute();
  await appendEvents(scope, told);
}

/** The queue had nobody who joined in time. Who is asked just then was not too slow: no RONA. */
export async function lapseConference(scope: Scope, requestId: string): Promise<void> {
  const {tx, tenantId} = scope;
  const seen = await tx
    .selectFrom('requests')
    .select('conversation_id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', requestId)
    .executeTakeFirst();
  if (!seen) return;
  await lockRouting(scope);
  await lockConversation(scope, seen.conversation_id);
  const request = await tx
    .selectFrom('requests')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', requestId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (request) await appendEvents(scope, await dropRequest(scope, request));
}
