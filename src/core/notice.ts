import * as v from 'valibot';
import {named} from './agent.js';
import {customer} from './customer.js';
import {shape} from './shape.js';

/**
 * What an agent is told about work that is no longer, or newly, theirs. It stands until the agent has seen it, over a
 * reload as well.
 */
export const notice = shape({
  id: v.string(),
  at: v.number(),
  kind: v.picklist([
    /** The agent asked did not accept: the customer is back in the queue `other`. */
    'transfer-dropped',
    /** Nobody joined: `other` is the agent or queue that was asked. */
    'conference-dropped',
    /** The agent was away too long: the customer is back in the queue `other`. */
    'requeued',
    /** The owner `other` was away too long, or left: this agent goes on alone. */
    'inherited',
    /** The time for wrap-up was over: the reason `other` was submitted. */
    'wrapped-up',
    /** The customer this agent had transferred still waited when the line `other` was deleted: the conversation is closed. */
    'line-deleted',
  ]),
  customer,
  other: v.nullable(named),
  /** The agent's task it is about; it may be gone. */
  taskId: v.string(),
});

export type Notice = v.InferOutput<typeof notice>;
