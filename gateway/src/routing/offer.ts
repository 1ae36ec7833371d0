import {sql, type Selectable} from 'kysely';
import type {Tables} from '../store/database.js';
import {clearDeadline, setDeadline} from '../store/deadline.js';
import {appendEvents, type LogEntry} from '../store/log.js';
import type {Scope} from '../tenant.js';

/** How long an offer of a queue stands that the configuration no longer has. */
const USUAL_OFFER_SECONDS = 30;

interface NewOffer {
  readonly conversation: {
    readonly id: string;
    readonly received_at: number | null;
    readonly interaction_id: string | null;
  };
  readonly agentId: string;
  readonly role: 'owner' | 'guest';
  readonly queueId: string;
  /** What a colleague has asked for; undefined for a customer who comes from the queue. */
  readonly request?: Pick<Selectable<Tables['requests']>, 'id' | 'kind' | 'agent_id' | 'note'> | undefined;
}

/** Offers a conversation to an agent with a free slot; routing and the conversation must be locked. Returns its end. */
export async function makeOffer(
  scope: Scope,
  {conversation, agentId, role, queueId, request}: NewOffer,
): Promise<number> {
  const {tx, tenant, tenantId, now, newId} = scope;
  const id = newId();
  const expiresAt = now + (tenant.queues.get(queueId)?.offerSeconds ?? USUAL_OFFER_SECONDS) * 1000;
  await tx
    .insertInto('tasks')
    .values({
      tenant_id: tenantId,
      id,
      conversation_id: conversation.id,
      interaction_id: conversation.interaction_id ?? '',
      agent_id: agentId,
      role,
      kind: request?.kind ?? 'new',
      phase: 'offered',
      queue_id: queueId,
      received_at: conversation.received_at ?? now,
      offered_at: now,
      expires_at: expiresAt,
      ...(request && {
        request_id: request.id,
        from_id: request.agent_id,
        from_name: tenant.agents.get(request.agent_id)?.name ?? request.agent_id,
        note: request.note,
      }),
    })
    .execute();
  await tx
    .updateTable('agents')
    .set({waiting_since: now})
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .execute();
  await setDeadline(scope, 'offer', id, expiresAt);
  await appendEvents(scope, [{agentId, kind: 'offer', ref: id}]);
  return expiresAt;
}

/**
 * All standing offers of agents who take none now; their conversations wait on. Returns what the agent is told; what
 * follows for those who asked is `afterOffersGone`'s.
 */
export async function withdrawOffers(scope: Scope, agentIds: readonly string[]): Promise<LogEntry[]> {
  if (agentIds.length === 0) return [];
  const {tx, tenantId} = scope;
  await tx
    .selectFrom('conversations')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', (from) =>
      from
        .selectFrom('tasks')
        .select('conversation_id')
        .where('tenant_id', '=', tenantId)
        .where('agent_id', 'in', agentIds)
        .where('phase', '=', 'offered'),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
  return withdraw(scope, {agentIds});
}

/** The standing offer of a request that is given up. The conversation must be locked. */
export const withdrawOfferOf = (scope: Scope, requestId: string): Promise<LogEntry[]> => withdraw(scope, {requestId});

async function withdraw(
  scope: Scope,
  whose: {readonly agentIds: readonly string[]} | {readonly requestId: string},
): Promise<LogEntry[]> {
  const {tx, tenantId, now} = scope;
  const withdrawn = await tx
    .updateTable('tasks')
    .set(({eb}) => ({phase: 'gone', gone_reason: 'withdrawn', ended_at: now, version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where((eb) =>
      'agentIds' in whose ? eb('agent_id', 'in', whose.agentIds) : eb('request_id', '=', whose.requestId),
    )
    .where('phase', '=', 'offered')
    .returning(['id', 'agent_id'])
    .execute();
  for (const {id} of withdrawn) await clearDeadline(scope, 'offer', id);
  return withdrawn.map(({id, agent_id}) => ({agentId: agent_id, kind: 'offer', ref: id}));
}

/**
 * Taken by all that changes who may be offered what. Locks are always taken in this order, so that no two
 * transactions wait for each other: routing, conversation, tasks, agents.
 */
export async function lockRouting({tx, tenantId}: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`route:${tenantId}`}, 0))`.execute(tx);
}
