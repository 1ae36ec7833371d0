import {readContent} from './inbound-content.mjs';
import {newMessage} from './message.mjs';
import {messageValue, systemValue} from './webhook-body.mjs';
import {isRecord} from './wire.mjs';

/** @typedef {import('./chats.mjs').Chat} Chat */
/** @typedef {import('./chats.mjs').Customer} Customer */
/** @typedef {import('./message.mjs').Message} Message */
/** @typedef {import('./sim.mjs').Sim} Sim */
/** @typedef {{id: string} | {reason: string}} Received */

/** Types that open no window (FACTS 108). */
const SILENT = new Set(['system', 'edit', 'revoke']);

/**
 * The customer writes.
 * @param {Sim} sim
 * @param {Customer} customer
 * @param {Record<string, unknown>} body of the control call
 * @returns {Promise<Received>}
 */
export async function receive(sim, customer, body) {
  const number = sim.chats.number(String(body['numberId']));
  if (!number) return {reason: 'Set numberId to the id of one of the business numbers.'};
  const {referral, groupId} = body;
  if (referral !== undefined && !isRecord(referral)) return {reason: 'Set referral to an object as on the wire.'};
  if (groupId !== undefined && typeof groupId !== 'string') return {reason: 'Set groupId to the id of a group.'};
  const chat = sim.chats.chat(customer, number);
  const context = readContext(chat, body);
  if (context !== null && 'reason' in context) return context;
  const content = await readContent(sim, number, body);
  if ('reason' in content) return content;
  const {members, ...held} = content;
  return arrive(
    sim,
    chat,
    {
      ...held,
      quotedId: context?.quotedId ?? null,
      forwarded: context?.forwarded ?? false,
      referral: referral ?? null,
      groupId: groupId ?? null,
    },
    {...members, ...(context && {context: context.wire}), ...(referral && {referral})},
  );
}

/**
 * A message of the customer is in the chat and on its way to the gateway.
 * @param {Sim} sim
 * @param {Chat} chat
 * @param {Partial<Message> & {type: string}} held
 * @param {Record<string, unknown>} members of the message on the wire
 */
export function arrive({chats, chaos, clock, rng, webhooks}, {customer, number}, held, members) {
  const now = clock.now();
  const message = newMessage({
    id: rng.ids.wamid(),
    direction: 'in',
    customer,
    number,
    at: now,
    timestamp: chaos.stamp(now),
    status: 'sent',
    ...held,
  });
  chats.add(message);
  // in a group any member opens the window of the group, not one's own
  if (!SILENT.has(message.type) && message.groupId === null) chats.openWindow(chats.chat(customer, number), message);
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
 * Something the customer did to a message, told by a webhook and no bubble of its own.
 * @param {Sim} sim
 * @param {Chat} chat
 * @param {string} type
 * @param {Record<string, unknown>} members
 * @param {string | null} groupId
 */
export function tell({chats, chaos, clock, rng, webhooks}, {customer, number}, type, members, groupId) {
  const head = {id: rng.ids.wamid(), number, type, timestamp: chaos.stamp(clock.now()), groupId};
  if (type === 'reaction' && groupId === null) chats.openWindow(chats.chat(customer, number), head);
  webhooks.enqueue({
    wabaId: number.wabaId,
    value: messageValue(head, customer, members),
    item: {kind: 'message', id: head.id},
  });
  return {id: head.id};
}

/**
 * A system message: the platform speaks of a customer, so no contact stands beside it (FACTS 70).
 * @param {Sim} sim
 * @param {import('./options.mjs').BusinessNumber} number
 * @param {string | null} from
 * @param {object} system
 */
export function tellSystem({chaos, clock, rng, webhooks}, number, from, system) {
  const head = {id: rng.ids.wamid(), number, timestamp: chaos.stamp(clock.now())};
  webhooks.enqueue({
    wabaId: number.wabaId,
    value: systemValue(head, from, system),
    item: {kind: 'message', id: head.id},
  });
}

/**
 * @param {Chat} chat
 * @param {Record<string, unknown>} body
 * @returns {{quotedId: string | null, forwarded: boolean, wire: object} | {reason: string} | null}
 */
function readContext(chat, {context, forwarded}) {
  if (forwarded === true) return {quotedId: null, forwarded: true, wire: {forwarded: true}};
  if (forwarded === 'frequently') return {quotedId: null, forwarded: true, wire: {frequently_forwarded: true}};
  if (forwarded !== undefined && forwarded !== false) return {reason: 'Set forwarded to true, false or "frequently".'};
  if (context === undefined || context === null) return null;
  const {message_id: id, referred_product: product} = isRecord(context) ? context : {};
  if (typeof id !== 'string') return {reason: 'Set context to {"message_id": …}.'};
  const quoted = chat.messages.find((message) => message.id === id);
  return {
    quotedId: quoted ? id : null,
    forwarded: false,
    wire: {...quoteOf(chat, id), ...(product !== undefined && {referred_product: product})},
  };
}

/**
 * `context` of an answer to a message.
 * @param {Chat} chat
 * @param {string} id
 */
export function quoteOf({messages, customer, number}, id) {
  const own = messages.some((message) => message.id === id && message.direction === 'in');
  const from = own ? customer.waId : number.display.replaceAll(/\D/g, '');
  return {...(!(own && customer.hideNumber) && {from}), id};
}
