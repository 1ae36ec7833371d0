import {sql} from 'kysely';
import {appendEvents} from '../store/log.js';
import type {Scope} from '../tenant.js';

/** A gap in an agent's presence that is shorter changes nothing. */
export const GAP = 60_000;
/** How often open desks renew their leases. */
export const RENEW_EVERY = 15_000;

/** One open event stream of an agent. */
export interface Desk {
  readonly id: string;
  /** The tabs of one browser share it. */
  readonly deviceId: string;
}

/** The lease stands a gap longer than it was renewed last, even if the gateway is gone before the next time. */
const leaseFrom = (now: number): number => now + GAP + RENEW_EVERY;

/** On how many devices the agent has a desk open now. */
export async function countDevices({tx, tenantId, now}: Scope, agentId: string): Promise<number> {
  const {devices} = await tx
    .selectFrom('desks')
    .select(({fn}) => fn.count<number>('device_id').distinct().as('devices'))
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('open', '=', true)
    .where('lease_until', '>', now)
    .executeTakeFirstOrThrow();
  return devices;
}

/** Until when the agent counts as present; undefined without any desk. */
export async function presentUntil({tx, tenantId}: Scope, agentId: string): Promise<number | undefined> {
  const {until} = await tx
    .selectFrom('desks')
    .select(({fn}) => fn.max('lease_until').as('until'))
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .executeTakeFirstOrThrow();
  return until ?? undefined;
}

/** The agent's row must be locked, here and below. */
export async function addDesk({tx, tenantId, now}: Scope, agentId: string, {id, deviceId}: Desk): Promise<void> {
  await tx
    .insertInto('desks')
    .values({tenant_id: tenantId, agent_id: agentId, id, device_id: deviceId, lease_until: leaseFrom(now)})
    .execute();
}

/** Resolves with those of the desks that are still there: others were closed meanwhile. */
export async function renewDesks({tx, tenantId, now}: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .updateTable('desks')
    .set({lease_until: leaseFrom(now)})
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', (from) =>
      from
        .selectFrom('desks')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('id', 'in', ids)
        .orderBy('id')
        .forUpdate(),
    )
    .returning('id')
    .execute();
  return new Set(rows.map(({id}) => id));
}

/** The stream has ended; the agent counts as present for as long as a gap may be. */
export async function leaveDesk(scope: Scope, agentId: string, deskId: string): Promise<void> {
  const {tx, tenantId, now} = scope;
  await watchPresence(scope, agentId, now + GAP);
  await lockAgent(scope, agentId);
  const before = await countDevices(scope, agentId);
  await tx
    .updateTable('desks')
    .set({open: false, lease_until: now + GAP})
    .where('tenant_id', '=', tenantId)
    .where('id', '=', deskId)
    .execute();
  await tellDevices(scope, agentId, before);
}

/** Forgets desks whose time is over: of no device but `exceptDevice`, or those whose lease has ended. */
export async function removeDesks(
  {tx, tenantId, now}: Scope,
  agentId: string,
  which: 'all' | 'expired' | {readonly exceptDevice: string},
): Promise<void> {
  await tx
    .deleteFrom('desks')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', (from) => {
      const own = from
        .selectFrom('desks')
        .select('id')
        .where('tenant_id', '=', tenantId)
        .where('agent_id', '=', agentId)
        .orderBy('id') // as they are renewed: nobody waits for each other
        .forUpdate();
      if (which === 'all') return own;
      return which === 'expired'
        ? own.where('lease_until', '<=', now)
        : own.where('device_id', '!=', which.exceptDevice);
    })
    .execute();
}

/** Says so at the agent's desks when the number of devices is another than `before`; none counts as one. */
export async function tellDevices(scope: Scope, agentId: string, before: number): Promise<void> {
  const after = await countDevices(scope, agentId);
  if (Math.max(before, 1) === Math.max(after, 1)) return;
  await scope.tx
    .updateTable('agents')
    .set(({eb}) => ({version: eb('version', '+', 1)}))
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', agentId)
    .execute();
  await appendEvents(scope, [{agentId, kind: 'agent', ref: ''}]);
}

export function lockAgent({tx, tenantId}: Scope, agentId: string) {
  return tx
    .selectFrom('agents')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/**
 * Makes sure that somebody looks when the first of the agent's leases ends. It waits for who is just looking: call it
 * before anything is locked.
 */
export async function watchPresence(scope: Scope, agentId: string, dueAt = leaseFrom(scope.now)): Promise<void> {
  await sql`
    insert into deadlines (tenant_id, kind, ref, due_at) values (${scope.tenantId}, 'presence', ${agentId}, ${dueAt})
    on conflict (tenant_id, kind, ref) do update set due_at = least(deadlines.due_at, excluded.due_at)`.execute(
    scope.tx,
  );
}
