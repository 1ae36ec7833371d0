import {html, render} from 'lit';
import type {Message} from '../../core/message.js';
import {formatDay, isSameDay} from '../../element/format.js';
import {setAttribute} from '../message-bubble/by-hand.js';
import {DrawnMessage} from '../message-bubble/drawn-message.js';
import type {MessageRow} from '../message-bubble/render-message.js';
import {isTroubled} from '../message-bubble/troubled.js';
import {isContinued, type Unread} from './rows.js';

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
  drawing: Drawing;
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
    this.element.className = 'chunk';
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

  /** Takes the room of so many px until it is filled, or while nobody sees it. */
  reserve(height: number): void {
    const {style} = this.element;
    style.minBlockSize = this.#filled ? '' : `${height}px`;
    style.containIntrinsicBlockSize = `auto ${height}px`;
  }

  /** Draws what is new or has changed. `before` is the message above its first. */
  draw(before: Message | undefined, drawing: Drawing): void {
    if (!this.#filled) {
      this.#filled = true;
      this.element.classList.add('filled');
      this.element.style.minBlockSize = '';
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
  empty(height: number): void {
    this.setConnected(false);
    this.element.textContent = '';
    this.#items.clear();
    this.#filled = false;
    this.#troubled = false;
    this.element.classList.remove('filled');
    this.numbered = '';
    this.reserve(height);
  }

  #row(message: Message, continued: boolean, drawing: Drawing): Item {
    let item = this.#items.get(message.id);
    if (!item) {
      const drawn = new DrawnMessage();
      drawn.element.setAttribute('role', 'article');
      drawn.element.setAttribute('data-message-id', message.id);
      item = this.#add(message.id, {element: drawn.element, drawn, message: undefined, continued, drawing});
    }
    const same = item.message === message && item.continued === continued && item.drawing.about === drawing.about;
    if (same && !isTroubled(message) && item.drawn?.awaits !== true) return item;
    item.message = message;
    item.continued = continued;
    item.drawing = drawing;
    if (message.delivery) setAttribute(item.element, 'data-status', message.delivery.status);
    item.drawn?.draw({...drawing.about, message, continued});
    return item;
  }

  #day(at: number, drawing: Drawing): Item {
    const item = this.#line(`day ${new Date(at).setHours(0, 0, 0, 0)}`, 'date', drawing);
    const {locale} = drawing.about.strings;
    render(html`<span part="day">${formatDay(at, drawing.today, locale)}</span>`, item.element);
    return item;
  }

  #divider(drawing: Drawing): Item {
    const item = this.#line('unread', 'unread', drawing);
    item.element.part.value = 'unread';
    const words = drawing.about.strings.pane.unread(drawing.unread?.count ?? 0);
    render(html`<bdi>${words}</bdi>`, item.element);
    return item;
  }

  #line(key: string, className: string, drawing: Drawing): Item {
    const known = this.#items.get(key);
    if (known) return known;
    const element = document.createElement('div');
    element.className = className;
    return this.#add(key, {element, drawn: undefined, message: undefined, continued: false, drawing});
  }

  #add(key: string, item: Item): Item {
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
