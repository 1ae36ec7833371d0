import {readId, readInteger, type JsonObject} from './json.js';
import type {Scope} from './scope.js';
import type {Envelope, Identity} from './update.js';

// the last second a Date can hold
const latestTimestamp = 8_640_000_000_000;

/** Id, time and person of an element; null, and reported, without an id, as it could not be deduplicated. */
export function readEnvelope(element: JsonObject, ids: Identity, {origin, contacts, report}: Scope): Envelope | null {
  const messageId = readId(element.id);
  const timestamp = readTimestamp(element.timestamp);
  if (messageId === null || timestamp === null) report();
  if (messageId === null) return null;
  return {...origin, messageId, timestamp, customer: contacts.identify(ids), groupId: readId(element.group_id)};
}

function readTimestamp(value: unknown): number | null {
  const seconds = readInteger(value);
  return seconds !== null && seconds <= latestTimestamp ? seconds : null;
}
