import {html, nothing, type TemplateResult} from 'lit';
import {query} from 'lit/decorators.js';
import type {Message} from '../../core/message.js';
import {compareMessages} from '../../core/message-order.js';
import {hasOlder, isPending, messagesOf, openTask, refusalAbout, whyNotSend} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import {NOWHERE, type Place} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import {base} from '../../element/base.styles.js';
import {customerInitials, customerName, spokenName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import {formatDay, isSameDay} from '../../element/format.js';
import * as icons from '../../element/icons.js';
import {Later} from '../../element/later.js';
import {prepareToAnnounce} from '../../element/announcer.js';
import {lookalikesOf, nobody} from '../../element/lookalikes.js';
import {Revealing} from '../../element/revealing.js';
import {richTextStyles} from '../../element/rich-text.styles.js';
import {partsCame, partsHere} from '../message-bubble/later-parts.js';
import {styles as messageStyles} from '../message-bubble/message-bubble.styles.js';
import {changesOf, type Changes} from './changes.js';
import {ChunkList} from './chunk-list.js';
import type {Drawing} from './chunk.js';
import {conversationWords} from '../../strings/en/conversation.js';
import {customerWords} from '../../strings/en/customer.js';
import {deliveryWords} from '../../strings/en/delivery.js';
import {maskedWords} from '../../strings/en/masked.js';
import {paneWords} from '../../strings/en/pane.js';
import {styles} from './conversation.styles.js';
import {DayChip} from './day-chip.js';
import {FramePace, nextFrame} from './frame-pace.js';
import type {MessageVoice} from './message-voice.js';
import {renderOlder, type Older} from './older.js';
import {ReadTelling} from './read-telling.js';
import {ReadingPosition} from './reading-position.js';
import {lastPlace, unreadOf} from './rows.js';
import {SeenWatch} from './seen-watch.js';
import type {Tools, ToolsPane} from './tools.js';
import {View} from './view.js';

/** Scrolled up so close to the beginning, in px, earlier messages are asked for. */
const EARLY = 48;
/** Above what is brought into view, in px. */
const HEADROOM = 48;

/**
 * Find in page, selection, copy and print reach all rows that are drawn: the newest two thousand, and those around what
 * is read; beyond them there is the search. A screen reader finds the chunks in view, in a log of articles that say
 * their position among how many (a feed may hold nothing but articles, and here stand days and the divider).
 *
 * @summary The conversation of the open task: every message in its place, and what the agent reads stays put.
 * @event {WaIntentEvent} wa-intent - Before `markRead`, `loadOlder`, `react`, `retry` or `deleteUnsent` is sent; prevent it to handle it yourself.
 * @event {WaMessageEditedEvent} wa-message-edited - Edit put the text of a failed message back into the draft.
 * @event {WaReplyRequestedEvent} wa-reply-requested - Reply was chosen for a message; the composers of its session answer it, unless the event is prevented.
 * @csspart base - The pane.
 * @csspart log - What scrolls.
 * @csspart day - The date above the messages of a day.
 * @csspart floating-day - The date of what is in view, while one scrolls.
 * @csspart unread - The divider above the first message that was unread on opening.
 * @csspart older-button - Asks for earlier messages.
 * @csspart search-button - Opens the search within the conversation.
 * @csspart search - The bar of the search.
 * @csspart search-input - What is searched for.
 * @csspart actions-button - Opens what can be done with a message, on the one that is pointed at or focused.
 * @csspart moment - The exact time of the message that has the focus, or whose time is pointed at.
 * @csspart menu - What can be done with a message.
 * @csspart emoji-picker - Where an emoji is chosen to react with.
 * @csspart emoji-search - Finds one by name.
 * @csspart emoji - One of them.
 * @csspart back-button - Goes back to where a jump to a quoted message began.
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
  protected static override words = {
    conversation: conversationWords,
    customer: customerWords,
    delivery: deliveryWords,
    masked: maskedWords,
    pane: paneWords,
  };

  @query('.floating-day') private floatingDay: HTMLElement | null | undefined;

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
    () => {
      const id = this.#view.firstInView();
      return id === undefined ? undefined : () => this.#list.rowOf(id);
    },
  );
  readonly #list = new ChunkList();
  readonly #view = new View(
    this.#list,
    () => this.log,
    () => this.#older.value !== 'none',
  );
  readonly #chip = new DayChip(() => this.floatingDay);
  readonly #pace = new FramePace();
  /** Undefined until somebody has reached for the messages. */
  #tools: Tools | undefined;
  readonly #seen = new SeenWatch(this, () => this.#reading.tell(this.link.session, this.#task.value, this));
  /** Undefined until its code is here, right after the pane's own. */
  #voice: MessageVoice | undefined;
  /** What came in while its code was still to come. */
  #unsaid: (() => void)[] = [];
  readonly #reading = new ReadTelling();
  readonly #revealing = new Revealing(this, this.link);
  #stop: (() => void) | undefined;

  #log: HTMLElement | null | undefined;
  #taskId: string | null = null;
  #opening = false;
  /** The place of what was opened is about to be found. */
  #settling: Promise<void> | undefined;
  #shown: readonly Message[] = none;
  /** What is drawn, and how; undefined until something is. */
  #drawing: Drawing | undefined;
  #from: readonly unknown[] = [];
  #ownSent = false;
  /** The newest place the agent has had in view. */
  #reached: Place = NOWHERE;

  constructor() {
    super();
    this.link.whenFound((session) => this.#follow(session));
    // what may be done with a failed message changes while the message does not
    for (const part of ['pending', 'refusals', 'typed'] as const)
      this.link.select((state) => (this.#list.troubled ? state[part] : null), null);
  }

  /** Kept: every scroll asks for it. */
  private get log(): HTMLElement | null | undefined {
    if (!this.#log?.isConnected) this.#log = this.renderRoot.querySelector<HTMLElement>('.log');
    return this.#log;
  }

  /** Leads to a message, loading what stands before until it is there; the agent can go back. */
  async showMessage(messageId: string): Promise<void> {
    const {jumps} = await this.#loadTools();
    await jumps.to(messageId);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const chunk of this.#list.chunks) chunk.setConnected(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const chunk of this.#list.chunks) chunk.setConnected(false);
    this.#follow(undefined);
    this.#view.rest();
    this.#chip.hide();
  }

  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) await this.#pace.turn();
    await super.scheduleUpdate();
  }

  protected override willUpdate(): void {
    const task = this.#task.value;
    const messages = this.#messages.value;
    const before = this.#shown;
    if (task?.id !== this.#taskId) this.#begin(task);
    if (!task) return;
    const drawing = this.#draw(task, messages);
    const redrawn = drawing !== this.#drawing;
    this.#drawing = drawing;
    if (this.#opening) this.#list.open(messages, drawing);
    else {
      if (messages !== before) this.#take(messages, changesOf(before, messages));
      if (redrawn) this.#list.redraw(drawing);
      else if (this.#list.troubled) this.#list.redraw(drawing, true);
    }
    if (this.#position.following || this.#opening) this.#reached = lastPlace(messages);
    this.#shown = messages;
  }

  protected override render() {
    const task = this.#task.value;
    if (!task) return nothing;
    const {strings} = this;
    const messages = this.#messages.value;
    return html`
      <div class="base" part="base" lang=${strings.locale} @keydown=${this.#onReach} @focusin=${this.#onReach}>
        <div
          class="log"
          part="log"
          role="log"
          aria-live="off"
          aria-label=${strings.pane.label(spokenName(task.customer, strings, this.#alike.value))}
          tabindex="0"
          @scroll=${this.#onScroll}
          @pointerover=${this.#onReach}
          @click=${this.#onReach}
          @copy=${this.#onCopy}
        >
          <div class="content">
            ${this.link.session?.supports('loadOlder') ? renderOlder(this, this.#older.value, strings, this.#onOlder) : nothing}
            ${messages.length === 0 ? html`<p class="empty quiet">${strings.pane.empty}</p>` : nothing}
            ${this.#list.element}
          </div>
        </div>
        <div class="floating-day" part="floating-day" aria-hidden="true"><span></span></div>
        ${
          messages.length === 0
            ? nothing
            : html`<button
                class="button icon compact find"
                part="search-button"
                type="button"
                aria-label=${strings.pane.search}
                aria-keyshortcuts="/ Control+Shift+F"
                @click=${this.#onSearch}
              >
                ${icons.search}
              </button>`
        }
        <div class="pills">
          ${this.#tools?.jumps.leadsBack ? this.#renderBack() : nothing}
          ${this.#position.following ? nothing : this.#renderNewest(messages)}
        </div>
      </div>
    `;
  }

  /** What all rows have in common: the same value until any of it changes. */
  #draw(task: Task, messages: readonly Message[]): Drawing {
    const {strings} = this;
    const {session} = this.link;
    const closed = this.#cannotSend.value;
    const {reveal} = this.#revealing;
    const agentId = this.#agentId.value;
    const today = this.#drawing && isSameDay(this.#drawing.today, this.now()) ? this.#drawing.today : this.now();
    const from = [partsHere(), task.id, task.customer, strings, session, closed, reveal, agentId, today];
    if (this.#drawing && !this.#opening && from.every((one, i) => one === this.#from[i])) return this.#drawing;
    this.#from = from;
    const about = {
      strings,
      session,
      host: this,
      taskId: task.id,
      agentId,
      customerName: customerName(task.customer, strings),
      customerInitials: customerInitials(task.customer),
      closed,
      past: false,
      menu: true,
      reveal,
      onJump: this.#onJump,
    };
    return {about, unread: this.#opening ? unreadOf(task, messages) : (this.#drawing?.unread ?? null), today};
  }

  #renderBack(): TemplateResult {
    return html`<button class="newest" part="back-button" type="button" @click=${this.#onBack}>
      ${icons.back}<bdi>${this.strings.pane.back}</bdi>
    </button>`;
  }

  #renderNewest(messages: readonly Message[]): TemplateResult {
    const {pane} = this.strings;
    const fresh = this.#countNews(messages);
    const words = fresh > 0 ? pane.fresh(fresh) : pane.toEnd;
    return html`
      <button class="newest" part="newest-button" @mousedown=${keepFocus} @click=${this.#onNewest}>
        ${icons.down}<bdi class=${fresh > 0 ? '' : 'visually-hidden'}>${words}</bdi>
      </button>
    `;
  }

  protected override updated(): void {
    if (this.#opening && this.#shown.length > 0) this.#settling ??= this.#settleInFrame();
    else this.#settle();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete();
    await this.#settling;
    await partsCame();
    return super.getUpdateComplete();
  }

  /** Where what opens is laid out in any case: many panes on a page ask for one layout together. */
  async #settleInFrame(): Promise<void> {
    await nextFrame();
    this.#settling = undefined;
    this.#settle();
  }

  #begin(task: Task | null): void {
    this.#taskId = task?.id ?? null;
    this.#unsaid = [];
    this.#opening = true;
    this.#shown = none;
    this.#reading.begin();
    this.#ownSent = false;
    this.#tools?.forget();
  }

  /** Messages came or changed while the conversation is open. */
  #take(messages: readonly Message[], changes: Changes): void {
    const newest = messages.at(-1);
    this.#ownSent ||= newest !== undefined && newest.id !== this.#shown.at(-1)?.id && this.#isOwn(newest);
    const shown = this.#shown;
    const tell = () => this.#voice?.tellChanges(shown, messages, changes);
    if (this.#voice) tell();
    else this.#unsaid.push(tell);
    if (changes.from < this.#shown.length) this.#position.settle(); // something above may move what is being read
    this.#list.take(messages, changes);
    if (changes.endAfter - changes.from > 1) this.#view.fillByAndBy();
    if (changes.endAfter === messages.length) this.#position.newest();
    this.#view.number();
  }

  #settle(): void {
    if (this.#opening && this.#shown.length > 0) {
      this.#opening = false;
      this.#position.toEnd();
      this.#view.open();
      this.#showUnread();
    } else if (this.#ownSent) this.#goToEnd();
    this.#ownSent = false;
    this.#tools?.refresh();
    this.#seen.watch(this.#newestOfCustomer());
  }

  #goToEnd(): void {
    this.#position.toEnd();
    this.#view.fill();
  }

  #showUnread(): void {
    const id = this.#drawing?.unread?.firstId;
    if (id === undefined) return this.#position.toEnd();
    const index = this.#list.indexOf(id);
    this.#list.fill(index, index + 1);
    this.#position.show(() => this.#list.chunks[index]?.element.querySelector('.unread') ?? undefined, HEADROOM);
    this.#view.fill();
  }

  #follow(session: DeskSession | undefined): void {
    this.#stop?.();
    this.#stop = undefined;
    if (!session) return;
    prepareToAnnounce(this);
    const stopSpeaking = this.#speak(session);
    void tools.come(); // a selection can be copied without the pointer or the focus being here
    const stopTicking = session.clock.onSecond(() => {
      if (this.#drawing && !isSameDay(this.#drawing.today, this.now())) this.requestUpdate(); // yesterday's "Today" is not today's
    });
    this.#stop = () => {
      stopSpeaking();
      stopTicking();
    };
  }

  /** What is received before its code is here is said then; returns the undo. */
  #speak(session: DeskSession): () => void {
    const early: Event[] = [];
    const keep = (event: Event) => void early.push(event);
    session.addEventListener('wa-message-received', keep);
    let stop: (() => void) | undefined = () => session.removeEventListener('wa-message-received', keep);
    const begin = async () => {
      const part = await voice.come();
      if (!part || !stop) return;
      stop();
      this.#voice = new part.MessageVoice(this, () => ({
        task: this.#task.value,
        agentId: this.#agentId.value,
        strings: this.strings,
      }));
      for (const event of early) this.#voice.tell(event);
      for (const tell of this.#unsaid.splice(0)) tell();
      stop = this.#voice.follow(session);
    };
    void begin();
    return () => {
      stop?.();
      stop = undefined;
      this.#voice = undefined;
    };
  }

  #isOwn({author, version}: Message): boolean {
    return author.kind === 'agent' && (version === 0 || author.id === this.#agentId.value);
  }

  #countNews(messages: readonly Message[]): number {
    let count = 0;
    for (let i = messages.length - 1; i >= 0; i -= 1) {
      const message = messages[i];
      if (!message || compareMessages(message, this.#reached) <= 0) break;
      if (message.content.type !== 'notice' && !this.#isOwn(message)) count += 1;
    }
    return count;
  }

  #newestOfCustomer(): HTMLElement | undefined {
    const newest = this.#shown.findLast(({author}) => author.kind === 'customer');
    return newest && this.#list.rowOf(newest.id);
  }

  #loadOlder(): void {
    void this.#loadOlderNow();
  }

  /** Resolves with whether there was more to load, when it is drawn. */
  async #loadOlderNow(): Promise<boolean> {
    const {session} = this.link;
    const task = this.#task.value;
    if (!session?.supports('loadOlder') || !task || ['none', 'loading'].includes(this.#older.value)) return false;
    try {
      await session.loadOlder(task.id, {source: this});
    } catch {
      return false; // the refusal stands above the button
    }
    await this.updateComplete;
    return true;
  }

  readonly #onJump = (id: string): void => void this.showMessage(id);

  readonly #onBack = (): void => this.#tools?.jumps.back();

  readonly #onSearch = async (): Promise<void> => (await this.#loadTools()).openSearch();

  /** A key, a pointer or the focus is here: from now on the tools are at hand. */
  readonly #onReach = (event: Event): void => {
    const [origin] = event.composedPath(); // gone when the event is over
    if (this.#tools) this.#tools.take(event, origin);
    else void this.#loadTools().then((tools) => tools.take(event, origin));
  };

  async #loadTools(): Promise<Tools> {
    const part = await tools.come();
    if (!part) throw new Error('A part of the conversation could not be fetched.'); // it may come the next time
    return this.#useTools(part);
  }

  #useTools(part: ToolsModule): Tools {
    this.#tools ??= new part.Tools(this.#toolsPane());
    return this.#tools;
  }

  #toolsPane(): ToolsPane {
    return {
      host: this,
      list: this.#list,
      position: this.#position,
      view: this.#view,
      log: () => this.log,
      strings: () => this.strings,
      session: () => this.link.session,
      task: () => this.#task.value,
      drawing: () => this.#drawing,
      messages: () => this.#shown,
      hasOlder: () => this.#older.value !== 'none',
      isOwn: (message) => this.#isOwn(message),
      loadOlder: () => this.#loadOlderNow(),
    };
  }

  readonly #onScroll = () => {
    if (this.#position.stayed) return;
    this.#position.note();
    const atBeginning = (this.log?.scrollTop ?? EARLY) < EARLY;
    const day = this.#dayInView();
    this.#view.fill(); // all is read before anything is written
    this.#chip.show(day);
    this.#view.number();
    if (this.#position.following) this.#tools?.jumps.forget();
    if (this.#older.value === 'more' && atBeginning) this.#loadOlder();
  };

  /** Null at the end, and where the day stands in view itself. */
  #dayInView(): string | null {
    const message = this.#position.following ? undefined : this.#view.messageInView();
    return message && this.#drawing ? formatDay(message.at, this.#drawing.today, this.strings.locale) : null;
  }

  readonly #onOlder = () => this.#loadOlder();

  readonly #onNewest = () => {
    if (this.shadowRoot?.activeElement?.matches('.newest')) this.log?.focus(); // the button goes; whoever pressed it by key stays here
    this.#goToEnd();
  };

  readonly #onCopy = (event: ClipboardEvent): void => {
    const part = tools.for(this);
    if (part) this.#useTools(part).copy(event);
  };
}

type ToolsModule = typeof import('./tools.js');

const tools = new Later(() => import('./tools.js'));
const voice = new Later(() => import('./message-voice.js'));

const none: readonly Message[] = [];

const keepFocus = (event: MouseEvent): void => event.preventDefault();

declare global {
  interface HTMLElementTagNameMap {
    'wa-conversation': WaConversation;
  }
}
