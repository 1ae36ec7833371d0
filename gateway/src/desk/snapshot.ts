import type {DeskEvent} from 'wa-desk/core';
import type {Tenant} from '../config.js';
import {readInTenant, type Ground} from '../tenant.js';
import {snapshotFrame} from './frames.js';

/** What a stream begins with, for a desk that hears the rest from another tab. */
export interface Snapshot {
  /** The number in the agent's log up to which it tells. */
  readonly seq: number;
  readonly events: readonly DeskEvent[];
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
      events: [
        {type: 'connection', state: 'online', vaultKey: vaultKey.toString('base64')},
        await snapshotFrame(scope, agentId),
      ],
    };
  });
}
