import {sql} from 'kysely';
import {lockConversation} from '../send/delivery.js';
import {setDeadline} from '../store/deadline.js';
import {appendEvents, type LogEntry} from '../store/log.js';
import type {Scope} from '../tenant.js';
import {chooseAgent, type Candidate} from './choose.js';

const SLOTS = ['offered', 'connected', 'interrupted', 'wrap-up'] as const;

/** Offers every waiting conversation, the longest waiting first, as far as agents are free. One transaction a tenant. */
export async function offerWaiting(scope: Scope): Promise<void> {
  const {tx, tenant, tenantId} = scope;
  await lockRouting(scope);
  if (!(await isSomebodyAvailable(scope))) return; // nothing is locked while nobody could take it
  const waiting = await tx
    .selectFrom('conversations')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'waiting')
    .where(({not, exists, selectFrom}) =>
      not(
        exists(
          selectFrom('tasks')
            .select('tasks.id')
            .whereRef('tasks.tenant_id', '=', 'conversations.tenant_id')
            .whereRef('tasks.conversation_id', '=', 'conversations.id')
            .where('tasks.role', '=', 'owner')
            .where('tasks.phase', 'in', ['offered', 'connected', 'interrupted']),
        ),
      ),
    )
    .orderBy('received_at')
    .forUpdate()
    .skipLocked()
    .execute();
  if (waiting.length === 0) return;
  const candidates = new Map((await readCandidates(scope)).map((candidate) => [candidate.id, candidate]));
  for (const conversation of waiting) {
    const queue = tenant.queues.get(conversation.queue_id);
    const ofQueue = queue?.agents.flatMap((id) => candidates.get(id) ?? []) ?? [];
    const chosen = chooseAgent(ofQueue);
    if (!queue || !chosen) continue;
    candidates.set(chosen.id, {...chosen, load: chosen.load + 1, waitingSince: scope.now});
    await offer(scope, conversation, chosen.id, queue.id, queue.offerSeconds * 1000);
  }
}

async function offer(
  scope: Scope,
  conversation: {
    readonly id: string;
    readonly received_at: number | null;
    readonly interaction_id: string | null;
  },
  agentId: string,
  queueId: string,
  lapsesAfter: number,
): Promise<void> {
  const {tx, tenantId, now, newId} = scope;
  const id = newId();
  await tx
    .insertInto('tasks')
    .values({
      tenant_id: tenantId,
      id,
      conversation_id: conversation.id,
      interaction_id: conversation.interaction_id ?? '',
      agent_id: agentId,
      role: 'owner',
      kind: 'new',
      phase: 'offered',
      queue_id: queueId,
      received_at: conversation.received_at ?? now,
      offered_at: now,
      expires_at: now + lapsesAfter,
    })
    .execute();
  await tx
    .updateTable('agents')
    .set({waiting_since: now})
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .execute();
  await setDeadline(scope, 'offer', id, now + lapsesAfter);
  await appendEvents(scope, [{agentId, kind: 'offer', ref: id}]);
}

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
    .set(({eb}) => ({phase: 'gone', gone_reason: 'lapsed', version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', taskId)
    .where('phase', '=', 'offered')
    .where('expires_at', '<=', now)
    .returning('id')
    .executeTakeFirst();
  if (!lapsed) return; // accepted or withdrawn in time
  const others = await withdrawOffers(scope, task.agent_id);
  await tx
    .updateTable('agents')
    .set(({eb}) => ({state: 'rona', code_id: null, state_since: now, version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', task.agent_id)
    .where('state', '=', 'available')
    .execute();
  await appendEvents(scope, [
    ...others,
    {agentId: task.agent_id, kind: 'offer', ref: taskId}, // last, so that the desk shows why
    {agentId: task.agent_id, kind: 'agent', ref: ''},
  ]);
}

/** All standing offers of an agent who takes none now; their conversations wait on. Returns what the agent is told. */
export async function withdrawOffers({tx, tenantId}: Scope, agentId: string): Promise<LogEntry[]> {
  const withdrawn = await tx
    .updateTable('tasks')
    .set(({eb}) => ({phase: 'gone', gone_reason: 'withdrawn', version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('phase', '=', 'offered')
    .returning('id')
    .execute();
  return withdrawn.map(({id}) => ({agentId, kind: 'offer', ref: id}));
}

/**
 * Taken by all that changes who may be offered what. Locks are always taken in this order, so that no two
 * transactions wait for each other: routing, conversation, tasks, agents.
 */
export async function lockRouting({tx, tenantId}: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`route:${tenantId}`}, 0))`.execute(tx);
}

async function isSomebodyAvailable({tx, tenantId}: Scope): Promise<boolean> {
  const agent = await tx
    .selectFrom('agents')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'available')
    .limit(1)
    .executeTakeFirst();
  return agent !== undefined;
}

async function readCandidates({tx, tenant, tenantId}: Scope): Promise<Candidate[]> {
  const agents = await tx
    .selectFrom('agents')
    .select(['id', 'state', 'waiting_since'])
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'available')
    .orderBy('id')
    .forUpdate()
    .execute();
  const loads = await tx
    .selectFrom('tasks')
    .select(({fn}) => ['agent_id', fn.countAll<number>().as('load')])
    .where('tenant_id', '=', tenantId)
    .where('phase', 'in', SLOTS)
    .groupBy('agent_id')
    .execute();
  const loadOf = new Map(loads.map(({agent_id, load}) => [agent_id, load]));
  return agents.map(({id, state, waiting_since}) => ({
    id,
    available: state === 'available',
    load: loadOf.get(id) ?? 0,
    capacity: tenant.agents.get(id)?.capacity ?? 0,
    waitingSince: waiting_since,
  }));
}
