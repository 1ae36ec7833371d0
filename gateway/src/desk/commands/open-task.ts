import type {Selectable} from 'kysely';
import {partner} from '../../routing/handover.js';
import {openRequestOf} from '../../routing/request.js';
import {lockConversation} from '../../send/delivery.js';
import type {Tables} from '../../store/database.js';
import type {Scope} from '../../tenant.js';
import {notFound, Refusal} from '../refusal.js';

type Task = Selectable<Tables['tasks']>;

/** This agent's accepted task that is not wrapped up; undefined for any other. */
export function openTask({tx, tenantId}: Scope, agentId: string, taskId: string): Promise<Task | undefined> {
  return tx
    .selectFrom('tasks')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('id', '=', taskId)
    .where('phase', 'in', ['connected', 'interrupted', 'wrap-up'])
    .executeTakeFirst();
}

/** Locks the task's conversation, then reads the task as nobody else can change it any more. */
export async function lockTask(scope: Scope, agentId: string, taskId: string) {
  const ofAgent = scope.tx
    .selectFrom('tasks')
    .selectAll()
    .where('tenant_id', '=', scope.tenantId)
    .where('agent_id', '=', agentId)
    .where('id', '=', taskId);
  const seen = await ofAgent.executeTakeFirst();
  if (!seen) throw notFound();
  const conversation = await lockConversation(scope, seen.conversation_id);
  return {conversation, task: await ofAgent.executeTakeFirstOrThrow()};
}

/** A task in which messages can be written. */
export async function lockConnected(scope: Scope, agentId: string, taskId: string) {
  const locked = await lockTask(scope, agentId, taskId);
  if (locked.task.phase === 'offered') throw notFound();
  requireOpen(locked.task.phase);
  return locked;
}

/** A task whose agent decides where the conversation goes. Its request and its guest come along. */
export async function lockOwned(scope: Scope, agentId: string, taskId: string) {
  const {conversation, task} = await lockTask(scope, agentId, taskId);
  if (task.phase === 'offered' || task.phase === 'gone') throw notFound();
  if (task.role === 'guest') throw new Refusal('not-owner', 'Only the owner of the conversation can do this.');
  const isOpen = task.phase === 'connected' || task.phase === 'interrupted';
  return {
    conversation,
    task,
    isOpen,
    request: isOpen ? await openRequestOf(scope, conversation.id) : undefined,
    guest: isOpen ? await partner(scope, task, 'guest') : undefined,
  };
}

/** An owned task that can still go to somebody else. */
export async function lockFree(scope: Scope, agentId: string, taskId: string) {
  const owned = await lockOwned(scope, agentId, taskId);
  requireOpen(owned.task.phase);
  if (owned.request || owned.guest)
    throw new Refusal('conference-open', 'A conference is open or requested: end it first.');
  return owned;
}

/** Refuses with the reason why nothing but its end is left. */
export function requireOpen(phase: Task['phase']): void {
  if (phase === 'interrupted') throw interrupted();
  if (phase !== 'connected') throw new Refusal('task-ended', 'The conversation has ended at this desk.');
}

export const interrupted = () =>
  new Refusal('line-deleted', 'The line was deleted: the conversation can only be ended.');
