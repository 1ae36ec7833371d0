import {GraphError} from './errors.mjs';
import {newMessage} from './message.mjs';
import {answeredContact, findRecipient} from './recipients.mjs';
import {digitsOf, isRecord} from './wire.mjs';

const LONGEST_TEXT = 4096;
const LONGEST_CALLBACK_DATA = 512;

/** @typedef {{message: import('./chats.mjs').Message, answer: object, lostResponse: boolean}} Accepted */

/**
 * `POST /{phone-number-id}/messages`, checks 5 to 11 of the contract in their order. The message is in the state when
 * this returns; its statuses start with `outbound.start`.
 * @param {import('./sim.mjs').Sim} sim
 * @param {import('./options.mjs').BusinessNumber} number
 * @param {Record<string, unknown>} body
 * @returns {Accepted}
 * @throws {GraphError}
 */
export function acceptSend(sim, number, body) {
  const {chats, chaos, clock, faults, rates, outbound, options} = sim;
  refuse(faults.takeSync('before-content'));
  const recipient = findRecipient(chats, number, body['to'], body['recipient']);
  refuse(faults.syncFor(recipient.customer?.userId));
  const {text, quotedId, callbackData} = readMessage(body);
  if (chats.numbers.some(({display}) => digitsOf(display) === recipient.phone)) throw new GraphError(131021);
  refuse(faults.takeSync('rate'));
  refuse(rates.take(number.id, recipient.customer?.userId ?? recipient.phone ?? ''));

  const {customer, phone} = recipient;
  const chat = customer && chats.chat(customer, number);
  const now = clock.now();
  const closed = chat !== null && now >= (chat.windowEndsAt ?? 0);
  if (closed && options.windowCheck === 'sync') throw new GraphError(131047);

  const message = newMessage({
    id: sim.rng.ids.wamid(),
    direction: 'out',
    customer,
    number,
    type: 'text',
    text,
    // FACTS 101: an unknown quote is no error, the bubble is just not drawn
    quotedId: chat?.messages.some(({id}) => id === quotedId) ? quotedId : null,
    at: now,
    timestamp: chaos.stamp(now),
    status: 'accepted',
    to: {phone, userId: null},
    callbackData,
  });
  const failure = faults.takeAsync(customer?.userId) ?? (customer === null ? 131026 : closed ? 131047 : null);
  if (failure !== null) outbound.doom(message, failure);
  chats.add(message);
  if (chat) chats.stopTyping(chat);
  return {
    message,
    answer: {
      messaging_product: 'whatsapp',
      contacts: [answeredContact(recipient)],
      messages: [{id: message.id}],
    },
    lostResponse: chaos.strikes('loseResponse'),
  };
}

/** @param {number | null} code */
function refuse(code) {
  if (code !== null) throw new GraphError(code);
}

/**
 * @param {Record<string, unknown>} body
 * @returns {{text: string, quotedId: string | null, callbackData: string | null}}
 */
function readMessage(body) {
  const {type, text, context, recipient_type: recipientType = 'individual', biz_opaque_callback_data: data} = body;
  if (type === undefined || type === '') missing('type');
  if (type !== 'text') invalid('type');
  if (!isRecord(text)) missing('text');
  if (text['body'] === undefined || text['body'] === null) missing('text.body');
  if (typeof text['body'] !== 'string') invalid('text.body');
  if (text['body'] === '') throw textLength('at least 1 character');
  if (text['body'].length > LONGEST_TEXT) throw textLength(`at most ${LONGEST_TEXT} characters`);
  if (text['preview_url'] !== undefined && typeof text['preview_url'] !== 'boolean') invalid('text.preview_url');
  if (recipientType !== 'individual') invalid('recipient_type');
  if (context !== undefined && !(isRecord(context) && typeof context['message_id'] === 'string')) invalid('context');
  if (data !== undefined && !(typeof data === 'string' && data.length <= LONGEST_CALLBACK_DATA)) {
    invalid('biz_opaque_callback_data');
  }
  return {
    text: text['body'],
    quotedId: isRecord(context) ? String(context['message_id']) : null,
    callbackData: typeof data === 'string' ? data : null,
  };
}

/**
 * @param {string} name
 * @returns {never}
 */
function missing(name) {
  throw new GraphError(131008, {details: `Parameter '${name}' is mandatory.`});
}

/**
 * @param {string} name
 * @returns {never}
 */
function invalid(name) {
  throw new GraphError(131009, {details: `Parameter '${name}' is not valid.`});
}

/** @param {string} limit */
function textLength(limit) {
  return new GraphError(100, {details: `Param text['body'] must be ${limit} long.`});
}
