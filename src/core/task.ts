import * as v from 'valibot';
import {named} from './agent.js';
import {customer} from './customer.js';
import {displayText} from './text.js';
import {shape} from './shape.js';

/** A WhatsApp business number (asset); `number` is the source number of an offer, `region` two letters. */
export const line = shape({
  ...named.entries,
  version: v.number(),
  number: displayText,
  region: v.nullable(v.string()),
  deleted: v.boolean(),
});

/** What the channel allows in this conversation, so that elements hold no channel's rules. */
export const capabilities = shape({
  /** UTF-16 units. */
  maxTextLength: v.number(),
  /** When free text stops being possible (customer service window), ms of server time; null is never. */
  windowClosesAt: v.nullable(v.number()),
  features: v.array(v.picklist(['reply', 'reaction', 'template', 'media', 'note', 'interactive'])),
  /** What files may be sent, when `media` is among the features; sizes in bytes, captions in UTF-16 units. */
  media: v.optional(
    v.array(
      shape({
        as: v.picklist(['image', 'video', 'audio', 'voice', 'document', 'sticker']),
        mimeTypes: v.array(v.string()),
        maxSize: v.number(),
        maxCaptionLength: v.number(),
      }),
    ),
  ),
});

export const variableType = v.picklist(['string', 'integer', 'decimal', 'boolean', 'date']);

/**
 * A CAD variable: a named value that travels with the conversation, empty where it has none. A `boolean` is `true` or
 * `false`, a `date` is yyyy-mm-dd, a `decimal` has a point.
 */
export const variable = shape({
  name: v.string(),
  label: v.string(),
  type: variableType,
  value: displayText,
  editable: v.boolean(),
  /** Rises with every change; what `setVariable` names, so that of two edits the first wins. */
  version: v.number(),
  /** Who saved it last; null is the system. */
  changedBy: v.nullable(named),
});

/** Where a transfer or conference goes. */
export const target = shape({kind: v.picklist(['queue', 'agent']), ...named.entries});

const conference = v.variant('state', [
  shape({state: v.literal('none')}),
  shape({state: v.literal('requested'), target, requestedAt: v.number(), expiresAt: v.nullable(v.number())}),
  shape({state: v.literal('active'), other: named, since: v.number()}),
]);

const work = {
  /** One id from offer to wrap-up. */
  id: v.string(),
  version: v.number(),
  conversationId: v.string(),
  channel: v.literal('whatsapp'),
  customer,
  line,
  queue: named,
  /** When the conversation was received, not when it was offered; ms of server time. */
  receivedAt: v.number(),
  kind: v.picklist(['new', 'transfer', 'conference']),
  /** The colleague who asked, and the note that came along; only with `transfer` and `conference`. */
  from: v.nullable(named),
  note: v.nullable(displayText),
};

/** A task that was not accepted yet. */
export const offer = shape({
  ...work,
  offeredAt: v.number(),
  /** When it lapses and the agent goes to RONA; null is never. */
  expiresAt: v.nullable(v.number()),
});

/** How an agent's part in a conversation came to its end. */
export const ending = v.picklist(['ended', 'transferred', 'left', 'released', 'requeued']);

const accepted = {
  ...work,
  role: v.picklist(['owner', 'guest']),
  acceptedAt: v.number(),
  capabilities,
  variables: v.array(variable),
  conference,
  /** Arrival number of the newest customer message this agent has read. */
  readSeq: v.number(),
};

/** One agent's piece of work on a conversation, from Accept until wrap-up is submitted. */
export const task = v.variant('phase', [
  shape({...accepted, phase: v.literal('connected')}),
  shape({
    ...accepted,
    phase: v.literal('interrupted'),
    reason: v.literal('line-deleted'),
    interruptedAt: v.number(),
  }),
  shape({
    ...accepted,
    phase: v.literal('wrap-up'),
    endedAt: v.number(),
    ending,
    /** When the queue's default reason is submitted; null is never. */
    wrapUpDueAt: v.nullable(v.number()),
  }),
]);

export type Line = v.InferOutput<typeof line>;
export type Capabilities = v.InferOutput<typeof capabilities>;
export type Variable = v.InferOutput<typeof variable>;
export type Ending = v.InferOutput<typeof ending>;
export type Target = v.InferOutput<typeof target>;
export type Offer = v.InferOutput<typeof offer>;
export type Task = v.InferOutput<typeof task>;
