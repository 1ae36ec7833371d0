import type {Selectable} from 'kysely';
import type {Tables} from '../store/database.js';
import {appendEvents, type LogEntry} from '../store/log.js';
import type {Scope} from '../tenant.js';
import {closeInteraction} from './interaction.js';
import {withdrawOfferOf} from './offer.js';
import {cancelRequest, closeRequest, type Request} from './request.js';
import {addLine, addNotice, changeTask} from './tell.js';
import {enterWrapUp} from './wrap-up.js';

/*
 * How a conversation passes from one agent to another. Who calls holds the locks of routing and of the conversation:
 * so of a conversation's owners there is at most one at any time.
 */

type Task = Selectable<Tables['tasks']>;

/** What follows when offers are gone that nobody accepted: the agent who asked for them is told. */
export async function afterOffersGone(scope: Scope, taskIds: readonly string[]): Promise<void> {
  await appendEvents(scope, await dropRequestsOf(scope, taskIds));
}

/** A request to an agent ends with its offer; one to a queue goes to the next agent. Returns who is told. */
export async function dropRequestsOf(scope: Scope, taskIds: readonly string[]): Promise<LogEntry[]> {
  if (taskIds.length === 0) return [];
  const {tx, tenantId} = scope;
  const requests = await tx
    .selectFrom('requests')
    .selectAll('requests')
    .innerJoin('tasks', (join) =>
      join.onRef('tasks.tenant_id', '=', 'requests.tenant_id').onRef('tasks.request_id', '=', 'requests.id'),
    )
    .where('requests.tenant_id', '=', tenantId)
    .where('requests.state', '=', 'open')
    .where('requests.target_kind', '=', 'agent')
    .where('tasks.id', 'in', taskIds)
    .where('tasks.phase', '=', 'gone')
    .orderBy('requests.id')
    .execute();
  const told: LogEntry[] = [];
  for (const request of requests) told.push(...(await dropRequest(scope, request)));
  return told;
}

/** Given up: a customer who was to be transferred waits in their last queue, an owner goes on alone, and both are told. */
export async function dropRequest(scope: Scope, request: Request): Promise<LogEntry[]> {
  await closeRequest(scope, request, 'dropped');
  const withdrawn = await withdrawOfferOf(scope, request.id);
  const asker = {id: request.task_id, agent_id: request.agent_id};
  if (request.kind === 'transfer') {
    const queue = await queueOf(scope, request.conversation_id);
    return [...withdrawn, await addNotice(scope, asker, 'transfer-dropped', queue)];
  }
  const names = request.target_kind === 'queue' ? scope.tenant.queues : scope.tenant.agents;
  const target = {id: request.target_id, name: names.get(request.target_id)?.name ?? request.target_id};
  return [
    ...withdrawn,
    await changeTask(scope, request.task_id),
    await addNotice(scope, asker, 'conference-dropped', target),
  ];
}

/** The guest goes, customer and owner talk on. Who was away too long (`requeued`) is asked for no wrap-up. */
export async function guestLeaves(
  scope: Scope,
  guestTaskId: string,
  ending: 'left' | 'released' | 'requeued',
): Promise<void> {
  const guest = await readTask(scope, guestTaskId);
  if (guest.role !== 'guest' || !isOpen(guest)) return;
  const line = await addLine(scope, guest.conversation_id, 'agent-left', guest.agent_id);
  const left =
    ending === 'requeued'
      ? await changeTask(scope, guestTaskId, {phase: 'done', ended_at: scope.now, ending})
      : await enterWrapUp(scope, guest, ending);
  const owner = await partner(scope, guest, 'owner');
  await appendEvents(scope, [...line, left, ...(owner ? [await changeTask(scope, owner.id)] : [])]);
}

