import {arrive, quoteOf, tell} from './inbound.mjs';
import {isText, wireFile} from './inbound-content.mjs';
import {isRecord} from './wire.mjs';

/** @typedef {import('./chats.mjs').Chat} Chat */
/** @typedef {import('./chats.mjs').Customer} Customer */
/** @typedef {import('./message.mjs').Message} Message */
/** @typedef {import('./sim.mjs').Sim} Sim */
/** @typedef {Record<string, unknown>} Body */
/** @typedef {{id?: string} | {reason: string}} Done */

const MINUTE = 60_000;
const EDITABLE_FOR = 15 * MINUTE;
const DELETABLE_FOR = 2 * 24 * 60 * MINUTE;
const CAPTIONED = new Set(['image', 'video', 'document']);

/**
 * A reaction to any message of the chat; null takes it back.
 * @param {Sim} sim
 * @param {Customer} customer
 * @param {Body} body
 * @returns {Done}
 */
export function react(sim, customer, body) {
  const message = messageOf(sim, customer, body);
  if (!message) return notHere();
  const {emoji} = body;
  if (emoji !== null && !(typeof emoji === 'string' && emoji !== '')) return {reason: 'Set emoji to one, or to null.'};
  // FACTS 68: a removal has an empty emoji or none at all
  const written = emoji === null ? (sim.chats.removals++ % 2 === 0 ? {emoji: ''} : {}) : {emoji};
  const reaction = {message_id: message.id, ...written};
  const told = tell(sim, chatOf(sim, customer, message), 'reaction', {reaction}, message.groupId);
  sim.chats.react(message, customer, told.id, emoji ?? '');
  return told;
}

/**
 * @param {Sim} sim
 * @param {Customer} customer
 * @param {Body} body
 * @returns {Done}
 */
export function edit(sim, customer, body) {
  const message = ownMessage(sim, customer, body);
  if (!message) return notHere();
  const {text, editMode = 'unsupported'} = body;
  const words = message.type === 'text' || CAPTIONED.has(message.type);
  if (message.deleted || !words) return {reason: 'Only a text or a caption can be edited.'};
  if (sim.clock.now() - message.at > EDITABLE_FOR) return {reason: 'A message can be edited for 15 minutes.'};
  if (!isText(text)) return {reason: 'Set text to the new words.'};
  if (!isEditMode(editMode)) return {reason: 'Set editMode to edit or unsupported.'};
  message.text = text;
  message.edited = true;
  sim.chats.changed(message);
  const chat = chatOf(sim, customer, message);
  if (editMode === 'unsupported') return tell(sim, chat, 'unsupported', UNSUPPORTED_EDIT, message.groupId);
  const {type, attachment} = message;
  const content = attachment ? wireFile(sim.media, type, attachment, text) : {body: text};
  return tell(
    sim,
    chat,
    'edit',
    {edit: {original_message_id: message.id, message: {type, [type]: content}}},
    message.groupId,
  );
}

/**
 * @param {Sim} sim
 * @param {Customer} customer
 * @param {Body} body
 * @returns {Done}
 */
export function revoke(sim, customer, body) {
  const message = ownMessage(sim, customer, body);
  if (!message) return notHere();
  const {editMode = 'unsupported'} = body;
  if (message.deleted) return {reason: 'The message is deleted already.'};
  if (sim.clock.now() - message.at > DELETABLE_FOR) return {reason: 'A message can be deleted for two days.'};
  if (!isEditMode(editMode)) return {reason: 'Set editMode to edit or unsupported.'};
  message.deleted = true;
  sim.chats.changed(message);
  // FACTS 73: numbers without the Business app hear nothing of it
  if (editMode === 'unsupported') return {};
  const members = {revoke: {original_message_id: message.id}};
  return tell(sim, chatOf(sim, customer, message), 'revoke', members, message.groupId);
}

/**
 * A tap on a button or a row that the business sent.
 * @param {Sim} sim
 * @param {Customer} customer
 * @param {Body} body
 * @returns {Done}
 */
