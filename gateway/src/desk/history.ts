import {sql, type Selectable} from 'kysely';
import type {DeskCommand, Interaction, Involvement} from 'wa-desk/core';
import type {Tenant} from '../config.js';
import type {Tables} from '../store/database.js';
import type {Scope} from '../tenant.js';
import {openTask} from './commands/open-task.js';
import {aboutOf, conversationsOnLine, threadPage, type Stretch} from './frames.js';
import {readCursor, writeCursor, type Cursor} from './history-cursor.js';
import {customerNoun, lineOf, queueNoun, type ConversationOnLine} from './nouns.js';
import {notFound} from './refusal.js';
import {Told} from './told.js';

type Row<T extends keyof Tables> = Selectable<Tables[T]>;
type Of<T extends DeskCommand['type']> = Extract<DeskCommand, {type: T}>;

/** How many interactions a desk gets at a time. */
const PAGE = 30;
/** For how long agents see what they have done. */
export const OWN_HISTORY = 24 * 60 * 60 * 1000;

/** Interactions, newest first: the agent's own, or the earlier ones of an open task's customer. */
export async function historyPage(scope: Scope, agentId: string, {taskId, after}: Of<'loadHistory'>): Promise<Told> {
  const cursor = after === null ? null : readCursor(after);
  const found =
    taskId === null
      ? await ownInteractions(scope, agentId, cursor)
      : await earlierInteractions(scope, await presentOf(scope, agentId, taskId), cursor);
  const rows = found.slice(0, PAGE);
  const last = rows.at(-1);
  const next = found.length > PAGE && last ? writeCursor(last) : null;
  const interactions = await interactionNouns(scope, rows, taskId === null ? agentId : null);
  return new Told({type: 'history', page: {taskId, after, interactions, next}});
}

/** Messages of an interaction that the agent has in one of the two histories. */
export async function pastPage(
  scope: Scope,
  agentId: string,
  {taskId, interactionId, before}: Of<'loadInteraction'>,
): Promise<Told> {
  const found =
    taskId === null
      ? await ownPart(scope, agentId, interactionId)
      : await earlierOne(scope, await presentOf(scope, agentId, taskId), interactionId);
  if (!found) throw notFound();
  const {messages, older} = await threadPage(scope, found.conversationId, before, found);
  const about = await aboutOf(scope, found.conversationId);
  return new Told({type: 'interaction-page', page: {interactionId, messages, older}}, about);
}

/** The interaction of an open task: what is earlier is seen from there. */
async function presentOf(scope: Scope, agentId: string, taskId: string): Promise<Row<'interactions'>> {
  const task = await openTask(scope, agentId, taskId);
  if (!task) throw notFound();
  return scope.tx
    .selectFrom('interactions')
    .selectAll()
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', task.interaction_id)
    .executeTakeFirstOrThrow();
}

const earlierThan = ({tx, tenantId}: Scope, present: Row<'interactions'>) =>
  tx
    .selectFrom('interactions')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('customer_key', '=', present.customer_key)
    .where('id', '!=', present.id)
    .where('received_at', '<=', present.received_at);

type Listed = Row<'interactions'> & Cursor;

async function earlierInteractions(
  scope: Scope,
  present: Row<'interactions'>,
  after: Cursor | null,
): Promise<Listed[]> {
  let query = earlierThan(scope, present).orderBy('received_at', 'desc').orderBy('id', 'desc');
  if (after) query = query.where((eb) => eb(eb.refTuple('received_at', 'id'), '<', eb.tuple(after.at, after.id)));
  const rows = await query.limit(PAGE + 1).execute();
  return rows.map((row) => ({...row, at: row.received_at}));
}

/** In the order the agent came into them; one into which they came twice stands at the last. */
async function ownInteractions(scope: Scope, agentId: string, after: Cursor | null): Promise<Listed[]> {
  const own = ownTasks(scope, agentId)
    .select(({fn}) => ['interaction_id', fn.max<number>('accepted_at').as('at')])
    .groupBy('interaction_id');
  let query = scope.tx
    .selectFrom('interactions')
    .innerJoin(own.as('own'), 'own.interaction_id', 'interactions.id')
    .selectAll('interactions')
    .select('own.at')
    .where('interactions.tenant_id', '=', scope.tenantId)
    .orderBy('own.at', 'desc')
    .orderBy('interactions.id', 'desc');
  if (after) query = query.where(sql<boolean>`(own.at, interactions.id) < (${after.at}, ${after.id})`);
  return query.limit(PAGE + 1).execute();
}

