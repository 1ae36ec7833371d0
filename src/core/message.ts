import * as v from 'valibot';
import {named} from './agent.js';
import {deliveryLadder} from './delivery-ladder.js';
import {displayText} from './text.js';

export const deliveryStatus = v.picklist(deliveryLadder);

/** How far an agent's message has come. */
export const delivery = v.object({
  status: deliveryStatus,
  /** 1 for the first try; `retry` makes the next. */
  attempt: v.number(),
  /** A Graph error code such as `131026`, or a `DeskErrorCode`; only with `failed`. */
  errorCode: v.nullable(v.string()),
});

export const author = v.variant('kind', [
  v.object({kind: v.literal('customer')}),
  v.object({kind: v.literal('agent'), ...named.entries}),
  /** Somebody of the business on another device, such as the phone app. */
  v.object({kind: v.literal('business')}),
  v.object({kind: v.literal('system')}),
]);

export const messageNotice = v.picklist([
  'identity-changed',
  'agent-joined',
  'agent-left',
  'transferred',
  'ended',
  'line-deleted',
  'system',
]);

export const content = v.variant('type', [
  v.object({type: v.literal('text'), text: displayText}),
  /** Something WhatsApp carries and this version does not draw; `kind` is the wire type, `text` a caption. */
  v.object({type: v.literal('placeholder'), kind: v.string(), text: v.nullable(displayText)}),
  /** A line in the conversation that nobody wrote. */
  v.object({
    type: v.literal('notice'),
    notice: messageNotice,
    name: v.nullable(displayText),
  }),
]);

export const message = v.object({
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
  quotedId: v.nullable(v.string()),
  edited: v.boolean(),
  deleted: v.boolean(),
  reactions: v.array(v.object({by: v.string(), emoji: v.string()})),
  /** Null for everything an agent of ours did not send. */
  delivery: v.nullable(delivery),
  /** A note on `queued`: what it waits for. */
  waiting: v.nullable(v.picklist(['rate-limit', 'offline'])),
});

/** A page of a conversation, oldest first; `older` is false when its first message is the conversation's first. */
export const threadPage = v.object({conversationId: v.string(), messages: v.array(message), older: v.boolean()});

export type DeliveryStatus = v.InferOutput<typeof deliveryStatus>;
export type Delivery = v.InferOutput<typeof delivery>;
export type MessageAuthor = v.InferOutput<typeof author>;
export type MessageContent = v.InferOutput<typeof content>;
export type Message = v.InferOutput<typeof message>;
export type ThreadPage = v.InferOutput<typeof threadPage>;
