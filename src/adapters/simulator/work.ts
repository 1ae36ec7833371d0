import {
  DeskError,
  NOWHERE,
  type Agent,
  type DeskEvent,
  type Ending,
  type Message,
  type Named,
  type Place,
  type Task,
  type ThreadPage,
  type Variable,
} from '../../core/index.js';
import {AgentDesk, type Surroundings} from './agent-desk.js';
import type {Conversation} from './conversation.js';
import type {Interactions} from './history.js';
import {queueOf, type Lines} from './lines.js';
import type {Masking} from './masking.js';
import type {Notices} from './notices.js';
import {Offers, type Waiting} from './offers.js';
import {connected, workOf} from './phases.js';
import type {SimulatorScript} from './script.js';
import {reservedVariables} from './variables.js';
import {WrapUpRules} from './wrap-up.js';

/** What is kept of all there is, beside the agent's tasks. */
export interface Kept {
  readonly interactions: Interactions;
  readonly notices: Notices;
  readonly lines: Lines;
  readonly masking: Masking;
}

interface Held {
  readonly task: Task;
  readonly conversation: Conversation;
}

/** The agent's tasks, from Accept to wrap-up. */
export class Work {
  readonly offers: Offers;
  readonly #script: SimulatorScript;
  readonly #around: Surroundings;
  readonly #desk: AgentDesk;
  readonly #interactions: Interactions;
  readonly #notices: Notices;
  readonly #rules: WrapUpRules;
  readonly #lines: Lines;
  readonly #masking: Masking;
  readonly #tasks = new Map<string, Held>();
  readonly #done = new Set<string>();

