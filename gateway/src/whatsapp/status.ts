import {readEnvelope} from './envelope.js';
import {readId, readObject, readText, type JsonObject} from './json.js';
import type {Scope} from './scope.js';
import {readErrorCodes} from './surroundings.js';
import type {Identity, StatusName, StatusUpdate} from './update.js';

const ranks: Record<StatusName, StatusUpdate['rank']> = {
  sent: 1,
  delivered: 2,
  read: 3,
  played: 4,
  failed: null,
  deleted: null,
  unknown: null,
};

/** One element of `statuses`; null, and reported, without an id or a status. It needs no person: the id leads to the message. */
export function readStatus(element: JsonObject, scope: Scope): StatusUpdate | null {
  const rawStatus = readText(element.status);
  const participant = readParticipant(element);
  const recipientId = readId(element.recipient_id);
  const inGroup = participant !== null || element.recipient_type === 'group';
  const envelope = readEnvelope(element, participant ?? readRecipient(element, inGroup ? null : recipientId), scope);
  if (rawStatus === null) scope.report();
  if (envelope === null || rawStatus === null) return null;
  const status = nameStatus(rawStatus);
  const pricing = readObject(element.pricing);
  return {
    ...envelope,
    kind: 'status',
    groupId: envelope.groupId ?? (inGroup ? recipientId : null),
    status,
    rawStatus,
    rank: ranks[status],
    errors: readErrorCodes(element.errors, scope.report),
    callbackData: readText(element.biz_opaque_callback_data),
    pricing: pricing && {category: readText(pricing.category), type: readText(pricing.type)},
  };
}

function nameStatus(rawStatus: string): StatusName {
  switch (rawStatus) {
    case 'sent':
    case 'delivered':
    case 'read':
    case 'played':
    case 'failed':
    case 'deleted':
      return rawStatus;
    default:
      return 'unknown';
  }
}

// the parent id was spelled the other way round until May 2026
function readRecipient(element: JsonObject, phone: string | null): Identity {
  return {
    phone,
    userId: readId(element.recipient_user_id),
    parentUserId: readId(element.recipient_parent_user_id) ?? readId(element.parent_recipient_user_id),
  };
}

// older group webhooks say participant_recipient_…
function readParticipant(element: JsonObject): Identity | null {
  const phone = readId(element.recipient_participant_id) ?? readId(element.participant_recipient_id);
  const userId = readId(element.recipient_participant_user_id) ?? readId(element.participant_recipient_user_id);
  const parentUserId =
    readId(element.recipient_participant_parent_user_id) ?? readId(element.participant_recipient_parent_user_id);
  return phone === null && userId === null ? null : {phone, userId, parentUserId};
}
