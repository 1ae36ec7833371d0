import type {Message} from '../../../core/message.js';
import {announce} from '../../../element/announcer.js';
import {deliveryText} from '../../../element/delivery-text.js';
import {rememberFocus} from '../../../element/focus-return.js';
import {formatMoment} from '../../../element/format.js';
import {messageText} from '../../../element/message-words.js';
import {authorName} from '../../../element/who-and-what.js';
import {asDisplayText, spokenText} from '../../../element/shown-text.js';
import {copiedText} from './copied-text.js';
import {Jumps} from './jumps.js';
import {MessageFocus} from './message-focus.js';
import type {Pane} from '../pane.js';
import type {Search} from './search.js';

/** Reply was chosen for this message; prevent it to answer it yourself. */
export class WaReplyRequestedEvent extends Event {
  constructor(readonly detail: {messageId: string}) {
    super('wa-reply-requested', {bubbles: true, composed: true, cancelable: true});
  }
}

/** What is done with messages by key, pointer and menu, search and jumps; loaded when somebody first reaches for it. */
export class Tools {
  readonly jumps: Jumps;
  readonly #pane: Pane;
  readonly #focus: MessageFocus;
  #search: Search | undefined;

  constructor(pane: Pane) {
    this.#pane = pane;
    const {list, view, host} = pane;
    this.#focus = new MessageFocus({
      list,
      log: () => pane.log(),
      firstInView: () => view.firstInView(),
      spoken: (message) => this.#spoken(message),
      moment: (message) => this.#moment(message),
      actionsLabel: () => pane.strings().pane.actions,
      openMenu: (message, row, opener) => void this.#withMenu('openMessageMenu', message, row, opener),
      reply: (message, row) => void this.#withMenu('replyNow', message, row, row),
      react: (message, row) => void this.#withMenu('openReactions', message, row, row),
    });
    this.jumps = new Jumps(host, {
      list,
      position: pane.position,
      view,
      focus: (id) => this.#focus.focus(id, {preventScroll: true}),
      loadOlder: () => pane.loadOlder(),
      notLoaded: () => announce(host, pane.strings().pane.notLoaded, 'assertive'),
    });
  }

  /** `origin` is the innermost element the event came from. */
  take(event: Event, origin: EventTarget | undefined): void {
    if (!(origin instanceof Element)) return;
    if (event instanceof KeyboardEvent) this.#takeKey(event, origin);
    else if (event.type === 'click') this.#focus.onTap(origin);
    else if (event instanceof PointerEvent) this.#focus.onPoint(event, origin);
  }

  /** Of several messages: who, when and what, a line each. */
  copy(event: ClipboardEvent): void {
    const {host, list} = this.#pane;
    const about = this.#pane.drawing()?.about;
    const [ends] = host.shadowRoot
      ? (document.getSelection()?.getComposedRanges({shadowRoots: [host.shadowRoot]}) ?? [])
      : [];
    if (!ends || !about || !event.clipboardData) return;
    const text = copiedText(ends, {
      items: list.chunks.flatMap((chunk) =>
        chunk.messages.flatMap((message) => {
          const element = chunk.rowOf(message.id);
          return element ? [{element, message}] : [];
        }),
      ),
      customerName: about.customerName,
      agentId: about.agentId,
      strings: about.strings,
    });
    if (text === null) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  }

  /** Messages came, changed or went. */
  refresh(): void {
    this.#focus.check();
    this.#search?.refresh();
  }

  /** Another conversation is open. */
  forget(): void {
    this.#search?.close();
    this.jumps.forget();
  }

  async openSearch(): Promise<void> {
    const restore = rememberFocus();
    const {Search: Searching} = await import('./search.js');
    const pane = this.#pane;
    this.#search ??= new Searching({
      host: pane.host,
      strings: pane.strings(),
      messages: () => pane.messages(),
      show: (id) => this.jumps.show(id),
      rowOf: (id) => pane.list.rowOf(id),
      hasOlder: () => pane.hasOlder() && pane.session()?.supports('loadOlder') === true,
      loadOlder: async () => void (await pane.loadOlder()),
      closed: () => {
        this.#search = undefined;
        if (!restore()) pane.log()?.focus();
      },
    });
    this.#search.open();
  }

  #takeKey(event: KeyboardEvent, origin: Element): void {
    const typing = origin instanceof HTMLInputElement;
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    const find = event.key.toLowerCase() === 'f' && event.shiftKey && (event.ctrlKey || event.metaKey);
    if (!slash && !find) return this.#focus.onKeyDown(event, origin);
    event.preventDefault();
    void this.openSearch();
  }

  async #withMenu(
    act: 'openMessageMenu' | 'replyNow' | 'openReactions',
    message: Message,
    row: HTMLElement,
    opener: HTMLElement,
  ): Promise<void> {
    const menu = await import('./message-menu.js');
    const {host} = this.#pane;
    const task = this.#pane.task();
    const drawing = this.#pane.drawing();
    if (!task || !drawing || !row.isConnected) return;
    const reply = () => {
      if (host.dispatchEvent(new WaReplyRequestedEvent({messageId: message.id})))
        this.#pane.session()?.replyTo(message.conversationId, message.id);
    };
    await menu[act]({
      row: {...drawing.about, message, continued: false},
      task,
      host,
      opener,
      onReply: reply,
    });
  }

  #spoken(message: Message): string {
    const strings = this.#pane.strings();
    const text = spokenText(messageText(message, strings), strings);
    if (message.content.type === 'notice') return text;
    const customerName = asDisplayText(this.#pane.drawing()?.about.customerName ?? '');
    const name = this.#pane.isOwn(message)
      ? strings.conversation.you
      : spokenText(authorName(message.author, customerName, strings), strings);
    return `${strings.pane.received(name, text)}, ${formatMoment(message.at, strings.locale)}`;
  }

  #moment(message: Message): string {
    const {at, delivery} = message;
    const strings = this.#pane.strings();
    const moment = formatMoment(at, strings.locale);
    return delivery ? `${moment} · ${deliveryText(message, delivery, strings)}` : moment;
  }
}

declare global {
  interface HTMLElementEventMap {
    'wa-reply-requested': WaReplyRequestedEvent;
  }
}
