import {isAnimated} from './media-types.mjs';
import {sampleNamed, sampleNames} from './samples.mjs';
import {isRecord} from './wire.mjs';

/** @typedef {import('./message.mjs').Attachment} Attachment */
/**
 * What a message holds besides its head, as state and as wire members.
 * @typedef {object} Content
 * @property {string} type as on the wire
 * @property {Record<string, unknown>} members
 * @property {string} [id]
 * @property {string | null} [text]
 * @property {Attachment} [attachment]
 * @property {unknown} [content]
 */

const LONGEST_TEXT = 65_536;
const CAPTIONED = new Set(['image', 'video', 'document']);
const OBJECTS = new Set(['location', 'contacts', 'order']);

/**
 * @param {import('./sim.mjs').Sim} sim
 * @param {import('./options.mjs').BusinessNumber} number
 * @param {Record<string, unknown>} body of the control call
 * @returns {Promise<Content | {reason: string}>}
 */
export async function readContent(sim, number, body) {
  const {type} = body;
  switch (type) {
    case 'text': {
      const text = isRecord(body['text']) ? body['text']['body'] : body['text'];
      if (!isText(text)) return {reason: `Set text to 1 to ${LONGEST_TEXT} characters.`};
      return {type, text, members: {text: {body: text}}};
    }
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'document':
    case 'sticker':
      return readFile(sim, number, type, body);
    case 'location':
    case 'contacts':
    case 'order':
      return readObject(type, body[type]);
    case 'raw': {
      const raw = body['raw'];
      if (!isRecord(raw)) return {reason: 'Set raw to a message object.'};
      const named = typeof raw['type'] === 'string' ? raw['type'] : 'unknown';
      return {
        ...(typeof raw['id'] === 'string' && {id: raw['id']}),
        type: named,
        text: isRecord(raw['text']) && typeof raw['text']['body'] === 'string' ? raw['text']['body'] : null,
        content: OBJECTS.has(named) && isWellFormed(named, raw[named]) ? raw[named] : null,
        members: raw,
      };
    }
    default:
      return {
        reason: 'Set type to text, image, video, audio, voice, document, sticker, location, contacts, order or raw.',
      };
  }
}

/**
 * @param {unknown} text
 * @returns {text is string}
 */
export function isText(text) {
  return typeof text === 'string' && text !== '' && text.length <= LONGEST_TEXT;
}

/**
 * @param {import('./sim.mjs').Sim} sim
 * @param {import('./options.mjs').BusinessNumber} number
 * @param {'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker'} kind
 * @param {Record<string, unknown>} body
 * @returns {Promise<Content | {reason: string}>}
 */
async function readFile({media}, number, kind, body) {
  const sample = body['sample'] === undefined ? undefined : await sampleNamed(body['sample']);
  if (sample === null) return {reason: `Set sample to one of ${sampleNames().join(', ')}.`};
  const bytes = sample ? sample.bytes : bytesOf(body['bytes']);
  const {mimeType = sample?.mimeType, filename = kind === 'document' ? sample?.filename : undefined} = body;
  const {caption, mediaUrl} = body;
  if (!bytes) return {reason: 'Set bytes to the file in base64, or sample to the name of one.'};
  if (typeof mimeType !== 'string') return {reason: 'Set mimeType to what the file claims to be.'};
  if (!isOptionalText(filename) || !isOptionalText(caption)) return {reason: 'Set filename and caption to texts.'};
  if (!isOptionalText(mediaUrl)) return {reason: 'Set mediaUrl to the URL that the platform shall tell.'};

  const file = media.add(bytes, mimeType, 'webhook', {numberId: number.id, elsewhere: mediaUrl ?? null});
  const voice = kind === 'voice';
  const type = voice ? 'audio' : kind;
  const attachment = {file, filename: filename ?? null, voice, animated: kind === 'sticker' && isAnimated(bytes)};
  const text = CAPTIONED.has(kind) ? (caption ?? null) : null;
  return {type, text, attachment, members: {[type]: wireFile(media, type, attachment, text)}};
}

/**
 * The member of a webhook that stands for a file (FACTS 60).
 * @param {import('./media.mjs').Media} media
 * @param {string} type
 * @param {Attachment} attachment
 * @param {string | null} caption
 */
export function wireFile(media, type, {file, filename, voice, animated}, caption) {
  return {
    ...(caption !== null && {caption}),
    ...(filename !== null && {filename}),
    mime_type: file.mimeType,
    sha256: file.sha256.toString('base64'),
    id: file.id,
    url: media.urlOf(file),
    ...(type === 'audio' && {voice}),
    ...(type === 'sticker' && {animated}),
  };
}

/**
 * @param {'location' | 'contacts' | 'order'} type
 * @param {unknown} content
 * @returns {Content | {reason: string}}
 */
function readObject(type, content) {
  if (isWellFormed(type, content)) return {type, content, members: {[type]: content}};
  switch (type) {
    case 'location':
      return {reason: 'Set location to {latitude, longitude, name?, address?, url?}.'};
    case 'contacts':
      return {reason: 'Set contacts to a list of cards as on the wire.'};
    case 'order':
      return {reason: 'Set order to {catalog_id, product_items, text?}.'};
  }
}

/**
 * @param {string} type
 * @param {unknown} content
 */
function isWellFormed(type, content) {
  if (type === 'contacts') return Array.isArray(content) && content.length > 0 && content.every(isRecord);
  if (!isRecord(content)) return false;
  if (type === 'order') return Array.isArray(content['product_items']) && content['product_items'].every(isRecord);
  return Number.isFinite(content['latitude']) && Number.isFinite(content['longitude']);
}

/** @param {unknown} base64 */
function bytesOf(base64) {
  return typeof base64 === 'string' && base64 !== '' ? Buffer.from(base64, 'base64') : undefined;
}

/**
 * @param {unknown} value
 * @returns {value is string | undefined}
 */
function isOptionalText(value) {
  return value === undefined || typeof value === 'string';
}
