import type {Selectable} from 'kysely';
import {compareMessages, type DeskEvent, type Notice, type ThreadPage} from 'wa-desk/core';
import {countDevices} from '../routing/desks.js';
import type {Tables} from '../store/database.js';
import type {LogEntry} from '../store/log.js';
import type {Scope} from '../tenant.js';
import {conferenceOf} from './conference.js';
import {agentNoun, lineNoun, noticeNoun, offerNoun, settingsNoun, taskNoun, type ConversationOnLine} from './nouns.js';
import {messageNouns} from './message-noun.js';
import {aboutConversation, Told, type AboutConversations} from './told.js';
import {readVariables} from './variables.js';

/** How many messages a desk gets at a time. */
export const PAGE = 50;

const OPEN = ['connected', 'interrupted', 'wrap-up'] as const;

/**
 * Builds what a desk is told from the rows as they are now, so that a late delivery tells the present. Undefined when
 * there is nothing left to tell, or nothing that this agent may still see.
 */
export async function frameOf(scope: Scope, entry: LogEntry): Promise<Told | undefined> {
  if (entry.kind === 'message' || entry.kind === 'message-changed')
    return messageFrame(scope, entry.agentId, entry.ref, entry.kind);
  const event = await eventOf(scope, {...entry, kind: entry.kind});
  return event && new Told(event);
}

function eventOf(
  scope: Scope,
  {agentId, kind, ref}: LogEntry & {readonly kind: Exclude<LogEntry['kind'], 'message' | 'message-changed'>},
): Promise<DeskEvent | undefined> {
  switch (kind) {
    case 'agent':
      return agentFrame(scope, agentId);
    case 'offer':
      return offerFrame(scope, agentId, ref);
    case 'task':
      return taskFrame(scope, agentId, ref, false);
    case 'task-opened':
      return taskFrame(scope, agentId, ref, true);
    case 'notice':
      return noticeFrame(scope, agentId, ref);
    case 'line':
      return lineFrame(scope, ref);
    case 'signed-out':
      return Promise.resolve({type: 'connection', state: 'signed-out', vaultKey: null});
    case 'closed': // a desk that is closed is told by its stream
      return Promise.resolve(undefined);
    default:
      kind satisfies never;
      return Promise.resolve(undefined);
  }
}

/** Everything this agent may see; run it in a repeatable-read transaction, together with the reading of `seq`. */
export async function snapshotFrame(scope: Scope, agentId: string): Promise<Told> {
  const {tx, tenant, tenantId, now} = scope;
  const agent = await tx
    .selectFrom('agents')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .executeTakeFirstOrThrow();
  const tasks = await tx
    .selectFrom('tasks')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('phase', 'in', ['offered', ...OPEN])
    .orderBy('offered_at')
    .execute();
  const snapshot: Extract<DeskEvent, {type: 'snapshot'}> = {
    type: 'snapshot',
    agent: agentNoun(tenant, agent, await countDevices(scope, agentId)),
    settings: settingsNoun(tenant),
    offers: [],
    tasks: [],
    notices: await noticesOf(scope, agentId),
    threads: [],
    now,
  };
  const accepted = tasks.filter(({phase}) => phase !== 'offered');
  const saved = await readVariables(
    scope,
    accepted.map(({interaction_id}) => interaction_id),
  );
  for (const row of tasks) {
    const conversation = await conversationOf(scope, row.conversation_id);
    if (row.phase === 'offered') snapshot.offers.push(offerNoun(tenant, row, conversation));
    const task = taskNoun(tenant, row, conversation, await conferenceOf(scope, row), saved, now);
    if (!task) continue;
    snapshot.tasks.push(task);
    snapshot.threads.push(await seenPage(scope, agentId, row.conversation_id));
  }
  return new Told(snapshot);
}

async function noticesOf(scope: Scope, agentId: string): Promise<Notice[]> {
  const {tx, tenantId} = scope;
  const rows = await tx
    .selectFrom('notices')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .orderBy('at')
    .execute();
  const notices: Notice[] = [];
  for (const row of rows) {
    const conversation = await conversationOfTask(scope, row.task_id);
    if (conversation) notices.push(noticeNoun(row, conversation));
  }
  return notices;
}

