import {randomBytes} from 'node:crypto';
import type {Selectable} from 'kysely';
import type {Database, Tables} from '../store/database.js';
import type {Tenant} from '../config.js';
import {appendEvents} from '../store/log.js';
import type {Scope} from '../tenant.js';
import {clearDeadline} from '../store/deadline.js';
import {dropRequestsOf} from './handover.js';
import {lockRouting, withdrawOffers} from './offer.js';
import {addDesk, countDevices, lockAgent, tellDevices, watchPresence, type Desk} from './desks.js';

/** The idle code of who was gone without signing out. */
export const CONNECTION_LOST = 'connection-lost';

/** Every configured agent has a row, so that routing and logs can count on it. */
export async function ensureAgents(database: Database, tenant: Tenant, now: number): Promise<void> {
  if (tenant.agents.size === 0) return;
  await database
    .insertInto('agents')
    .values(
      [...tenant.agents.keys()].map((id) => ({
        tenant_id: tenant.id,
        id,
        state_since: now,
        waiting_since: now,
        code_id: null,
        vault_key: randomBytes(32),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** An agent's desk that opens. */
export interface OpeningDesk extends Desk {
  /** It goes on from there; undefined: it begins anew. */
  readonly lastSeq: number | undefined;
}

/**
 * An agent whose desk opens is here, but gets no offers before choosing Available. Returns the key of their vault, or
 * undefined for a desk that goes on and was signed out meanwhile.
 */
export async function signIn(scope: Scope, agentId: string, desk: OpeningDesk): Promise<Buffer | undefined> {
  await watchPresence(scope, agentId); // first: nobody waits for us while we wait
  const agent = await lockAgent(scope, agentId);
  if (await wasSignedOut(scope, agentId, desk)) return undefined;
  const before = await countDevices(scope, agentId);
  await addDesk(scope, agentId, desk);
  if (agent.state === 'offline') await comeBack(scope, agent);
  else await tellDevices(scope, agentId, before);
  return agent.vault_key;
}

async function comeBack(scope: Scope, {id: agentId, return_as}: Selectable<Tables['agents']>): Promise<void> {
  const {tx, tenant, tenantId, now} = scope;
  const [firstCode] = tenant.idleCodes.keys();
  await tx
    .updateTable('agents')
    .set(({eb}) => ({
      state: return_as === 'rona' ? 'rona' : 'idle',
      code_id: return_as === null ? (firstCode ?? null) : return_as === 'rona' ? null : CONNECTION_LOST,
      return_as: null,
      state_since: now,
      version: eb('version', '+', 1),
    }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .execute();
  await appendEvents(scope, [{agentId, kind: 'agent', ref: ''}]);
  const kept = await tx
    .selectFrom('tasks')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('phase', '=', 'connected')
    .execute();
  for (const {id} of kept) await clearDeadline(scope, 'keep', id);
}

/** By the agent, or by another device of theirs. */
async function wasSignedOut(
  {tx, tenantId}: Scope,
  agentId: string,
  {lastSeq, deviceId}: OpeningDesk,
): Promise<boolean> {
  if (lastSeq === undefined) return false;
  const entry = await tx
    .selectFrom('events')
    .select('seq')
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('seq', '>', lastSeq)
    .where(({or, and, eb}) =>
      or([eb('kind', '=', 'signed-out'), and([eb('kind', '=', 'closed'), eb('ref', '!=', deviceId)])]),
    )
    .executeTakeFirst();
  return entry !== undefined;
}

/** Offers of agents who are not configured any more go to others at once. */
export async function leaveGoneAgents(scope: Scope): Promise<void> {
  const {tx, tenant, tenantId} = scope;
  await lockRouting(scope);
  const rows = await tx
    .selectFrom('tasks')
    .select('agent_id')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('phase', '=', 'offered')
    .execute();
  const gone = rows.map(({agent_id}) => agent_id).filter((id) => !tenant.agents.has(id));
  const withdrawn = await withdrawOffers(scope, gone);
  const dropped = await dropRequestsOf(
    scope,
    withdrawn.map(({ref}) => ref),
  );
  await appendEvents(scope, [...withdrawn, ...dropped]);
}

/** After a reload: those whose name, capacity or code is another now. */
export async function tellAgents(scope: Scope, previous: Tenant): Promise<void> {
  const {tx, tenant, tenantId} = scope;
  const renamed = [...tenant.agents.values()]
    .filter(({id, name, capacity}) => {
      const before = previous.agents.get(id);
      return before && (before.name !== name || before.capacity !== capacity);
    })
    .map(({id}) => id);
  const codes = [...previous.idleCodes.values()]
    .filter(({id, name}) => tenant.idleCodes.get(id)?.name !== name)
    .map(({id}) => id);
  if (renamed.length === 0 && codes.length === 0) return;
  const changed = await tx
    .updateTable('agents')
    .set(({eb}) => ({version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', (from) =>
      from
        .selectFrom('agents')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where(({or, eb}) =>
          or([
            ...(renamed.length > 0 ? [eb('id', 'in', renamed)] : []),
            ...(codes.length > 0 ? [eb('code_id', 'in', codes)] : []),
          ]),
        )
        .orderBy('id')
        .forUpdate(),
    )
    .returning('id')
    .execute();
  await appendEvents(
    scope,
    changed.map(({id}) => ({agentId: id, kind: 'agent', ref: ''})),
  );
}
