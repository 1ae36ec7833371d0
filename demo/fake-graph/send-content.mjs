import {GraphError} from './errors.mjs';
import {isMediaKind} from './media-types.mjs';
import {invalid, missing, objectIn, objectsIn, optionalTextIn, textIn} from './send-checks.mjs';
import {checkInteractive} from './send-interactive.mjs';
import {readTemplate} from './send-template.mjs';
import {isRecord} from './wire.mjs';

/** @typedef {{kind: import('./media-types.mjs').MediaKind, id: unknown, link: unknown, filename: string | null, voice: boolean}} WantedFile */
/**
 * What a send asks for, checked as far as its own words go.
 * @typedef {object} Wanted
 * @property {string} type
 * @property {string | null} text
 * @property {unknown} content
 * @property {WantedFile | null} file
 * @property {{targetId: string, emoji: string} | null} reaction
 * @property {boolean} numberOnly
 */

const LONGEST_TEXT = 4096;
const LONGEST_CAPTION = 1024;
const LONGEST_FILENAME = 240;
const LONGEST_CALLBACK_DATA = 512;
const CAPTIONED = new Set(['image', 'video', 'document']);

/**
 * @param {Record<string, unknown>} body
 * @returns {Wanted}
 * @throws {GraphError}
 */
export function readWanted(body) {
  const {type} = body;
  if (type === undefined || type === '') missing('type');
  if (typeof type !== 'string') invalid('type');
  if (isMediaKind(type)) return readFile(type, objectIn(body, type));
  switch (type) {
    case 'text':
      return wanted(type, {text: readText(objectIn(body, 'text'))});
    case 'location': {
      const location = objectIn(body, 'location');
      checkDegrees(location, 'latitude', 90);
      checkDegrees(location, 'longitude', 180);
      optionalTextIn(location, 'name', 'location.name', LONGEST_TEXT);
      optionalTextIn(location, 'address', 'location.address', LONGEST_TEXT);
      return wanted(type, {content: location});
    }
    case 'contacts':
      return wanted(type, {content: readContacts(body)});
    case 'reaction': {
      const reaction = objectIn(body, 'reaction');
      const {emoji = missing('reaction.emoji')} = reaction;
      if (typeof emoji !== 'string') invalid('reaction.emoji');
      if (body['context'] !== undefined) invalid('context');
      const targetId = textIn(reaction, 'message_id', 'reaction.message_id', LONGEST_TEXT);
      return wanted(type, {reaction: {targetId, emoji}});
    }
    case 'interactive': {
      const interactive = objectIn(body, 'interactive');
      return wanted(type, {text: checkInteractive(interactive), content: interactive});
    }
    case 'template':
      return wanted(type, readTemplate(objectIn(body, 'template')));
    default:
      return invalid('type');
  }
}

/**
 * @param {string} type
 * @param {Partial<Wanted>} more
 * @returns {Wanted}
 */
function wanted(type, more) {
  return {type, text: null, content: null, file: null, reaction: null, numberOnly: false, ...more};
}

/** @param {Record<string, unknown>} text */
function readText(text) {
  const {body, preview_url: preview} = text;
  if (body === undefined || body === null) missing('text.body');
  if (typeof body !== 'string') invalid('text.body');
  if (body === '') throw textLength("text['body']", 'at least 1 character');
  if (body.length > LONGEST_TEXT) throw textLength("text['body']", `at most ${LONGEST_TEXT} characters`);
  if (preview !== undefined && typeof preview !== 'boolean') invalid('text.preview_url');
  return body;
}

/**
 * @param {import('./media-types.mjs').MediaKind} kind
 * @param {Record<string, unknown>} object
 */
function readFile(kind, object) {
  const {id, link, caption = null, voice = false} = object;
  if (id === undefined && link === undefined) missing(`${kind}.id`);
  if (id !== undefined && link !== undefined) invalid(`${kind}.link`);
  if (caption !== null && !(CAPTIONED.has(kind) && typeof caption === 'string')) invalid(`${kind}.caption`);
  if (caption !== null && caption.length > LONGEST_CAPTION) {
    throw textLength(`${kind}['caption']`, `at most ${LONGEST_CAPTION} characters`);
  }
  if (typeof voice !== 'boolean' || (voice && kind !== 'audio')) invalid(`${kind}.voice`);
  const filename = optionalTextIn(object, 'filename', `${kind}.filename`, LONGEST_FILENAME);
  if (filename !== null && kind !== 'document') invalid(`${kind}.filename`);
  return wanted(kind, {text: caption, file: {kind, id, link, filename, voice}});
}

/** @param {Record<string, unknown>} body */
function readContacts(body) {
  const cards = objectsIn(body, 'contacts', 'contacts', Number.MAX_SAFE_INTEGER);
  for (const card of cards) {
    const name = objectIn(card, 'name', 'contacts.name');
    textIn(name, 'formatted_name', 'contacts.name.formatted_name', LONGEST_TEXT);
    const parts = ['first_name', 'last_name', 'middle_name', 'prefix', 'suffix'];
    if (!parts.some((part) => typeof name[part] === 'string' && name[part] !== '')) missing('contacts.name.first_name');
  }
  return cards;
}

/**
 * @param {Record<string, unknown>} location
 * @param {string} name
 * @param {number} most
 */
function checkDegrees(location, name, most) {
  const value = location[name];
  if (value === undefined) missing(`location.${name}`);
  // the platform takes numbers and texts of numbers
  const degrees = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof degrees !== 'number' || !(Math.abs(degrees) <= most)) invalid(`location.${name}`);
}

/**
 * @param {string} param
 * @param {string} limit
 */
function textLength(param, limit) {
  return new GraphError(100, {details: `Param ${param} must be ${limit} long.`});
}

/**
 * `context` and `biz_opaque_callback_data`.
 * @param {Record<string, unknown>} body
 * @returns {{quotedId: string | null, callbackData: string | null}}
 */
export function readEnvelope(body) {
  const {context, recipient_type: recipientType = 'individual', biz_opaque_callback_data: data} = body;
  if (recipientType !== 'individual') invalid('recipient_type');
  if (context !== undefined && !(isRecord(context) && typeof context['message_id'] === 'string')) invalid('context');
  if (data !== undefined && !(typeof data === 'string' && data.length <= LONGEST_CALLBACK_DATA)) {
    invalid('biz_opaque_callback_data');
  }
  return {
    quotedId: isRecord(context) ? String(context['message_id']) : null,
    callbackData: typeof data === 'string' ? data : null,
  };
}
