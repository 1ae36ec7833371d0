import {sql} from 'kysely';
import type {Tables} from './database.js';
import type {Scope} from '../tenant.js';

/** What a desk is to be told; `ref` is the id of a task or message, or empty. */
export interface LogEntry {
  readonly agentId: string;
  readonly kind: Tables['events']['kind'];
  readonly ref: string;
}

/** The channel by which gateways wake each other. */
export const WAKE_CHANNEL = 'wa_desk';
/** Said there by a gateway that stored webhooks and is not the one that reads them. */
export const STORED = 'stored';
/** Said there, with the id of the gateway that says it, when the configuration is to be read anew. */
export const RELOAD = 'reload:';

/** Said there before what is told to desks and kept nowhere. */
export const PASSING = 'passing:';

/** Appends to the agents' logs in the transaction that makes it true, and wakes their desks when it commits. */
export async function appendEvents({tx, tenantId}: Scope, entries: readonly LogEntry[]): Promise<void> {
  // always in id order: two transactions cannot wait for each other
  const agentIds = [...new Set(entries.map(({agentId}) => agentId))].toSorted();
  for (const agentId of agentIds) {
    const own = entries.filter((entry) => entry.agentId === agentId);
    const {seq} = await tx
      .updateTable('agents')
      .set({seq: sql<number>`seq + ${own.length}`})
      .where('tenant_id', '=', tenantId)
      .where('id', '=', agentId)
      .returning('seq')
      .executeTakeFirstOrThrow();
    const first = seq - own.length + 1;
    await tx
      .insertInto('events')
      .values(
        own.map(({kind, ref}, place) => ({tenant_id: tenantId, agent_id: agentId, seq: first + place, kind, ref})),
      )
      .execute();
    await sql`select pg_notify(${WAKE_CHANNEL}, ${JSON.stringify([tenantId, agentId])})`.execute(tx);
  }
}

/** The agents who see this conversation now. */
export async function viewersOf({tx, tenantId}: Scope, conversationId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('tasks')
    .select('agent_id')
    .distinct()
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversationId)
    .where('phase', 'in', ['connected', 'interrupted', 'wrap-up'])
    .execute();
  return rows.map(({agent_id}) => agent_id);
}

/** What all who see the conversation are told about one of its messages. */
export async function messageEntries(
  scope: Scope,
  conversationId: string,
  messageId: string,
  kind: 'message' | 'message-changed',
): Promise<LogEntry[]> {
  const viewers = await viewersOf(scope, conversationId);
  return viewers.map((agentId) => ({agentId, kind, ref: messageId}));
}

/** Tells them. */
export async function appendMessageEvent(
  scope: Scope,
  conversationId: string,
  messageId: string,
  kind: 'message' | 'message-changed',
): Promise<void> {
  await appendEvents(scope, await messageEntries(scope, conversationId, messageId, kind));
}

/**
 * Taken by whoever changes the rows of several agents one after another: always in id order, so that two transactions
 * cannot wait for each other.
 */
export async function lockAgents({tx, tenantId}: Scope, agentIds: readonly string[]): Promise<void> {
  await tx
    .selectFrom('agents')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', [...new Set(agentIds)])
    .orderBy('id')
    .forUpdate()
    .execute();
}
