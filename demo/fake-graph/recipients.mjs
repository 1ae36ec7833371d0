import {GraphError} from './errors.mjs';
import {digitsOf} from './wire.mjs';

/** @typedef {{customer: import('./chats.mjs').Customer | null, input: string, phone: string | null, both: boolean}} Recipient */

/** ITU country calling codes: what is not one or two digits long has three. */
const COUNTRY_CODE = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/**
 * @param {import('./chats.mjs').Chats} chats
 * @param {import('./options.mjs').BusinessNumber} number
 * @param {unknown} to
 * @param {unknown} userId request member `recipient`
 * @returns {Recipient} customer null = nobody has the number or scoped id any more
 * @throws {GraphError} 131008, 131009
 */
export function findRecipient(chats, number, to, userId) {
  // FACTS 57: with both, `to` wins
  if (isGiven(to)) {
    const phone = dialledDigits(to, number);
    return {customer: chats.customerByPhone(phone) ?? null, input: String(to), phone, both: isGiven(userId)};
  }
  if (!isGiven(userId)) throw new GraphError(131008, {details: "Parameter 'to' or 'recipient' is mandatory."});
  if (typeof userId === 'string' && chats.wasCustomer(userId)) {
    return {customer: null, input: userId, phone: null, both: false};
  }
  const customer = typeof userId === 'string' ? chats.customerByUserId(userId) : undefined;
  if (!customer) throw new GraphError(131009, {details: "Parameter 'recipient' is not a user of this account."});
  return {customer, input: customer.userId, phone: null, both: false};
}

/**
 * `contacts[0]` of the answer (FACTS 95).
 * @param {Recipient} recipient
 */
export function answeredContact({customer, input, phone, both}) {
  return {
    input,
    ...(phone !== null && {wa_id: customer?.waId ?? phone}),
    ...(phone === null && {user_id: input}),
    ...(both && customer && {user_id: customer.userId}),
  };
}

/** @param {unknown} value */
function isGiven(value) {
  return value !== undefined && value !== null && value !== '';
}

/**
 * @param {unknown} to
 * @param {import('./options.mjs').BusinessNumber} number
 */
function dialledDigits(to, number) {
  if (typeof to !== 'string' || !/^\s*\+?[\d\s()-]+$/.test(to) || !/\d/.test(to)) {
    throw new GraphError(131009, {details: "Parameter 'to' is not a phone number."});
  }
  const digits = digitsOf(to);
  if (to.trim().startsWith('+')) return digits;
  // FACTS 96: without `+` the business's own country code is put in front
  const own = COUNTRY_CODE.exec(digitsOf(number.display));
  return `${own?.[0] ?? ''}${digits}`;
}
