import * as v from 'valibot';
import {named} from './agent.js';
import {message} from './message.js';
import {customer} from './customer.js';
import {ending, line} from './task.js';
import {shape} from './shape.js';

/** One agent's part in an interaction. */
export const involvement = shape({
  taskId: v.string(),
  agent: named,
  role: v.picklist(['owner', 'guest']),
  queue: named,
  acceptedAt: v.number(),
  /** Null while the agent is in it. */
  endedAt: v.nullable(v.number()),
  ending: v.nullable(ending),
  /** The wrap-up reason; null until it is submitted. */
  reason: v.nullable(named),
});

/** One piece of work with a customer: from the first message until nobody works on it any more. */
export const interaction = shape({
  id: v.string(),
  conversationId: v.string(),
  channel: v.literal('whatsapp'),
  customer,
  line,
  queue: named,
  receivedAt: v.number(),
  /** Null while it goes on. */
  closedAt: v.nullable(v.number()),
  outcome: v.nullable(v.picklist(['ended', 'line-deleted'])),
  /** In the order they joined; in an agent's own history this agent alone. */
  agents: v.array(involvement),
});

/** Interactions, newest first. `taskId` null: the agent's own of the last 24 hours; else earlier ones of the task's customer. */
export const historyPage = shape({
  taskId: v.nullable(v.string()),
  /** The `next` of the page before; null for the first. */
  after: v.nullable(v.string()),
  interactions: v.array(interaction),
  /** What to ask the next page by; null when there is none. */
  next: v.nullable(v.string()),
});

/** Messages of one interaction, oldest first; `older` is false when it begins here. */
export const interactionPage = shape({interactionId: v.string(), messages: v.array(message), older: v.boolean()});

export type Involvement = v.InferOutput<typeof involvement>;
export type Interaction = v.InferOutput<typeof interaction>;
export type HistoryPage = v.InferOutput<typeof historyPage>;
export type InteractionPage = v.InferOutput<typeof interactionPage>;
