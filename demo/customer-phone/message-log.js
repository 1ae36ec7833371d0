import {arrange, byId, icon, make} from './elements.js';
import {markUp} from './markup.js';
import {dayOf, midnightOf, timeOf} from './times.js';

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
  direction === 'in' || status === 'delivered' || status === 'read';

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
  #onReply;

  /** @param {(message: Message) => void} onReply */
  constructor(onReply) {
    this.#onReply = onReply;
    this.#typing.ariaHidden = 'true';
    this.#log.addEventListener('scroll', () => this.#showToLatest());
    this.#toLatest.addEventListener('click', () => this.#scrollToEnd('smooth'));
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
    let row = this.#rows.get(message.id);
    if (!row) {
      row = this.#newRow(message, messages, businessName);
      this.#rows.set(message.id, row);
    }
    const ticks = row.querySelector('.ticks');
    const tick = TICKS.get(message.status);
    if (ticks && tick && !ticks.classList.contains(message.status)) {
      ticks.className = `ticks ${message.status}`;
      ticks.replaceChildren(icon(tick.symbol), make('span', 'visually-hidden', tick.label));
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
    const quoted = messages.find(({id}) => id === message.quotedId);
    if (quoted) bubble.append(make('div', 'quote', quoted.text ?? quoted.type));
    if (message.forwarded) bubble.append(make('div', 'meta', 'Forwarded'));
    if (message.text === null) bubble.append(make('div', 'other-kind', `Message of the kind “${message.type}”`));
    else bubble.append(make('div', 'body', ...markUp(message.text)));
    const time = make('time', '', timeOf(message.at));
    time.setAttribute('datetime', new Date(message.at).toISOString());
    bubble.append(make('div', 'meta', time, ...(own ? [make('span', 'ticks')] : [])));

    const reply = make('button', 'icon-button reply', icon('reply'));
    reply.setAttribute('type', 'button');
    reply.ariaLabel = `Reply to the message of ${timeOf(message.at)}`;
    reply.addEventListener('click', () => this.#onReply(message));
    return make('div', own ? 'row own' : 'row', bubble, reply);
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
