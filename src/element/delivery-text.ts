import type {Delivery, Message} from '../core/message.js';
import type {Strings} from '../strings/en.js';

export function deliveryText({waiting}: Message, {status}: Delivery, {delivery}: Strings): string {
  if (status === 'queued' && waiting === 'offline') return delivery.waitingOffline;
  if (status === 'queued' && waiting === 'rate-limit') return delivery.waitingRate;
  return delivery[status];
}
