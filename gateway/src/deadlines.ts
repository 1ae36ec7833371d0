import {sql} from 'kysely';
import type {Config} from './config.js';
import {lapseOffer} from './routing/offer.js';
import {confirmationLapsed} from './send/outbox.js';
import {inTenant, type Ground, type Scope} from './tenant.js';

const BATCH = 20;

/** What happens when a deadline of this kind has come. Each looks again whether it still matters. */
const onDue: Readonly<Record<string, (scope: Scope, ref: string) => Promise<void>>> = {
  offer: lapseOffer,
  'send-confirm': confirmationLapsed,
};

/**
 * Fires what is due; any gateway may, each deadline once: the row goes in the transaction that acts on it. Resolves
 * with the tenants concerned.
 */
export async function fireDeadlines(ground: Ground, config: Config): Promise<Set<string>> {
  const due = await ground.database
    .selectFrom('deadlines')
    .select(['tenant_id', 'kind', 'ref'])
    .where('due_at', '<=', ground.clock.now())
    .where('tenant_id', 'in', [...config.tenants.keys()])
    .orderBy('due_at')
    .limit(BATCH)
    .execute();
  const concerned = new Set<string>();
  for (const {tenant_id, kind, ref} of due) {
    const tenant = config.tenants.get(tenant_id);
    const act = onDue[kind];
    if (!tenant || !act) continue;
    await inTenant(ground, tenant, async (scope) => {
      const {rows} = await sql`
        delete from deadlines where (tenant_id, kind, ref) in (
          select tenant_id, kind, ref from deadlines
          where tenant_id = ${tenant_id} and kind = ${kind} and ref = ${ref} and due_at <= ${scope.now}
          for update skip locked
        ) returning ref`.execute(scope.tx);
      if (rows.length > 0) await act(scope, ref);
    });
    concerned.add(tenant_id);
  }
  return concerned;
}
