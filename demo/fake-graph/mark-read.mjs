import {GraphError} from './errors.mjs';
import {isRecord} from './wire.mjs';

const READABLE_FOR = 30 * 24 * 3600 * 1000;

/**
 * `status: "read"` with or without a typing indicator.
 * @param {import('./sim.mjs').Sim} sim
 * @param {import('./options.mjs').BusinessNumber} number
 * @param {Record<string, unknown>} body
 * @throws {GraphError}
 */
export function markRead({chats, clock}, number, body) {
  const {status, message_id: id, typing_indicator: typing} = body;
  if (status !== 'read') throw new GraphError(131009, {details: "Parameter 'status' is not valid."});
  if (typing !== undefined && !(isRecord(typing) && typing['type'] === 'text')) {
    throw new GraphError(100, {details: "Param typing_indicator['type'] must be text."});
  }
  if (id === undefined) throw new GraphError(131008, {details: "Parameter 'message_id' is mandatory."});
  const message = typeof id === 'string' ? chats.message(id) : undefined;
  const known = message?.direction === 'in' && message.number === number;
  if (!known || !message.customer || clock.now() - message.at > READABLE_FOR) {
    throw new GraphError(131009, {details: 'Message not found'});
  }
  const chat = chats.chat(message.customer, number);
  chats.markRead(chat, message);
  if (typing !== undefined) chats.startTyping(chat);
  return {success: true};
}