  constructor(script: SimulatorScript, around: Surroundings, {interactions, notices, lines, masking}: Kept) {
    this.#script = script;
    this.#around = around;
    this.#interactions = interactions;
    this.#notices = notices;
    this.#rules = new WrapUpRules(script);
    this.#desk = new AgentDesk(script, around);
    this.offers = new Offers(script, around, this.#desk, (lineId) => lines.of(lineId));
    this.#lines = lines;
    this.#masking = masking;
  }

  get signedOut(): boolean {
    return this.#desk.state === 'offline';
  }

  get agent(): Agent {
    return this.#desk.agent;
  }

  get me(): Named {
    const {id, name} = this.#desk.agent;
    return {id, name};
  }

  /** Offers and tasks in hand. */
  get load(): number {
    return this.offers.all().length + this.#tasks.size;
  }

  snapshot(): DeskEvent {
    const {idleCodes, queues, cannedReplies} = this.#script;
    const {version, setting} = this.#masking;
    const conversations = new Set([...this.#tasks.values()].map(({conversation}) => conversation));
    return {
      type: 'snapshot',
      agent: this.#desk.agent,
      settings: {
        version,
        idleCodes: [...idleCodes],
        queues: queues.map(({id, name, wrapUpReasons, defaultReasonId}) => ({
          id,
          name,
          wrapUpReasons,
          defaultReasonId,
        })),
        ...(cannedReplies && {cannedReplies}),
        masking: setting,
      },
      offers: this.offers.all(),
      tasks: [...this.#tasks.values()].map(({task}) => task),
      notices: this.#notices.all(),
      threads: [...conversations].map((conversation) => this.page(conversation)),
      now: this.#around.clock.now(),
    };
  }

  signIn(): void {
    this.#desk.signIn();
    this.#route();
  }

  signOut(): void {
    if (this.load > 0) throw new DeskError('work-open', 'Let no offer stand and wrap up the tasks, then sign out.');
    this.#desk.become('offline', null);
  }

  signedInOn(desks: number): void {
    this.#desk.signedInOn(desks);
  }

  setAgentState(name: 'available' | 'idle', codeId: string | null): void {
    this.#desk.choose(name, codeId);
    if (name === 'idle') this.offers.withdrawAll();
    this.#route();
  }

  /** A customer wrote, or was handed over: it is about the open task, it is a colleague's, or it is new work. */
  receive(conversation: Conversation, how: Pick<Waiting, 'kind' | 'from' | 'note'>, firstSeq: number): void {
    const open = this.taskOf(conversation);
    if (open) {
      const {windowClosesAt} = conversation;
      this.update({...open, capabilities: {...open.capabilities, windowClosesAt}});
    } else if (!conversation.elsewhere) {
      this.begin(conversation, firstSeq);
      this.enqueue(conversation, how);
    }
  }

  /** A new piece of work, unless one goes on. */
  begin(conversation: Conversation, firstSeq: number): void {
    const line = this.#lines.of(conversation.lineId);
    if (!this.#interactions.current(conversation)) conversation.queue = queueOf(this.#script, conversation.lineId);
    this.#interactions.begin(conversation, line, this.#around.clock.now(), firstSeq);
  }

  /** Waits for the agent with the waiting time it has. */
  enqueue(conversation: Conversation, how: Pick<Waiting, 'kind' | 'from' | 'note'>): void {
    const receivedAt = this.#interactions.current(conversation)?.receivedAt ?? this.#around.clock.now();
    this.offers.enqueue({conversation, receivedAt, ...how});
    this.#route();
  }

  /** Undefined when it was accepted before. */
  accept(taskId: string): Held | undefined {
    const accepted = this.#tasks.get(taskId);
    if (accepted) {
      this.#show(accepted);
      return undefined;
    }
    const offered = this.offers.take(taskId);
    if (!offered)
      throw this.offers.wasHere(taskId) || this.#done.has(taskId)
        ? new DeskError('offer-gone', 'The offer lapsed, was taken or was withdrawn.')
        : new DeskError('not-found', 'This agent has no such offer.');
    const {conversation} = offered.waiting;
    const task = connected(offered.offer, conversation, {
      hasTemplates: (this.#script.templates ?? []).length > 0,
      acceptedAt: this.#around.clock.now(),
      variables: this.#variablesOf(conversation),
    });
    const held = {task, conversation};
    this.#tasks.set(taskId, held);
    this.#interactions.join(conversation, {taskId, agent: this.me, role: task.role});
    this.#show(held);
    return held;
  }

  /** Leaves the task for wrap-up; it keeps its slot. */
  leave(taskId: string, ending: Ending): void {
    const {task, conversation} = this.find(taskId);
    const endedAt = this.#around.clock.now();
    this.#interactions.leave(conversation, this.me, ending);
    const left = {...workOf(task), conference: {state: 'none'}, phase: 'wrap-up', endedAt, ending} as const;
    this.update({...left, wrapUpDueAt: this.#limitWrapUp(task)});
  }

  wrapUp(taskId: string, reasonId: string): void {
    const {task} = this.#wrappingUp(taskId);
    this.#submit(task, this.#rules.reason(task, reasonId));
  }

  extendWrapUp(taskId: string): void {
    const {task} = this.#wrappingUp(taskId);
    if (task.wrapUpDueAt === null) throw new DeskError('no-limit', 'The queue lets wrap-up take its time.');
    this.update({...task, wrapUpDueAt: this.#limitWrapUp(task)});
  }

  find(taskId: string): Held {
    const held = this.#tasks.get(taskId);
    if (held) return held;
    throw this.#done.has(taskId)
      ? new DeskError('task-ended', 'The task was wrapped up.')
      : new DeskError('not-found', 'This agent has no such task.');
  }

  /** The agent's task on it, until wrap-up. */
  taskOf(conversation: Conversation): Task | undefined {
    return [...this.#tasks.values()].find((held) => held.conversation === conversation && held.task.phase !== 'wrap-up')
      ?.task;
  }

  update(task: Task): void {
    const held = this.find(task.id);
    const updated = {...task, version: held.task.version + 1};
    this.#tasks.set(task.id, {...held, task: updated});
    this.#around.tell({type: 'task', task: updated, thread: null});
  }

  setVariables(conversation: Conversation, variables: readonly Variable[]): void {
    conversation.variables = variables;
    for (const held of this.#tasks.values())
      if (held.conversation === conversation) this.update({...held.task, variables: this.#variablesOf(conversation)});
  }

  /** While the conversation goes on for the agent all of it, in wrap-up what was written until their own end. */
  sees(conversation: Conversation, {at}: Message): boolean {
    return at <= this.#seenUntil(conversation);
  }

  /** The newest messages before this place, as far as the agent sees them. */
  page(conversation: Conversation, before: Place = NOWHERE): ThreadPage {
    return conversation.page(before, this.#seenUntil(conversation));
  }

  lineOf(lineId: string): Named {
    const {id, name} = this.#lines.of(lineId);
    return {id, name};
  }

  takesMessages(lineId: string): boolean {
    return !this.#lines.of(lineId).deleted;
  }

  /** Somebody else has it now, or nobody needs to. */
  loseOffer(taskId: string, reason: 'taken' | 'withdrawn', by: string | null): void {
    this.offers.lose(taskId, reason, by);
    this.#route();
  }

  /** Final: what waits is withdrawn, and open tasks are interrupted. False when it was deleted before. */
  deleteLine(lineId: string): boolean {
    const deleted = this.#lines.delete(lineId);
    if (!deleted) return false;
    this.#around.tell({type: 'line', line: deleted});
    this.offers.closeLine(lineId);
    const open = [...this.#tasks.values()].filter(({task}) => task.line.id === lineId && task.phase === 'connected');
    for (const {task} of open) {
      const interruptedAt = this.#around.clock.now();
      this.update({...workOf(task), line: deleted, phase: 'interrupted', reason: 'line-deleted', interruptedAt});
    }
    this.#route();
    return true;
  }

  /** -Infinity where the agent has no part in it. */
  #seenUntil(conversation: Conversation): number {
    const own = [...this.#tasks.values()].filter((held) => held.conversation === conversation);
    return Math.max(...own.map(({task}) => (task.phase === 'wrap-up' ? task.endedAt : Infinity)));
  }

  #wrappingUp(taskId: string) {
    const {task} = this.find(taskId);
    if (task.phase !== 'wrap-up') throw new DeskError('bad-command', 'End the task before you wrap it up.');
    return {task};
  }

  /** When the default reason is submitted, and sees to it. */
  #limitWrapUp({id}: Task): number | null {
    const {clock} = this.#around;
    const limit = this.#rules.limit(this.find(id).task);
    if (limit === null) return null;
    const dueAt = clock.now() + limit;
    clock.after(limit, () => {
      const task = this.#tasks.get(id)?.task;
      const reason = task?.phase === 'wrap-up' && task.wrapUpDueAt === dueAt ? this.#rules.defaultReason(task) : null;
      if (!task || !reason) return;
      this.#notices.tell('wrapped-up', task.customer, id, reason);
      this.#submit(task, reason);
    });
    return dueAt;
  }

  #submit({id: taskId}: Task, reason: Named): void {
    this.#interactions.wrapUp(taskId, reason);
    this.#tasks.delete(taskId);
    this.#done.add(taskId);
    this.#around.tell({type: 'task-gone', taskId});
    this.#route();
  }

  #variablesOf(conversation: Conversation): Variable[] {
    const {customer, lineId, queue, variables} = conversation;
    return [...reservedVariables(customer, this.#lines.of(lineId), queue), ...variables];
  }

  #route(): void {
    this.offers.route(this.#tasks.size);
  }

  #show({task, conversation}: Held): void {
    this.#around.tell({type: 'task', task, thread: this.page(conversation)});
  }
}
