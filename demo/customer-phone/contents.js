import {mediaUrl} from './control.js';
import {icon, initialsOf, make} from './elements.js';
import {markUp} from './markup.js';
import {nameOfCard} from './previews.js';
import {recordOf, recordsOf, textOf} from './records.js';
import {voicePlayer} from './voice-player.js';

/** @typedef {import('./control.js').Message} Message */
/** @typedef {import('./control.js').Media} Media */
/** @typedef {{play: (message: Message) => void, tap: (message: Message, choice: object) => void}} Acts */

/**
 * What a bubble holds.
 * @param {Message} message
 * @param {Acts} acts
 * @returns {HTMLElement[]}
 */
export function contentsOf(message, acts) {
  const {type, text, content, media, direction, deleted} = message;
  if (deleted) {
    return [make('div', 'gone', direction === 'in' ? 'You deleted this message.' : 'This message was deleted.')];
  }
  const words = text === null ? [] : [make('div', 'body', ...markUp(text))];
  if (type === 'template') return template(message, acts, words);
  if (media) return [file(type, media, () => direction === 'out' && acts.play(message)), ...words];
  switch (type) {
    case 'location':
      return [place(recordOf(content))];
    case 'contacts':
      return recordsOf(content).map(card);
    case 'order':
      return [order(recordOf(content))];
    case 'interactive':
      return direction === 'out' ? offered(message, acts, words) : words;
    default:
      return words.length > 0 ? words : [make('div', 'other-kind', `Message of the kind “${type}”`)];
  }
}

/**
 * @param {string} type
 * @param {Media} media
 * @param {() => void} onHeard
 */
function file(type, media, onHeard) {
  const url = mediaUrl(media);
  if (media.voice) return voicePlayer(url, onHeard);
  switch (type) {
    case 'image':
    case 'sticker':
      return picture(type, media, url);
    case 'video':
    case 'audio': {
      const player = document.createElement(type);
      player.className = type;
      player.controls = true;
      player.preload = 'metadata';
      player.src = url;
      return player;
    }
    default:
      return paper(media, url);
  }
}

/**
 * @param {'image' | 'sticker'} type
 * @param {Media} media
 * @param {string} url
 */
function picture(type, media, url) {
  const image = new Image();
  image.className = type === 'image' ? 'photo' : 'sticker';
  image.alt = type === 'image' ? 'Photo' : 'Sticker';
  image.src = url;
  image.addEventListener('error', () => image.replaceWith(paper(media, url)));
  return image;
}

/**
 * @param {Media} media
 * @param {string} url
 */
function paper({filename, mimeType, size}, url) {
  const name = filename ?? 'File';
  const link = make(
    'a',
    'paper',
    icon('paper'),
    make('strong', '', name),
    make('span', '', `${mimeType.split(';')[0]}, ${sizeOf(size)}`),
  );
  link.setAttribute('href', url);
  link.setAttribute('download', name);
  return link;
}

/** @param {Record<string, unknown>} location */
function place({latitude, longitude, name, address}) {
  const degrees = `${textOf(latitude)}, ${textOf(longitude)}`;
  const map = make('div', 'map', icon('pin'));
  map.ariaHidden = 'true';
  const words = [textOf(name), textOf(address), degrees].filter(Boolean).slice(0, 2);
  const [title = degrees, ...others] = words;
  return make('div', 'place', map, make('strong', '', title), ...others.map((line) => make('span', '', line)));
}

/** @param {Record<string, unknown>} contact */
function card(contact) {
  const name = nameOfCard(contact) || 'Contact';
  const lines = recordsOf(contact['phones']).map(({phone}) => make('span', '', textOf(phone)));
  return make('div', 'card', make('span', 'avatar', initialsOf(name)), make('strong', '', name), ...lines);
}

/** @param {Record<string, unknown>} content */
function order({text, product_items: items}) {
  const lines = recordsOf(items).map(({product_retailer_id: id, quantity, item_price: price, currency}) =>
    make('li', '', `${textOf(quantity)} × ${textOf(id)}`, make('span', '', `${textOf(price)} ${textOf(currency)}`)),
  );
  const note = textOf(text);
  return make('div', 'order', make('strong', '', 'Order'), make('ul', '', ...lines), ...(note ? [note] : []));
}

/**
 * @param {Message} message
 * @param {Acts} acts
 * @param {HTMLElement[]} words
 */
function offered(message, acts, words) {
  const content = recordOf(message.content);
  const header = textOf(recordOf(content['header'])['text']);
  const footer = textOf(recordOf(content['footer'])['text']);
  return [
    ...(header ? [make('strong', 'title', header)] : []),
    ...words,
    ...(footer ? [make('div', 'footer', footer)] : []),
    choices(message, acts),
  ];
}

/**
 * @param {Message} message
 * @param {Acts} acts
 */
function choices(message, acts) {
  const action = recordOf(recordOf(message.content)['action']);
  const buttons = recordsOf(action['buttons']).map(({reply}) => ({key: 'buttonId', ...recordOf(reply)}));
  const rows = recordsOf(action['sections']).flatMap((section) =>
    recordsOf(section['rows']).map((row) => ({key: 'rowId', ...row})),
  );
  return make(
    'div',
    'choices',
    ...[...buttons, ...rows].map((choice) => {
      const {key, id, title} = recordOf(choice);
      const button = make('button', '', textOf(title));
      button.setAttribute('type', 'button');
      button.addEventListener('click', () => acts.tap(message, {[textOf(key)]: id}));
      return button;
    }),
  );
}

/**
 * Header, body, footer and buttons; all buttons but the quick replies are drawn without an effect.
 * @param {Message} message
 * @param {Acts} acts
 * @param {HTMLElement[]} words
 */
function template(message, acts, words) {
  const {header, footer, buttons} = recordOf(message.content);
  const {media} = message;
  const top = media ? [file(media.mimeType.split('/')[0] ?? '', media, () => undefined)] : [];
  const drawn = recordsOf(buttons).map(({type, text, payload, url}) => {
    const button = make('button', '', textOf(text));
    button.setAttribute('type', 'button');
    if (type === 'QUICK_REPLY') button.addEventListener('click', () => acts.tap(message, {buttonId: payload}));
    else button.setAttribute('disabled', '');
    if (url !== undefined) button.title = textOf(url);
    return button;
  });
  return [
    ...top,
    ...(textOf(header) ? [make('strong', 'title', textOf(header))] : []),
    ...words,
    ...(textOf(footer) ? [make('div', 'footer', textOf(footer))] : []),
    ...(drawn.length > 0 ? [make('div', 'choices', ...drawn)] : []),
  ];
}

/** @param {number} bytes */
function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} kB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
