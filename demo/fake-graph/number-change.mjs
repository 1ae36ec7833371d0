import {tellSystem} from './inbound.mjs';
import {digitsOf} from './wire.mjs';

/**
 * The customer moves to another phone number: a new scoped id, and every business number hears of it that has a chat.
 * @param {import('./sim.mjs').Sim} sim
 * @param {import('./chats.mjs').Customer} customer
 * @param {Record<string, unknown>} body
 * @returns {{userId: string} | {reason: string}}
 */
export function changeNumber(sim, customer, {phone}) {
  const {chats, rng} = sim;
  const digits = typeof phone === 'string' ? digitsOf(phone) : '';
  if (!/^\d{6,15}$/.test(digits)) return {reason: 'Set phone to the new number.'};
  if (chats.customerByPhone(digits)) return {reason: 'Somebody has this number already.'};
  const {waId: oldWaId, userId: oldUserId, hideNumber, name} = customer;
  const userId = `${oldUserId.slice(0, 3)}${rng.ids.digits(20)}`;
  chats.renumber(customer, digits, userId);
  const [before, after] = hideNumber ? [oldUserId, userId] : [oldWaId, digits];
  const system = {
    body: `User ${name} changed from ${before} to ${after}`,
    ...(!hideNumber && {wa_id: digits}),
    user_id: userId,
    previous_user_id: oldUserId,
    type: hideNumber ? 'user_changed_user_id' : 'user_changed_number',
  };
  for (const {number} of chats.chatsOf(customer)) tellSystem(sim, number, hideNumber ? null : oldWaId, system);
  return {userId};
}
