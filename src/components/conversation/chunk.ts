import {html, render} from 'lit';
import type {Message} from '../../core/message.js';
import {formatDay, isSameDay} from '../../element/format.js';
import {setAttribute} from '../message-bubble/by-hand.js';
import {DrawnMessage} from '../message-bubble/drawn-message.js';
import type {MessageRow} from '../message-bubble/render-message.js';
import {isTroubled} from '../message-bubble/troubled.js';
import {whileIdle} from './idle.js';
import {isContinued, type Unread} from './rows.js';

// the first formatter of a language is dear: it is made before a conversation is there to wait for it
whileIdle(() => Intl.DateTimeFormat().format() === '');

/** Px of a row that was never measured. */
const ROW = 56;

/** What all rows of a conversation have in common; another value draws all of them anew. */
export interface Drawing {
  readonly about: Omit<MessageRow, 'message' | 'continued'>;
  readonly unread: Unread | null;
  /** The day that is called today, in ms. */
  readonly today: number;
}

/** A row: a message, the name of a day or the divider of what is unread. */
interface Item {
  readonly element: HTMLElement;
  readonly drawn: DrawnMessage | undefined;
  message: Message | undefined;
  continued: boolean;
  about: Drawing['about'] | undefined;
}

/**
 * About fifty messages in an element of their own, each row a render root: what changes draws its own row and no other.
 * Without rows it takes the room they need.
 */
export class Chunk {
  readonly element = document.createElement('div');
  /** Px, as last seen; null while it has never been drawn. */
  height: number | null = null;
  /** Which positions its rows say to a screen reader. */
  numbered = '';
  messages: readonly Message[];
  readonly #items = new Map<string, Item>();
  #filled = false;
  #troubled = false;

  constructor(messages: readonly Message[]) {
    this.messages = messages;
    this.empty();
  }

  /** Its rows stand in the page. */
  get filled(): boolean {
    return this.#filled;
  }

  /** Whether what is drawn depends on more than the messages. */
  get troubled(): boolean {
    return this.#troubled;
  }

  /** The rows of its messages, in their order; none where it is not filled. */
  get rows(): HTMLElement[] {
    return this.messages.flatMap(({id}) => this.rowOf(id) ?? []);
  }

  rowOf(id: string): HTMLElement | undefined {
    return this.#items.get(id)?.element;
  }

  /** Draws what is new or has changed. `before` is the message above its first. */
  draw(before: Message | undefined, drawing: Drawing): void {
    if (!this.#filled) {
      const {style} = this.element;
      this.#filled = true;
      this.element.className = 'chunk filled';
      style.containIntrinsicBlockSize = `auto ${style.minBlockSize}`; // while nobody sees it
      style.minBlockSize = '';
    }
    this.#troubled = this.messages.some(isTroubled);
    const wanted: Item[] = [];
    for (const message of this.messages) {
      const sameDay = before !== undefined && isSameDay(before.at, message.at);
      if (!sameDay) wanted.push(this.#day(message.at, drawing));
      const firstUnread = message.id === drawing.unread?.firstId;
      if (firstUnread) wanted.push(this.#divider(drawing));
      wanted.push(this.#row(message, sameDay && !firstUnread && isContinued(before, message), drawing));
      before = message;
    }
    this.#place(wanted);
  }

  /** The page it is in goes, or comes back. */
  setConnected(isConnected: boolean): void {
    for (const {drawn} of this.#items.values()) drawn?.setConnected(isConnected);
  }

  /** Leaves its room and nothing in it. */
  empty(): void {
    this.setConnected(false);
    this.element.textContent = '';
    this.#items.clear();
    this.#filled = false;
    this.#troubled = false;
    this.element.className = 'chunk';
    this.numbered = '';
    this.element.style.minBlockSize = `${this.height ?? this.messages.length * ROW}px`;
  }

  #row(message: Message, continued: boolean, drawing: Drawing): Item {
    let item = this.#items.get(message.id);
    if (!item) {
      const drawn = new DrawnMessage();
      drawn.element.setAttribute('role', 'article');
      drawn.element.setAttribute('data-message-id', message.id);
      item = this.#add(message.id, drawn.element, drawn);
    }
    const same = item.message === message && item.continued === continued && item.about === drawing.about;
    if (same && !isTroubled(message) && item.drawn?.awaits !== true) return item;
    item.message = message;
    item.continued = continued;
    item.about = drawing.about;
    if (message.delivery) setAttribute(item.element, 'data-status', message.delivery.status);
    item.drawn?.draw({...drawing.about, message, continued});
    return item;
  }

  #day(at: number, drawing: Drawing): Item {
    const item = this.#line(`day ${new Date(at).setHours(0, 0, 0, 0)}`, 'date');
    const {locale} = drawing.about.strings;
    render(html`<span part="day">${formatDay(at, drawing.today, locale)}</span>`, item.element);
    return item;
  }

  #divider(drawing: Drawing): Item {
    const item = this.#line('unread', 'unread');
    item.element.part.value = 'unread';
    const words = drawing.about.strings.pane.unread(drawing.unread?.count ?? 0);
    render(html`<bdi>${words}</bdi>`, item.element);
    return item;
  }

  #line(key: string, className: string): Item {
    const known = this.#items.get(key);
    if (known) return known;
    const element = document.createElement('div');
    element.className = className;
    return this.#add(key, element);
  }

  #add(key: string, element: HTMLElement, drawn?: DrawnMessage): Item {
    const item: Item = {element, drawn, message: undefined, continued: false, about: undefined};
    this.#items.set(key, item);
    return item;
  }

  /** In this order and nothing else; what stands right is not moved, so that focus and selection stay. */
  #place(wanted: readonly Item[]): void {
    if (wanted.length !== this.#items.size) {
      const kept = new Set(wanted);
      for (const [key, item] of this.#items) {
        if (kept.has(item)) continue;
        item.drawn?.setConnected(false);
        item.element.remove();
        this.#items.delete(key);
      }
    }
    let next = this.element.firstChild;
    for (const {element} of wanted) {
      if (element === next) next = element.nextSibling;
      else this.element.insertBefore(element, next);
    }
  }
}
