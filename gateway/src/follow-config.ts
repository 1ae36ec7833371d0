import type {Tenant} from './config.js';
import {ensureAgents, leaveGoneAgents, tellAgents} from './routing/agents.js';
import {leaveGoneQueues} from './routing/gone-queues.js';
import {syncLines} from './routing/lines.js';
import {inTenant, type Ground} from './tenant.js';

/**
 * Brings what is stored in line with a tenant's configuration: at start, and after every reload.
 * @param previous - what the agents were told so far
 */
export async function followConfig(ground: Ground, tenant: Tenant, previous?: Tenant): Promise<void> {
  await ensureAgents(ground.database, tenant, ground.clock.now());
  // a transaction each, since each takes its locks in order
  await inTenant(ground, tenant, syncLines);
  await inTenant(ground, tenant, leaveGoneAgents);
  await inTenant(ground, tenant, leaveGoneQueues);
  if (previous) await inTenant(ground, tenant, (scope) => tellAgents(scope, previous));
}
