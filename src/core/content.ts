import * as v from 'valibot';
import {interactiveContent, sentInteractive} from './interactive.js';
import {sentTemplate, templateContent} from './template.js';
import {displayText} from './text.js';
import {shape} from './shape.js';

const shown = v.nullable(displayText);

/** A file a message brings; its bytes are asked for by the message's id. */
export const media = shape({
  kind: v.picklist(['image', 'video', 'audio', 'voice', 'document', 'sticker']),
  /**
   * `fetching` while the contact centre gets it; `expired` when WhatsApp no longer has it; `blocked` when it is not what
   * it claims to be, or of a kind that is not handed out; `failed` when it could not be had.
   */
  state: v.picklist(['fetching', 'ready', 'expired', 'blocked', 'failed']),
  /** As the bytes say, not the sender; null until they are here. */
  mimeType: v.nullable(v.string()),
  /** Bytes. */
  size: v.nullable(v.number()),
  /** A document's name, without folders, controls and direction signs. */
  name: shown,
  /** Px; null where there is nothing to see, or it may only be downloaded. */
  width: v.nullable(v.number()),
  height: v.nullable(v.number()),
  /** Seconds. */
  duration: v.nullable(v.number()),
  caption: shown,
});

/** A file that was uploaded before, as `send` sends it. */
export const sentMedia = shape({
  kind: v.literal('media'),
  uploadId: v.string(),
  as: v.picklist(['image', 'video', 'audio', 'voice', 'document', 'sticker']),
  name: v.string(),
  mimeType: v.string(),
  /** Bytes. */
  size: v.number(),
});

/** What `send` sends with its text, or in the place of it. */
export const sentWith = v.variant('kind', [sentMedia, sentTemplate, sentInteractive]);

/** A card of an address book. */
export const sharedContact = shape({
  name: shown,
  organisation: shown,
  phones: v.array(displayText),
  emails: v.array(displayText),
  /** The customer's own number, given because they were asked for it. */
  requested: v.boolean(),
});

export const orderItem = shape({
  /** The seller's own number of the product. */
  product: displayText,
  quantity: v.nullable(v.number()),
  /** Of one piece, in units of `currency`. */
  price: v.nullable(v.number()),
  /** Three letters. */
  currency: v.nullable(v.string()),
});

export const messageNotice = v.picklist([
  'identity-changed',
  'agent-joined',
  'agent-left',
  'transferred',
  'ended',
  'line-deleted',
  'system',
]);

/** What a message says. */
export const content = v.variant('type', [
  shape({type: v.literal('text'), text: displayText}),
  shape({type: v.literal('media'), media}),
  /** Degrees. */
  shape({
    type: v.literal('location'),
    latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
    longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    name: shown,
    address: shown,
  }),
  shape({type: v.literal('contacts'), contacts: v.array(sharedContact)}),
  /** A button or list row the customer tapped. */
  shape({
    type: v.literal('choice'),
    of: v.picklist(['button', 'list', 'template']),
    title: displayText,
    description: shown,
  }),
  /** A flow or an address that the customer filled in. */
  shape({
    type: v.literal('form'),
    form: v.picklist(['flow', 'address', 'other']),
    fields: v.array(shape({name: displayText, value: displayText})),
  }),
  shape({type: v.literal('order'), items: v.array(orderItem), text: shown}),
  templateContent,
  interactiveContent,
  /** Written by an agent for colleagues: it never leaves the house. */
  shape({type: v.literal('note'), text: displayText}),
  /**
   * Something WhatsApp does not hand out, or a later version draws. `kind` is the wire type, of an unsupported message
   * its own; `errorCode` is WhatsApp's.
   */
  shape({
    type: v.literal('placeholder'),
    kind: v.string(),
    text: shown,
    errorCode: v.optional(v.number()),
  }),
  /** A line in the conversation that nobody wrote. */
  shape({type: v.literal('notice'), notice: messageNotice, name: shown}),
]);

export type SentMedia = v.InferOutput<typeof sentMedia>;
export type SentWith = v.InferOutput<typeof sentWith>;
export type Media = v.InferOutput<typeof media>;
export type SharedContact = v.InferOutput<typeof sharedContact>;
export type OrderItem = v.InferOutput<typeof orderItem>;
export type MessageContent = v.InferOutput<typeof content>;
