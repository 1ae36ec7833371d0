import {recordOf, recordsOf, textOf} from './records.js';

/** @typedef {import('./control.js').Message} Message */

const NAMES = new Map([
  ['image', 'Photo'],
  ['video', 'Video'],
  ['audio', 'Audio'],
  ['document', 'Document'],
  ['sticker', 'Sticker'],
  ['location', 'Location'],
  ['contacts', 'Contact'],
  ['order', 'Order'],
]);

/**
 * A message in one line, for quotes and the list of chats.
 * @param {Message} message
 */
export function previewOf({type, text, content, media, deleted}) {
  if (deleted) return 'Deleted message';
  if (media?.voice) return 'Voice message';
  const said = text ?? media?.filename ?? (type === 'contacts' ? nameOfCard(recordsOf(content)[0]) : '');
  const name = NAMES.get(type);
  if (name === undefined) return said || type;
  return said ? `${name}: ${said}` : name;
}

/** @param {unknown} card */
export function nameOfCard(card) {
  return textOf(recordOf(recordOf(card)['name'])['formatted_name']);
}
