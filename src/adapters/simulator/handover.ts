import {DeskError, MAX_TEXT_LENGTH, type DeskCommand, type Named, type Target, type Task} from '../../core/index.js';
import type {Surroundings} from './agent-desk.js';
import {whyUnavailable, type Colleague, type Colleagues} from './colleagues.js';
import type {Conversation} from './conversation.js';
import type {Interactions} from './history.js';
import type {Messaging} from './messaging.js';
import type {Notices} from './notices.js';
import {Requests, type Request} from './requests.js';
import type {SimulatorScript} from './script.js';
import type {Work} from './work.js';

type Asking = Extract<DeskCommand, {type: 'transfer' | 'conference'}>;

const CONFERENCE_WAIT = 120_000;

export interface HandoverParts {
  readonly work: Work;
  readonly messaging: Messaging;
  readonly colleagues: Colleagues;
  readonly interactions: Interactions;
  readonly notices: Notices;
}

/** Who has a conversation: the agent, a colleague, or both; and how it goes from one to the other. */
export class Handover {
  readonly requests: Requests;
  readonly #script: SimulatorScript;
  readonly #around: Surroundings;
  readonly #parts: HandoverParts;

  constructor(script: SimulatorScript, around: Surroundings, parts: HandoverParts) {
    this.#script = script;
    this.#around = around;
    this.#parts = parts;
    this.requests = new Requests(around.clock, parts.colleagues, {
      accepted: (request, by) => this.#accepted(request, by),
      nobody: (request) => this.#nobody(request),
    });
  }

