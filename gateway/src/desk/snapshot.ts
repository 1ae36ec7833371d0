import type {Tenant} from '../config.js';
import {readInTenant, type Ground} from '../tenant.js';
import {eventId} from './event-id.js';
import {snapshotFrame} from './frames.js';
import {Told} from './told.js';

/** What a stream begins with, for a desk that hears the rest from another tab. */
interface Snapshot {
  /** The number in the agent's log up to which it tells. */
  readonly seq: number;
  readonly told: readonly Told[];
}

/** Reads and changes nothing: the agent is here because of the tab that holds the stream, not because of this one. */
export function readSnapshot(ground: Ground, tenant: Tenant, agentId: string): Promise<Snapshot> {
  return readInTenant(ground, tenant, async (scope) => {
    const {seq, vault_key: vaultKey} = await scope.tx
      .selectFrom('agents')
      .select(['seq', 'vault_key'])
      .where('tenant_id', '=', scope.tenantId)
      .where('id', '=', agentId)
      .executeTakeFirstOrThrow();
    return {
      seq,
      told: [
        new Told({type: 'connection', state: 'online', vaultKey: vaultKey.toString('base64')}),
        await snapshotFrame(scope, agentId),
      ],
    };
  });
}

export const snapshotUnder = (tenant: Tenant | undefined, {seq, told}: Snapshot) => ({
  seq: eventId(seq, tenant),
  events: told.map((one) => one.under(tenant)),
});