/** Seen, or about a task that is not kept any more: gone. */
async function noticeFrame(scope: Scope, agentId: string, noticeId: string): Promise<DeskEvent> {
  const row = await scope.tx
    .selectFrom('notices')
    .selectAll()
    .where('tenant_id', '=', scope.tenantId)
    .where('agent_id', '=', agentId)
    .where('id', '=', noticeId)
    .executeTakeFirst();
  const conversation = row && (await conversationOfTask(scope, row.task_id));
  return conversation ? {type: 'notice', notice: noticeNoun(row, conversation)} : {type: 'notice-gone', noticeId};
}

/** A part of a conversation; null is without an end. */
export interface Stretch {
  /** Arrival numbers. */
  readonly firstSeq: number | null;
  readonly lastSeq: number | null;
  /** By the time on the message. */
  readonly until: number | null;
}

const ALL: Stretch = {firstSeq: null, lastSeq: null, until: null};

/** The newest messages before a place in the order, oldest first. */
export async function threadPage(
  scope: Scope,
  conversationId: string,
  before: {readonly at: number; readonly seq: number} | null = null,
  within: Stretch = ALL,
): Promise<ThreadPage> {
  let query = scope.tx
    .selectFrom('messages')
    .selectAll()
    .where('tenant_id', '=', scope.tenantId)
    .where('conversation_id', '=', conversationId)
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .limit(PAGE + 1);
  if (before) query = query.where((eb) => eb(eb.refTuple('at', 'seq'), '<', eb.tuple(before.at, before.seq)));
  if (within.firstSeq !== null) query = query.where('seq', '>=', within.firstSeq);
  if (within.lastSeq !== null) query = query.where('seq', '<=', within.lastSeq);
  if (within.until !== null) query = query.where('at', '<=', within.until);
  const rows = await query.execute();
  const messages = await messageNouns(scope, rows.slice(0, PAGE));
  return {conversationId, messages: messages.toSorted(compareMessages), older: rows.length > PAGE};
}

/** As far as this agent sees the conversation: while it goes on for them all of it, in wrap-up to their own end. */
export async function seenPage(
  scope: Scope,
  agentId: string,
  conversationId: string,
  before: {readonly at: number; readonly seq: number} | null = null,
): Promise<ThreadPage> {
  const open = await scope.tx
    .selectFrom('tasks')
    .select(['phase', 'ended_at'])
    .where('tenant_id', '=', scope.tenantId)
    .where('agent_id', '=', agentId)
    .where('conversation_id', '=', conversationId)
    .where('phase', 'in', OPEN)
    .execute();
  const goesOn = open.some(({phase}) => phase !== 'wrap-up');
  const until = goesOn ? null : Math.max(...open.map(({ended_at}) => ended_at ?? 0));
  return threadPage(scope, conversationId, before, {...ALL, until});
}

async function agentFrame(scope: Scope, agentId: string): Promise<DeskEvent | undefined> {
  const {tx, tenant, tenantId} = scope;
  const row = await tx
    .selectFrom('agents')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', agentId)
    .executeTakeFirst();
  return row && {type: 'agent', agent: agentNoun(tenant, row, await countDevices(scope, agentId))};
}

async function lineFrame({tx, tenantId}: Scope, lineId: string): Promise<DeskEvent | undefined> {
  const row = await tx
    .selectFrom('lines')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', lineId)
    .executeTakeFirst();
  return row && {type: 'line', line: lineNoun(row)};
}

async function offerFrame(scope: Scope, agentId: string, taskId: string): Promise<DeskEvent | undefined> {
  const row = await taskOf(scope, agentId, taskId);
  if (!row) return undefined;
  if (row.phase === 'offered')
    return {type: 'offer', offer: offerNoun(scope.tenant, row, await conversationOf(scope, row.conversation_id))};
  if (row.phase !== 'gone') return undefined; // accepted: the task tells it
  return {type: 'offer-gone', offerId: row.id, reason: row.gone_reason ?? 'withdrawn', by: row.gone_by};
}

