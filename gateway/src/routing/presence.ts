import {lockConversation} from '../send/delivery.js';
import {setDeadline} from '../store/deadline.js';
import {appendEvents, lockAgents} from '../store/log.js';
import type {Scope} from '../tenant.js';
import {GAP, lockAgent, presentUntil, removeDesks, tellDevices, watchPresence} from './desks.js';
import {afterOffersGone, guestLeaves, inherit, partner, requeue} from './handover.js';
import {lockRouting, withdrawOffers} from './offer.js';

const DEFAULT_KEEP = 600;

/** One of the agent's leases has ended: with none left the agent is offline. */
export async function presenceLapsed(scope: Scope, agentId: string): Promise<void> {
  if (await isPresent(scope, agentId)) return watchOn(scope, agentId); // the common case needs no lock of routing
  await lockRouting(scope);
  const tasks = await lockWork(scope, agentId);
  const agent = await lockAgent(scope, agentId);
  if (await isPresent(scope, agentId)) return watchOn(scope, agentId);
  const lastSeen = ((await presentUntil(scope, agentId)) ?? scope.now + GAP) - GAP;
  await removeDesks(scope, agentId, 'expired');
  if (agent.state === 'offline') return;

  const withdrawn = await withdrawOffers(scope, [agentId]);
  await scope.tx
    .updateTable('agents')
    .set(({eb}) => ({
      state: 'offline',
      code_id: null,
      state_since: scope.now,
      return_as: agent.state === 'rona' ? 'rona' : 'connection-lost',
      version: eb('version', '+', 1),
    }))
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', agentId)
    .execute();
  await appendEvents(scope, [...withdrawn, {agentId, kind: 'agent', ref: ''}]);
  await afterOffersGone(
    scope,
    withdrawn.map(({ref}) => ref),
  );
  for (const {id, role, queue_id} of tasks) {
    const keepFor = (scope.tenant.queues.get(queue_id)?.keepForSeconds ?? DEFAULT_KEEP) * 1000;
    if (role === 'guest') await guestLeaves(scope, id, 'left');
    else await setDeadline(scope, 'keep', id, lastSeen + keepFor);
  }
}

/** The owner stayed away: a guest goes on alone, else the customer is back in the queue. */
export async function keepLapsed(scope: Scope, taskId: string): Promise<void> {
  const {tx, tenantId} = scope;
  const task = await tx
    .selectFrom('tasks')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', taskId)
    .executeTakeFirst();
  if (!task) return;
  await lockRouting(scope);
  await lockConversation(scope, task.conversation_id);
  await lockConcerned(scope, [task.conversation_id]);
  const {state} = await lockAgent(scope, task.agent_id);
  if (state !== 'offline') return;
  const isOwned = await tx
    .selectFrom('tasks')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', taskId)
    .where('role', '=', 'owner')
    .where('phase', '=', 'connected')
    .executeTakeFirst();
  if (!isOwned) return; // ended or interrupted meanwhile
  const guest = await partner(scope, task, 'guest');
  await (guest ? inherit(scope, taskId) : requeue(scope, taskId));
}

const isPresent = async (scope: Scope, agentId: string): Promise<boolean> =>
  ((await presentUntil(scope, agentId)) ?? 0) > scope.now;

/** Another device may have left; looks again when the next lease ends. */
async function watchOn(scope: Scope, agentId: string): Promise<void> {
  const {tx, tenantId, now} = scope;
  await lockAgent(scope, agentId);
  const {devices} = await tx
    .selectFrom('desks')
    .select(({fn}) => fn.count<number>('device_id').distinct().as('devices'))
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('open', '=', true) // whatever their leases: as the agent knows it
    .executeTakeFirstOrThrow();
  await removeDesks(scope, agentId, 'expired');
  await tellDevices(scope, agentId, devices);
  const {next} = await tx
    .selectFrom('desks')
    .select(({fn}) => fn.min('lease_until').as('next'))
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .executeTakeFirstOrThrow();
  await watchPresence(scope, agentId, next ?? now);
}

/** Locks the conversations of what the agent has open, then all whom a change of it may concern. Returns what is connected. */
async function lockWork(scope: Scope, agentId: string) {
  const {tx, tenantId} = scope;
  const open = tx
    .selectFrom('tasks')
    .select(['id', 'conversation_id', 'role', 'phase', 'queue_id'])
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('phase', 'in', ['offered', 'connected']);
  const seen = await open.execute();
  const conversationIds = [...new Set(seen.map(({conversation_id}) => conversation_id))].toSorted();
  for (const id of conversationIds) await lockConversation(scope, id);
  await lockConcerned(scope, conversationIds);
  return (await open.execute()).filter(({phase}) => phase === 'connected');
}

/** All whom a change of these conversations may concern, at once and so in order. */
async function lockConcerned(scope: Scope, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return;
  const rows = await scope.tx
    .selectFrom('tasks')
    .select('agent_id')
    .distinct()
    .where('tenant_id', '=', scope.tenantId)
    .where('conversation_id', 'in', conversationIds)
    .execute();
  await lockAgents(
    scope,
    rows.map(({agent_id}) => agent_id),
  );
}
