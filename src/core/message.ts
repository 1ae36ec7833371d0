import * as v from 'valibot';
import {named} from './agent.js';
import {content} from './content.js';
import {customer} from './customer.js';
import {deliveryLadder} from './delivery-ladder.js';
import {displayText} from './text.js';
import {shape} from './shape.js';

export const deliveryStatus = v.picklist(deliveryLadder);

/** How far an agent's message has come. */
export const delivery = shape({
  status: deliveryStatus,
  /** 1 for the first try; `retry` makes the next. */
  attempt: v.number(),
  /** A Graph error code such as `131026`, or a `DeskErrorCode`; only with `failed`. */
  errorCode: v.nullable(v.string()),
});

export const author = v.variant('kind', [
  /** `participant` says which of a group's members; absent where the conversation is with one customer. */
  shape({kind: v.literal('customer'), participant: v.optional(customer)}),
  shape({kind: v.literal('agent'), ...named.entries}),
  /** Somebody of the business on another device, such as the phone app. */
  shape({kind: v.literal('business')}),
  shape({kind: v.literal('system')}),
]);

/** The message that is quoted, as it stands; no content where the contact centre does not have it. */
export const quoted = shape({author: v.nullable(author), content: v.nullable(content)});

/** Where the customer came from, as WhatsApp told it with their first message. */
export const referral = shape({
  source: v.picklist(['ad', 'post', 'other']),
  headline: v.nullable(displayText),
  body: v.nullable(displayText),
  /** http or https. */
  url: v.nullable(v.string()),
});

const wholeMessage = shape({
  /** Chosen by the desk for what the agent sends, so that the optimistic bubble and the stored message are one. */
  id: v.string(),
  conversationId: v.string(),
  /** Rises with every change; 0 is a message the contact centre has not confirmed yet. */
  version: v.number(),
  /** Whole seconds, in ms: WhatsApp's time for what comes in, the contact centre's for what goes out. */
  at: v.number(),
  /** Arrival number within the conversation; breaks ties of `at`. */
  seq: v.number(),
  author,
  content,
  /** Of the quoted message; null where nothing is quoted, or what the contact centre does not have. */
  quotedId: v.nullable(v.string()),
  quoted: v.optional(quoted),
  forwarded: v.optional(v.picklist(['once', 'often'])),
  referral: v.optional(referral),
  /** The seller's own number of the product that is asked about. */
  product: v.optional(displayText),
  edited: v.boolean(),
  deleted: v.boolean(),
  /** At most one of each. */
  reactions: v.array(shape({by: author, emoji: v.string()})),
  /** Null for everything an agent of ours did not send. */
  delivery: v.nullable(delivery),
  /** A note on `queued`: what it waits for. */
  waiting: v.nullable(v.picklist(['rate-limit', 'offline'])),
});

export type Message = v.InferOutput<typeof wholeMessage>;

/** Named by what it gives: types made of types without end tire the compiler. */
export const message: v.GenericSchema<unknown, Message> = wholeMessage;

/** A page of a conversation, oldest first; `older` is false when its first message is the conversation's first. */
export const threadPage = shape({conversationId: v.string(), messages: v.array(message), older: v.boolean()});

export type DeliveryStatus = v.InferOutput<typeof deliveryStatus>;
export type Delivery = v.InferOutput<typeof delivery>;
export type MessageAuthor = v.InferOutput<typeof author>;
export type Quoted = v.InferOutput<typeof quoted>;
export type Referral = v.InferOutput<typeof referral>;
export type ThreadPage = v.InferOutput<typeof threadPage>;
