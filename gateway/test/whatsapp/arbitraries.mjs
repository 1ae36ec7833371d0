import * as fc from 'fast-check';

const text = fc.oneof(
  fc.string({unit: 'binary'}),
  fc.constantFrom('', '\0', '\ud83d', '__proto__', 'constructor', 'wamid.A', 'M0', '1790000000'),
);
/** Any JSON, and values that look like parts of a webhook at the wrong place. */
export const junk = fc.oneof(
  fc.jsonValue(),
  text,
  fc.constantFrom(null, {}, [], -1, 0.5, 1e30, true, {__proto__: null, x: 1}),
);

const types = [
  'text',
  'image',
  'location',
  'contacts',
  'interactive',
  'button',
  'order',
  'reaction',
  'edit',
  'revoke',
  'system',
  'unsupported',
  'unknown',
  'valueOf',
];
const names = [
  'body',
  'id',
  'message_id',
  'original_message_id',
  'message',
  'type',
  'latitude',
  'longitude',
  'phones',
  'name',
  'nfm_reply',
  'response_json',
  'button_reply',
  'product_items',
  'emoji',
];
const inner = fc.dictionary(fc.constantFrom(...names), junk);
const recordOf = (members) => fc.record(members, {requiredKeys: []});
const orJunk = (arbitrary) => fc.oneof({weight: 4, arbitrary}, {weight: 1, arbitrary: junk});
const listOf = (arbitrary) => orJunk(fc.array(orJunk(arbitrary), {maxLength: 4}));

const message = recordOf({
  id: orJunk(text),
  from: orJunk(text),
  from_user_id: orJunk(text),
  to: orJunk(text),
  timestamp: orJunk(fc.nat()),
  type: orJunk(fc.constantFrom(...types)),
  context: orJunk(inner),
  referral: orJunk(inner),
  errors: listOf(recordOf({code: orJunk(fc.nat())})),
  group_id: orJunk(text),
  ...Object.fromEntries(types.map((type) => [type, orJunk(inner)])),
});
const status = recordOf({
  id: orJunk(text),
  status: orJunk(fc.constantFrom('sent', 'read', 'toString')),
  timestamp: orJunk(fc.nat()),
  recipient_id: orJunk(text),
  recipient_type: fc.constantFrom('group', 'individual'),
  recipient_participant_id: orJunk(text),
  pricing: orJunk(inner),
  errors: junk,
});
const contact = recordOf({
  wa_id: orJunk(text),
  user_id: orJunk(text),
  profile: orJunk(recordOf({name: orJunk(text), username: orJunk(text)})),
});
const lists = {
  contacts: listOf(contact),
  messages: listOf(message),
  message_echoes: listOf(message),
  statuses: listOf(status),
  errors: listOf(inner),
};
const changeValue = recordOf({
  metadata: orJunk(recordOf({phone_number_id: orJunk(text)})),
  ...lists,
  standby: orJunk(recordOf(lists)),
});
const change = recordOf({
  field: orJunk(fc.constantFrom('messages', 'standby', 'smb_message_echoes', 'calls')),
  value: orJunk(changeValue),
});
/** A WhatsApp webhook whose parts have the right names and often the wrong values. */
export const webhook = fc.record({
  object: fc.constant('whatsapp_business_account'),
  entry: listOf(recordOf({id: orJunk(text), changes: listOf(change)})),
});
