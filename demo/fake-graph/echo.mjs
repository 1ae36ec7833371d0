import {isText} from './inbound-content.mjs';
import {newMessage} from './message.mjs';
import {echoValue} from './webhook-body.mjs';
import {isRecord} from './wire.mjs';

/**
 * A colleague writes in the phone app of the business number; it opens no window (FACTS 80).
 * @param {import('./sim.mjs').Sim} sim
 * @param {unknown} body
 * @returns {{id: string} | {reason: string}}
 */
export function echo({chats, chaos, clock, rng, webhooks}, body) {
  const {customer: key, numberId, text} = isRecord(body) ? body : {};
  const customer = typeof key === 'string' ? chats.customer(key) : undefined;
  if (!customer) return {reason: 'Set customer to the scoped id, phone or name of a customer.'};
  const number = chats.number(String(numberId));
  if (!number) return {reason: 'Set numberId to the id of one of the business numbers.'};
  if (!isText(text)) return {reason: 'Set text to the words.'};
  const now = clock.now();
  const message = newMessage({
    id: rng.ids.wamid(),
    direction: 'out',
    customer,
    number,
    type: 'text',
    text,
    at: now,
    timestamp: chaos.stamp(now),
    status: 'delivered',
  });
  chats.add(message);
  webhooks.enqueue({
    wabaId: number.wabaId,
    field: 'smb_message_echoes',
    value: echoValue(message, customer, {text: {body: text}}),
    item: {kind: 'message', id: message.id},
  });
  return {id: message.id};
}
