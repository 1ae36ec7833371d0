import * as v from 'valibot';
import {named} from './agent.js';
import {displayText} from './text.js';

/** The longest text WhatsApp takes from a business, in UTF-16 units (the stricter reading). */
export const MAX_TEXT_LENGTH = 4096;

/** The one ladder, lowest first: a status replaces every status before it and none after it. */
export const deliveryLadder = [
  'queued',
  'sending',
  'unconfirmed',
  'accepted',
  'sent',
  'failed',
  'delivered',
  'read',
  'played',
] as const;

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

const rank = (status: DeliveryStatus): number => deliveryLadder.indexOf(status);
const arrived = rank('delivered');

/** Positive when `a` tells more than `b`: what arrived beats all, then the later attempt, then the ladder. */
export function compareDelivery(a: Delivery, b: Delivery): number {
  const rankA = rank(a.status);
  const rankB = rank(b.status);
  const byRank = rankA - rankB;
  const byAttempt = a.attempt - b.attempt;
  // the code decides last, so that of two failures the same one stays whichever came first
  const byCode = compareCodes(a.errorCode ?? '', b.errorCode ?? '');
  return Math.max(rankA, rankB) >= arrived ? byRank || byAttempt || byCode : byAttempt || byRank || byCode;
}

const compareCodes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The same message told twice: what it says from the later version, how far it came from the ladder. Where `b` tells
 * nothing new the result is `a` itself.
 */
export function mergeMessage(a: Message, b: Message): Message {
  const [older, newer] = a.version < b.version ? [a, b] : [b, a];
  if (older.version === 0 && newer.version > 0) return newer; // the desk's own guess ends with the first word of the contact centre
  if (!older.delivery || !newer.delivery || compareDelivery(older.delivery, newer.delivery) <= 0) return newer;
  return {...newer, delivery: older.delivery};
}

/** The order on screen and of paging: time in whole seconds, then arrival. */
export function compareMessages(a: Pick<Message, 'at' | 'seq'>, b: Pick<Message, 'at' | 'seq'>): number {
  return a.at - b.at || a.seq - b.seq;
}
