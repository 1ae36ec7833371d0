import type {Agent, Settings} from './agent.js';
import type {DeskErrorCode} from './errors.js';
import type {Interaction} from './history.js';
import type {Message} from './message.js';
import type {Notice} from './notice.js';
import type {DeskCommand} from './protocol.js';
import type {Revealed} from './reveal.js';
import {revealKey} from './reveal-key.js';
import type {Targets} from './targets.js';
import type {Line, Offer, Task} from './task.js';
import type {Template} from './template.js';
import type {Unsent} from './unsent.js';

/** A place in a conversation's order. */
export interface Place {
  readonly at: number;
  readonly seq: number;
}

export const BEGINNING: Place = {at: -Infinity, seq: 0};
export const NOWHERE: Place = {at: Infinity, seq: 0};

/** What is known of a conversation's messages, in order. What stands before `floor` is not complete: it is not shown. */
export interface Thread {
  readonly messages: readonly Message[];
  readonly floor: Place;
}

/** A command the contact centre, the host or the network refused. */
export interface Refusal {
  readonly command: DeskCommand;
  readonly code: DeskErrorCode;
}

/** Why an offer left without being accepted; shown until the agent has seen it. */
export interface MissedOffer {
  readonly offer: Offer;
  readonly reason: 'lapsed' | 'taken' | 'withdrawn';
  readonly by: string | null;
}

/** Interactions as far as they are loaded, newest first. */
export interface History {
  readonly interactions: readonly Interaction[];
  /** What the next page is asked by; null when all are here. */
  readonly next: string | null;
}

/** All a desk knows: one immutable value, changed by `reduce` alone. */
export interface DeskState {
  readonly connection: 'connecting' | 'online' | 'reconnecting' | 'offline' | 'signed-out';
  readonly agent: Agent | null;
  readonly settings: Settings | null;
  readonly offers: ReadonlyMap<string, Offer>;
  readonly tasks: ReadonlyMap<string, Task>;
  readonly lines: ReadonlyMap<string, Line>;
  /** By conversation id. */
  readonly threads: ReadonlyMap<string, Thread>;
  /** Ids that never come back, so that a late repeat brings nothing to life. */
  readonly goneOffers: ReadonlySet<string>;
  readonly goneTasks: ReadonlySet<string>;
  readonly goneNotices: ReadonlySet<string>;
  readonly missedOffer: MissedOffer | null;
  /** By notice id, oldest first. */
  readonly notices: ReadonlyMap<string, Notice>;
  /** Where conversations can go, as last asked for. */
  readonly targets: Targets | null;
  /** By task id, as last asked for. */
  readonly templates: ReadonlyMap<string, readonly Template[]>;
  /** By conversation id: the colleague who is writing there, and until when that counts. */
  readonly typing: ReadonlyMap<string, {readonly name: string; readonly until: number}>;
  /** By task id; the agent's own under `OWN`. */
  readonly histories: ReadonlyMap<string, History>;
  /** Messages of interactions in a history, by interaction id. */
  readonly pastThreads: ReadonlyMap<string, Thread>;
  /** By `subjectOf(command)`. */
  readonly pending: ReadonlyMap<string, DeskCommand>;
  readonly refusals: ReadonlyMap<string, Refusal>;
  /** By conversation id; a note's by `noteDraftOf` it. */
  readonly drafts: ReadonlyMap<string, string>;
  /** By conversation id: the message the agent's next one answers. */
  readonly replyTo: ReadonlyMap<string, string>;
  /** Conversation ids: files or a recording stand ready there that were not sent. */
  readonly held: ReadonlySet<string>;
  /** What the agent typed, by the id of the message the contact centre has not confirmed yet. */
  readonly typed: ReadonlyMap<string, string>;
  /** What goes with such a message, by the same ids. */
  readonly attached: ReadonlyMap<string, NonNullable<Unsent['with']>>;
  /** False while drafts and unsent messages live in memory only. */
  readonly draftsKept: boolean;
  /** How often this agent chose each wrap-up reason, by its id. */
  readonly reasonUse: ReadonlyMap<string, number>;
  /** By task id: the wrap-up reason the host proposes. */
  readonly proposedReasons: ReadonlyMap<string, string>;
  /** By `revealKey`; each for as long as it may be seen. */
  readonly revealed: ReadonlyMap<string, Revealed>;
  readonly openTaskId: string | null;
  /** False in a tab that leaves ringing to another of the same browser. */
  readonly leader: boolean;
}

/** The key of the agent's own history. */
export const OWN = '';

export const initialState: DeskState = {
  connection: 'connecting',
  agent: null,
  settings: null,
  offers: new Map(),
  tasks: new Map(),
  lines: new Map(),
  threads: new Map(),
  goneOffers: new Set(),
  goneTasks: new Set(),
  goneNotices: new Set(),
  missedOffer: null,
  notices: new Map(),
  targets: null,
  templates: new Map(),
  typing: new Map(),
  histories: new Map(),
  pastThreads: new Map(),
  pending: new Map(),
  refusals: new Map(),
  drafts: new Map(),
  replyTo: new Map(),
  held: new Set(),
  typed: new Map(),
  attached: new Map(),
  draftsKept: false,
  reasonUse: new Map(),
  proposedReasons: new Map(),
  revealed: new Map(),
  openTaskId: null,
  leader: true,
};

/** What two commands have in common when only one of them may be under way. */
export function subjectOf(command: DeskCommand): string {
  if (command.type === 'reveal') return `${command.type}:${revealKey(command)}`;
  if (command.type === 'setVariable') return `${command.type}:${command.taskId}:${command.name}`;
  if (command.type === 'seeNotice') return `${command.type}:${command.noticeId}`;
  if (command.type === 'loadInteraction') return `${command.type}:${command.interactionId}`;
  if ('messageId' in command && command.type !== 'send') return `${command.type}:${command.messageId}`;
  if ('taskId' in command && command.taskId !== null) return `${command.type}:${command.taskId}`;
  return command.type;
}
