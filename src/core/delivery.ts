import {deliveryLadder} from './delivery-ladder.js';
import type {Delivery, DeliveryStatus, Message} from './message.js';

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