async function taskFrame(
  scope: Scope,
  agentId: string,
  taskId: string,
  opened: boolean,
): Promise<DeskEvent | undefined> {
  const row = await taskOf(scope, agentId, taskId);
  if (!row) return undefined;
  const saved = await readVariables(scope, [row.interaction_id]);
  const conversation = await conversationOf(scope, row.conversation_id);
  const task = taskNoun(scope.tenant, row, conversation, await conferenceOf(scope, row), saved, scope.now);
  if (!task) return {type: 'task-gone', taskId};
  return {type: 'task', task, thread: opened ? await seenPage(scope, agentId, row.conversation_id) : null};
}

async function messageFrame(
  scope: Scope,
  agentId: string,
  messageId: string,
  type: 'message' | 'message-changed',
): Promise<Told | undefined> {
  const {tx, tenantId} = scope;
  const row = await tx
    .selectFrom('messages')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', messageId)
    .where(({exists, selectFrom}) =>
      exists(
        selectFrom('tasks')
          .select('tasks.id')
          .whereRef('tasks.tenant_id', '=', 'messages.tenant_id')
          .whereRef('tasks.conversation_id', '=', 'messages.conversation_id')
          .where('tasks.agent_id', '=', agentId)
          .where(({eb, or, and}) =>
            or([
              eb('tasks.phase', 'in', ['connected', 'interrupted']),
              and([eb('tasks.phase', '=', 'wrap-up'), eb('tasks.ended_at', '>=', eb.ref('messages.at'))]),
            ]),
          ),
      ),
    )
    .executeTakeFirst();
  if (!row) return undefined;
  const [message] = await messageNouns(scope, [row]);
  return message && new Told({type, message}, await aboutOf(scope, row.conversation_id));
}

function taskOf(
  {tx, tenantId}: Scope,
  agentId: string,
  taskId: string,
): Promise<Selectable<Tables['tasks']> | undefined> {
  return tx
    .selectFrom('tasks')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('id', '=', taskId)
    .executeTakeFirst();
}

function conversationOfTask(
  {tx, tenantId}: Scope,
  taskId: string,
): Promise<Selectable<Tables['conversations']> | undefined> {
  return tx
    .selectFrom('conversations')
    .selectAll('conversations')
    .innerJoin('tasks', (join) =>
      join
        .onRef('tasks.tenant_id', '=', 'conversations.tenant_id')
        .onRef('tasks.conversation_id', '=', 'conversations.id'),
    )
    .where('tasks.tenant_id', '=', tenantId)
    .where('tasks.id', '=', taskId)
    .executeTakeFirst();
}

export const conversationOf = (scope: Scope, id: string): Promise<ConversationOnLine> =>
  conversationsOnLine(scope).where('conversations.id', '=', id).executeTakeFirstOrThrow();

/** What helps to mask the messages of a conversation. */
export async function aboutOf(scope: Scope, conversationId: string): Promise<AboutConversations> {
  const conversation = await conversationOf(scope, conversationId);
  const members = conversation.group_id === null ? [] : await numbersIn(scope, conversationId);
  return new Map([[conversationId, aboutConversation(conversation, members)]]);
}

/** Of those who have written in a group. */
async function numbersIn({tx, tenantId}: Scope, conversationId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('people')
    .select('phone')
    .where('tenant_id', '=', tenantId)
    .where(({exists, selectFrom}) =>
      exists(
        selectFrom('messages')
          .select('id')
          .whereRef('messages.tenant_id', '=', 'people.tenant_id')
          .whereRef('messages.person_key', '=', 'people.key')
          .where('conversation_id', '=', conversationId),
      ),
    )
    .execute();
  return rows.flatMap(({phone}) => phone ?? []);
}

/** The tenant's conversations, each with what is known of its line. */
export const conversationsOnLine = ({tx, tenantId}: Scope) =>
  tx
    .selectFrom('conversations')
    .leftJoin('lines', (join) =>
      join.onRef('lines.tenant_id', '=', 'conversations.tenant_id').onRef('lines.id', '=', 'conversations.line_id'),
    )
    .selectAll('conversations')
    .select([
      'lines.name as line_name',
      'lines.number as line_number',
      'lines.region as line_region',
      'lines.version as line_version',
      'lines.deleted_at as line_deleted_at',
      'lines.account_id as line_account',
    ])
    .where('conversations.tenant_id', '=', tenantId);
