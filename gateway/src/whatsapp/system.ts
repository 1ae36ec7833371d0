import {readId, readText, readWord, type JsonObject} from './json.js';
import type {Envelope, IdentityChangeUpdate, SystemUpdate} from './update.js';

/** A notice of the platform about a customer, who may be named in its ids only. */
export function readSystem(
  message: JsonObject,
  system: JsonObject,
  envelope: Envelope,
): SystemUpdate | IdentityChangeUpdate {
  const systemType = readWord(system.type);
  const text = readText(system.body);
  switch (systemType) {
    case 'user_changed_number':
    case 'user_changed_user_id':
    case 'customer_changed_number':
      return {...envelope, kind: 'identity_change', systemType, text, ...readChange(message, system)};
    default:
      return {...envelope, kind: 'system', systemType, text};
  }
}

function readChange(message: JsonObject, system: JsonObject): Pick<IdentityChangeUpdate, 'previous' | 'current'> {
  return {
    previous: {
      phone: readId(message.from) ?? readId(system.customer),
      userId: readId(system.previous_user_id),
      parentUserId: readId(system.previous_parent_user_id),
    },
    current: {
      phone: readId(system.wa_id) ?? readId(system.new_wa_id),
      userId: readId(system.user_id),
      parentUserId: readId(system.parent_user_id),
    },
  };
}
