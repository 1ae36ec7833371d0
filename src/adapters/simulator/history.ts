import {
  compareMessages,
  DeskError,
  NOWHERE,
  type DeskCommand,
  type Ending,
  type Interaction,
  type Involvement,
  type Line,
  type Message,
  type Named,
} from '../../core/index.js';
import type {Surroundings} from './agent-desk.js';
import type {Conversation} from './conversation.js';

type Command<T extends DeskCommand['type']> = Extract<DeskCommand, {type: T}>;

const PAGE = 10;
const MESSAGES = 30;
const DAY = 24 * 60 * 60 * 1000;

/** An interaction, and which messages of its conversation are its own. */
interface Kept {
  interaction: Interaction;
  readonly conversation: Conversation;
  readonly firstSeq: number;
  lastSeq: number;
}

/** All pieces of work there were, and who had a part in them. */
export class Interactions {
  readonly #around: Surroundings;
  readonly #me: Named;
  readonly #kept: Kept[] = [];

  constructor(around: Surroundings, me: Named) {
    this.#around = around;
    this.#me = me;
  }

  current(conversation: Conversation): Interaction | undefined {
    return this.#open(conversation)?.interaction;
  }

  /** The customer's work that goes on; begins with message `firstSeq` where there is none. */
  begin(conversation: Conversation, line: Line, receivedAt: number, firstSeq: number): Interaction {
    const open = this.#open(conversation);
    if (open) return open.interaction;
    const interaction: Interaction = {
      id: this.#around.random.id(),
      conversationId: conversation.id,
      channel: 'whatsapp',
      customer: conversation.customer,
      line,
      queue: conversation.queue,
      receivedAt,
      closedAt: null,
      outcome: null,
      agents: [],
    };
    this.#kept.push({interaction, conversation, firstSeq, lastSeq: Infinity});
    return interaction;
  }

  join(conversation: Conversation, part: Pick<Involvement, 'taskId' | 'agent' | 'role'>, acceptedAt?: number): void {
    const kept = this.#open(conversation);
    if (!kept) return;
    const joined = {acceptedAt: acceptedAt ?? this.#around.clock.now(), endedAt: null, ending: null, reason: null};
    const agents = [...kept.interaction.agents, {...part, queue: conversation.queue, ...joined}];
    kept.interaction = {...kept.interaction, agents};
  }

  /** The agent who is in it leaves it. */
  leave(conversation: Conversation, agent: Named, ending: Ending, endedAt = this.#around.clock.now()): void {
    const kept = this.#open(conversation);
    const part = kept?.interaction.agents.findLast((one) => one.agent.id === agent.id && one.endedAt === null);
    if (part) this.#change(part.taskId, {endedAt, ending});
  }

  /** The part of who transferred it last, if it was this agent. */
  transferredBy(conversation: Conversation, agent: Named): Involvement | undefined {
    const last = this.current(conversation)?.agents.findLast(({role}) => role === 'owner');
    return last?.ending === 'transferred' && last.agent.id === agent.id ? last : undefined;
  }

  wrapUp(taskId: string, reason: Named): void {
    this.#change(taskId, {reason});
  }

  becomeOwner(taskId: string): void {
    this.#change(taskId, {role: 'owner'});
  }

  close(conversation: Conversation, outcome: 'ended' | 'line-deleted', closedAt = this.#around.clock.now()): void {
    const kept = this.#open(conversation);
    if (!kept) return;
    for (const {agent, endedAt} of kept.interaction.agents)
      if (endedAt === null) this.leave(conversation, agent, 'ended', closedAt);
    kept.interaction = {...kept.interaction, closedAt, outcome};
    kept.lastSeq = conversation.lastSeq;
  }

  /** The agent's own of the last 24 hours, or the earlier ones of the task's customer; newest first. */
  load({taskId, after}: Command<'loadHistory'>, about: Conversation | null): void {
    const cursor = after === null ? null : placeOf(after);
    const shown = this.#shown(taskId, about).filter(
      ({interaction}) => cursor === null || compareAges(interaction, cursor) > 0,
    );
    const page = shown.slice(0, PAGE).map(({interaction}) => this.#asSeen(interaction, taskId));
    const last = page.at(-1);
    const next = last && shown.length > PAGE ? `${last.receivedAt}:${last.id}` : null;
    this.#around.tell({type: 'history', page: {taskId, after, interactions: page, next}});
  }

  loadMessages({taskId, interactionId, before}: Command<'loadInteraction'>, about: Conversation | null): void {
    const kept = this.#shown(taskId, about).find(({interaction}) => interaction.id === interactionId);
    if (!kept) throw new DeskError('not-found', 'The history has no such interaction.');
    const {conversation, firstSeq, lastSeq} = kept;
    const all = conversation
      .messagesBefore(before ?? NOWHERE)
      .filter(({seq}: Message) => seq >= firstSeq && seq <= lastSeq)
      .toSorted(compareMessages);
    const page = {interactionId, messages: all.slice(-MESSAGES), older: all.length > MESSAGES};
    this.#around.tell({type: 'interaction-page', page});
  }

  #shown(taskId: string | null, about: Conversation | null): readonly Kept[] {
    const now = this.#around.clock.now();
    const isShown = ({interaction, conversation}: Kept): boolean =>
      taskId === null
        ? this.#own(interaction).some(({endedAt}) => endedAt !== null && endedAt > now - DAY)
        : conversation === about && !interaction.agents.some((part) => part.taskId === taskId) && isOver(interaction);
    return this.#kept.filter(isShown).toSorted((a, b) => compareAges(a.interaction, b.interaction));
  }

  #asSeen(interaction: Interaction, taskId: string | null): Interaction {
    return taskId === null ? {...interaction, agents: this.#own(interaction)} : interaction;
  }

  #own({agents}: Interaction): Involvement[] {
    return agents.filter(({agent}) => agent.id === this.#me.id);
  }

  #open(conversation: Conversation): Kept | undefined {
    return this.#kept.findLast((kept) => kept.conversation === conversation && !isOver(kept.interaction));
  }

  #change(taskId: string, change: Partial<Involvement>): void {
    for (const kept of this.#kept) {
      const {agents} = kept.interaction;
      if (!agents.some((part) => part.taskId === taskId)) continue;
      const changed = agents.map((part) => (part.taskId === taskId ? {...part, ...change} : part));
      kept.interaction = {...kept.interaction, agents: changed};
    }
  }
}

const isOver = ({closedAt}: Interaction): boolean => closedAt !== null;

type Age = Pick<Interaction, 'receivedAt' | 'id'>;

/** Newest first. */
function compareAges(a: Age, b: Age): number {
  return b.receivedAt - a.receivedAt || (a.id < b.id ? -1 : Number(a.id > b.id));
}

function placeOf(cursor: string): Age {
  const [, receivedAt, id] = /^(-?\d+):(.+)$/.exec(cursor) ?? [];
  if (receivedAt === undefined || id === undefined)
    throw new DeskError('bad-command', 'Ask the next page by the `next` of the page before.');
  return {receivedAt: Number(receivedAt), id};
}
