import type {Selectable} from 'kysely';
import type {Tables} from '../store/database.js';
import type {Scope} from '../tenant.js';
import {IN_CONVERSATION, isSomebodyAvailable, readCandidates, readSignedIn} from './candidates.js';
import {chooseAgent, isFree, type Candidate} from './choose.js';
import {lockRouting, makeOffer} from './offer.js';
import type {Request} from './request.js';

type Conversation = Selectable<Tables['conversations']>;
type Candidates = Map<string, Candidate>;

/**
 * Finds agents for all who wait for one, as far as agents are free: first for those who asked a queue to join them, since
 * their customer is talking, then for the customers, the longest waiting first. One transaction a tenant.
 */
export async function offerWaiting(scope: Scope): Promise<void> {
  await lockRouting(scope);
  // nothing is locked while nobody waits, or nobody could take it
  if (!(await doesSomebodyWait(scope)) || !(await isSomebodyAvailable(scope))) return;
  const candidates = await readCandidates(scope);
  await offerGuests(scope, candidates);
  await offerCustomers(scope, candidates);
}

async function doesSomebodyWait(scope: Scope): Promise<boolean> {
  const customer = await waitingConversations(scope).select('id').limit(1).executeTakeFirst();
  return (
    customer !== undefined || (await unanswered(scope).select('requests.id').limit(1).executeTakeFirst()) !== undefined
  );
}

/** Those that nobody is offered now. */
const waitingConversations = ({tx, tenantId}: Scope) =>
  tx
    .selectFrom('conversations')
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
            .where('tasks.phase', 'in', IN_CONVERSATION),
        ),
      ),
    );

/** Conference requests to a queue that nobody is offered now. */
const unanswered = ({tx, tenantId}: Scope) =>
  tx
    .selectFrom('requests')
    .where('requests.tenant_id', '=', tenantId)
    .where('requests.state', '=', 'open')
    .where('requests.kind', '=', 'conference')
    .where('requests.target_kind', '=', 'queue')
    .where(({not, exists, selectFrom}) =>
      not(
        exists(
          selectFrom('tasks')
            .select('tasks.id')
            .whereRef('tasks.tenant_id', '=', 'requests.tenant_id')
            .whereRef('tasks.request_id', '=', 'requests.id')
            .where('tasks.phase', '=', 'offered'),
        ),
      ),
    );

/** A conference request to a queue goes to one of its agents after another. */
async function offerGuests(scope: Scope, candidates: Candidates): Promise<void> {
  const {tx, tenant, tenantId} = scope;
  const conversations = await tx
    .selectFrom('conversations')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', unanswered(scope).select('conversation_id'))
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
  if (conversations.length === 0) return;
  const byId = new Map(conversations.map((conversation) => [conversation.id, conversation]));
  const requests = await unanswered(scope) // read anew: now nobody else can change them
    .selectAll('requests')
    .innerJoin('tasks', (join) =>
      join.onRef('tasks.tenant_id', '=', 'requests.tenant_id').onRef('tasks.id', '=', 'requests.task_id'),
    )
    .where('tasks.phase', '=', 'connected')
    .where('requests.conversation_id', 'in', [...byId.keys()])
    .orderBy('requests.requested_at')
    .execute();
  for (const request of requests) {
    const conversation = byId.get(request.conversation_id);
    const agents = tenant.queues.get(request.target_id)?.agents.filter((id) => id !== request.agent_id) ?? [];
    if (conversation) await offerTo(scope, candidates, agents, conversation, {role: 'guest', request});
  }
}

async function offerCustomers(scope: Scope, candidates: Candidates): Promise<void> {
  const transfers = await readTransfers(scope);
  const signedIn = transfers.size === 0 ? new Set<string>() : await readSignedIn(scope);
  for (;;) {
    const waiting = await takeWaiting(scope, candidates, transfers.size);
    let offered = 0;
    for (const conversation of waiting) {
      const request = transfers.get(conversation.id);
      const agents = scope.tenant.queues.get(conversation.queue_id)?.agents ?? [];
      const others = agents.filter((id) => id !== request?.agent_id);
      // who gave the customer away gets them back only where nobody else is
      const asked = request && others.some((id) => signedIn.has(id)) ? others : agents;
      if (await offerTo(scope, candidates, asked, conversation, {role: 'owner', request})) offered += 1;
    }
    if (offered === 0) return;
  }
}

/** As many as could be offered now, and not thousands that could not. */
async function takeWaiting(scope: Scope, candidates: Candidates, transfers: number): Promise<Conversation[]> {
  const free = [...candidates.values()].filter(isFree);
  const freeIds = new Set(free.map(({id}) => id));
  const freeQueues = [...scope.tenant.queues.values()].filter(({agents}) => agents.some((id) => freeIds.has(id)));
  if (freeQueues.length === 0) return [];
  return waitingConversations(scope)
    .selectAll()
    .where(
      'queue_id',
      'in',
      freeQueues.map(({id}) => id),
    )
    .orderBy('received_at')
    .limit(free.reduce((slots, {load, capacity}) => slots + capacity - load, transfers)) // a transfer may find nobody
    .forUpdate()
    .skipLocked()
    .execute();
}

/** By conversation. */
async function readTransfers({tx, tenantId}: Scope): Promise<Map<string, Request>> {
  const rows = await tx
    .selectFrom('requests')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'open')
    .where('kind', '=', 'transfer')
    .execute();
  return new Map(rows.map((request) => [request.conversation_id, request]));
}

async function offerTo(
  scope: Scope,
  candidates: Candidates,
  agents: readonly string[],
  conversation: Conversation,
  {role, request}: {readonly role: 'owner' | 'guest'; readonly request: Request | undefined},
): Promise<boolean> {
  const chosen = chooseAgent(agents.flatMap((id) => candidates.get(id) ?? []));
  if (!chosen) return false;
  candidates.set(chosen.id, {...chosen, load: chosen.load + 1, waitingSince: scope.now});
  const queueId = role === 'guest' && request ? request.target_id : conversation.queue_id;
  await makeOffer(scope, {conversation, agentId: chosen.id, role, queueId, request});
  return true;
}
