import {html, nothing, type TemplateResult} from 'lit';
import {query, queryAll} from 'lit/decorators.js';
import {ifDefined} from 'lit/directives/if-defined.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Message} from '../../core/message.js';
import {compareMessages} from '../../core/message-order.js';
import {
  hasOlder,
  isPending,
  messagesOf,
  newestCustomerSeq,
  openTask,
  refusalAbout,
  whyNotSend,
} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import {NOWHERE, type Place} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import {base} from '../../element/base.styles.js';
import {customerInitials, customerName, spokenName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import {formatDay, isSameDay} from '../../element/format.js';
import {icons} from '../../element/icons.js';
import {lookalikesOf, nobody} from '../../element/lookalikes.js';
import {Revealing} from '../../element/revealing.js';
import {richTextStyles} from '../../element/rich-text.styles.js';
import {styles as messageStyles} from '../message-bubble/message-bubble.styles.js';
import {renderMessage, type MessageRow} from '../message-bubble/render-message.js';
import {isTroubled} from '../message-bubble/trouble.js';
import {styles} from './conversation.styles.js';
import {copiedText} from './copied-text.js';
import {MessageVoice} from './message-voice.js';
import {renderOlder, type Older} from './older.js';
import {ReadTelling} from './read-telling.js';
import {ReadingPosition} from './reading-position.js';
import {daysOf, lastPlace, unreadOf, type Row, type Unread} from './rows.js';
import {SeenWatch} from './seen-watch.js';

/** Scrolled up so close to the beginning, in px, earlier messages are asked for. */
const EARLY = 48;

/**
 * @summary The conversation of the open task: every message in its place, and what the agent reads stays put.
 * @event {WaIntentEvent} wa-intent - Before `markRead` or `loadOlder` is sent; prevent it to handle it yourself.
 * @csspart base - The pane.
 * @csspart log - What scrolls.
 * @csspart day - The date above the messages of a day.
 * @csspart unread - The divider above the first message that was unread on opening.
 * @csspart older-button - Asks for earlier messages.
 * @csspart newest-button - Goes to the end, and counts what is new there.
 * @csspart bubble - Each message's box.
 * @csspart bubble__text - Each message's text.
 * @csspart bubble__author - The name above a group of messages.
 * @csspart bubble__initials - The initials beside a group of messages.
 * @csspart masked - A stretch of text that is masked; a button where it may be revealed.
 * @csspart revealed - A masked value that is shown for a short time.
 * @csspart reveal-dialog - Asks for the reason of a reveal.
 * @csspart notice - The line that says who joined or left, or what became of the conversation.
 */
export class WaConversation extends DeskElement {
  static override styles = [base, richTextStyles, messageStyles, styles];

  @query('.log') private log: HTMLElement | null | undefined;
  @query('.unread') private divider: HTMLElement | null | undefined;
  @queryAll('.item') private items: NodeListOf<HTMLElement> | undefined;

  readonly #task = this.link.select(openTask, null);
  readonly #messages = this.link.select((state) => {
    const task = openTask(state);
    return task ? messagesOf(state, task.conversationId) : none;
  }, none);
  readonly #agentId = this.link.select(({agent}) => agent?.id ?? null, null);
  readonly #alike = this.link.select(lookalikesOf, nobody);
  readonly #older = this.link.select<Older>((state) => {
    const task = openTask(state);
    if (!task || !hasOlder(state, task.conversationId)) return 'none';
    if (isPending(state, {type: 'loadOlder', taskId: task.id, before: NOWHERE})) return 'loading';
    return refusalAbout(state, task.id, ['loadOlder'])?.code ?? 'more';
  }, 'none');
  readonly #cannotSend = this.link.select((state) => {
    const task = openTask(state);
    return task !== null && whyNotSend(state, task, this.now()) !== null;
  }, false);

  readonly #position = new ReadingPosition(
    this,
    () => this.log,
    () => this.items ?? [],
  );
  readonly #seen = new SeenWatch(this, () => this.#reading.tell(this.link.session, this.#task.value, this));
  readonly #voice = new MessageVoice(this, () => ({
    task: this.#task.value,
    agentId: this.#agentId.value,
    strings: this.strings,
  }));
  readonly #reading = new ReadTelling();
  readonly #revealing = new Revealing(this, this.link);
  #stop: (() => void) | undefined;

  #taskId: string | null = null;
  #opening = false;
  /** Where the divider stands, and how many were unread then. */
  #unread: Unread | null = null;
  #shown: readonly Message[] = none;
  #ownSent = false;
  /** The newest place the agent has had in view. */
  #reached: Place = NOWHERE;
  #renderedAt = 0;

  constructor() {
    super();
    this.link.whenFound((session) => this.#follow(session));
    // what may be done with a failed message changes while the message does not
    for (const part of ['pending', 'refusals', 'typed'] as const)
      this.link.select((state) => (this.#messages.value.some(isTroubled) ? state[part] : null), null);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(undefined);
  }

  protected override willUpdate(): void {
    this.#position.noteIfMoved();
    const task = this.#task.value;
    const messages = this.#messages.value;
    if (task?.id !== this.#taskId) this.#begin(task);
    else if (messages !== this.#shown) this.#take(messages);
    if (this.#opening && task && messages.length > 0) this.#unread = unreadOf(task, messages);
    if (this.#position.following || this.#opening) this.#reached = lastPlace(messages);
    this.#shown = messages;
    this.#renderedAt = this.now();
  }

  protected override render() {
    const task = this.#task.value;
    if (!task) return nothing;
    const {strings} = this;
    const messages = this.#messages.value;
    const about = {
      strings,
      session: this.link.session,
      host: this,
      taskId: task.id,
      agentId: this.#agentId.value,
      customerName: customerName(task.customer, strings),
      customerInitials: customerInitials(task.customer),
      closed: this.#cannotSend.value,
      past: false,
      reveal: this.#revealing.reveal,
      kinds: undefined,
    };
    return html`
      <div class="base" part="base" lang=${strings.locale}>
        <div
          class="log"
          part="log"
          role="log"
          aria-live="off"
          aria-label=${strings.conversation.label(spokenName(task.customer, strings, this.#alike.value))}
          tabindex="0"
          @scroll=${this.#onScroll}
          @copy=${this.#onCopy}
        >
          <div class="content">
            ${this.link.session?.supports('loadOlder') ? renderOlder(this.#older.value, strings, this.#onOlder) : nothing}
            ${messages.length === 0 ? html`<p class="empty quiet">${strings.conversation.empty}</p>` : nothing}
            ${repeat(
              daysOf(messages, this.#unread?.firstId ?? null),
              ({at}) => new Date(at).setHours(0, 0, 0, 0),
              ({at, rows}) => html`
                <section class="day">
                  <div class="date"><span part="day">${formatDay(at, this.#renderedAt, strings.locale)}</span></div>
                  ${repeat(
                    rows,
                    ({message}) => message.id,
                    (row) => this.#renderRow(row, {...about, ...row}),
                  )}
                </section>
              `,
            )}
          </div>
        </div>
        ${this.#position.following ? nothing : this.#renderNewest(messages)}
      </div>
    `;
  }

  #renderRow({message, continued, firstUnread}: Row, row: MessageRow) {
    return html`
      ${firstUnread ? html`<p class="unread" part="unread"><bdi>${this.strings.conversation.unread(this.#unread?.count ?? 0)}</bdi></p>` : nothing}
      <div
        class="item ${continued ? 'continued' : ''}"
        role="article"
        data-message-id=${message.id}
        data-status=${ifDefined(message.delivery?.status)}
      >
        ${renderMessage(row)}
      </div>
    `;
  }

  #renderNewest(messages: readonly Message[]): TemplateResult {
    const {conversation} = this.strings;
    const fresh = messages.filter((one) => this.#isNews(one)).length;
    const words = fresh > 0 ? conversation.fresh(fresh) : conversation.toEnd;
    return html`
      <button class="newest" part="newest-button" @mousedown=${keepFocus} @click=${this.#onNewest}>
        ${icons.down}<bdi class=${fresh > 0 ? '' : 'visually-hidden'}>${words}</bdi>
      </button>
    `;
  }

  protected override updated(): void {
    this.#settle();
  }

  #begin(task: Task | null): void {
    this.#taskId = task?.id ?? null;
    this.#opening = true;
    this.#unread = null;
    this.#reading.begin();
    this.#ownSent = false;
  }

  /** Messages came or changed while the conversation is open. */
  #take(messages: readonly Message[]): void {
    const newest = messages.at(-1);
    this.#ownSent ||= newest !== undefined && newest.id !== this.#shown.at(-1)?.id && this.#isOwn(newest);
    this.#voice.tellChanges(this.#shown, messages);
  }

  #settle(): void {
    if (this.#opening && this.#shown.length > 0) {
      this.#opening = false;
      this.#position.toEnd();
      if (this.divider) this.#position.show(this.divider);
    } else if (this.#ownSent) this.#position.toEnd();
    else this.#position.keep();
    this.#ownSent = false;
    this.#seen.watch(this.#newestOfCustomer());
  }

  #follow(session: DeskSession | undefined): void {
    this.#stop?.();
    this.#stop = undefined;
    if (!session) return;
    const stopVoice = this.#voice.follow(session);
    const stopTicking = session.clock.onSecond(() => {
      if (!isSameDay(this.#renderedAt, this.now())) this.requestUpdate(); // yesterday's "Today" is not today's
    });
    this.#stop = () => {
      stopVoice();
      stopTicking();
    };
  }

  #isOwn({author, version}: Message): boolean {
    return author.kind === 'agent' && (version === 0 || author.id === this.#agentId.value);
  }

  #isNews(message: Message): boolean {
    return message.content.type !== 'notice' && !this.#isOwn(message) && compareMessages(message, this.#reached) > 0;
  }

  #newestOfCustomer(): HTMLElement | undefined {
    const {session} = this.link;
    const task = this.#task.value;
    if (!session || !task) return undefined;
    const seq = newestCustomerSeq(session.state, task);
    const index = this.#shown.findLastIndex((message) => message.seq === seq);
    return index < 0 ? undefined : this.items?.[index];
  }

  #loadOlder(): void {
    const {session} = this.link;
    const task = this.#task.value;
    if (!session || !task || this.#older.value === 'loading' || !session.supports('loadOlder')) return;
    session.loadOlder(task.id, {source: this}).catch(() => undefined); // the refusal stands above the button
  }

  readonly #onScroll = () => {
    this.#position.note();
    if (this.#older.value === 'more' && (this.log?.scrollTop ?? EARLY) < EARLY) this.#loadOlder();
  };

  readonly #onOlder = () => this.#loadOlder();

  readonly #onNewest = () => {
    if (this.shadowRoot?.activeElement?.matches('.newest')) this.log?.focus(); // the button goes; whoever pressed it by key stays here
    this.#position.toEnd();
  };

  readonly #onCopy = (event: ClipboardEvent) => {
    const selection = document.getSelection();
    if (!selection || !event.clipboardData) return;
    const task = this.#task.value;
    const [ends] = this.shadowRoot ? selection.getComposedRanges({shadowRoots: [this.shadowRoot]}) : [];
    if (!ends || !task) return;
    const text = copiedText(ends, {
      items: [...(this.items ?? [])].flatMap((element, i) => {
        const message = this.#shown[i];
        return message ? [{element, message}] : [];
      }),
      customerName: customerName(task.customer, this.strings),
      agentId: this.#agentId.value,
      strings: this.strings,
    });
    if (text === null) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  };
}

const none: readonly Message[] = [];

const keepFocus = (event: MouseEvent): void => event.preventDefault();

declare global {
  interface HTMLElementTagNameMap {
    'wa-conversation': WaConversation;
  }
}