/** The owner was away too long: the customer waits in the queue again, as long as they have waited already. */
export async function requeue(scope: Scope, ownerTaskId: string): Promise<void> {
  const owner = await readTask(scope, ownerTaskId);
  if (owner.role !== 'owner' || owner.phase !== 'connected') return;
  const cancelled = await cancelRequest(scope, owner.conversation_id);
  const ended = await changeTask(scope, owner.id, {phase: 'done', ended_at: scope.now, ending: 'requeued'});
  await scope.tx
    .updateTable('conversations')
    .set({state: 'waiting'})
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', owner.conversation_id)
    .execute();
  const notice = await addNotice(scope, owner, 'requeued', await queueOf(scope, owner.conversation_id));
  await appendEvents(scope, [...cancelled, ended, notice]);
}

/** The owner was away too long while a guest is there: the guest goes on as the owner. */
export async function inherit(scope: Scope, ownerTaskId: string): Promise<void> {
  const owner = await readTask(scope, ownerTaskId);
  const guest = owner.role === 'owner' && isOpen(owner) ? await partner(scope, owner, 'guest') : undefined;
  if (!guest) return;
  const {id: queueId} = await queueOf(scope, owner.conversation_id);
  const left = await changeTask(scope, owner.id, {phase: 'done', ended_at: scope.now, ending: 'requeued'});
  const inherited = await changeTask(scope, guest.id, {role: 'owner', queue_id: queueId});
  const line = await addLine(scope, owner.conversation_id, 'agent-left', owner.agent_id);
  const former = {id: owner.agent_id, name: nameOf(scope, owner.agent_id)};
  await appendEvents(scope, [left, inherited, ...line, await addNotice(scope, guest, 'inherited', former)]);
}

/** Nobody works on it any more; a guest sees who ended it. Returns who is told. */
export async function endForAll(scope: Scope, owner: Task, guest: Task | undefined): Promise<LogEntry[]> {
  const told = [
    ...(guest ? await addLine(scope, owner.conversation_id, 'ended', owner.agent_id) : []),
    await enterWrapUp(scope, owner, 'ended'),
    ...(guest ? [await enterWrapUp(scope, guest, 'ended')] : []),
  ];
  await closeInteraction(scope, owner.conversation_id, owner.phase === 'interrupted' ? 'line-deleted' : 'ended');
  return told;
}

/**
 * The line is back and the customer writes: what was interrupted ends without waiting for its agents, so that the customer
 * can be offered anew. Returns whether it did.
 */
export async function endInterrupted(scope: Scope, conversationId: string): Promise<boolean> {
  const tasks = await scope.tx
    .selectFrom('tasks')
    .selectAll()
    .where('tenant_id', '=', scope.tenantId)
    .where('conversation_id', '=', conversationId)
    .where('phase', '=', 'interrupted')
    .execute();
  if (tasks.length === 0) return false;
  const told: LogEntry[] = [];
  for (const task of tasks) told.push(await enterWrapUp(scope, task, 'ended'));
  await closeInteraction(scope, conversationId, 'line-deleted');
  await appendEvents(scope, told);
  return true;
}

/** The other agent of a conference, if there is one now. */
export function partner(
  {tx, tenantId}: Scope,
  {conversation_id}: Pick<Task, 'conversation_id'>,
  role: Task['role'],
): Promise<Task | undefined> {
  return tx
    .selectFrom('tasks')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', conversation_id)
    .where('role', '=', role)
    .where('phase', 'in', ['connected', 'interrupted'])
    .executeTakeFirst();
}

const isOpen = ({phase}: Task): boolean => phase === 'connected' || phase === 'interrupted';

const nameOf = ({tenant}: Scope, agentId: string): string => tenant.agents.get(agentId)?.name ?? agentId;

function readTask({tx, tenantId}: Scope, taskId: string): Promise<Task> {
  return tx
    .selectFrom('tasks')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', taskId)
    .executeTakeFirstOrThrow();
}

async function queueOf({tx, tenant, tenantId}: Scope, conversationId: string): Promise<{id: string; name: string}> {
  const {queue_id: id} = await tx
    .selectFrom('conversations')
    .select('queue_id')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', conversationId)
    .executeTakeFirstOrThrow();
  return {id, name: tenant.queues.get(id)?.name ?? id};
}
