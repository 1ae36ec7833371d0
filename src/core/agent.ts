import * as v from 'valibot';
import {shape} from './shape.js';

export const named = shape({id: v.string(), name: v.string()});

/** `since` in ms of server time; `code` is the auxiliary code of `idle`, such as Lunch. */
export const agentState = shape({
  channel: v.literal('whatsapp'),
  name: v.picklist(['available', 'idle', 'rona', 'offline']),
  code: v.nullable(named),
  since: v.number(),
});

/** The agent at this desk. A contact centre keeps a state per channel, even while there is one. */
export const agent = shape({
  ...named.entries,
  version: v.number(),
  states: v.array(agentState),
  /** How many offers and tasks at once, those in wrap-up included. */
  capacity: v.number(),
  /** On how many devices this agent is signed in; the tabs of one browser count once. */
  desks: v.number(),
});

/** What the administrator configured, as far as a desk needs it. */
export const settings = shape({
  version: v.number(),
  idleCodes: v.array(named),
  queues: v.array(
    shape({
      ...named.entries,
      wrapUpReasons: v.array(named),
      /** What is submitted when the time for wrap-up is over; null where it is not limited. */
      defaultReasonId: v.nullable(v.string()),
    }),
  ),
  /** Texts agents send often; `{{name}}` stands for what is known of the customer or a CAD variable. */
  cannedReplies: v.optional(v.array(shape({...named.entries, text: v.string()}))),
  /** Cards, IBANs and social security numbers; e-mail addresses and phone numbers; whether agents may reveal one. */
  masking: shape({pci: v.boolean(), pii: v.boolean(), reveal: v.optional(v.boolean())}),
});

export type Named = v.InferOutput<typeof named>;
export type AgentState = v.InferOutput<typeof agentState>;
export type Agent = v.InferOutput<typeof agent>;
export type Settings = v.InferOutput<typeof settings>;
