import {readBody} from './body.js';
import {isNobody} from './customer.js';
import {readEnvelope} from './envelope.js';
import {readId, readObject, type JsonObject} from './json.js';
import type {Scope} from './scope.js';
import {readSystem} from './system.js';
import type {WebhookUpdate} from './update.js';

/** One element of `messages`; null, and reported, if it cannot be deduplicated or belongs to nobody. */
export function readMessage(message: JsonObject, scope: Scope): WebhookUpdate | null {
  const ids = {
    phone: readId(message.from),
    userId: readId(message.from_user_id),
    parentUserId: readId(message.from_parent_user_id),
  };
  const envelope = readEnvelope(message, ids, scope);
  if (envelope === null) return null;
  const system = message.type === 'system' ? readObject(message.system) : null;
  if (system !== null) return readSystem(message, system, envelope);
  if (isNobody(envelope.customer)) {
    scope.report();
    return null;
  }
  return {...envelope, ...readBody(message, scope.report)};
}
