// Every type of message that WhatsApp delivers, made from the corpus, to say what a test wants said.
import {randomBytes} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';

const corpus = new URL('../fixtures/whatsapp/corpus/public/', import.meta.url);

/** One or two of each family of the corpus that a customer can send. */
const TYPES = [
  'text-plain',
  'image-caption',
  'video-forwarded',
  'document-pdf',
  'document-evil-filename',
  'audio-voice-note',
  'sticker-static',
  'location-place',
  'contacts-three',
  'contacts-vcard-only',
  'button-reply',
  'list-reply-description',
  'flow-reply',
  'interactive-product',
  'template-quick-reply',
  'order-two-items',
  'system-future-type',
  'unsupported-plain',
  'unsupported-poll',
  'reply-to-ours',
  'forwarded',
  'frequently-forwarded',
  'referred-product',
  'referral-image-ad',
  'future-type',
  'future-fields-everywhere',
  'reaction-add',
  'edit-text',
  'edit-caption-context-m0',
  'system-number-changed',
];

/** What is no text of a person: ids, kinds, times. */
const STRUCTURE =
  /^(id|from|from_user_id|message_id|original_message_id|catalog_id|source_id|ctwa_clid|timestamp|type|mime_type|sha256|currency|media_type|source_type)$/;

/**
 * A message of each type, every text in it replaced.
 *
 * @param {string} text
 * @param {{phone: string, earlier: string, nextPhone: string}} conversation who writes, the id of the message that
 *   others quote, edit and react to, and the number the customer changes to
 */
export async function everyTypeSaying(text, {phone, earlier, nextPhone}) {
  const files = await readdir(corpus);
  return Promise.all(
    TYPES.map(async (name) => {
      const file = files.find((one) => one.slice(4) === `${name}.json`);
      const {body} = JSON.parse(await readFile(new URL(file, corpus), 'utf8'));
      const message = body.entry[0].changes[0].value.messages[0];
      for (const field of ['from', 'from_user_id', 'timestamp']) delete message[field]; // as whoever delivers it says
      const saying = (part, key) => {
        if (Array.isArray(part)) return part.map((one) => saying(one, key));
        if (typeof part === 'object' && part !== null)
          return Object.fromEntries(Object.entries(part).map(([inner, value]) => [inner, saying(value, inner)]));
        if (typeof part !== 'string' || STRUCTURE.test(key)) return part;
        if (key === 'wa_id') return nextPhone;
        if (key === 'response_json') return JSON.stringify({comment: text});
        return key === 'filename' ? `${text}.pdf` : text;
      };
      const raw = saying(message, '');
      if (raw.context) raw.context.id = earlier;
      if (raw.reaction) raw.reaction.message_id = earlier;
      if (raw.edit) raw.edit.original_message_id = earlier;
      return {name, raw: {...raw, id: wamid(phone)}};
    }),
  );
}

/** As WhatsApp makes them: the customer's number is in it. */
export function wamid(phone) {
  const bytes = Buffer.concat([
    Buffer.from([0x1c, 0x18, phone.length]),
    Buffer.from(phone),
    Buffer.from([0x15, 0x02, 0x00, 0x12, 0x18, 0x14]),
    Buffer.from(randomBytes(10).toString('hex').toUpperCase()),
    Buffer.from([0]),
  ]);
  return `wamid.${bytes.toString('base64')}`;
}
