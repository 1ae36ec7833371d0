import * as v from 'valibot';
import {named} from './agent.js';
import {shape} from './shape.js';

/** Why an agent cannot be asked now. */
export const unavailable = v.picklist(['yourself', 'in-conversation', 'idle', 'rona', 'offline', 'at-capacity']);

/** Where a conversation can go, as it was at one moment. */
export const targets = shape({
  taskId: v.string(),
  fetchedAt: v.number(),
  queues: v.array(
    shape({
      ...named.entries,
      /** Agents who would get an offer now. */
      available: v.number(),
      /** Conversations that wait there. */
      waiting: v.number(),
      /** Since when the first of them waits, ms of server time. */
      waitingSince: v.nullable(v.number()),
    }),
  ),
  agents: v.array(
    shape({
      ...named.entries,
      /** Offers and tasks in hand. */
      load: v.number(),
      capacity: v.number(),
      /** Null when the agent can be asked. */
      unavailable: v.nullable(unavailable),
    }),
  ),
});

export type Targets = v.InferOutput<typeof targets>;
export type QueueTarget = Targets['queues'][number];
export type AgentTarget = Targets['agents'][number];
export type Unavailable = v.InferOutput<typeof unavailable>;
