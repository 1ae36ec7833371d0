import type {Clock} from './clock.js';
import type {Tenant} from './config.js';
import type {Database, Tx} from './store/database.js';

/** What a transaction for one tenant works with. Every query through it names `tenantId`. */
export interface Scope {
  readonly tx: Tx;
  readonly tenant: Tenant;
  readonly tenantId: string;
  /** ms since the Unix epoch: the gateway's time at the start of the transaction, the same for all it decides. */
  readonly now: number;
  readonly newId: () => string;
}

/** What opens scopes. */
export interface Ground {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: () => string;
}

export function inTenant<T>(
  {database, clock, newId}: Ground,
  tenant: Tenant,
  run: (scope: Scope) => Promise<T>,
): Promise<T> {
  return database
    .transaction()
    .execute((tx) => run({tx, tenant, tenantId: tenant.id, now: Math.round(clock.now()), newId}));
}

/** One moment of the database for all that is read in it. */
export function readInTenant<T>(
  {database, clock, newId}: Ground,
  tenant: Tenant,
  run: (scope: Scope) => Promise<T>,
): Promise<T> {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => run({tx, tenant, tenantId: tenant.id, now: clock.now(), newId}));
}
