import type {AgentTarget, DeskCommand, DeskEvent, QueueTarget, Unavailable} from 'wa-desk/core';
import {IN_CONVERSATION, readLoads} from '../../routing/candidates.js';
import type {Scope} from '../../tenant.js';
import {notFound} from '../refusal.js';
import {openTask} from './open-task.js';

/** Where the conversation can go now: all queues and agents, whatever their number, by four queries. */
export async function listTargets(
  scope: Scope,
  agentId: string,
  {taskId}: Extract<DeskCommand, {type: 'listTargets'}>,
): Promise<DeskEvent> {
  const {tenant, now} = scope;
  const task = await openTask(scope, agentId, taskId);
  if (!task) throw notFound();
  const states = await readStates(scope);
  const loads = await readLoads(scope);
  const inConversation = await readParticipants(scope, task.conversation_id);
  const waiting = await readWaiting(scope);

  const agents = [...tenant.agents.values()].map(({id, name, capacity}): AgentTarget => {
    const load = loads.get(id) ?? 0;
    const state = states.get(id) ?? 'offline';
    const unavailable = (): Unavailable | null => {
      if (id === agentId) return 'yourself';
      if (inConversation.has(id)) return 'in-conversation';
      if (state !== 'available') return state;
      return load >= capacity ? 'at-capacity' : null;
    };
    return {id, name, load, capacity, unavailable: unavailable()};
  });
  const free = new Set(agents.flatMap(({id, unavailable}) => (unavailable === null ? [id] : [])));
  const queues = [...tenant.queues.values()].map(({id, name, agents: ofQueue}): QueueTarget => ({
    id,
    name,
    available: ofQueue.filter((agent) => free.has(agent)).length,
    waiting: waiting.get(id)?.count ?? 0,
    waitingSince: waiting.get(id)?.since ?? null,
  }));
  return {type: 'targets', targets: {taskId, fetchedAt: now, queues, agents}};
}

async function readStates({tx, tenantId}: Scope) {
  const rows = await tx.selectFrom('agents').select(['id', 'state']).where('tenant_id', '=', tenantId).execute();
  return new Map(rows.map(({id, state}) => [id, state]));
}

async function readParticipants({tx, tenantId}: Scope, conversationId: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('tasks')
    .select('agent_id')
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('phase', 'in', IN_CONVERSATION)
    .execute();
  return new Set(rows.map(({agent_id}) => agent_id));
}

async function readWaiting({tx, tenantId}: Scope) {
  const rows = await tx
    .selectFrom('conversations')
    .select(({fn}) => ['queue_id', fn.countAll<number>().as('count'), fn.min('received_at').as('since')])
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'waiting')
    .groupBy('queue_id')
    .execute();
  return new Map(rows.map(({queue_id, count, since}) => [queue_id, {count, since}]));
}
