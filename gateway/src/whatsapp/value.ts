import {ContactBook} from './customer.js';
import {readEcho} from './echo.js';
import {readId, readObject, readObjects, type JsonObject, type ReportProblem} from './json.js';
import {readMessage} from './message.js';
import type {Scope} from './scope.js';
import {readStatus} from './status.js';
import {readErrorCodes} from './surroundings.js';
import type {ErrorUpdate, Origin, WebhookUpdate} from './update.js';

/** The updates of one change: errors, messages, echoes, statuses. */
export function readValue(
  value: JsonObject,
  {wabaId, standby}: Pick<Origin, 'wabaId' | 'standby'>,
  report: ReportProblem,
): WebhookUpdate[] {
  const phoneNumberId = readId(readObject(value.metadata)?.phone_number_id);
  if (phoneNumberId === null) report();
  const origin: Origin = {phoneNumberId, wabaId, standby};
  // standby copies lie one level deeper than what they are copies of
  const layers = standby ? [value, ...readStandby(value, report)] : [value];
  const listAll = (name: string) => layers.flatMap((layer) => readObjects(layer[name], report));
  const scope: Scope = {origin, contacts: new ContactBook(listAll('contacts')), report};
  const updates = [
    ...layers.flatMap((layer) => readErrorCodes(layer.errors, report)).map((code) => nameError(code, origin)),
    ...listAll('messages').map((message) => readMessage(message, scope)),
    ...listAll('message_echoes').map((echo) => readEcho(echo, scope)),
    ...listAll('statuses').map((status) => readStatus(status, scope)),
  ];
  return updates.filter((update) => update !== null);
}

function readStandby(value: JsonObject, report: ReportProblem): JsonObject[] {
  const standby = readObject(value.standby);
  if (standby === null && value.standby !== undefined && value.standby !== null) report();
  return standby === null ? [] : [standby];
}

function nameError(code: number, origin: Origin): ErrorUpdate {
  return {...origin, kind: 'error', code, messageId: null, timestamp: null, customer: null, groupId: null};
}
