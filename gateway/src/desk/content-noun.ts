import * as v from 'valibot';
import {
  changeParts,
  messageNotice,
  plainText,
  sentInteractive,
  type DisplayText,
  type MessageContent,
  type OrderItem,
  type SharedContact,
} from 'wa-desk/core';
import {applySplit} from 'wa-desk/mask';
import type {Tenant} from '../config.js';
import type {StoredMedia} from '../media/stored.js';
import {splitOf} from '../store/split.js';
import {formFields, type FormField} from '../ingest/form-fields.js';
import {cut} from './cut.js';
import {isMediaKind, mediaNoun} from './media-noun.js';
import type {MessageRow} from './around.js';

const LONGEST_KIND = 64;
const LONGEST_NAME = 256;
const LONGEST_LINE = 1000;
/** Of one message; WhatsApp itself hands out fewer. */
const MOST_PARTS = 300;
const MOST_NUMBERS = 20;

/** An agent's own, as it was sent. */
const templateDetail = v.object({
  template: v.object({
    name: v.string(),
    header: v.nullable(v.string()),
    footer: v.nullable(v.string()),
    buttons: v.array(v.string()),
  }),
});

const interactiveDetail = v.object({interactive: sentInteractive});

const text = v.nullish(v.string(), null);
const number = v.nullish(v.number(), null);
const texts = v.optional(v.array(v.string()), []);

const noticeDetail = v.object({notice: v.fallback(messageNotice, 'system'), name: text});

/** What `ingest` keeps beside the text, and what earlier versions of it have kept. */
const kept = v.object({
  subtype: text,
  unsupportedType: text,
  errors: v.optional(v.array(v.number()), []),
  location: v.nullish(v.object({latitude: v.number(), longitude: v.number(), name: text, address: text}), null),
  contacts: v.nullish(
    v.array(v.object({name: text, organisation: text, phones: texts, emails: texts, origin: text})),
    null,
  ),
  choice: v.nullish(v.object({title: text, description: text}), null),
  form: v.nullish(
    v.object({
      name: text,
      fields: v.optional(v.array(v.object({name: v.string(), value: v.string()}))),
      data: v.nullish(v.unknown(), null), // of an earlier version
    }),
    null,
  ),
  order: v.nullish(
    v.object({
      lines: v.optional(v.array(v.object({product: text, quantity: number, price: number, currency: text})), []),
    }),
    null,
  ),
});

type Kept = v.InferOutput<typeof kept>;

/** What a message says, by its row. */
export function contentNoun(tenant: Tenant, row: MessageRow, stored: StoredMedia | undefined): MessageContent {
  const {kind, detail} = row;
  if (kind === 'notice' && row.author_kind === 'system') {
    const {notice, name} = v.parse(noticeDetail, detail);
    return {type: 'notice', notice, name: shown(name)};
  }
  if (row.deleted) return {type: 'placeholder', kind: 'deleted', text: null};
  const written = row.text === null ? null : wholeText(tenant, row, row.text);
  if (kind === 'text' && written) return {type: 'text', text: written};
  if (kind === 'note' && row.author_kind === 'agent' && written) return {type: 'note', text: written};
  if (kind === 'template' && row.author_kind === 'agent' && written) return templateNoun(detail, written);
  if (kind === 'interactive' && row.author_kind === 'agent' && written) return interactiveNoun(detail, written);
  if (isMediaKind(kind)) return mediaNoun(row, stored, written);
  const parsed = v.safeParse(kept, detail);
  return (parsed.success && kindNoun(kind, parsed.output, written)) || placeholder(kind, detail, written);
}

function templateNoun(detail: unknown, written: DisplayText): MessageContent {
  const {name, header, footer, buttons} = v.parse(templateDetail, detail).template;
  return {
    type: 'template',
    name,
    header: shown(header),
    text: written,
    footer: shown(footer),
    buttons: buttons.map((button) => plainText(button)),
  };
}

function interactiveNoun(detail: unknown, written: DisplayText): MessageContent {
  return {
    type: 'interactive',
    text: written,
    ...changeParts(v.parse(interactiveDetail, detail).interactive, plainText),
  };
}

/** Undefined when it has nothing that could be drawn. */
function kindNoun(kind: string, said: Kept, written: DisplayText | null): MessageContent | undefined {
  const {location, contacts, choice, form, order, subtype} = said;
  if (kind === 'location') return location ? locationNoun(location) : undefined;
  if (contacts) return {type: 'contacts', contacts: contacts.slice(0, MOST_PARTS).map(contactNoun)};
  if (choice) {
    const of = kind === 'button' ? 'template' : subtype === 'list_reply' ? 'list' : 'button';
    return {type: 'choice', of, title: written ?? plainText(''), description: shown(choice.description)};
  }
  if (form) return {type: 'form', form: formOf(form.name), fields: fieldNouns(form.fields ?? formFields(form.data))};
  if (order) return {type: 'order', items: order.lines.slice(0, MOST_PARTS).map(itemNoun), text: written};
  return undefined;
}

/** Also for what the gateway cannot read, of a version that was before or comes after it. */
function placeholder(kind: string, detail: unknown, written: DisplayText | null): MessageContent {
  const parsed = v.safeParse(kept, detail);
  const {subtype, unsupportedType, errors} = parsed.success
    ? parsed.output
    : {subtype: null, unsupportedType: null, errors: []};
  const [errorCode] = errors;
  return {
    type: 'placeholder',
    kind: cut(unsupportedType ?? subtype ?? kind, LONGEST_KIND),
    text: written,
    ...(errorCode !== undefined && {errorCode}),
  };
}

/** A place that is nowhere on earth cannot be shown on a map. */
function locationNoun({latitude, longitude, name, address}: NonNullable<Kept['location']>): MessageContent | undefined {
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined;
  return {type: 'location', latitude, longitude, name: shown(name), address: shown(address)};
}

const contactNoun = ({
  name,
  organisation,
  phones,
  emails,
  origin,
}: NonNullable<Kept['contacts']>[number]): SharedContact => ({
  name: shown(name, LONGEST_NAME),
  organisation: shown(organisation, LONGEST_NAME),
  phones: list(phones),
  emails: list(emails),
  requested: origin === 'contact_request',
});

function itemNoun({product, quantity, price, currency}: NonNullable<Kept['order']>['lines'][number]): OrderItem {
  return {
    product: plainText(cut(product ?? '', LONGEST_NAME)),
    quantity,
    price,
    currency: currency !== null && /^[A-Z]{3}$/u.test(currency) ? currency : null,
  };
}

const fieldNouns = (fields: readonly FormField[]) =>
  fields.map(({name, value}) => ({name: plainText(name), value: plainText(value)}));

function formOf(name: string | null): 'flow' | 'address' | 'other' {
  if (name === 'address_message') return 'address';
  return name === 'flow' ? 'flow' : 'other';
}

/** Nothing is shown of what is empty. */
const shown = (value: string | null, longest = LONGEST_LINE): DisplayText | null =>
  value === null || value === '' ? null : plainText(cut(value, longest));

const list = (values: readonly string[]): DisplayText[] =>
  values.slice(0, MOST_NUMBERS).map((value) => plainText(cut(value, LONGEST_NAME)));

/** A number that is split over messages is none in each of them: what is kept with the message hides its part. */
function wholeText({masking}: Tenant, row: MessageRow, written: string): DisplayText {
  const split = masking.pci ? splitOf(row) : null;
  return split ? applySplit(written, split) : plainText(written);
}