export function tap(sim, customer, body) {
  const message = messageOf(sim, customer, body);
  if (message?.direction !== 'out') return notHere();
  const wanted = body['buttonId'] ?? body['rowId'];
  const offered = choicesOf(message).find(({reply}) => typeof wanted === 'string' && reply['id'] === wanted);
  if (!offered) return {reason: 'Set buttonId or rowId to one that the message offers.'};
  const {kind, reply} = offered;
  if (kind === 'button') return tapQuickReply(sim, customer, message, reply);
  const interactive = {type: kind, [kind]: reply};
  const chat = chatOf(sim, customer, message);
  return arrive(
    sim,
    chat,
    {type: 'interactive', text: String(reply['title']), content: interactive, quotedId: message.id},
    {interactive, context: quoteOf(chat, message.id)},
  );
}

/**
 * A quick reply of a template comes as a kind of its own.
 * @param {Sim} sim
 * @param {Customer} customer
 * @param {Message} message
 * @param {Record<string, unknown>} reply
 * @returns {Done}
 */
function tapQuickReply(sim, customer, message, {payload, text}) {
  const chat = chatOf(sim, customer, message);
  const button = {payload, text};
  return arrive(
    sim,
    chat,
    {type: 'button', text: String(text), content: button, quotedId: message.id},
    {button, context: quoteOf(chat, message.id)},
  );
}

/**
 * @param {Sim} sim
 * @param {Customer} customer
 * @param {Body} body
 * @returns {Done}
 */
export function play(sim, customer, body) {
  const message = messageOf(sim, customer, body);
  const heard = message?.direction === 'out' && message.attachment?.voice === true;
  if (!heard) return {reason: 'Set messageId to a voice note that the business sent.'};
  if (message.status === 'delivered' || message.status === 'read') sim.outbound.play(message);
  return {};
}

const UNSUPPORTED_EDIT = {
  errors: [
    {
      code: 131051,
      title: 'Message type unknown',
      message: 'Message type unknown',
      error_data: {details: 'Message type is currently not supported.'},
    },
  ],
  unsupported: {type: 'edit'},
};

/** @typedef {{kind: 'button_reply' | 'list_reply' | 'button', reply: Record<string, unknown>}} Choice */

/**
 * @param {Message} message
 * @returns {Choice[]}
 */
function choicesOf({type, content}) {
  if (type === 'template' && isRecord(content)) {
    return list(content['buttons'])
      .filter((button) => button['type'] === 'QUICK_REPLY')
      .map(({payload, text}) => choice('button', {id: payload, payload, text}));
  }
  const action = type === 'interactive' && isRecord(content) ? content['action'] : undefined;
  if (!isRecord(action)) return [];
  return [
    ...list(action['buttons']).map((button) => choice('button_reply', button['reply'])),
    ...list(action['sections']).flatMap(({rows}) => list(rows).map((row) => choice('list_reply', row))),
  ];
}

/**
 * @param {Choice['kind']} kind
 * @param {unknown} reply
 * @returns {Choice}
 */
function choice(kind, reply) {
  return {kind, reply: isRecord(reply) ? reply : {}};
}

/** @param {unknown} value */
function list(value) {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/**
 * @param {Sim} sim
 * @param {Customer} customer
 * @param {Body} body
 */
function messageOf({chats}, customer, {messageId}) {
  const message = typeof messageId === 'string' ? chats.message(messageId) : undefined;
  if (!message) return undefined;
  return message.customer === customer || message.groupId !== null ? message : undefined;
}

/**
 * @param {Sim} sim
 * @param {Customer} customer
 * @param {Body} body
 */
function ownMessage(sim, customer, body) {
  const message = messageOf(sim, customer, body);
  return message?.direction === 'in' && message.customer === customer ? message : undefined;
}

/**
 * @param {Sim} sim
 * @param {Customer} customer
 * @param {Message} message
 */
function chatOf({chats}, customer, {number}) {
  return chats.chat(customer, number);
}

/** @returns {{reason: string}} */
function notHere() {
  return {reason: 'Set messageId to a message of this customer’s chats.'};
}

/** @param {unknown} mode */
function isEditMode(mode) {
  return mode === 'edit' || mode === 'unsupported';
}
