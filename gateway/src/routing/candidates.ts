import type {Scope} from '../tenant.js';
import type {Candidate} from './choose.js';

/** Phases in which a task takes a slot of its agent's capacity. */
export const SLOTS = ['offered', 'connected', 'interrupted', 'wrap-up'] as const;
/** Phases in which an agent is, or may come to be, in the conversation. */
export const IN_CONVERSATION = ['offered', 'connected', 'interrupted'] as const;

/** All Available agents, locked until the end of the transaction. */
export async function readCandidates({tx, tenant, tenantId}: Scope): Promise<Map<string, Candidate>> {
  const agents = await tx
    .selectFrom('agents')
    .select(['id', 'state', 'waiting_since'])
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'available')
    .orderBy('id')
    .forUpdate()
    .execute();
  const loadOf = await readLoads({tx, tenantId});
  return new Map(
    agents.map(({id, state, waiting_since}) => [
      id,
      {
        id,
        available: state === 'available',
        load: loadOf.get(id) ?? 0,
        capacity: tenant.agents.get(id)?.capacity ?? 0,
        waitingSince: waiting_since,
      },
    ]),
  );
}

/** How many slots each agent has taken; agents with none are left out. */
export async function readLoads({tx, tenantId}: Pick<Scope, 'tx' | 'tenantId'>): Promise<Map<string, number>> {
  const loads = await tx
    .selectFrom('tasks')
    .select(({fn}) => ['agent_id', fn.countAll<number>().as('load')])
    .where('tenant_id', '=', tenantId)
    .where('phase', 'in', SLOTS)
    .groupBy('agent_id')
    .execute();
  return new Map(loads.map(({agent_id, load}) => [agent_id, load]));
}

/** Whether a colleague can be asked to take over or to join now. Routing must be locked. */
export async function canBeAsked(
  {tx, tenant, tenantId}: Scope,
  conversationId: string,
  agentId: string,
): Promise<boolean> {
  const agent = tenant.agents.get(agentId);
  const known = await tx
    .selectFrom('agents')
    .select('state')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .executeTakeFirst();
  if (!agent || known?.state !== 'available') return false;
  const taken = await tx
    .selectFrom('tasks')
    .select(['conversation_id', 'phase'])
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('phase', 'in', SLOTS)
    .execute();
  const isIn = taken.some(({conversation_id, phase}) => conversation_id === conversationId && phase !== 'wrap-up');
  return !isIn && taken.length < agent.capacity;
}

export async function isSomebodyAvailable({tx, tenantId}: Scope): Promise<boolean> {
  const agent = await tx
    .selectFrom('agents')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'available')
    .limit(1)
    .executeTakeFirst();
  return agent !== undefined;
}

export async function readSignedIn({tx, tenantId}: Scope): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('agents')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('state', '!=', 'offline')
    .execute();
  return new Set(rows.map(({id}) => id));
}
