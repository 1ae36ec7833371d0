import * as v from 'valibot';
import {displayText} from './text.js';
import {shape} from './shape.js';

/**
 * The other side of a conversation, or a member of a group. Any of name, user name and number may be missing; `key` is a
 * random id, stable per tenant and safe to show.
 */
export const customer = shape({
  key: v.string(),
  name: v.nullable(displayText),
  username: v.nullable(displayText),
  number: v.nullable(displayText),
  /** Several people who write in one conversation. */
  group: v.optional(v.boolean()),
});

export type Customer = v.InferOutput<typeof customer>;
