import {contentsOf} from './contents.js';
import {arrange, byId, icon, make} from './elements.js';
import {previewOf} from './previews.js';
import {dayOf, midnightOf, timeOf} from './times.js';
import {hush} from './voice-player.js';

/** @typedef {import('./control.js').Message} Message */

/** Ticks of what the customer wrote. */
const TICKS = new Map([
  ['sent', {symbol: 'tick', label: 'Sent'}],
  ['delivered', {symbol: 'ticks', label: 'Delivered'}],
  ['read', {symbol: 'ticks', label: 'Read'}],
]);
const NEAR_END = 48;

/** What the business sent is on the phone once it was delivered. */
export const hasArrived = (/** @type {Message} */ {direction, status}) =>
  direction === 'in' || status === 'delivered' || status === 'read' || status === 'played';

/** The conversation on the screen. */
export class MessageLog {
  #log = byId('log', HTMLElement);
  #toLatest = byId('to-latest', HTMLButtonElement);
  #chatKey = '';
  #atEnd = true;
  /** @type {Map<string, HTMLElement>} rows by message id and day separators by day */
  #rows = new Map();
  #typing = make('div', 'row turn', make('div', 'bubble typing-dots', make('i', ''), make('i', ''), make('i', '')));
  #empty = make('p', 'empty', 'No messages yet. Say hello.');
  #acts;

  /**
   * @param {import('./contents.js').Acts & {menu: (opener: HTMLElement, id: string) => void}} acts
   */
  constructor(acts) {
    this.#acts = acts;
    this.#typing.ariaHidden = 'true';
    this.#log.addEventListener('scroll', () => this.#showToLatest());
    this.#toLatest.addEventListener('click', () => this.#scrollToEnd('smooth'));
    // pictures grow when they are loaded
    for (const name of ['load', 'loadedmetadata']) {
      this.#log.addEventListener(name, () => this.#atEnd && this.#scrollToEnd('instant'), true);
    }
    // a growing composer or keyboard takes room away at the end
    new ResizeObserver(() => this.#atEnd && this.#scrollToEnd('instant')).observe(this.#log);
  }

  /**
   * @param {import('./control.js').Chat | undefined} chat
   * @param {string} chatKey
   * @param {string} businessName
   * @param {number} now ms epoch
   */
  render(chat, chatKey, businessName, now) {
    if (this.#chatKey !== chatKey) {
      this.#chatKey = chatKey;
      hush();
      this.#rows.clear();
      this.#atEnd = true;
    }
    const messages = (chat?.messages ?? []).filter(hasArrived);
    /** @type {HTMLElement[]} */
    const children = [];
    /** @type {Message | undefined} */
    let before;
    for (const message of messages) {
      const newDay = !before || midnightOf(before.at) !== midnightOf(message.at);
      if (newDay) children.push(this.#dayRow(message.at, now));
      const row = this.#messageRow(message, messages, businessName);
      row.classList.toggle('turn', !newDay && before?.direction !== message.direction);
      children.push(row);
      before = message;
    }
    if (messages.length === 0) children.push(this.#empty);
    if (chat?.typing) children.push(this.#typing);
    arrange(this.#log, children);
    if (this.#atEnd) this.#scrollToEnd('instant');
    this.#showToLatest();
  }

  /**
   * @param {number} at
   * @param {number} now
   */
  #dayRow(at, now) {
    const key = `day ${midnightOf(at)}`;
    const row = this.#rows.get(key) ?? make('p', 'day');
    this.#rows.set(key, row);
    setText(row, dayOf(at, now));
    return row;
  }

  /**
   * @param {Message} message
   * @param {Message[]} messages
   * @param {string} businessName
   */
  #messageRow(message, messages, businessName) {
    const shown = JSON.stringify([message.text, message.edited, message.deleted]);
    let row = this.#rows.get(message.id);
    if (row?.dataset['shown'] !== shown) {
      const before = row;
      row = this.#newRow(message, messages, businessName);
      row.dataset['shown'] = shown;
      before?.replaceWith(row);
      this.#rows.set(message.id, row);
    }
    const ticks = row.querySelector('.ticks');
    const tick = TICKS.get(message.status);
    if (ticks && tick && !ticks.classList.contains(message.status)) {
      ticks.className = `ticks ${message.status}`;
      ticks.replaceChildren(icon(tick.symbol), make('span', 'visually-hidden', tick.label));
    }
    const reactions = row.querySelector('.reactions');
    const emoji = message.reactions.map((reaction) => reaction.emoji).join('');
    if (reactions instanceof HTMLElement) {
      reactions.hidden = emoji === '';
      setText(reactions, emoji);
      row.classList.toggle('reacted', emoji !== '');
    }
    return row;
  }

  /**
   * @param {Message} message
   * @param {Message[]} messages
   * @param {string} businessName
   */
  #newRow(message, messages, businessName) {
    const own = message.direction === 'in';
    const bubble = make('div', 'bubble', make('span', 'visually-hidden', own ? 'You: ' : `${businessName}: `));
    if (message.type === 'sticker' && !message.deleted) bubble.classList.add('bare');
    const quoted = messages.find(({id}) => id === message.quotedId);
    if (quoted && !message.deleted) bubble.append(make('div', 'quote', previewOf(quoted)));
    for (const label of [message.groupId && 'In a group', message.forwarded && 'Forwarded']) {
      if (label) bubble.append(make('div', 'meta', label));
    }
    bubble.append(...contentsOf(message, this.#acts));
    const time = make('time', '', timeOf(message.at));
    time.setAttribute('datetime', new Date(message.at).toISOString());
    const edited = message.edited && !message.deleted ? ['Edited'] : [];
    bubble.append(make('div', 'meta', ...edited, time, ...(own ? [make('span', 'ticks')] : [])));
    bubble.append(make('div', 'reactions'));

    if (message.deleted) return make('div', own ? 'row own' : 'row', bubble);
    const menu = make('button', 'icon-button more', icon('more'));
    menu.setAttribute('type', 'button');
    menu.ariaLabel = `Reply or react to the message of ${timeOf(message.at)}`;
    menu.ariaHasPopup = 'dialog';
    menu.addEventListener('click', () => this.#acts.menu(menu, message.id));
    return make('div', own ? 'row own' : 'row', bubble, menu);
  }

  /** @param {ScrollBehavior} behavior */
  #scrollToEnd(behavior) {
    this.#log.scrollTo({top: this.#log.scrollHeight, behavior});
  }

  #showToLatest() {
    const {scrollTop, clientHeight, scrollHeight} = this.#log;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END;
    this.#toLatest.hidden = this.#atEnd;
  }
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
