import {GraphError} from './errors.mjs';
import {newMessage} from './message.mjs';
import {answeredContact, findRecipient} from './recipients.mjs';
import {readEnvelope, readWanted} from './send-content.mjs';
import {takeFile} from './send-file.mjs';
import {digitsOf} from './wire.mjs';

/** @typedef {import('./message.mjs').Message} Message */
/** @typedef {{message: Message, answer: object, lostResponse: boolean}} Accepted */

const REACTABLE_FOR = 30 * 24 * 3600 * 1000;

/**
 * `POST /{phone-number-id}/messages`, checks 5 to 11 of the contract in their order. The message is in the state when
 * this returns; its statuses start with `outbound.start`.
 * @param {import('./sim.mjs').Sim} sim
 * @param {import('./options.mjs').BusinessNumber} number
 * @param {Record<string, unknown>} body
 * @returns {Promise<Accepted>}
 * @throws {GraphError}
 */
export async function acceptSend(sim, number, body) {
  const {chats, chaos, clock, faults, rates, outbound, options} = sim;
  refuse(faults.takeSync('before-content'));
  const recipient = findRecipient(chats, number, body['to'], body['recipient']);
  refuse(faults.syncFor(recipient.customer?.userId));
  const wanted = readWanted(body);
  const {quotedId, callbackData} = readEnvelope(body);
  if (chats.numbers.some(({display}) => digitsOf(display) === recipient.phone)) throw new GraphError(131021);
  if (wanted.numberOnly && recipient.phone === null) throw new GraphError(131062);
  const taken = wanted.file && (await takeFile(sim, number, wanted.file));
  refuse(faults.takeSync('rate'));
  refuse(rates.take(number.id, recipient.customer?.userId ?? recipient.phone ?? recipient.input));

  const {customer, phone} = recipient;
  const chat = customer && chats.chat(customer, number);
  const now = clock.now();
  const closed = chat !== null && wanted.type !== 'template' && now >= (chat.windowEndsAt ?? 0);
  if (closed && options.windowCheck === 'sync') throw new GraphError(131047);

  const message = newMessage({
    id: sim.rng.ids.wamid(),
    direction: 'out',
    customer,
    number,
    type: wanted.type,
    text: wanted.text,
    attachment: taken?.attachment ?? null,
    content: wanted.content,
    // FACTS 101: an unknown quote is no error, the bubble is just not drawn
    quotedId: chat?.messages.some(({id}) => id === quotedId) ? quotedId : null,
    at: now,
    timestamp: chaos.stamp(now),
    status: 'accepted',
    to: {phone, userId: phone === null ? recipient.input : null},
    callbackData,
  });
  const failure = faults.takeAsync(customer?.userId) ?? failureOf(customer !== null, closed, taken?.refused ?? false);
  if (failure !== null) outbound.doom(message, failure);
  if (wanted.reaction === null) chats.add(message);
  else if (failure === null && chat) applyReaction(chats, chat, message, wanted.reaction);
  if (chat && wanted.reaction === null) chats.stopTyping(chat);
  return {
    message,
    answer: {
      messaging_product: 'whatsapp',
      contacts: [answeredContact(recipient)],
      messages: [{id: message.id, ...(wanted.type === 'template' && {message_status: 'accepted'})}],
    },
    lostResponse: chaos.strikes('loseResponse'),
  };
}

/** @param {number | null} code */
function refuse(code) {
  if (code !== null) throw new GraphError(code);
}

/**
 * @param {boolean} exists the recipient
 * @param {boolean} closed the window
 * @param {boolean} refused the file
 */
function failureOf(exists, closed, refused) {
  if (!exists) return 131026;
  if (closed) return 131047;
  return refused ? 131053 : null;
}

/**
 * FACTS 100: a target that is unknown, deleted or old is no error, nothing is shown.
 * @param {import('./chats.mjs').Chats} chats
 * @param {import('./chats.mjs').Chat} chat
 * @param {Message} reaction
 * @param {{targetId: string, emoji: string}} wanted
 */
function applyReaction(chats, {messages}, reaction, {targetId, emoji}) {
  const target = messages.find(({id}) => id === targetId);
  if (!target || target.deleted || reaction.at - target.at > REACTABLE_FOR) return;
  chats.react(target, 'business', reaction.id, emoji);
}
