import {appendEvents} from '../store/log.js';
import type {Scope} from '../tenant.js';
import {interruptLines} from './interruption.js';
import {lockRouting} from './offer.js';

/**
 * Brings the rows of the lines in line with the configuration and with what was deleted by a call. The conversations of
 * a line that is not there any more are interrupted in the same transaction.
 */
export async function syncLines(scope: Scope): Promise<void> {
  const {tx, tenant, tenantId, now} = scope;
  await lockRouting(scope);
  const rows = await tx
    .selectFrom('lines')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .orderBy('id')
    .forUpdate() // before the conversations: what comes in on a line holds it too
    .execute();
  const known = new Map(rows.map((row) => [row.id, row]));
  const changed: string[] = [];
  const deleted: string[] = [];
  for (const {phoneNumberId: id, name, displayNumber: number, region = null} of tenant.lines.values()) {
    const row = known.get(id);
    if (!row) {
      await tx.insertInto('lines').values({tenant_id: tenantId, id, name, number, region}).execute();
      continue;
    }
    const back = row.deleted_at !== null && !row.deleted_by_call;
    if (!back && row.name === name && row.number === number && row.region === region) continue;
    changed.push(id);
    await tx
      .updateTable('lines')
      .set(({eb}) => ({name, number, region, version: eb('version', '+', 1), ...(back && {deleted_at: null})}))
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute();
  }
  for (const {id, deleted_at, deleted_by_call} of rows)
    if (deleted_at === null && (deleted_by_call || !tenant.lines.has(id))) deleted.push(id);
  if (deleted.length > 0) {
    await tx
      .updateTable('lines')
      .set(({eb}) => ({deleted_at: now, version: eb('version', '+', 1)}))
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', deleted)
      .execute();
    await interruptLines(scope, deleted);
  }
  await tellOfLines(scope, [...new Set([...changed, ...deleted])]);
}

/** Deletes a line by a call, or takes that back; `unknown` when there was never one, `not-configured` when none can be restored. */
export async function setLineDeleted(
  scope: Scope,
  lineId: string,
  deleted: boolean,
): Promise<'done' | 'unknown' | 'not-configured'> {
  await lockRouting(scope);
  const row = await scope.tx
    .updateTable('lines')
    .set({deleted_by_call: deleted})
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', lineId)
    .returning('id')
    .executeTakeFirst();
  if (!row) return 'unknown';
  await syncLines(scope);
  return deleted || scope.tenant.lines.has(lineId) ? 'done' : 'not-configured';
}

/** Whether a line is deleted, certain until the end of the transaction. Ask before any conversation is locked. */
export async function isLineDeleted({tx, tenantId}: Scope, lineId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('lines')
    .select('deleted_at')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', lineId)
    .forShare()
    .executeTakeFirst();
  return row !== undefined && row.deleted_at !== null;
}

/** All who have work on these lines see their names and whether they are there. */
async function tellOfLines(scope: Scope, lineIds: readonly string[]): Promise<void> {
  if (lineIds.length === 0) return;
  const viewers = await scope.tx
    .selectFrom('tasks')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.tenant_id', '=', 'tasks.tenant_id')
        .onRef('conversations.id', '=', 'tasks.conversation_id'),
    )
    .select(['tasks.agent_id', 'conversations.line_id'])
    .distinct()
    .where('tasks.tenant_id', '=', scope.tenantId)
    .where('tasks.phase', 'in', ['offered', 'connected', 'interrupted', 'wrap-up'])
    .where('conversations.line_id', 'in', lineIds)
    .execute();
  await appendEvents(
    scope,
    viewers.map(({agent_id, line_id}) => ({agentId: agent_id, kind: 'line', ref: line_id})),
  );
}
