import {html, nothing, type TemplateResult} from 'lit';
import type {Interaction, Involvement} from '../../core/history.js';
import {openTask} from '../../core/select.js';
import {formatOccasion} from '../../element/format.js';
import {renderText, sentence} from '../../element/shown-text.js';
import {HistoryList} from '../past-messages/history-list.js';
import {endingWords, reasonWords, renderDuration} from '../past-messages/involvement.js';
import {interactionWords} from '../../strings/en/interaction.js';

/**
 * @summary The earlier conversations with the customer of the open task: when, where, who, how they ended, and their messages.
 * @event {WaIntentEvent} wa-intent - Before `loadHistory` or `loadInteraction` is sent; prevent it to handle it yourself.
 * @csspart base - The whole list.
 * @csspart title - Its title.
 * @csspart refresh-button - Asks for the list again.
 * @csspart interaction - One earlier conversation.
 * @csspart toggle-button - Shows its messages, and hides them.
 * @csspart time - When it began.
 * @csspart duration - How long it lasted.
 * @csspart outcome - How it ended.
 * @csspart agent - One agent's part in it.
 * @csspart masked - A stretch of text that is masked.
 * @csspart messages - The messages of one that is open.
 * @csspart older-button - Shows earlier messages of it.
 * @csspart more-button - Shows more conversations.
 * @csspart state - That it is loading, empty or could not be loaded.
 * @csspart error - Why it could not be loaded.
 * @csspart retry-button - Asks for the list again after a failure.
 * @csspart facts - The line, the queue and the outcome of an interaction.
 */
export class WaCustomerHistory extends HistoryList {
  protected override readonly parts = {
    'customer-history':
      'base title refresh-button interaction toggle-button time duration outcome agent masked messages older-button more-button state error retry-button facts',
  };
  protected static override words = {interaction: interactionWords};

  readonly #taskId = this.link.select((all) => openTask(all)?.id, undefined);

  protected override get taskId(): string | undefined {
    return this.#taskId.value;
  }

  protected override get occasion(): string {
    return this.taskId ?? '';
  }

  protected override get words() {
    const {ofCustomer, emptyOfCustomer} = this.strings.history;
    return {title: ofCustomer, empty: emptyOfCustomer};
  }

  protected override renderTop({receivedAt, closedAt}: Interaction): TemplateResult {
    const {strings} = this;
    return html`
      <time class="title" part="time" datetime=${new Date(receivedAt).toISOString()}
        >${formatOccasion(receivedAt, strings.locale)}</time
      >
      ${closedAt === null ? nothing : renderDuration(strings.history.duration, closedAt - receivedAt, strings)}
    `;
  }

  protected override renderFacts({line, queue, agents, closedAt, outcome}: Interaction): TemplateResult {
    const {history, interaction} = this.strings;
    const ended = outcome ? history.outcome[outcome] : history.outcome.ended;
    return html`
      <p class="facts quiet small" part="facts">
        <span><bdi>${renderText(sentence(interaction.line, line.name, line.number), this.strings)}</bdi></span>
        <span><bdi>${queue.name}</bdi></span>
        <span part="outcome">${closedAt === null ? history.goingOn : ended}</span>
      </p>
      ${
        agents.length === 0
          ? html`<p class="parts quiet" part="agent">${history.nobody}</p>`
          : html`<ul class="parts quiet">
              ${agents.map((part) => this.#renderPart(part))}
            </ul>`
      }
    `;
  }

  #renderPart(part: Involvement): TemplateResult {
    const {strings} = this;
    const reason = reasonWords(part, strings);
    return html`
      <li class="facts" part="agent">
        <span class="who"><bdi>${part.agent.name}</bdi></span>
        <span>${strings.history.role[part.role]}</span>
        <span>${endingWords(part, strings)}</span>
        ${reason === null ? nothing : html`<span class=${part.reason ? 'reason' : ''}><bdi>${reason}</bdi></span>`}
      </li>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-customer-history': WaCustomerHistory;
  }
}
