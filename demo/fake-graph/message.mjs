/** @typedef {import('./options.mjs').BusinessNumber} BusinessNumber */
/** @typedef {import('./chats.mjs').Customer} Customer */
/** @typedef {'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed'} MessageStatus */
/** @typedef {{file: import('./media.mjs').MediaFile, filename: string | null, voice: boolean, animated: boolean}} Attachment */
/**
 * @typedef {object} Message
 * @property {string} id
 * @property {'in' | 'out'} direction in = written by the customer
 * @property {Customer | null} customer null = whom the business addressed is nobody
 * @property {BusinessNumber} number
 * @property {string} type as on the wire
 * @property {string | null} text words or caption
 * @property {Attachment | null} attachment
 * @property {unknown} content the member named by the type, for kinds without words and file; null for the others
 * @property {object | null} referral
 * @property {string | null} groupId
 * @property {string | null} quotedId only of a message in the same chat
 * @property {boolean} forwarded
 * @property {number} at ms epoch
 * @property {number} timestamp s, as on the wire
 * @property {MessageStatus} status of one from the customer: sent, delivered = answered 200, read by the business
 * @property {number | null} errorCode
 * @property {{phone: string | null, userId: string | null}} to how the business addressed it
 * @property {string | null} callbackData
 * @property {Map<Customer | 'business', {id: string, emoji: string}>} reactions of each side, or each member of a group
 * @property {boolean} edited by who wrote it
 * @property {boolean} deleted by who wrote it
 */

/**
 * @param {Pick<Message, 'id' | 'direction' | 'customer' | 'number' | 'type' | 'at' | 'timestamp' | 'status'>
 *   & Partial<Message>} known
 * @returns {Message}
 */
export function newMessage(known) {
  return {
    text: null,
    attachment: null,
    content: null,
    referral: null,
    groupId: null,
    quotedId: null,
    forwarded: false,
    errorCode: null,
    to: {phone: null, userId: null},
    callbackData: null,
    reactions: new Map(),
    edited: false,
    deleted: false,
    ...known,
  };
}

/**
 * As `GET /_sim/state` shows it.
 * @param {Message} message
 */
export function describe(message) {
  const {id, direction, type, text, content, referral, groupId, quotedId, forwarded} = message;
  const {at, timestamp, status, errorCode, edited, deleted, attachment, reactions} = message;
  return {
    id,
    direction,
    type,
    text,
    content,
    referral,
    groupId,
    quotedId,
    forwarded,
    at,
    timestamp,
    status,
    errorCode,
    edited,
    deleted,
    media: attachment && describeAttachment(attachment),
    reactions: [...reactions].map(([by, reaction]) => ({by: nameOf(by), ...reaction})),
  };
}

/**
 * @param {Customer | 'business'} side
 * @returns {string}
 */
export function nameOf(side) {
  return side === 'business' ? side : side.userId;
}

/** @param {Attachment} attachment */
function describeAttachment({file, filename, voice, animated}) {
  return {id: file.id, mimeType: file.mimeType, size: file.bytes.length, filename, voice, animated};
}
