import {sql} from 'kysely';
import type {Scope} from '../tenant.js';

/** What falls due; `ref` is the id of the task, attempt, request, agent or message it is about. */
export type DeadlineKind =
  'offer' | 'conference' | 'send-confirm' | 'presence' | 'keep' | 'wrap-up' | 'media' | 'upload';

/** Sets the time of a deadline, or moves it. */
export async function setDeadline(
  {tx, tenantId}: Scope,
  kind: DeadlineKind,
  ref: string,
  dueAt: number,
): Promise<void> {
  await tx
    .insertInto('deadlines')
    .values({tenant_id: tenantId, kind, ref, due_at: dueAt})
    .onConflict((conflict) => conflict.columns(['tenant_id', 'kind', 'ref']).doUpdateSet({due_at: dueAt}))
    .execute();
}

/**
 * Moves a deadline that may be falling due. One that is being fired is left alone: who fires it looks again, and sets it
 * anew when its time has not come.
 */
export async function moveDeadline(
  {tx, tenantId}: Scope,
  kind: DeadlineKind,
  ref: string,
  dueAt: number,
): Promise<void> {
  await sql`
    update deadlines set due_at = ${dueAt} where (tenant_id, kind, ref) in (
      select tenant_id, kind, ref from deadlines
      where tenant_id = ${tenantId} and kind = ${kind} and ref = ${ref} for update skip locked
    )`.execute(tx);
}

/**
 * Takes a deadline back. One that is being fired is left alone: who fires it looks again under the lock that the caller
 * holds, and waiting for each other would be a deadlock.
 */
export async function clearDeadline({tx, tenantId}: Scope, kind: DeadlineKind, ref: string): Promise<void> {
  await sql`
    delete from deadlines where (tenant_id, kind, ref) in (
      select tenant_id, kind, ref from deadlines
      where tenant_id = ${tenantId} and kind = ${kind} and ref = ${ref} for update skip locked
    )`.execute(tx);
}
