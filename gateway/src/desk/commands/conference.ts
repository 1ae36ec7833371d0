import type {DeskCommand} from 'wa-desk/core';
import {endForAll, guestLeaves} from '../../routing/handover.js';
import {lockRouting, makeOffer} from '../../routing/offer.js';
import {cancelRequest, openRequest} from '../../routing/request.js';
import {changeTask} from '../../routing/tell.js';
import {lockAgents} from '../../store/log.js';
import type {Scope} from '../../tenant.js';
import {announce, type Effect} from '../effect.js';
import {notFound, Refusal} from '../refusal.js';
import {lockFree, lockOwned, lockTask, requireOpen} from './open-task.js';
import {noteOf, requireTarget} from './target.js';

type Of<T extends DeskCommand['type']> = Extract<DeskCommand, {type: T}>;

/** Asks one agent, or a queue whose agents are asked one after another, to join. */
export async function conference(
  scope: Scope,
  agentId: string,
  {taskId, target, note}: Of<'conference'>,
): Promise<Effect> {
  const {tenant, now} = scope;
  await lockRouting(scope);
  const {conversation} = await lockFree(scope, agentId, taskId);
  await requireTarget(scope, conversation.id, target);
  const queue = tenant.queues.get(target.kind === 'queue' ? target.id : conversation.queue_id);
  const seconds = target.kind === 'queue' ? queue?.conferenceWaitSeconds : queue?.offerSeconds;
  const request = await openRequest(scope, {
    kind: 'conference',
    conversation_id: conversation.id,
    task_id: taskId,
    agent_id: agentId,
    target_kind: target.kind,
    target_id: target.id,
    note: noteOf(note),
    expires_at: seconds === undefined ? null : now + seconds * 1000,
  });
  if (target.kind === 'agent') {
    await lockAgents(scope, [agentId, target.id]);
    const {queue_id: queueId} = conversation;
    await makeOffer(scope, {conversation, agentId: target.id, role: 'guest', queueId, request});
  }
  return {...(await announce(scope, agentId, [await changeTask(scope, taskId)])), route: true};
}

/** Takes the request back, with the offer that stands for it. */
export async function cancelConference(
  scope: Scope,
  agentId: string,
  {taskId}: Of<'cancelConference'>,
): Promise<Effect> {
  const {conversation, isOpen, request} = await lockOwned(scope, agentId, taskId);
  if (!isOpen) throw ended();
  if (!request) throw noConference();
  const told = [...(await cancelRequest(scope, conversation.id)), await changeTask(scope, taskId)];
  return {...(await announce(scope, agentId, told)), route: true};
}

/** The owner goes on without the guest. */
export async function releaseGuest(scope: Scope, agentId: string, {taskId}: Of<'releaseGuest'>): Promise<Effect> {
  const {task, guest} = await lockOwned(scope, agentId, taskId);
  requireOpen(task.phase);
  if (!guest) throw noConference();
  await guestLeaves(scope, guest.id, 'released');
  return {told: [{kind: 'task', ref: taskId}]};
}

/** Ends the conversation for all. */
export async function endConference(scope: Scope, agentId: string, {taskId}: Of<'endConference'>): Promise<Effect> {
  const {task, guest} = await lockOwned(scope, agentId, taskId);
  requireOpen(task.phase);
  if (!guest) throw noConference();
  return announce(scope, agentId, await endForAll(scope, task, guest));
}

/** Leaves customer and owner talking. */
export async function exitConference(scope: Scope, agentId: string, {taskId}: Of<'exitConference'>): Promise<Effect> {
  const {task} = await lockTask(scope, agentId, taskId);
  if (task.phase === 'offered' || task.phase === 'gone') throw notFound();
  if (task.role === 'owner') throw new Refusal('no-conference', 'Only a guest can leave a conference: end it instead.');
  await guestLeaves(scope, taskId, 'left');
  return {told: [{kind: 'task', ref: taskId}]};
}

const noConference = () => new Refusal('no-conference', 'There is no such conference: it has ended, or never began.');
const ended = () => new Refusal('task-ended', 'The conversation has ended at this desk.');
