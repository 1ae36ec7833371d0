import type {Delivery, Message} from '../core/message.js';
import type {Strings} from '../strings/en.js';

/** What waits was perhaps told as being sent before: the note tells more. */
export function deliveryText({waiting}: Message, {status}: Delivery, {delivery}: Strings): string {
  if (waiting === null || (status !== 'queued' && status !== 'sending')) return delivery[status];
  return waiting === 'offline' ? delivery.waitingOffline : delivery.waitingRate;
}
