import type {Insertable} from 'kysely';
import {fetchMediaOf} from '../media/stored.js';
import {keepSplit} from '../store/split.js';
import type {Tables} from '../store/database.js';
import {appendEvents, appendMessageEvent} from '../store/log.js';
import type {Scope} from '../tenant.js';

export type NewMessage = Pick<
  Insertable<Tables['messages']>,
  | 'kind'
  | 'at'
  | 'wamid'
  | 'author_kind'
  | 'author_id'
  | 'author_name'
  | 'text'
  | 'quoted_wamid'
  | 'person_key'
  | 'status'
  | 'attempt'
> & {readonly detail: unknown; readonly id?: string};

/** Gives it the conversation's next arrival number. */
export async function insertMessage(scope: Scope, conversationId: string, message: NewMessage): Promise<string> {
  const {tx, tenantId, newId} = scope;
  const {last_seq: seq} = await tx
    .updateTable('conversations')
    .set(({eb}) => ({last_seq: eb('last_seq', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', conversationId)
    .returning('last_seq')
    .executeTakeFirstOrThrow();
  const id = message.id ?? newId();
  await tx
    .insertInto('messages')
    .values({
      ...message,
      detail: JSON.stringify(message.detail),
      id,
      tenant_id: tenantId,
      conversation_id: conversationId,
      seq,
    })
    .execute();
  await fetchMediaOf(scope, id, message.detail);
  if (message.text !== null && message.author_kind !== 'system') await hideSplit(scope, conversationId, id);
  return id;
}

/** A number that is split over messages is hidden in them, and where they are quoted. */
export async function hideSplit(scope: Scope, conversationId: string, messageId: string): Promise<void> {
  for (const wamid of await keepSplit(scope, conversationId, messageId))
    await tellQuoting(scope, conversationId, wamid);
}

export async function isKnown({tx, tenantId}: Scope, wamid: string): Promise<boolean> {
  const row = await tx
    .selectFrom('messages')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('wamid', '=', wamid)
    .executeTakeFirst();
  return row !== undefined;
}

/** Something about a message has changed that stands in other rows: reactions, or what it quotes. */
export async function tellChanged(scope: Scope, conversationId: string, messageId: string): Promise<void> {
  await scope.tx
    .updateTable('messages')
    .set(({eb}) => ({version: eb('version', '+', 1)}))
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', messageId)
    .execute();
  await appendMessageEvent(scope, conversationId, messageId, 'message-changed');
}

/** Those that quote a message show it as it stands. */
export async function tellQuoting(scope: Scope, conversationId: string, wamid: string): Promise<void> {
  const quoting = await scope.tx
    .selectFrom('messages')
    .select('id')
    .where('tenant_id', '=', scope.tenantId)
    .where('conversation_id', '=', conversationId)
    .where('quoted_wamid', '=', wamid)
    .where('deleted', '=', false)
    .orderBy('seq')
    .execute();
  for (const {id} of quoting) await tellChanged(scope, conversationId, id);
}

/** The tasks on a conversation show what has changed about it. */
export async function tellTasks(scope: Scope, conversationId: string): Promise<void> {
  const rows = await scope.tx
    .updateTable('tasks')
    .set(({eb}) => ({version: eb('version', '+', 1)}))
    .where('tenant_id', '=', scope.tenantId)
    .where('conversation_id', '=', conversationId)
    .where('phase', 'in', ['offered', 'connected', 'interrupted', 'wrap-up'])
    .returning(['id', 'agent_id', 'phase'])
    .execute();
  await appendEvents(
    scope,
    rows.map(({id, agent_id, phase}) => ({agentId: agent_id, kind: phase === 'offered' ? 'offer' : 'task', ref: id})),
  );
}
