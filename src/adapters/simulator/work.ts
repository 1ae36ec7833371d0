import {
  DeskError,
  MAX_TEXT_LENGTH,
  NOWHERE,
  plainText,
  type DeskEvent,
  type Line,
  type Named,
  type Task,
} from '../../core/index.js';
import {AgentDesk, type Surroundings} from './agent-desk.js';
import type {Conversation} from './conversation.js';
import {Offers, type Waiting} from './offers.js';
import type {SimulatorScript} from './script.js';

interface Held {
  readonly task: Task;
  readonly conversation: Conversation;
}

/** The agent's tasks, from Accept to wrap-up. */
export class Work {
  readonly #script: SimulatorScript;
  readonly #around: Surroundings;
  readonly #desk: AgentDesk;
  readonly #offers: Offers;
  readonly #lines: Map<string, Line>;
  readonly #tasks = new Map<string, Held>();
  readonly #done = new Set<string>();

  constructor(script: SimulatorScript, around: Surroundings) {
    this.#script = script;
    this.#around = around;
    this.#desk = new AgentDesk(script, around);
    this.#offers = new Offers(script, around, this.#desk, (lineId) => this.#line(lineId));
    this.#lines = new Map(
      script.lines.map(({id, name, number, region}) => [
        id,
        {id, name, version: 1, number: plainText(number), region, deleted: false},
      ]),
    );
  }

  get signedOut(): boolean {
    return this.#desk.state === 'offline';
  }

  get agent(): Named {
    return this.#desk.agent;
  }

  snapshot(): DeskEvent {
    const {idleCodes, queues, masking} = this.#script;
    const conversations = new Set([...this.#tasks.values()].map(({conversation}) => conversation));
    return {
      type: 'snapshot',
      agent: this.#desk.agent,
      settings: {version: 1, idleCodes: [...idleCodes], queues: [...queues], masking},
      offers: this.#offers.all(),
      tasks: [...this.#tasks.values()].map(({task}) => task),
      notices: [],
      threads: [...conversations].map((conversation) => conversation.page(NOWHERE)),
      now: this.#around.clock.now(),
    };
  }

  signIn(): void {
    this.#desk.signIn();
    this.#route();
  }

  signOut(): void {
    if (this.#offers.all().length > 0 || this.#tasks.size > 0)
      throw new DeskError('work-open', 'Let no offer stand and wrap up the tasks, then sign out.');
    this.#desk.become('offline', null);
  }

  setAgentState(name: 'available' | 'idle', codeId: string | null): void {
    this.#desk.choose(name, codeId);
    if (name === 'idle') this.#offers.withdrawAll();
    this.#route();
  }

  /** A customer wrote, or was handed over: it is about the open task, or it is new work. */
  receive(conversation: Conversation, how: Pick<Waiting, 'kind' | 'from' | 'note'>): void {
    const open = [...this.#tasks.values()].find(
      (held) => held.conversation === conversation && held.task.phase !== 'wrap-up',
    );
    if (open) {
      const {windowClosesAt} = conversation;
      this.update({...open.task, capabilities: {...open.task.capabilities, windowClosesAt}});
    } else {
      this.#offers.enqueue({conversation, receivedAt: this.#around.clock.now(), ...how});
      this.#route();
    }
  }

  accept(taskId: string): void {
    const accepted = this.#tasks.get(taskId);
    if (accepted) return this.#show(accepted);
    const held = this.#offers.take(taskId);
    if (!held)
      throw this.#offers.wasHere(taskId) || this.#done.has(taskId)
        ? new DeskError('offer-gone', 'The offer lapsed, was taken or was withdrawn.')
        : new DeskError('not-found', 'This agent has no such offer.');
    const {conversation} = held.waiting;
    const {id, version, conversationId, channel, customer, line, queue, receivedAt, kind, from, note} = held.offer;
    const task: Task = {
      id,
      version: version + 1,
      conversationId,
      channel,
      customer,
      line,
      queue,
      receivedAt,
      kind,
      from,
      note,
      phase: 'connected',
      role: 'owner',
      acceptedAt: this.#around.clock.now(),
      capabilities: {maxTextLength: MAX_TEXT_LENGTH, windowClosesAt: conversation.windowClosesAt, features: []},
      variables: [...conversation.variables],
      conference: {state: 'none'},
      readSeq: conversation.readSeq,
    };
    this.#tasks.set(taskId, {task, conversation});
    this.#show({task, conversation});
  }

  /** Leaves the task for wrap-up; it keeps its slot. */
  end(taskId: string): Conversation {
    const {task, conversation} = this.find(taskId);
    if (task.phase === 'wrap-up') throw new DeskError('task-ended', 'The task has ended already: wrap it up.');
    const endedAt = this.#around.clock.now();
    this.update({...workOf(task), phase: 'wrap-up', endedAt, ending: 'ended', wrapUpDueAt: null});
    return conversation;
  }

  wrapUp(taskId: string, reasonId: string): void {
    const {task} = this.find(taskId);
    if (task.phase !== 'wrap-up') throw new DeskError('bad-command', 'End the task before you wrap it up.');
    const queue = this.#script.queues.find(({id}) => id === task.queue.id);
    if (!queue?.wrapUpReasons.some(({id}) => id === reasonId))
      throw new DeskError('unknown-reason', 'Choose one of the wrap-up reasons of the queue.');
    this.#tasks.delete(taskId);
    this.#done.add(taskId);
    this.#around.tell({type: 'task-gone', taskId});
    this.#route();
  }

  find(taskId: string): Held {
    const held = this.#tasks.get(taskId);
    if (held) return held;
    throw this.#done.has(taskId)
      ? new DeskError('task-ended', 'The task was wrapped up.')
      : new DeskError('not-found', 'This agent has no such task.');
  }

  update(task: Task): void {
    const held = this.find(task.id);
    const updated = {...task, version: held.task.version + 1};
    this.#tasks.set(task.id, {...held, task: updated});
    this.#around.tell({type: 'task', task: updated, thread: null});
  }

  sees(conversation: Conversation): boolean {
    return [...this.#tasks.values()].some((held) => held.conversation === conversation);
  }

  takesMessages(lineId: string): boolean {
    return !this.#line(lineId).deleted;
  }

  /** Somebody else has it now, or nobody needs to. */
  loseOffer(taskId: string, reason: 'taken' | 'withdrawn', by: string | null): void {
    this.#offers.lose(taskId, reason, by);
    this.#route();
  }

  /** Final: what waits is closed and open tasks are interrupted; returns the conversations of those. */
  deleteLine(lineId: string): readonly Conversation[] {
    const line = this.#line(lineId);
    if (line.deleted) return [];
    const deleted = {...line, version: line.version + 1, deleted: true};
    this.#lines.set(lineId, deleted);
    this.#around.tell({type: 'line', line: deleted});
    this.#offers.closeLine(lineId);
    const open = [...this.#tasks.values()].filter(({task}) => task.line.id === lineId && task.phase === 'connected');
    for (const {task} of open) {
      const interruptedAt = this.#around.clock.now();
      this.update({...workOf(task), line: deleted, phase: 'interrupted', reason: 'line-deleted', interruptedAt});
    }
    this.#route();
    return open.map(({conversation}) => conversation);
  }

  #line(lineId: string): Line {
    const line = this.#lines.get(lineId);
    if (!line) throw new Error('The script has no line with this id.');
    return line;
  }

  #route(): void {
    this.#offers.route(this.#tasks.size);
  }

  #show({task, conversation}: Held): void {
    this.#around.tell({type: 'task', task, thread: conversation.page(NOWHERE)});
  }
}

/** What a task keeps when its phase changes. */
function workOf(task: Task) {
  return {
    id: task.id,
    version: task.version,
    conversationId: task.conversationId,
    channel: task.channel,
    customer: task.customer,
    line: task.line,
    queue: task.queue,
    receivedAt: task.receivedAt,
    kind: task.kind,
    from: task.from,
    note: task.note,
    role: task.role,
    acceptedAt: task.acceptedAt,
    capabilities: task.capabilities,
    variables: task.variables,
    conference: task.conference,
    readSeq: task.readSeq,
  };
}
