import * as v from 'valibot';
import {shape} from './shape.js';

/** A masked value in clear, for the agent who gave a reason. Lives in memory only, until `until` (ms of server time). */
export const revealed = shape({
  taskId: v.string(),
  /** Null is the customer's number. */
  messageId: v.nullable(v.string()),
  /** Its place in the message's `masked`. */
  stretch: v.number(),
  value: v.string(),
  until: v.number(),
});

export type Revealed = v.InferOutput<typeof revealed>;
