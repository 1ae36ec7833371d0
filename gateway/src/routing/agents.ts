import {randomBytes} from 'node:crypto';
import type {Database} from '../store/database.js';
import type {Tenant} from '../config.js';
import {appendEvents} from '../store/log.js';
import type {Scope} from '../tenant.js';

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

/** An agent whose desk opens is here, but gets no offers before choosing Available. Returns the key of their vault. */
export async function signIn(scope: Scope, agentId: string): Promise<Buffer> {
  const {tx, tenant, tenantId, now} = scope;
  const [firstCode] = tenant.idleCodes.keys();
  const signedIn = await tx
    .updateTable('agents')
    .set(({eb}) => ({state: 'idle', code_id: firstCode ?? null, state_since: now, version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .where('state', '=', 'offline')
    .returning('id')
    .executeTakeFirst();
  if (signedIn) await appendEvents(scope, [{agentId, kind: 'agent', ref: ''}]);
  const {vault_key} = await tx
    .selectFrom('agents')
    .select('vault_key')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow();
  return vault_key;
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
