import type {Selectable} from 'kysely';
import {clearDeadline, setDeadline} from '../store/deadline.js';
import type {Tables} from '../store/database.js';
import type {LogEntry} from '../store/log.js';
import type {Scope} from '../tenant.js';
import {withdrawOfferOf} from './offer.js';

/** A colleague or a queue is asked to take over or to join. */
export type Request = Selectable<Tables['requests']>;

export async function openRequest(
  scope: Scope,
  request: Pick<
    Request,
    'kind' | 'conversation_id' | 'task_id' | 'agent_id' | 'target_kind' | 'target_id' | 'note' | 'expires_at'
  >,
): Promise<Request> {
  const {tx, tenantId, now, newId} = scope;
  const opened = await tx
    .insertInto('requests')
    .values({...request, tenant_id: tenantId, id: newId(), requested_at: now})
    .returningAll()
    .executeTakeFirstOrThrow();
  // an agent's offer has a deadline of its own
  if (opened.kind === 'conference' && opened.target_kind === 'queue' && opened.expires_at !== null)
    await setDeadline(scope, 'conference', opened.id, opened.expires_at);
  return opened;
}

export function openRequestOf({tx, tenantId}: Scope, conversationId: string): Promise<Request | undefined> {
  return tx
    .selectFrom('requests')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('state', '=', 'open')
    .executeTakeFirst();
}

export async function closeRequest(
  scope: Scope,
  {id}: Pick<Request, 'id'>,
  state: 'accepted' | 'dropped' | 'cancelled',
): Promise<void> {
  await scope.tx
    .updateTable('requests')
    .set({state})
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .execute();
  await clearDeadline(scope, 'conference', id);
}

/** The open request of a conversation, if any, is taken back with its offer. Returns who is told. */
export async function cancelRequest(scope: Scope, conversationId: string): Promise<LogEntry[]> {
  const request = await openRequestOf(scope, conversationId);
  if (!request) return [];
  await closeRequest(scope, request, 'cancelled');
  return withdrawOfferOf(scope, request.id);
}
