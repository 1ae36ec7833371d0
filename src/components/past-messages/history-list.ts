import {html, nothing, type TemplateResult} from 'lit';
import {queryAll, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import type {Interaction} from '../../core/history.js';
import type {DeskCommand} from '../../core/protocol.js';
import {isPending, refusalOf} from '../../core/select.js';
import {OWN, type History} from '../../core/state.js';
import {base} from '../../element/base.styles.js';
import {customerInitials} from '../../element/customer-initials.js';
import {customerName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import type {Words} from '../../strings/en.js';
import {formatOccasion} from '../../element/format.js';
import * as icons from '../../element/icons.js';
import {spokenText} from '../../element/shown-text.js';
import {customerWords} from '../../strings/en/customer.js';
import {historyWords} from '../../strings/en/history.js';
import {maskedWords} from '../../strings/en/masked.js';
import {refusedWords} from '../../strings/en/refused.js';
import {timerWords} from '../../strings/en/timer.js';
import {styles} from './history-list.styles.js';

/** What both histories have in common: pages, states and bricks that open to their messages. */
export abstract class HistoryList extends DeskElement {
  static override styles = [base, styles];
  protected static override words: Partial<Words> = {
    customer: customerWords,
    history: historyWords,
    masked: maskedWords,
    refused: refusedWords,
    timer: timerWords,
  };

  /** The interactions whose messages are shown. */
  @state() private openIds: ReadonlySet<string> = new Set();
  /** Nothing is asked for before somebody can see it. */
  @state() private seen = false;

  @queryAll('[part=toggle-button]') private toggles: NodeListOf<HTMLButtonElement> | undefined;

  readonly #history = this.link.select(({histories}) => histories.get(this.taskId ?? OWN), undefined);
  readonly #loading = this.link.select((all) => isPending(all, this.#command()), false);
  readonly #refusal = this.link.select((all) => refusalOf(all, this.#command())?.code ?? null, null);
  #sight: IntersectionObserver | undefined;
  /** What the loaded history told of: another makes it old. */
  #askedFor: string | null = null;
  #goOnAt: number | null = null;

  /** Null: the agent's own. Undefined: there is no history to show. */
  protected abstract get taskId(): string | null | undefined;
  /** Another value makes what is loaded old. */
  protected abstract get occasion(): string;
  protected abstract get words(): {readonly title: string; readonly empty: string};
  protected abstract renderTop(interaction: Interaction): TemplateResult;
  protected abstract renderFacts(interaction: Interaction): TemplateResult;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sight = new IntersectionObserver((entries) => {
      this.seen = entries.at(-1)?.isIntersecting === true;
    });
    this.#sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sight?.disconnect();
  }

  protected override render() {
    const {taskId} = this;
    const {history, locale} = this.strings;
    const {title} = this.words;
    return html`
      <section class="base" part="base" lang=${locale} aria-label=${title}>
        <div class="head">
          <h3 class="grow" part="title">${title}</h3>
          ${
            typeof taskId === 'undefined' || !this.#history.value
              ? nothing
              : html`<button
                  class="button quiet icon compact"
                  part="refresh-button"
                  type="button"
                  title=${history.refresh}
                  aria-label=${history.refresh}
                  aria-disabled=${this.#loading.value ? 'true' : 'false'}
                  @click=${this.#onRefresh}
                >
                  ${this.#loading.value ? html`<span class="spinner"></span>` : icons.again}
                </button>`
          }
        </div>
        ${typeof taskId === 'undefined' ? html`<p class="state quiet">${history.noTask}</p>` : this.#renderHistory()}
      </section>
    `;
  }

  #renderHistory(): TemplateResult {
    const {history, refused} = this.strings;
    const known = this.#history.value;
    const refusal = this.#refusal.value;
    const failure = refusal
      ? html`<p class="refusal" part="error" role="alert">${icons.alert}<span>${refused(refusal)}</span></p>`
      : nothing;
    if (!known)
      return html`<div class="state" part="state">
        ${
          refusal
            ? html`${failure}<button class="button compact" part="retry-button" type="button" @click=${this.#onRefresh}>
                  ${history.tryAgain}
                </button>`
            : html`<p class="quiet" role="status">${history.loading}</p>`
        }
      </div>`;
    if (known.interactions.length === 0)
      return html`<div class="state" part="state">
        ${icons.history}
        <p class="quiet"><bdi>${this.words.empty}</bdi></p>
        ${failure}
      </div>`;
    return html`
      <ul class="all">
        ${repeat(
          known.interactions,
          ({id}) => id,
          (one) => this.#renderBrick(one),
        )}
      </ul>
      ${known.next === null && !refusal ? nothing : this.#renderMore(known, failure)}
    `;
  }

  #renderBrick(one: Interaction): TemplateResult {
    const open = this.openIds.has(one.id);
    const name = customerName(one.customer, this.strings);
    return html`
      <li class="brick" part="interaction">
        <div class="top">
          <h4>
            <button
              part="toggle-button"
              type="button"
              aria-expanded=${open ? 'true' : 'false'}
              data-id=${one.id}
              @click=${this.#onToggle}
            >
              ${icons.chevron}${this.renderTop(one)}
            </button>
          </h4>
          ${this.renderFacts(one)}
        </div>
        ${
          open
            ? html`<div class="messages">
                <wa-past-messages
                  exportparts="base:messages,older-button,masked"
                  .session=${this.link.session}
                  .taskId=${this.taskId ?? ''}
                  .interactionId=${one.id}
                  .customerName=${name}
                  .customerInitials=${customerInitials(one.customer)}
                  .label=${this.strings.history.messages(spokenText(name, this.strings), formatOccasion(one.receivedAt, this.strings.locale))}
                ></wa-past-messages>
              </div>`
            : nothing
        }
      </li>
    `;
  }

  #renderMore({next}: History, failure: TemplateResult | typeof nothing): TemplateResult {
    const {history} = this.strings;
    const loading = this.#loading.value;
    return html`
      <div class="more">
        ${failure}
        ${
          next === null
            ? nothing
            : html`<button
                class="button compact"
                part="more-button"
                type="button"
                aria-disabled=${loading ? 'true' : 'false'}
                @click=${this.#onMore}
              >
                ${loading ? html`<span class="spinner"></span>${history.loading}` : history.more}
              </button>`
        }
      </div>
    `;
  }

  protected override updated(): void {
    const {taskId} = this;
    const known = this.#history.value;
    if (typeof taskId === 'undefined' || !this.seen || this.#loading.value) return;
    if (this.link.session?.supports('loadHistory') !== true) return;
    const isNew = this.occasion !== this.#askedFor;
    if (isNew || (!known && !this.#refusal.value)) this.#load();
    if (this.#goOnAt !== null && known) {
      if (this.shadowRoot?.activeElement === null) this.toggles?.[this.#goOnAt]?.focus(); // the button that was pressed is gone
      this.#goOnAt = null;
    }
  }

  #command(): DeskCommand {
    return {type: 'loadHistory', taskId: this.taskId ?? null, after: null};
  }

  #load(): void {
    this.#askedFor = this.occasion;
    // the refusal stands in the list
    this.link.session?.loadHistory(this.taskId ?? null, {source: this}).catch(() => undefined);
  }

  readonly #onRefresh = () => {
    if (!this.#loading.value) this.#load();
  };

  readonly #onMore = async () => {
    if (this.#loading.value) return;
    const shown = this.#history.value?.interactions.length ?? 0;
    try {
      await this.link.session?.loadMoreHistory(this.taskId ?? null, {source: this});
    } catch {
      return; // the refusal stands above the button
    }
    this.#goOnAt = shown;
    this.requestUpdate();
  };

  readonly #onToggle = ({currentTarget}: Event) => {
    const id = currentTarget instanceof HTMLElement ? (currentTarget.dataset['id'] ?? '') : '';
    const open = new Set(this.openIds);
    if (!open.delete(id)) open.add(id);
    this.openIds = open;
  };
}
