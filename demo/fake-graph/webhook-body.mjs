import {digitsOf} from './wire.mjs';

/** @typedef {import('./chats.mjs').Message} Message */
/** @typedef {import('./chats.mjs').Customer} Customer */
/** @typedef {import('./options.mjs').BusinessNumber} BusinessNumber */
/**
 * One change of a webhook.
 * @typedef {object} Update
 * @property {string} wabaId
 * @property {string} [field] `messages` unless told
 * @property {Record<string, unknown>} value
 * @property {{kind: 'message' | 'status', id: string, status?: string}} item
 * @property {() => void} [onAcknowledged]
 */

const PRICING = {billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service'};

/** @typedef {Pick<Message, 'number' | 'id' | 'timestamp' | 'type' | 'groupId'>} Head */

/**
 * @param {Head} message from the customer
 * @param {Customer} customer
 * @param {Record<string, unknown>} content members named by the message type
 */
export function messageValue(message, customer, content) {
  return {
    ...frame(message.number),
    contacts: [contactOf(customer)],
    messages: [
      {
        ...(!customer.hideNumber && {from: customer.waId}),
        from_user_id: customer.userId,
        ...(message.groupId !== null && {group_id: message.groupId}),
        id: message.id,
        timestamp: String(message.timestamp),
        type: message.type,
        ...content,
      },
    ],
  };
}

/**
 * @param {Pick<Message, 'number' | 'id' | 'timestamp'>} message
 * @param {string | null} from
 * @param {object} system
 */
export function systemValue({number, id, timestamp}, from, system) {
  const head = {...(from !== null && {from}), id, timestamp: String(timestamp), type: 'system'};
  return {...frame(number), messages: [{...head, system}]};
}

/**
 * @param {Message} message written in the phone app of the business
 * @param {Customer} customer
 * @param {Record<string, unknown>} content
 */
export function echoValue({number, id, timestamp, type}, customer, content) {
  const {hideNumber, waId, userId} = customer;
  return {
    ...frame(number),
    contacts: [contactOf(customer)],
    message_echoes: [
      {
        from: digitsOf(number.display),
        ...(!hideNumber && {to: waId}),
        to_user_id: userId,
        id,
        timestamp: String(timestamp),
        type,
        ...content,
      },
    ],
  };
}

/**
 * @param {Message} message sent by the business
 * @param {'sent' | 'delivered' | 'read' | 'played'} status
 * @param {number} timestamp s
 * @param {boolean} priced
 */
export function statusValue(message, status, timestamp, priced) {
  const {customer} = message;
  // FACTS 49: no username on `sent`
  const contact = customer && contactOf(status === 'sent' ? {...customer, username: null} : customer);
  return {
    ...frame(message.number),
    ...(contact && {contacts: [contact]}),
    statuses: [
      {
        ...statusHead(message, status, timestamp),
        ...recipientIds(message),
        ...callbackData(message),
        ...(priced && {pricing: PRICING}),
      },
    ],
  };
}

/**
 * @param {Message} message
 * @param {number} timestamp s
 * @param {object} error
 */
export function failedValue(message, timestamp, error) {
  const {recipient_id: phone, recipient_user_id: userId} = recipientIds(message);
  return {
    ...frame(message.number),
    statuses: [
      {
        ...statusHead(message, 'failed', timestamp),
        // FACTS 48: a failure names the recipient only the way it was addressed
        ...(message.to.phone !== null && phone !== undefined ? {recipient_id: phone} : {recipient_user_id: userId}),
        ...callbackData(message),
        errors: [error],
      },
    ],
  };
}

/**
 * @param {Update[]} updates in order of delivery
 * @param {{fieldFirst: boolean, unknownField: boolean}} shape
 */
export function webhookBody(updates, {fieldFirst, unknownField}) {
  /** @type {{id: string, changes: object[]}[]} */
  const entries = [];
  for (const {wabaId, field = 'messages', value} of updates) {
    let entry = entries.at(-1);
    if (entry?.id !== wabaId) {
      entry = {id: wabaId, changes: []};
      entries.push(entry);
    }
    entry.changes.push(change(field, unknownField ? withUnknownMembers(value) : value, fieldFirst));
  }
  if (unknownField) {
    entries.at(-1)?.changes.push(change('sim_future_updates', {sim_future: {level: 1, list: [null, 'x']}}, fieldFirst));
  }
  return {object: 'whatsapp_business_account', entry: entries};
}

/**
 * @param {string} field
 * @param {object} value
 * @param {boolean} fieldFirst
 */
function change(field, value, fieldFirst) {
  return fieldFirst ? {field, value} : {value, field};
}

/** @param {Record<string, unknown>} value */
function withUnknownMembers(value) {
  return {
    ...value,
    sim_future_member: 'x',
    ...('messages' in value && {messages: widen(value['messages'])}),
    ...('statuses' in value && {statuses: widen(value['statuses'])}),
  };
}

/** @param {unknown} list */
function widen(list) {
  return Array.isArray(list)
    ? list.map((/** @type {object} */ item) => ({...item, sim_future_member: {a: [1]}}))
    : list;
}

/** @param {BusinessNumber} number */
function frame(number) {
  return {
    messaging_product: 'whatsapp',
    metadata: {display_phone_number: digitsOf(number.display), phone_number_id: number.id},
  };
}

/** @param {Customer} customer */
function contactOf({name, username, hideNumber, waId, userId}) {
  return {
    profile: {name, ...(username !== null && {username})},
    ...(!hideNumber && {wa_id: waId}),
    user_id: userId,
  };
}

/**
 * @param {Message} message
 * @param {string} status
 * @param {number} timestamp
 */
function statusHead(message, status, timestamp) {
  return {id: message.id, status, timestamp: String(timestamp)};
}

/**
 * @param {Message} message
 * @returns {{recipient_id?: string | null, recipient_user_id?: string | null}}
 */
function recipientIds({customer, to}) {
  if (customer === null) return to.phone === null ? {recipient_user_id: to.userId} : {recipient_id: to.phone};
  return {
    ...(!customer.hideNumber && {recipient_id: customer.waId}),
    recipient_user_id: customer.userId,
  };
}

/** @param {Message} message */
function callbackData({callbackData: data}) {
  return data === null ? {} : {biz_opaque_callback_data: data};
}
