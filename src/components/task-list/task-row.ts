import {html, nothing, type TemplateResult} from 'lit';
import type {Message} from '../../core/message.js';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import {customerInitials} from '../../element/customer-initials.js';
import {customerName} from '../../element/customer-name.js';
import {renderRole} from '../../element/customer-role.js';
import {formatDuration, formatMoment, formatStamp} from '../../element/format.js';
import * as icons from '../../element/icons.js';
import {renderCustomerId} from '../../element/lookalikes.js';
import {renderText} from '../../element/shown-text.js';
import {renderWindow} from '../../element/window-chip.js';
import type {WindowLevel} from '../../element/window-left.js';
import type {Strings} from '../../strings/en.js';
import type {previewOf} from './preview.js';
import {renderBadge} from './task-badges.js';
import type {TaskFacts} from './task-facts.js';
import type {WaitingLevel} from './waiting.js';

/** All there is to see of one task; a row is drawn again when one of these has changed. */
export interface TaskRow {
  readonly task: Task;
  readonly facts: TaskFacts;
  readonly draft: string;
  /** The administrator has something masked: what the agent typed shows so as well, away from where it is typed. */
  readonly masks: boolean;
  readonly open: boolean;
  /** The arrow keys stand on it. */
  readonly focused: boolean;
  /** How long ago the last message came. */
  readonly ago: string;
  readonly waiting: WaitingLevel | null;
  /** Seconds until wrap-up ends by itself. */
  readonly left: number | null;
  /** What is left of the customer service window, and how urgent that is; null where there is none. */
  readonly window: string | null;
  readonly windowLevel: WindowLevel | null;
  /** The customers who look alike. */
  readonly alike: ReadonlySet<string>;
  readonly agentId: string | null;
  /** Not here in the first moment. */
  readonly previewOf: typeof previewOf | undefined;
  readonly strings: Strings;
  readonly session: DeskSession | undefined;
}

/** What counts the seconds is hidden from screen readers: they say a button anew whenever its words change. */
export function renderRow(row: TaskRow, onOpen: (event: Event) => void, onFocus: (event: Event) => void) {
  const {task, facts, strings, session} = row;
  const {taskList} = strings;
  const wrapping = task.phase === 'wrap-up';
  return html`
    <button
      part="task"
      class=${task.phase}
      tabindex=${row.focused ? 0 : -1}
      aria-current=${row.open ? 'true' : 'false'}
      data-task=${task.id}
      @click=${onOpen}
      @focus=${onFocus}
    >
      <span class="picture" aria-hidden="true">
        <span class="initials" part="initials"><bdi>${customerInitials(task.customer) || icons.person}</bdi></span>
        <span class="channel" part="channel">${icons.whatsapp}</span>
      </span>
      <span class="lines">
        <span class="line">
          <span class="row grow"
            ><bdi class="name cut" part="customer-name"
              >${renderText(customerName(task.customer, strings), strings)}</bdi
            >${renderCustomerId(task.customer, row.alike, strings)}${renderRole(task.customer, strings)}</span
          >
          ${facts.last ? renderTime(facts.last, row) : nothing}
        </span>
        <span class="line">
          <bdi class="preview cut ${row.draft === '' ? 'quiet' : 'draft'}" part="preview"
            >${row.previewOf ? renderText(row.previewOf(row), strings) : nothing}</bdi
          >
          ${
            facts.unread > 0
              ? html`<span class="unread" part="unread" aria-hidden="true">${facts.unread}</span
                  ><span class="visually-hidden">${taskList.unread(facts.unread)}</span>`
              : nothing
          }
        </span>
        <span class="line facts quiet small">
          <span class="state"
            ><span class="visually-hidden">${taskList.channel}, </span
            >${renderBadge(task, row.waiting !== null, strings)}</span
          >
          ${
            row.left === null
              ? html`<wa-elapsed-timer
                  exportparts="time:timer__time"
                  .session=${session}
                  .since=${wrapping ? task.endedAt : task.acceptedAt}
                  title=${wrapping ? taskList.wrapping : taskList.elapsed}
                  aria-hidden="true"
                ></wa-elapsed-timer>`
              : renderLeft(row.left, strings)
          }
          ${
            row.window === null || row.windowLevel === null
              ? nothing
              : renderWindow({level: row.windowLevel, words: row.window}, strings, true)
          }
          ${row.waiting === null ? nothing : renderWaiting(row, row.waiting)}
        </span>
      </span>
    </button>
  `;
}

function renderTime(last: Message, {ago, strings: {locale}}: TaskRow): TemplateResult {
  return html`<time part="time" datetime=${new Date(last.at).toISOString()} title=${formatMoment(last.at, locale)}
    ><bdi class="ago">${ago}</bdi><bdi class="exact">${formatStamp(last.at, locale)}</bdi></time
  >`;
}

/** By icon, word and colour: a clock, then a warning sign, then an alarm. */
function renderWaiting({facts, strings, session}: TaskRow, level: WaitingLevel): TemplateResult {
  const {waiting} = strings.taskList;
  const icon = {fresh: icons.clock, long: icons.warning, overdue: icons.alert}[level];
  return html`<span class="waiting ${level}" part="waiting ${level}"
    >${icon}<span>${waiting[level]}</span>
    <wa-elapsed-timer
      exportparts="time:waiting__time"
      .session=${session}
      .since=${facts.waitingSince ?? Number.NaN}
      aria-hidden="true"
    ></wa-elapsed-timer
  ></span>`;
}

function renderLeft(seconds: number, {taskList, locale}: Strings): TemplateResult {
  const {digits} = formatDuration(seconds, locale);
  return html`<span class="left ${seconds <= 10 ? 'urgent' : ''}" part="time-left"
    >${icons.clock}<span aria-hidden="true">${digits}</span
    ><span class="visually-hidden">${taskList.timeLeft(Math.max(1, Math.ceil(seconds / 60)))}</span></span
  >`;
}
