import type {
  AgentState,
  CommandType,
  DeskErrorCode,
  Message,
  MessageContent,
  Named,
  Settings,
  Template,
  Variable,
} from '../../core/index.js';

/** A story for the simulator, as plain data: who works, who writes, and when. Times are ms. */
export interface SimulatorScript {
  readonly agent: Named;
  /** What the agent signs in as; `idle` takes the first idle code. */
  readonly startsAs: 'available' | 'idle';
  /** How many tasks and offers at once; a task in wrap-up counts. */
  readonly capacity: number;
  /** How long an offer stands before it lapses; null is for ever. */
  readonly offerStands: number | null;
  readonly idleCodes: readonly Named[];
  readonly cannedReplies?: Settings['cannedReplies'];
  readonly queues: readonly ScriptedQueue[];
  /** How long a queue is asked for somebody to join a conference; two minutes when left out. */
  readonly conferenceWait?: number;
  /** Who can be handed a conversation, or asked to join. */
  readonly colleagues?: readonly ScriptedColleague[];
  readonly lines: readonly ScriptedLine[];
  readonly masking: Settings['masking'];
  /** What may be sent when the customer service window is closed; nothing when left out. */
  readonly templates?: readonly Template[];
  readonly customers: readonly ScriptedCustomer[];
  readonly steps: readonly ScriptStep[];
}

/** With `wrapUpLimit` the default reason is submitted after so long. */
export type ScriptedQueue = Settings['queues'][number] & {readonly wrapUpLimit?: number};

export interface ScriptedColleague extends Named {
  readonly state: AgentState['name'];
  readonly capacity: number;
  /** Offers and tasks in hand when the story begins. */
  readonly load: number;
  readonly queues: readonly string[];
  /** Left out, an offer lapses unless `simulate` acts for the colleague. */
  readonly reaction?: ColleagueReaction;
}

/** What a colleague does with an offer. */
export type ColleagueReaction =
  | {
      readonly accepts: number;
      /** Written once they are in the conversation; `after` counts from the step before. */
      readonly writes?: readonly {readonly after: number; readonly text: string}[];
      /** Then a guest leaves, and an owner ends the conversation. */
      readonly staysFor?: number;
    }
  | {readonly lapses: true}
  /** Goes idle without an answer. */
  | {readonly leaves: number};

export interface ScriptedLine extends Named {
  readonly number: string;
  readonly region: string | null;
  /** Where its conversations wait. */
  readonly queueId: string;
}

export interface ScriptedCustomer {
  readonly key: string;
  readonly name: string | null;
  readonly username: string | null;
  readonly number: string | null;
  readonly lineId: string;
  /** What was written before the story begins, oldest first. */
  readonly history?: readonly ScriptedMessage[];
  /** Earlier pieces of work, oldest first; their messages are part of the conversation. */
  readonly interactions?: readonly ScriptedInteraction[];
  /** After those the system keeps: `ani`, `dn`, `virtualTeamName`, `customerName`. */
  readonly variables?: readonly Variable[];
}

export interface ScriptedMessage {
  /** How long before the story begins. */
  readonly ago: number;
  readonly by: 'customer' | 'agent';
  /** What is written, unless `content` says more. */
  readonly text?: string;
  readonly content?: MessageContent;
  /** So many messages before this one stands the one it answers. */
  readonly answers?: number;
  /** What is quoted, where that is not in the conversation. */
  readonly quotes?: {readonly by: 'customer' | null; readonly content: MessageContent | null};
  readonly reactions?: readonly {readonly by: 'customer' | 'agent'; readonly emoji: string}[];
  readonly forwarded?: Message['forwarded'];
  readonly referral?: Message['referral'];
  readonly product?: Message['product'];
  readonly edited?: boolean;
  readonly deleted?: boolean;
}

/** It lasted from the first of its messages to the last. */
export interface ScriptedInteraction {
  readonly messages: readonly [ScriptedMessage, ...ScriptedMessage[]];
  /** Who worked on it; left out, the agent at this desk. */
  readonly agent?: Named;
  readonly reasonId: string | null;
}

/**
 * One thing that happens. The steps of one customer follow each other, as do those without a customer; `after` counts
 * from the step before, the first from when the desk first connects.
 */
export type ScriptStep =
  | {readonly customer: string; readonly after: number; readonly writes: string}
  /** `after` counts from when the customer has read the agent's next message. */
  | {readonly customer: string; readonly after: number; readonly answers: string}
  /** The agent's next message to this customer fails with this Graph error code. */
  | {readonly customer: string; readonly fails: string}
  /** The phone is off: messages stay `sent` until the customer writes again. */
  | {readonly customer: string; readonly goesSilent: true}
  | {readonly after: number; readonly deleteLine: string}
  /** The connection is lost for so long. */
  | {readonly after: number; readonly disconnect: number}
  /** The next command of this type is refused; `unreachable` is no answer at all. */
  | {readonly after: number; readonly refuses: CommandType; readonly with: DeskErrorCode}
  /** From now on every command is under way for so many ms; 0 ends it. */
  | {readonly after: number; readonly slow: number};
