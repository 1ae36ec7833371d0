import {sql} from 'kysely';
import type {Config} from './config.js';
import {errorName} from './error-code.js';
import type {Log} from './log.js';
import {keptLongEnough} from './media/keep.js';
import {uploadLapsed} from './media/uploads.js';
import {lapseConference, lapseOffer} from './routing/lapse.js';
import {keepLapsed, presenceLapsed} from './routing/presence.js';
import {wrapUpLapsed} from './routing/wrap-up.js';
import {confirmationLapsed} from './send/outbox.js';
import type {DeadlineKind} from './store/deadline.js';
import {inTenant, type Ground, type Scope} from './tenant.js';

const BATCH = 100;
/** One that could not be acted on comes again then, behind those that can. */
const AGAIN_AFTER = 5000;

/** What happens when a deadline of this kind has come. Each looks again whether it still matters. */
const onDue: Readonly<Record<DeadlineKind, (scope: Scope, ref: string) => Promise<void>>> = {
  offer: lapseOffer,
  conference: lapseConference,
  'send-confirm': confirmationLapsed,
  presence: presenceLapsed,
  keep: keepLapsed,
  'wrap-up': wrapUpLapsed,
  media: keptLongEnough,
  upload: uploadLapsed,
};
const kinds = Object.keys(onDue);
const isKnown = (kind: string): kind is DeadlineKind => Object.hasOwn(onDue, kind);

/**
 * Fires what is due; any gateway may, each deadline once: the row goes in the transaction that acts on it. One that
 * fails does not hold up the others. Resolves with true when more may be due.
 */
export async function fireDeadlines(ground: Ground, config: Config, log: Log): Promise<boolean> {
  const due = await ground.database
    .selectFrom('deadlines')
    .select(['tenant_id', 'kind', 'ref'])
    .where('due_at', '<=', ground.clock.now())
    .where('tenant_id', 'in', [...config.tenants.keys()])
    .where('kind', 'in', kinds)
    .orderBy('due_at')
    .limit(BATCH)
    .execute();
  for (const {tenant_id, kind, ref} of due) {
    const tenant = config.tenants.get(tenant_id);
    if (!tenant || !isKnown(kind)) continue;
    const fire = inTenant(ground, tenant, async (scope) => {
      const {rows} = await sql`
        delete from deadlines where (tenant_id, kind, ref) in (
          select tenant_id, kind, ref from deadlines
          where tenant_id = ${tenant_id} and kind = ${kind} and ref = ${ref} and due_at <= ${scope.now}
          for update skip locked
        ) returning ref`.execute(scope.tx);
      if (rows.length > 0) await onDue[kind](scope, ref);
    });
    await fire.catch(async (error: unknown) => {
      log.error({kind, ref, err: errorName(error)}, 'a deadline could not be acted on; it comes again');
      await inTenant(ground, tenant, (scope) =>
        scope.tx
          .updateTable('deadlines')
          .set({due_at: scope.now + AGAIN_AFTER})
          .where('tenant_id', '=', tenant_id)
          .where('kind', '=', kind)
          .where('ref', '=', ref)
          .where('due_at', '<=', scope.now) // it may have been moved or taken back meanwhile
          .execute(),
      );
    });
  }
  return due.length === BATCH;
}