  listTargets(taskId: string): void {
    const {work, colleagues} = this.#parts;
    const {conversation} = work.find(taskId);
    const self = {...work.me, load: work.load, capacity: this.#script.capacity, unavailable: 'yourself' as const};
    const targets = {
      taskId,
      fetchedAt: this.#around.clock.now(),
      queues: this.#script.queues.map(({id, name}) => ({
        id,
        name,
        available: colleagues.freeIn(id).length,
        ...work.offers.waitingIn(id),
      })),
      agents: [...colleagues.targets(conversation.colleague?.agent ?? null), self],
    };
    this.#around.tell({type: 'targets', targets});
  }

  transfer(command: Extract<DeskCommand, {type: 'transfer'}>): void {
    const {work, messaging} = this.#parts;
    const {conversation, target} = this.#asked(command);
    work.leave(command.taskId, 'transferred');
    messaging.notice(conversation, 'transferred', target.name);
    conversation.elsewhere = true;
    if (target.kind === 'queue') conversation.queue = {id: target.id, name: target.name};
    this.#request('transfer', conversation, target, command.taskId);
  }

  conference(command: Extract<DeskCommand, {type: 'conference'}>): void {
    const {work} = this.#parts;
    const {task, conversation, target} = this.#asked(command);
    const {clock} = this.#around;
    const wait = target.kind === 'queue' ? (this.#script.conferenceWait ?? CONFERENCE_WAIT) : this.#script.offerStands;
    const expiresAt = wait === null ? null : clock.now() + wait;
    work.update({...task, conference: {state: 'requested', target, requestedAt: clock.now(), expiresAt}});
    this.#request('conference', conversation, target, command.taskId);
    const request = this.requests.of(conversation);
    if (target.kind === 'queue' && request && wait !== null)
      clock.after(wait, () => this.requests.of(conversation) === request && this.#drop(request));
  }

  cancelConference(taskId: string): void {
    const {task, conversation} = this.#owned(taskId);
    if (task.conference.state !== 'requested') throw new DeskError('no-conference', 'Nobody is asked to join.');
    this.#cancel(conversation, task);
  }

  releaseGuest(taskId: string): void {
    this.#inConference(this.#owned(taskId).task);
    this.guestLeaves(this.#parts.work.find(taskId).conversation, 'released');
  }

  endConference(taskId: string): void {
    this.#inConference(this.#owned(taskId).task);
    this.#endForAll(taskId);
  }

  exitConference(taskId: string): void {
    const {work, messaging} = this.#parts;
    const {task, conversation} = work.find(taskId);
    if (task.phase === 'wrap-up') throw new DeskError('task-ended', 'The conversation has ended: wrap it up.');
    if (task.role === 'owner') throw new DeskError('no-conference', 'Only a guest exits: release the guest, or end.');
    work.leave(taskId, 'left');
    messaging.notice(conversation, 'agent-left', work.me.name);
  }

  end(taskId: string): void {
    const {task, conversation} = this.#owned(taskId);
    if (task.conference.state === 'active' && task.phase === 'connected')
      throw new DeskError('conference-open', 'Release the guest, or end the conference for all.');
    if (task.conference.state === 'requested') this.#cancel(conversation, task);
    this.#endForAll(taskId);
  }

  /** As a guest the agent is seen to join. */
  accept(taskId: string): void {
    const {work, messaging} = this.#parts;
    const accepted = work.accept(taskId);
    if (accepted?.task.role === 'guest') messaging.notice(accepted.conversation, 'agent-joined', work.me.name);
  }

  /** The colleague who is in the agent's conversation goes. */
  guestLeaves(conversation: Conversation, ending: 'left' | 'released'): void {
    const {work, messaging, interactions} = this.#parts;
    const {colleague} = conversation;
    const task = work.taskOf(conversation);
    if (colleague?.role !== 'guest' || !task) throw new Error('No colleague is a guest of this conversation.');
    interactions.leave(conversation, colleague.agent, ending);
    this.#dismiss(conversation);
    work.update({...task, conference: {state: 'none'}});
    messaging.notice(conversation, 'agent-left', colleague.agent.name);
  }

  /** The colleague who has the conversation ends it, for a guest too. */
  ownerEnds(conversation: Conversation): void {
    const {work, messaging, interactions} = this.#parts;
    if (conversation.colleague?.role !== 'owner') throw new Error('No colleague has this conversation.');
    const task = work.taskOf(conversation);
    this.#dismiss(conversation);
    conversation.elsewhere = false;
    work.offers.drop(conversation);
    if (task) work.leave(task.id, 'ended');
    messaging.notice(conversation, 'ended');
    interactions.close(conversation, 'ended');
  }

  /** The owner goes: the agent, so far a guest, goes on alone. */
  inherit(conversation: Conversation): void {
    const {work, messaging, interactions, notices} = this.#parts;
    const {colleague} = conversation;
    const task = work.taskOf(conversation);
    if (colleague?.role !== 'owner' || !task) throw new Error('The agent is no guest of this conversation.');
    interactions.leave(conversation, colleague.agent, 'left');
    interactions.becomeOwner(task.id);
    this.#dismiss(conversation);
    conversation.elsewhere = false;
    work.update({...task, role: 'owner', conference: {state: 'none'}});
    messaging.notice(conversation, 'agent-left', colleague.agent.name);
    notices.tell('inherited', conversation.customer, task.id, colleague.agent);
  }

  /** A colleague, who has the customer, asks the agent to join. */
  askToJoin(conversation: Conversation, from: Named, note: string | null): void {
    const {work, interactions, colleagues, random} = {...this.#parts, ...this.#around};
    if (work.taskOf(conversation)) throw new Error('The agent has this conversation already.');
    work.offers.drop(conversation);
    work.begin(conversation, conversation.lastSeq + 1);
    interactions.join(conversation, {taskId: random.id(), agent: from, role: 'owner'});
    const known = colleagues.find(from.id);
    if (known) known.load++;
    conversation.colleague = {agent: from, role: 'owner'};
    conversation.elsewhere = true;
    work.enqueue(conversation, {kind: 'conference', from, note});
  }

  /** Who goes offline leaves the conversation they are a guest of. */
  colleagueState(colleague: Colleague, state: Colleague['state']): void {
    this.requests.setState(colleague, state);
    if (state !== 'offline') return;
    for (const conversation of this.#parts.messaging.all())
      if (conversation.colleague?.role === 'guest' && conversation.colleague.agent.id === colleague.agent.id)
        this.guestLeaves(conversation, 'left');
  }

  /** Final: open work is interrupted, the agent's and a colleague's; what waits is closed. */
  deleteLine(lineId: string): void {
    const {work, messaging, interactions, notices} = this.#parts;
    const onLine = messaging.all().filter((conversation) => conversation.lineId === lineId);
    for (const conversation of onLine) {
      const task = work.taskOf(conversation);
      if (task?.conference.state === 'requested') this.#cancel(conversation, task);
      this.requests.cancel(conversation);
    }
    if (!work.deleteLine(lineId)) return;
    for (const conversation of onLine.filter((one) => interactions.current(one))) {
      messaging.notice(conversation, 'line-deleted');
      if (work.taskOf(conversation)) continue;
      const given = conversation.colleague ? undefined : interactions.transferredBy(conversation, work.me);
      if (given) notices.tell('line-deleted', conversation.customer, given.taskId, work.lineOf(lineId));
      if (conversation.colleague) this.#dismiss(conversation);
      conversation.elsewhere = false;
      interactions.close(conversation, 'line-deleted');
    }
  }

  /** What both ways of handing over need. */
  #asked({taskId, target: {kind, id}, note}: Asking) {
    const {task, conversation} = this.#owned(taskId);
    if ((note ?? '').length > MAX_TEXT_LENGTH) throw new DeskError('text-too-long', 'Shorten the note.');
    if (task.phase === 'interrupted') throw new DeskError('line-deleted', 'The line is gone: end the conversation.');
    if (task.conference.state !== 'none')
      throw new DeskError('conference-open', 'A colleague is in the conversation, or is asked to join.');
    const colleague = kind === 'agent' ? this.#parts.colleagues.find(id) : undefined;
    const queue = kind === 'queue' ? this.#script.queues.find((one) => one.id === id) : undefined;
    const named = colleague?.agent ?? queue;
    if (!named || (colleague && whyUnavailable(colleague) !== null))
      throw new DeskError('target-unavailable', 'Ask `listTargets` who can be asked now.');
    const target: Target = {kind, id, name: named.name};
    return {task, conversation, target};
  }

  /** A task of the agent's that is not in wrap-up, and theirs to hand over or end. */
  #owned(taskId: string) {
    const held = this.#parts.work.find(taskId);
    if (held.task.phase === 'wrap-up') throw new DeskError('task-ended', 'The task has ended already: wrap it up.');
    if (held.task.role === 'guest') throw new DeskError('not-owner', 'A guest can only exit the conference.');
    return held;
  }

  #inConference({conference}: Task): void {
    if (conference.state !== 'active') throw new DeskError('no-conference', 'No colleague is in the conversation.');
  }

  #request(kind: Request['kind'], conversation: Conversation, target: Target, taskId: string): void {
    this.requests.open({kind, conversation, target, taskId, offerStands: this.#script.offerStands});
  }

  #cancel(conversation: Conversation, task: Task): void {
    this.requests.cancel(conversation);
    this.#parts.work.update({...task, conference: {state: 'none'}});
  }

  #endForAll(taskId: string): void {
    const {work, messaging, interactions} = this.#parts;
    const {task, conversation} = work.find(taskId);
    if (conversation.colleague) this.#dismiss(conversation);
    work.leave(taskId, 'ended');
    messaging.notice(conversation, 'ended');
    interactions.close(conversation, task.phase === 'interrupted' ? 'line-deleted' : 'ended');
  }

  #accepted({kind, conversation, taskId}: Request, {agent, script: {reaction}}: Colleague): void {
    const {work, messaging, interactions, random} = {...this.#parts, ...this.#around};
    const {clock} = this.#around;
    const role = kind === 'transfer' ? 'owner' : 'guest';
    const present = {agent, role} as const;
    conversation.colleague = present;
    interactions.join(conversation, {taskId: random.id(), agent, role});
    if (kind === 'conference') {
      const {task} = work.find(taskId);
      work.update({...task, conference: {state: 'active', other: agent, since: clock.now()}});
      messaging.notice(conversation, 'agent-joined', agent.name);
    }
    if (!reaction || !('accepts' in reaction)) return;
    const whileThere = (run: () => void) => () => conversation.colleague === present && run();
    let at = 0;
    for (const {after, text} of reaction.writes ?? []) {
      at += after;
      clock.after(
        at,
        whileThere(() => messaging.colleagueWrites(conversation, agent, text)),
      );
    }
    if (reaction.staysFor === undefined) return;
    clock.after(
      reaction.staysFor,
      whileThere(() => (role === 'guest' ? this.guestLeaves(conversation, 'left') : this.ownerEnds(conversation))),
    );
  }

  /** A queue that is asked for somebody to join is asked as long as the request stands. */
  #nobody(request: Request): void {
    if (request.kind === 'transfer' || request.target.kind === 'agent') this.#drop(request);
  }

  /** The customer is never lost: they wait in the queue, with the waiting time they have. */
  #drop(request: Request): void {
    const {work, notices} = this.#parts;
    const {kind, conversation, target, taskId} = request;
    this.requests.cancel(conversation);
    if (kind === 'conference') {
      const {task} = work.find(taskId);
      work.update({...task, conference: {state: 'none'}});
      notices.tell('conference-dropped', conversation.customer, taskId, {id: target.id, name: target.name});
      return;
    }
    conversation.elsewhere = false;
    if (target.kind === 'agent') notices.tell('transfer-dropped', conversation.customer, taskId, conversation.queue);
    work.enqueue(conversation, {kind: 'new', from: null, note: null});
  }

  #dismiss(conversation: Conversation): void {
    const {colleague} = conversation;
    if (colleague) this.#parts.colleagues.release(colleague.agent);
    conversation.colleague = null;
  }
}