const ownTasks = ({tx, tenantId, now}: Scope, agentId: string) =>
  tx
    .selectFrom('tasks')
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('accepted_at', 'is not', null)
    .where(({eb, or}) => or([eb('ended_at', 'is', null), eb('ended_at', '>', now - OWN_HISTORY)]));

type Part = Stretch & {readonly conversationId: string};

/** Up to the end of the agent's last part in it: what came later is not theirs. */
async function ownPart(scope: Scope, agentId: string, interactionId: string): Promise<Part | undefined> {
  const parts = await ownTasks(scope, agentId).select('ended_at').where('interaction_id', '=', interactionId).execute();
  const row = await scope.tx
    .selectFrom('interactions')
    .selectAll()
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', interactionId)
    .executeTakeFirst();
  if (parts.length === 0 || !row) return undefined;
  const ends = parts.flatMap(({ended_at}) => ended_at ?? []);
  return partOf(row, ends.length < parts.length ? null : Math.max(...ends));
}

async function earlierOne(
  scope: Scope,
  present: Row<'interactions'>,
  interactionId: string,
): Promise<Part | undefined> {
  const row = await earlierThan(scope, present).where('id', '=', interactionId).executeTakeFirst();
  return row && partOf(row, null);
}

const partOf = ({conversation_id, first_seq, last_seq}: Row<'interactions'>, until: number | null): Part => ({
  conversationId: conversation_id,
  firstSeq: first_seq,
  lastSeq: last_seq,
  until,
});

/** @param onlyOf - the one agent whose part is told; null tells all */
async function interactionNouns(
  scope: Scope,
  rows: readonly Row<'interactions'>[],
  onlyOf: string | null,
): Promise<Interaction[]> {
  if (rows.length === 0) return [];
  const {tx, tenant, tenantId} = scope;
  const conversations = await conversationsOnLine(scope)
    .where('conversations.id', 'in', [...new Set(rows.map(({conversation_id}) => conversation_id))])
    .execute();
  const tasks = onlyOf === null ? tx.selectFrom('tasks').where('tenant_id', '=', tenantId) : ownTasks(scope, onlyOf);
  const accepted = await tasks
    .selectAll()
    .where(
      'interaction_id',
      'in',
      rows.map(({id}) => id),
    )
    .where('accepted_at', 'is not', null)
    .orderBy('accepted_at')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) => {
    const conversation = conversations.find(({id}) => id === row.conversation_id);
    const parts = accepted.filter(({interaction_id}) => interaction_id === row.id);
    return conversation ? [interactionNoun(tenant, row, conversation, parts)] : [];
  });
}

const interactionNoun = (
  tenant: Tenant,
  row: Row<'interactions'>,
  conversation: ConversationOnLine,
  tasks: readonly Row<'tasks'>[],
): Interaction => ({
  id: row.id,
  conversationId: row.conversation_id,
  channel: 'whatsapp',
  customer: customerNoun(conversation),
  line: lineOf(conversation),
  queue: queueNoun(tenant, row.queue_id),
  receivedAt: row.received_at,
  closedAt: row.closed_at,
  outcome: row.outcome,
  agents: tasks.map((task) => involvementNoun(tenant, task)),
});

const involvementNoun = (tenant: Tenant, task: Row<'tasks'>): Involvement => ({
  taskId: task.id,
  agent: {id: task.agent_id, name: tenant.agents.get(task.agent_id)?.name ?? task.agent_id},
  role: task.role,
  queue: queueNoun(tenant, task.queue_id),
  acceptedAt: task.accepted_at ?? task.offered_at,
  endedAt: task.ended_at,
  ending: task.ending,
  reason: reasonNoun(tenant, task.wrap_up_reason_id),
});

/** A reason that is not offered any more keeps its id. */
const reasonNoun = ({reasons}: Tenant, id: string | null): Involvement['reason'] =>
  id === null ? null : {id, name: reasons.get(id)?.name ?? id};
