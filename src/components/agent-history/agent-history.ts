import {html, nothing, type TemplateResult} from 'lit';
import type {Interaction, Involvement} from '../../core/history.js';
import {tasksOf} from '../../core/select.js';
import {customerName} from '../../element/customer-name.js';
import {formatMoment} from '../../element/format.js';
import {formatTime} from '../../element/format-time.js';
import {renderText} from '../../element/shown-text.js';
import {HistoryList} from '../past-messages/history-list.js';
import {endingWords, reasonWords, renderDuration} from '../past-messages/involvement.js';

/**
 * @summary What the agent did in the last 24 hours, as bricks that open to their messages.
 * @event {WaIntentEvent} wa-intent - Before `loadHistory` or `loadInteraction` is sent; prevent it to handle it yourself.
 * @csspart base - The whole list.
 * @csspart title - Its title.
 * @csspart refresh-button - Asks for the list again.
 * @csspart interaction - One conversation.
 * @csspart toggle-button - Shows its messages, and hides them.
 * @csspart customer-name - The customer's name.
 * @csspart customer-number - The customer's number, or that it is hidden.
 * @csspart time - When the agent accepted it.
 * @csspart duration - How long the agent was in it.
 * @csspart agent - The agent's part: role, ending and reason.
 * @csspart masked - A stretch of text that is masked.
 * @csspart messages - The messages of one that is open.
 * @csspart older-button - Shows earlier messages of it.
 * @csspart more-button - Shows more conversations.
 * @csspart state - That it is loading, empty or could not be loaded.
 * @csspart error - Why it could not be loaded.
 * @csspart retry-button - Asks for the list again after a failure.
 * @csspart facts - The number and the channel of an interaction.
 */
export class WaAgentHistory extends HistoryList {
  protected override readonly parts = {
    'agent-history':
      'base title refresh-button interaction toggle-button customer-name customer-number time duration agent masked messages older-button more-button state error retry-button facts',
  };
  readonly #tasks = this.link.select(tasksOf, none);

  protected override get taskId(): null {
    return null;
  }

  /** Tasks that came, ended or were wrapped up. */
  protected override get occasion(): string {
    return this.#tasks.value.map(({id, phase}) => `${id}:${phase}`).join();
  }

  protected override get words() {
    const {own, emptyOwn} = this.strings.history;
    return {title: own, empty: emptyOwn};
  }

  protected override renderTop({customer, receivedAt, agents}: Interaction): TemplateResult {
    const {strings} = this;
    const at = agents.at(-1)?.acceptedAt ?? receivedAt;
    return html`
      <bdi class="title cut" part="customer-name">${renderText(customerName(customer, strings), strings)}</bdi>
      <time part="time" datetime=${new Date(at).toISOString()} title=${formatMoment(at, strings.locale)}
        >${formatTime(at, strings.locale)}</time
      >
    `;
  }

  protected override renderFacts({customer, line, agents}: Interaction): TemplateResult {
    const {history, customer: words} = this.strings;
    return html`
      <p class="facts quiet small" part="facts">
        ${
          customer.number && customer.number.text === customerName(customer, this.strings).text
            ? nothing
            : html`<span part="customer-number"
                ><bdi>${renderText(customer.number ?? words.numberHidden, this.strings)}</bdi></span
              >`
        }
        <span><bdi>${line.name === '' ? history.channel : `${history.channel}, ${line.name}`}</bdi></span>
      </p>
      <ul class="parts quiet">
        ${agents.map((part) => this.#renderPart(part))}
      </ul>
    `;
  }

  #renderPart(part: Involvement): TemplateResult {
    const {strings} = this;
    const reason = reasonWords(part, strings);
    return html`
      <li class="facts" part="agent">
        <span><bdi>${part.queue.name}</bdi></span>
        <span>${strings.history.role[part.role]}</span>
        <span>${endingWords(part, strings)}</span>
        ${reason === null ? nothing : html`<span class=${part.reason ? 'reason' : ''}><bdi>${reason}</bdi></span>`}
        ${
          part.endedAt === null
            ? nothing
            : html`<span>${renderDuration(strings.history.yourTime, part.endedAt - part.acceptedAt, strings)}</span>`
        }
      </li>
    `;
  }
}

const none: ReturnType<typeof tasksOf> = [];

declare global {
  interface HTMLElementTagNameMap {
    'wa-agent-history': WaAgentHistory;
  }
}
