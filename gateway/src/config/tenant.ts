import * as v from 'valibot';
import {MAX_TEXT_LENGTH} from 'wa-desk/core';
import {customersTokenSchema} from './customers-token.js';
import {issuerSchema} from './issuer.js';
import {list, plainObject, shape, text, wholeNumber} from './schema.js';
import {Variable} from './variable.js';

const PHONE_NUMBER_ID_EXPECTED = 'the phone number id that Meta shows for the line, in digits and as a text';
const ACCOUNT_EXPECTED = 'the id of the WhatsApp business account that Meta shows, in digits and as a text';
const REGION_EXPECTED = 'a country code of two capital letters, such as DE';
const MASKING_EXPECTED = 'true or false';
const ORIGIN_EXPECTED =
  'an exact origin such as https://crm.example: scheme and host as a browser sends them, no path, no slash at the end, no *';

const Line = shape({
  phoneNumberId: v.pipe(v.string(PHONE_NUMBER_ID_EXPECTED), v.regex(/^\d{1,32}$/, PHONE_NUMBER_ID_EXPECTED)),
  displayNumber: text,
  name: text,
  queue: text,
  wabaId: v.exactOptional(v.pipe(v.string(ACCOUNT_EXPECTED), v.regex(/^\d{1,32}$/, ACCOUNT_EXPECTED))),
  region: v.exactOptional(v.pipe(v.string(REGION_EXPECTED), v.regex(/^[A-Z]{2}$/, REGION_EXPECTED))),
});

const REASONS_EXPECTED = 'a list of at least one id of a reason; without one no agent could wrap up';

const Queue = shape({
  id: text,
  name: text,
  agents: list(text, 'ids of agents'),
  offerSeconds: v.optional(wholeNumber(5, 3600), 30),
  conferenceWaitSeconds: v.optional(wholeNumber(5, 3600), 120),
  keepForSeconds: v.optional(wholeNumber(60, 86_400), 600),
  wrapUpLimitSeconds: v.exactOptional(wholeNumber(5, 86_400)),
  defaultReason: v.exactOptional(text),
  wrapUpReasons: v.pipe(v.array(text, REASONS_EXPECTED), v.minLength(1, REASONS_EXPECTED)),
});

const Agent = shape({id: text, name: text, capacity: v.optional(wholeNumber(1, 50), 3)});

const Named = shape({id: text, name: text});

const CANNED_EXPECTED = `a text of 1 to ${MAX_TEXT_LENGTH} characters`;

const CannedReply = shape({
  id: text,
  name: text,
  text: v.pipe(
    v.string(CANNED_EXPECTED),
    v.check((value) => value.trim() !== '' && value.length <= MAX_TEXT_LENGTH, CANNED_EXPECTED),
  ),
});

const IDLE_CODES_EXPECTED = 'a list of at least one idle code; agents sign in with the first';

const masked = v.optional(v.boolean(MASKING_EXPECTED), false);

const Origin = v.pipe(v.string(ORIGIN_EXPECTED), v.check(isOrigin, ORIGIN_EXPECTED));

/** @param environment - where secrets given as `{"env": "NAME"}` are looked up */
export function configSchema(environment: Readonly<Record<string, string | undefined>>) {
  const Tenant = shape({
    name: v.exactOptional(text),
    issuer: issuerSchema(environment),
    lines: list(Line, 'lines'),
    queues: list(Queue, 'queues'),
    agents: list(Agent, 'agents'),
    reasons: list(Named, 'wrap-up reasons'),
    idleCodes: v.pipe(v.array(Named, IDLE_CODES_EXPECTED), v.minLength(1, IDLE_CODES_EXPECTED)),
    variables: v.optional(list(Variable, 'CAD variables'), []),
    cannedReplies: v.optional(list(CannedReply, 'canned replies'), []),
    customersToken: v.exactOptional(customersTokenSchema(environment)),
    masking: v.optional(shape({pci: masked, pii: masked, revealsPerHour: v.optional(wholeNumber(0, 1000), 0)}), {}),
    media: v.optional(shape({keepDays: v.exactOptional(wholeNumber(1, 3650))}), {}),
    origins: list(Origin, 'origins'),
  });
  return shape({tenants: v.pipe(plainObject('an object with one field for each tenant'), v.record(text, Tenant))});
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const {origin, protocol} = new URL(value);
  return origin === value && (protocol === 'https:' || protocol === 'http:');
}
