import {html, type TemplateResult} from 'lit';
import {property, queryAll, state} from 'lit/decorators.js';
import {guard} from 'lit/directives/guard.js';
import {repeat} from 'lit/directives/repeat.js';
import {agentStateOf, tasksOf} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import {base} from '../../element/base.styles.js';
import {customerName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import {lookalikesOf, nobody} from '../../element/lookalikes.js';
import * as icons from '../../element/icons.js';
import {Later} from '../../element/later.js';
import {customerWords} from '../../strings/en/customer.js';
import {maskedWords} from '../../strings/en/masked.js';
import {taskListWords} from '../../strings/en/task-list.js';
import {timerWords} from '../../strings/en/timer.js';
import {factsOfTask, type TaskFacts} from './task-facts.js';
import {WaTaskOpenedEvent} from '../../element/task-opened.js';
import {windowStyles} from '../../element/window-chip.js';
import {windowLeft} from '../../element/window-left.js';
import {styles} from './task-list.styles.js';
import {renderRow, type TaskRow} from './task-row.js';
import {timeAgo} from './time-ago.js';
import {TypeAhead} from './type-ahead.js';
import {waitingLevel} from './waiting.js';

/**
 * @summary The agent's conversations, in the order they were accepted; opens one.
 * @event {WaTaskOpenedEvent} wa-task-opened - The agent opened a task, be it the one that was open already.
 * @slot empty - In place of what it says while there is no task.
 * @csspart base - The whole list.
 * @csspart task - One conversation's button.
 * @csspart initials - The customer's initials.
 * @csspart customer-name - The customer's name.
 * @csspart customer-id - Beside the name, which of those that look alike it is.
 * @csspart role - Beside the name, whatever it says: that it is a customer's, or a group's.
 * @csspart masked - A stretch of text that is masked.
 * @csspart preview - The draft, or the last message.
 * @csspart unread - How many messages are unread.
 * @csspart time - When the last message came.
 * @csspart channel - The sign of the channel at the initials.
 * @csspart phase - Connected, conference requested, conference, guest of a colleague, interrupted or wrap-up.
 * @csspart timer__time - The time since it was accepted, or in wrap-up.
 * @csspart time-left - The time until wrap-up ends by itself.
 * @csspart window - What is left of the customer service window; `open`, `hour`, `minutes` or `closed` as well.
 * @csspart waiting - How long the customer has waited for an answer; `fresh`, `long` or `overdue` as well.
 * @csspart waiting__time - Its digits.
 * @csspart empty - What to do while there is none.
 * @cssstate empty - There is no task.
 */
export class WaTaskList extends DeskElement {
  static override styles = [base, windowStyles, styles];
  protected override readonly parts = {
    'task-list':
      'base task initials customer-name customer-id role masked preview unread time channel phase timer__time time-left window waiting waiting__time empty',
  };
  protected static override words = {
    customer: customerWords,
    masked: maskedWords,
    taskList: taskListWords,
    timer: timerWords,
  };

  /** After how many seconds a customer without an answer waits long. */
  @property({type: Number, attribute: 'warn-after'}) warnAfter = 60;
  /** After how many seconds an answer is overdue. */
  @property({type: Number, attribute: 'alarm-after'}) alarmAfter = 300;

  /** The task the arrow keys stand on. */
  @state() private focusedId: string | null = null;

  @queryAll('button') private buttons: NodeListOf<HTMLButtonElement> | undefined;

  readonly #tasks = this.link.select(tasksOf, none);
  readonly #alike = this.link.select(lookalikesOf, nobody);
  readonly #openId = this.link.select(({openTaskId}) => openTaskId, null);
  readonly #agentState = this.link.select((all) => agentStateOf(all)?.name ?? null, null);
  /** What a preview depends on; the threads and drafts themselves, since any of the tasks may be concerned. */
  readonly #threads = this.link.select(({threads}) => threads, null);
  readonly #drafts = this.link.select(({drafts}) => drafts, null);
  readonly #masks = this.link.select(
    ({settings}) => Boolean(settings?.masking.pci) || settings?.masking.pii === true,
    true,
  );
  #stop: (() => void) | undefined;
  readonly #agentId = this.link.select(({agent}) => agent?.id ?? null, null);
  readonly #typeAhead = new TypeAhead();
  #told = '';

  constructor() {
    super();
    this.link.whenFound((session) => this.#follow(session));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(undefined);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    if (preview.here) return complete;
    await preview.came();
    return super.getUpdateComplete();
  }

  protected override willUpdate(): void {
    this.#told = this.#tellTimes();
    const stands = this.#tasks.value.some(({id}) => id === this.focusedId);
    if (!stands) this.focusedId = this.#openId.value ?? this.#tasks.value[0]?.id ?? null;
  }

  protected override get customStates(): Readonly<Record<string, boolean>> {
    return {
      empty: this.#tasks.value.length === 0,
    };
  }

  protected override render() {
    const tasks = this.#tasks.value;
    const {taskList} = this.strings;
    return html`
      <nav class="base" part="base" lang=${this.strings.locale} aria-label=${taskList.label}>
        ${
          tasks.length === 0
            ? this.#renderEmpty()
            : html`<ul @keydown=${this.#onKeydown} @contentvisibilityautostatechange=${this.#onInSight}>
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
        <slot name="empty">
          ${icons.bubbles}
          <p>${taskList.empty}</p>
          <p class="quiet small">${idle ? taskList.emptyIdle : taskList.emptyNext}</p>
        </slot>
      </div>
    `;
  }

  /** Drawn again only when something of it has changed, so that one message among hundreds of tasks costs one row. */
  #renderTask(task: Task) {
    const row = this.#rowOf(task);
    return guard(Object.values(row), () => renderRow(row, this.#onOpen, this.#onFocus));
  }

  #rowOf(task: Task): TaskRow {
    const {strings} = this;
    const facts = this.#factsOf(task);
    return {
      task,
      facts,
      masks: this.#masks.value,
      draft: this.#drafts.value?.get(task.conversationId)?.trim() ?? '',
      open: task.id === this.#openId.value,
      focused: task.id === this.focusedId,
      ...this.#timesOf(task, facts),
      alike: this.#alike.value,
      agentId: this.#agentId.value,
      previewOf: preview.for(this)?.previewOf,
      strings,
      session: this.link.session,
    };
  }

  #factsOf(task: Task): TaskFacts {
    const {session} = this.link;
    return session && this.#threads.value ? factsOfTask(session.state, task) : nothingKnown;
  }

  /** What of a row changes by itself as time passes; the digits of the timers are theirs. */
  #timesOf(
    task: Task,
    {last, waitingSince}: TaskFacts,
  ): Pick<TaskRow, 'ago' | 'waiting' | 'left' | 'window' | 'windowLevel'> {
    const now = this.now();
    const dueAt = task.phase === 'wrap-up' ? task.wrapUpDueAt : null;
    const window = task.phase === 'wrap-up' ? null : windowLeft(task.capabilities, now, this.strings);
    return {
      ago: timeAgo(last?.at ?? 0, now, this.strings),
      waiting: waitingLevel(waitingSince, now, this),
      left: dueAt === null ? null : Math.max(0, Math.ceil((dueAt - now) / 1000)),
      window: window?.words ?? null,
      windowLevel: window?.level ?? null,
    };
  }

  #tellTimes(): string {
    return this.#tasks.value.map((task) => Object.values(this.#timesOf(task, this.#factsOf(task))).join('|')).join();
  }

  #follow(session: DeskSession | undefined): void {
    this.#stop?.();
    this.#stop = session?.clock.onSecond(() => {
      if (this.#tellTimes() !== this.#told) this.requestUpdate();
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
    const to =
      {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1}[event.key] ?? this.#named(event, at);
    if (to === undefined) return;
    event.preventDefault();
    buttons[to]?.focus(); // at either end there is no next
  };

  /** Timers rest out of sight: they are right when they come into it. */
  readonly #onInSight = ({target}: Event) => {
    if (!(target instanceof HTMLElement)) return;
    for (const timer of target.querySelectorAll('wa-elapsed-timer')) timer.requestUpdate();
  };

  #named(event: KeyboardEvent, at: number): number | undefined {
    const names = this.#tasks.value.map(
      ({customer}) => customerName(customer, this.strings).text.replaceAll('*', ' '), // the digits that can be read are what one types
    );
    return this.#typeAhead.find(event, names, at);
  }
}

const preview = new Later(() => import('./preview.js'));
const none: readonly Task[] = [];
const nothingKnown: TaskFacts = {last: null, unread: 0, waitingSince: null};

const taskOf = (target: EventTarget | null): string | undefined =>
  target instanceof HTMLElement ? target.dataset['task'] : undefined;

declare global {
  interface HTMLElementTagNameMap {
    'wa-task-list': WaTaskList;
  }
}
