import {isRecord} from './wire.mjs';
import {messageValue} from './webhook-body.mjs';

/** @typedef {import('./chats.mjs').Message} Message */
/** @typedef {import('./chats.mjs').Customer} Customer */

const LONGEST_TEXT = 65_536;
/** Types that open no window (FACTS 108). */
const SILENT = new Set(['system', 'edit', 'revoke']);

/**
 * The customer writes.
 * @param {import('./sim.mjs').Sim} sim
 * @param {Customer} customer
 * @param {Record<string, unknown>} body of the control call
 * @returns {{id: string} | {reason: string}}
 */
export function receive(sim, customer, body) {
  const {chats, chaos, clock, webhooks} = sim;
  const number = chats.number(String(body['numberId']));
  if (!number) return {reason: 'Set numberId to the id of one of the business numbers.'};
  const content = readContent(body);
  if ('reason' in content) return content;
  const chat = chats.chat(customer, number);
  const context = readContext(chat, body);
  if (context !== null && 'reason' in context) return context;

  const now = clock.now();
  /** @type {Message} */
  const message = {
    id: content.id ?? sim.rng.ids.wamid(),
    direction: 'in',
    customer,
    number,
    type: content.type,
    text: content.text,
    quotedId: context?.quotedId ?? null,
    forwarded: context?.forwarded ?? false,
    at: now,
    timestamp: chaos.stamp(now),
    status: 'sent',
    errorCode: null,
    to: {phone: null},
    callbackData: null,
  };
  chats.add(message);
  if (!SILENT.has(message.type)) chats.openWindow(chat, message);
  const members = {...content.members, ...(context && {context: context.wire})};
  webhooks.enqueue({
    wabaId: number.wabaId,
    value: messageValue(message, customer, members),
    item: {kind: 'message', id: message.id},
    onAcknowledged() {
      if (message.status === 'sent') chats.setStatus(message, 'delivered');
    },
  });
  return {id: message.id};
}

/**
 * @param {Record<string, unknown>} body
 * @returns {{id?: string, type: string, text: string | null, members: Record<string, unknown>} | {reason: string}}
 */
function readContent(body) {
  switch (body['type']) {
    case 'text': {
      const text = isRecord(body['text']) ? body['text']['body'] : body['text'];
      if (typeof text !== 'string' || text === '' || text.length > LONGEST_TEXT) {
        return {reason: `Set text to 1 to ${LONGEST_TEXT} characters.`};
      }
      return {type: 'text', text, members: {text: {body: text}}};
    }
    case 'raw': {
      const raw = body['raw'];
      if (!isRecord(raw)) return {reason: 'Set raw to a message object.'};
      return {
        ...(typeof raw['id'] === 'string' && {id: raw['id']}),
        type: typeof raw['type'] === 'string' ? raw['type'] : 'unknown',
        text: isRecord(raw['text']) && typeof raw['text']['body'] === 'string' ? raw['text']['body'] : null,
        members: raw,
      };
    }
    default:
      return {reason: 'Set type to text or raw.'};
  }
}

/**
 * @param {import('./chats.mjs').Chat} chat
 * @param {Record<string, unknown>} body
 * @returns {{quotedId: string | null, forwarded: boolean, wire: object} | {reason: string} | null}
 */
function readContext({messages, customer, number}, {context, forwarded}) {
  if (forwarded === true) return {quotedId: null, forwarded: true, wire: {forwarded: true}};
  if (forwarded === 'frequently') return {quotedId: null, forwarded: true, wire: {frequently_forwarded: true}};
  if (forwarded !== undefined && forwarded !== false) return {reason: 'Set forwarded to true, false or "frequently".'};
  if (context === undefined || context === null) return null;
  const id = isRecord(context) ? context['message_id'] : undefined;
  if (typeof id !== 'string') return {reason: 'Set context to {"message_id": …}.'};
  const quoted = messages.find((message) => message.id === id);
  const from = quoted?.direction === 'in' ? customer.waId : number.display.replaceAll(/\D/g, '');
  const shown = !(quoted?.direction === 'in' && customer.hideNumber);
  return {quotedId: quoted ? id : null, forwarded: false, wire: {...(shown && {from}), id}};
}
