import type {Message} from '../../../core/message.js';
import type {ChunkList} from '../chunk-list.js';
import {MessageAside} from './message-aside.js';

/** Single keys, while a message has the focus and nowhere else (WCAG 2.1.4). */
const keyed = new Map<string, 'reply' | 'react'>([
  ['r', 'reply'],
  ['e', 'react'],
]);

/** What the keys and the button of a message need of the pane. */
export interface MessagePane {
  readonly list: ChunkList;
  log(): HTMLElement | null | undefined;
  /** The message that is first in view. */
  firstInView(): string | undefined;
  /** What a screen reader says of a message that has the focus. */
  spoken(message: Message): string;
  /** When it was, to the day, and how far it has come. */
  moment(message: Message): string;
  actionsLabel(): string;
  openMenu(message: Message, row: HTMLElement, opener: HTMLElement): void;
  reply(message: Message, row: HTMLElement): void;
  react(message: Message, row: HTMLElement): void;
}

/**
 * The way through the messages by keys: one tab stop, arrows, Home, End, PageUp and PageDown from message to message,
 * Enter or the context-menu key to what can be done with one, R to answer it, E to react to it. The same by a button on the message that is pointed at,
 * touched or focused: one button, that goes from message to message.
 */
export class MessageFocus {
  readonly #pane: MessagePane;
  readonly #aside = new MessageAside();
  #current: HTMLElement | undefined;
  #pointedAt: Element | undefined;

  constructor(pane: MessagePane) {
    this.#pane = pane;
    const {button} = this.#aside;
    button.addEventListener('click', () => this.#open(button.closest<HTMLElement>('.message'), button));
  }

  /** A message may have gone, and the tab stop with it. */
  check(): void {
    if (this.#current && !this.#current.isConnected) this.#leave();
  }

  /** Brings the focus to a message, wherever it stands. */
  focus(id: string, options: FocusOptions = {}): boolean {
    const {list} = this.#pane;
    const index = list.indexOf(id);
    list.fill(index, index);
    const row = list.rowOf(id);
    if (!row) return false;
    this.#leave();
    this.#current = row;
    const message = this.#messageOf(row);
    if (message) row.ariaLabel = this.#pane.spoken(message);
    row.tabIndex = 0;
    const log = this.#pane.log();
    if (log) log.tabIndex = -1;
    row.focus(options);
    row.addEventListener('blur', this.#onBlur, {once: true});
    this.#show(row);
    this.#tell(row);
    return true;
  }

  /** The exact time covers what stands below it. */
  readonly #onBlur = ({currentTarget: row}: FocusEvent): void => {
    if (row instanceof HTMLElement) this.#aside.tell(row, null);
  };

  onKeyDown(event: KeyboardEvent, target: Element): void {
    const {key} = event;
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const onRow = target.matches('.message');
    if (!onRow && target !== this.#pane.log()) return; // keys of what stands within a message are its own
    if (onRow && (key === 'Enter' || key === 'ContextMenu' || (key === 'F10' && event.shiftKey))) {
      event.preventDefault();
      this.#open(target, target);
      return;
    }
    if (onRow && key === 'Escape') this.#aside.tell(target, null);
    const act = keyed.get(key.toLowerCase());
    if (onRow && act && !event.repeat) {
      const message = this.#messageOf(target);
      event.preventDefault();
      if (message && message.content.type !== 'notice') this.#pane[act](message, target);
      return;
    }
    const to = this.#whereTo(key, onRow ? target : undefined);
    if (to === undefined) return;
    event.preventDefault();
    this.focus(to);
  }

  /** Where the pointer has moved to: what new messages push under it is not meant. */
  onPoint({pointerType}: PointerEvent, target: Element): void {
    if (target === this.#pointedAt) return;
    this.#pointedAt = target;
    const row = target.closest<HTMLElement>('.message');
    if (!row || pointerType !== 'mouse') return;
    this.#show(row);
    if (target.closest('.foot')) this.#tell(row);
    else if (row !== this.#current && !target.closest('.moment')) this.#aside.tell(row, null);
  }

  /** A finger does not hover: it taps. */
  onTap(target: Element): void {
    const row = target.closest('.bubble')?.closest<HTMLElement>('.message');
    if (!row) return;
    this.#show(row);
    if (target.closest('.foot')) this.#tell(row);
  }

  #whereTo(key: string, row: HTMLElement | undefined): string | undefined {
    const ids = this.#ids();
    const from = row?.dataset['messageId'] ?? this.#current?.dataset['messageId'];
    const at = from === undefined ? -1 : ids.indexOf(from);
    const near = ids[at] ?? this.#pane.firstInView() ?? ids.at(-1);
    switch (key) {
      case 'ArrowUp':
        return row ? (ids[at - 1] ?? from) : near;
      case 'ArrowDown':
        return row ? (ids[at + 1] ?? from) : near;
      case 'Home':
        return ids[0];
      case 'End':
        return ids.at(-1);
      case 'PageUp':
        return row && ids[Math.max(0, at - this.#screen(row))];
      case 'PageDown':
        return row && ids[Math.min(ids.length - 1, at + this.#screen(row))];
      default:
        return undefined;
    }
  }

  #ids(): string[] {
    return this.#pane.list.chunks.flatMap(({messages}) => messages.map(({id}) => id));
  }

  /** How many messages like this one make a screen. */
  #screen(row: HTMLElement): number {
    const height = this.#pane.log()?.clientHeight ?? 0;
    return Math.max(1, Math.floor(height / Math.max(48, row.offsetHeight)));
  }

  #leave(): void {
    const row = this.#current;
    this.#current = undefined;
    row?.removeAttribute('tabindex');
    if (row) row.ariaLabel = null;
    const log = this.#pane.log();
    if (log) log.tabIndex = 0;
  }

  #show(row: HTMLElement): void {
    if (!row.matches('.line')) this.#aside.show(row, this.#pane.actionsLabel());
  }

  #tell(row: HTMLElement): void {
    const message = this.#messageOf(row);
    if (message) this.#aside.tell(row, this.#pane.moment(message));
  }

  #messageOf(row: HTMLElement): Message | undefined {
    const id = row.dataset['messageId'] ?? '';
    return this.#pane.list.chunks[this.#pane.list.indexOf(id)]?.messages.find((one) => one.id === id);
  }

  #open(row: HTMLElement | null, opener: HTMLElement): void {
    const message = row && this.#messageOf(row);
    if (message && message.content.type !== 'notice') this.#pane.openMenu(message, row, opener);
  }
}
