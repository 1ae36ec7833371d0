import {html, type TemplateResult} from 'lit';
import {queryAll, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Message} from '../../core/message.js';
import {agentStateOf, lastMessage, tasksOf, unreadCount} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import {base} from '../../element/base.styles.js';
import {customerInitials, customerName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import {formatMoment, formatStamp} from '../../element/format.js';
import {icons} from '../../element/icons.js';
import {messageText} from '../../element/message-words.js';
import {WaTaskOpenedEvent} from '../../element/task-opened.js';
import {styles} from './task-list.styles.js';
import {timeAgo} from './time-ago.js';

/** So much of a message is laid out for its one line, in UTF-16 units. */
const PREVIEW = 160;

/**
 * @summary The agent's conversations, in the order they were accepted; opens one.
 * @event {WaTaskOpenedEvent} wa-task-opened - The agent opened a task, be it the one that was open already.
 * @csspart base - The whole list.
 * @csspart task - One conversation's button.
 * @csspart initials - The customer's initials.
 * @csspart customer-name - The customer's name.
 * @csspart preview - The draft, or the last message.
 * @csspart unread - How many messages are unread.
 * @csspart time - When the last message came.
 * @csspart phase - Connected, interrupted or wrap-up.
 * @csspart timer__time - The time since it was accepted, or in wrap-up.
 * @csspart empty - What to do while there is none.
 */
export class WaTaskList extends DeskElement {
  static override styles = [base, styles];

  /** The task the arrow keys stand on. */
  @state() private focusedId: string | null = null;

  @queryAll('button') private buttons: NodeListOf<HTMLButtonElement> | undefined;

  readonly #tasks = this.link.select(tasksOf, none);
  readonly #openId = this.link.select(({openTaskId}) => openTaskId, null);
  readonly #agentState = this.link.select((all) => agentStateOf(all)?.name ?? null, null);
  /** What a preview depends on; the threads and drafts themselves, since any of the tasks may be concerned. */
  readonly #threads = this.link.select(({threads}) => threads, null);
  readonly #drafts = this.link.select(({drafts}) => drafts, null);
  #stop: (() => void) | undefined;
  #ages = '';

  constructor() {
    super();
    this.link.whenFound((session) => this.#follow(session));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(undefined);
  }

  protected override willUpdate(): void {
    this.#ages = this.#askAges();
    const stands = this.#tasks.value.some(({id}) => id === this.focusedId);
    if (!stands) this.focusedId = this.#openId.value ?? this.#tasks.value[0]?.id ?? null;
  }

  protected override render() {
    const tasks = this.#tasks.value;
    const {taskList} = this.strings;
    return html`
      <nav class="base" part="base" lang=${this.strings.locale} aria-label=${taskList.label}>
        ${
          tasks.length === 0
            ? this.#renderEmpty()
            : html`<ul @keydown=${this.#onKeydown}>
                ${repeat(
                  tasks,
                  ({id}) => id,
                  (task) => html`<li>${this.#renderTask(task)}</li>`,
                )}
              </ul>`
        }
      </nav>
    `;
  }

  #renderEmpty(): TemplateResult {
    const {taskList} = this.strings;
    const idle = this.#agentState.value !== null && this.#agentState.value !== 'available';
    return html`
      <div class="empty" part="empty">
        ${icons.bubbles}
        <p>${taskList.empty}</p>
        <p class="quiet small">${idle ? taskList.emptyIdle : taskList.emptyNext}</p>
      </div>
    `;
  }

  #renderTask(task: Task): TemplateResult {
    const {taskList, locale} = this.strings;
    const last = this.#last(task);
    const unread = this.#threads.value && this.link.session ? unreadCount(this.link.session.state, task) : 0;
    const wrapping = task.phase === 'wrap-up';
    return html`
      <button
        part="task"
        class=${task.phase}
        tabindex=${task.id === this.focusedId ? 0 : -1}
        aria-current=${task.id === this.#openId.value ? 'true' : 'false'}
        data-task=${task.id}
        @click=${this.#onOpen}
        @focus=${this.#onFocus}
      >
        <span class="initials" part="initials" aria-hidden="true"
          ><bdi>${customerInitials(task.customer) || icons.person}</bdi></span
        >
        <span class="lines">
          <span class="line">
            <bdi class="name cut" part="customer-name">${customerName(task.customer, this.strings)}</bdi>
            ${
              last
                ? html`<time
                    part="time"
                    datetime=${new Date(last.at).toISOString()}
                    title=${formatMoment(last.at, locale)}
                    ><bdi class="ago">${timeAgo(last.at, this.now(), this.strings)}</bdi
                    ><bdi class="exact">${formatStamp(last.at, locale)}</bdi></time
                  >`
                : ''
            }
          </span>
          <span class="line">
            ${this.#renderPreview(task, last)}
            ${
              unread > 0
                ? html`<span class="unread" part="unread" aria-hidden="true">${unread}</span
                    ><span class="visually-hidden">${taskList.unread(unread)}</span>`
                : ''
            }
          </span>
          <span class="line quiet small">
            <span class="phase" part="phase"
              ><span class="visually-hidden">${taskList.channel}, </span>${taskList.phase[task.phase]}</span
            >
            <wa-elapsed-timer
              exportparts="time:timer__time"
              .session=${this.link.session}
              .since=${wrapping ? task.endedAt : task.acceptedAt}
              label=${wrapping ? taskList.wrapping : taskList.elapsed}
            ></wa-elapsed-timer>
          </span>
        </span>
      </button>
    `;
  }

  #renderPreview({conversationId}: Task, last: Message | null): TemplateResult {
    const {taskList} = this.strings;
    const draft = this.#drafts.value?.get(conversationId)?.trim() ?? '';
    if (draft !== '')
      return html`<bdi class="preview draft cut" part="preview">${taskList.draft(beginning(draft))}</bdi>`;
    if (!last) return html`<span class="preview quiet cut" part="preview">${taskList.noMessages}</span>`;
    const text = beginning(messageText(last, this.strings));
    const mine = last.author.kind === 'agent' && last.author.id === this.link.session?.state.agent?.id;
    return html`<bdi class="preview quiet cut" part="preview">${mine ? taskList.mine(text) : text}</bdi>`;
  }

  #last(task: Task): Message | null {
    return this.link.session ? lastMessage(this.link.session.state, task) : null;
  }

  #askAges(): string {
    return this.#tasks.value.map((task) => timeAgo(this.#last(task)?.at ?? 0, this.now(), this.strings)).join();
  }

  #follow(session: DeskSession | undefined): void {
    this.#stop?.();
    this.#stop = session?.clock.onSecond(() => {
      if (this.#askAges() !== this.#ages) this.requestUpdate();
    });
  }

  /** To the task the arrow keys stand on. */
  override focus(options?: FocusOptions): void {
    [...(this.buttons ?? [])].find(({tabIndex}) => tabIndex === 0)?.focus(options);
  }

  readonly #onOpen = ({currentTarget}: Event) => {
    const taskId = taskOf(currentTarget);
    if (taskId === undefined) return;
    this.link.session?.open(taskId);
    this.dispatchEvent(new WaTaskOpenedEvent({taskId}));
  };

  readonly #onFocus = ({currentTarget}: Event) => {
    this.focusedId = taskOf(currentTarget) ?? null;
  };

  readonly #onKeydown = (event: KeyboardEvent) => {
    const buttons = [...(this.buttons ?? [])];
    const at = buttons.findIndex((button) => button === event.target);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1}[event.key];
    if (to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus(); // at either end there is no next
  };
}

const none: readonly Task[] = [];

const taskOf = (target: EventTarget | null): string | undefined =>
  target instanceof HTMLElement ? target.dataset['task'] : undefined;

/** Few signs, the last of them whole: one line of a message of sixty thousand letters is still one line. */
const beginning = (text: string): string => text.slice(0, PREVIEW).replace(/[\ud800-\udbff]$/, '');

declare global {
  interface HTMLElementTagNameMap {
    'wa-task-list': WaTaskList;
  }
}
