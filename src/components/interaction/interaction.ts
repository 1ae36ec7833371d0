import {html, nothing, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {agentStateOf, isPending, lineOf, lostSends, openTask, refusalAbout, tasksOf} from '../../core/select.js';
import {subjectOf} from '../../core/state.js';
import type {Line, Task} from '../../core/task.js';
import {base} from '../../element/base.styles.js';
import {customerName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import {icons} from '../../element/icons.js';
import {LostConnection} from '../../element/lost-connection.js';
import type {WaComposer} from '../composer/composer.js';
import type {WaWrapup} from '../wrapup/wrapup.js';
import {styles} from './interaction.styles.js';
import {renderLostSends} from './lost-sends.js';
import {wouldLose} from './unsent.js';

/**
 * @summary The open task: who it is, what can be done, the conversation, the composer, and wrap-up after the end.
 * @event {WaIntentEvent} wa-intent - Before `end` is sent, and what the elements inside ask; prevent it to handle it yourself.
 * @slot back - Before the title, for what leads away from the task.
 * @slot tools - After the controls, for what stands beside the task.
 * @csspart base - The whole pane.
 * @csspart header - Who it is and what can be done.
 * @csspart customer-name - The customer's name.
 * @csspart customer-number - The customer's number, or that it is hidden.
 * @csspart source-number - The line the customer wrote to.
 * @csspart queue - The queue it came through.
 * @csspart timer__time - The time since it was accepted, or in wrap-up.
 * @csspart end-button - Ends the conversation.
 * @csspart alert - Why the conversation cannot go on, or a control was refused.
 * @csspart lost - What was not sent before its conversation ended.
 * @csspart banner - The connection is lost.
 * @csspart empty - What to do while no task is open.
 * @csspart dialog - Asks before something written is lost.
 * @csspart confirm-button - Ends all the same.
 * @csspart cancel-button - Goes back to the conversation.
 */
export class WaInteraction extends DeskElement {
  static override styles = [base, styles];

  /** As of the composer: `enter` or `mod-enter`. */
  @property({attribute: 'send-on'}) sendOn: 'enter' | 'mod-enter' = 'enter';

  @state() private losing: 'draft' | 'unsent' | null = null;

  @query('dialog') private dialog: HTMLDialogElement | null | undefined;
  @query('wa-wrapup') private wrapup: WaWrapup | null | undefined;
  @query('wa-composer') private composer: WaComposer | null | undefined;

  readonly #task = this.link.select(openTask, null);
  readonly #line = this.link.select((all) => {
    const task = openTask(all);
    return task && lineOf(all, task);
  }, null);
  readonly #ending = this.link.select((all) => {
    const task = openTask(all);
    return task !== null && isPending(all, {type: 'end', taskId: task.id});
  }, false);
  readonly #refusal = this.link.select((all) => {
    const task = openTask(all);
    return task && refusalAbout(all, task.id, ['end']);
  }, null);
  readonly #hasTasks = this.link.select((all) => tasksOf(all).length > 0, false);
  readonly #agentState = this.link.select((all) => agentStateOf(all)?.name ?? null, null);
  readonly #lost = this.link.select(lostSends, []);
  readonly #connection = new LostConnection(this, this.link);
  #askedAbout: string | null = null;

  constructor() {
    super();
    this.addEventListener('wa-message-edited', () => this.focus());
  }

  protected override render() {
    const task = this.#task.value;
    const line = this.#line.value;
    return html`
      <section class="base" part="base" lang=${this.strings.locale} aria-label=${this.strings.interaction.label}>
        ${
          this.#connection.lost
            ? html`<p class="banner" part="banner" role="status">
                ${icons.offline}<span>${this.strings.interaction.connectionLost}</span>
              </p>`
            : nothing
        }
        <div class="alerts" role="alert">${renderLostSends(this.#lost.value, this.link.session, this.strings)}</div>
        ${task && line ? this.#renderTask(task, line) : this.#renderEmpty()} ${this.#renderDialog()}
      </section>
    `;
  }

  #renderTask(task: Task, line: Line): TemplateResult {
    const {session} = this.link;
    const wrapping = task.phase === 'wrap-up';
    return html`
      ${this.#renderHeader(task, line)} ${this.#renderAlerts(task)}
      <wa-conversation
        exportparts="log,day,unread,bubble,bubble__text,bubble__initials,bubble__time,bubble__status"
        .session=${session}
      ></wa-conversation>
      ${
        wrapping
          ? nothing
          : html`<wa-composer
              exportparts="input:composer__input,send-button:composer__send-button,counter:composer__counter"
              .session=${session}
              .sendOn=${this.sendOn}
            ></wa-composer>`
      }
      <wa-wrapup .session=${session}></wa-wrapup>
    `;
  }

  #renderHeader(task: Task, {name: lineName, number}: Line): TemplateResult {
    const {interaction, customer: words} = this.strings;
    const name = customerName(task.customer, this.strings);
    const customerNumber = task.customer.number?.text ?? words.numberHidden;
    const wrapping = task.phase === 'wrap-up';
    return html`
      <header part="header">
        <slot name="back"></slot>
        <div class="who">
          <h2 part="customer-name"><bdi class="cut">${name}</bdi></h2>
          <p class="facts quiet small">
            ${
              customerNumber === name ? nothing : html`<span part="customer-number"><bdi>${customerNumber}</bdi></span>`
            }
            <span part="source-number"><bdi>${interaction.line(lineName, number.text)}</bdi></span>
            <span part="queue"><bdi>${task.queue.name}</bdi></span>
          </p>
        </div>
        <wa-elapsed-timer
          class="quiet"
          exportparts="time:timer__time"
          .session=${this.link.session}
          .since=${wrapping ? task.endedAt : task.acceptedAt}
          label=${wrapping ? interaction.wrapping : interaction.elapsed}
        ></wa-elapsed-timer>
        ${
          wrapping || this.link.session?.supports('end') !== true
            ? nothing
            : html`<button
                class="button danger compact"
                part="end-button"
                type="button"
                aria-disabled=${this.#ending.value ? 'true' : 'false'}
                @click=${this.#onEnd}
              >
                ${this.#ending.value ? html`<span class="spinner"></span>` : nothing}${interaction.end}
              </button>`
        }
        <slot name="tools"></slot>
      </header>
    `;
  }

  #renderAlerts(task: Task): TemplateResult {
    const {interaction, refused} = this.strings;
    const refusal = this.#refusal.value;
    return html`
      <div class="alerts">
        <div role="alert">
          ${
            task.phase === 'interrupted'
              ? html`<p class="refusal" part="alert">${icons.alert}<span>${interaction.interrupted}</span></p>`
              : nothing
          }
        </div>
        <div role="alert">
          ${
            refusal
              ? html`<p class="refusal" part="alert">
                  ${icons.alert}<span class="grow">${refused[refusal.code]}</span>
                  <button
                    class="button quiet icon compact"
                    type="button"
                    title=${interaction.dismiss}
                    aria-label=${interaction.dismiss}
                    @click=${() => this.link.session?.dismissRefusal(subjectOf(refusal.command))}
                  >
                    ${icons.close}
                  </button>
                </p>`
              : nothing
          }
        </div>
      </div>
    `;
  }

  #renderEmpty(): TemplateResult | typeof nothing {
    if (!this.link.session || this.#agentState.value === null) return nothing;
    const {interaction} = this.strings;
    const next = this.#hasTasks.value
      ? interaction.emptyChoose
      : this.#agentState.value === 'available'
        ? interaction.emptyAvailable
        : interaction.emptyIdle;
    return html`
      <div class="empty" part="empty">
        ${icons.bubbles}
        <h2>${interaction.emptyTitle}</h2>
        <p class="quiet">${next}</p>
      </div>
    `;
  }

  #renderDialog(): TemplateResult {
    const {interaction} = this.strings;
    return html`
      <dialog part="dialog" aria-labelledby="question" aria-describedby="loss" @close=${this.#onDialogClose}>
        <h2 id="question">${interaction.confirmTitle}</h2>
        <p id="loss">${this.losing === 'unsent' ? interaction.confirmUnsent : interaction.confirmDraft}</p>
        <div class="choices">
          <button class="button" part="cancel-button" type="button" autofocus @click=${this.#onGoBack}>
            ${interaction.goBack}
          </button>
          <button class="button danger" part="confirm-button" type="button" @click=${this.#onConfirm}>
            ${interaction.confirmEnd}
          </button>
        </div>
      </dialog>
    `;
  }

  protected override updated(): void {
    const task = this.#task.value;
    if (this.dialog?.open && (task?.id !== this.#askedAbout || task?.phase === 'wrap-up')) this.dialog.close(); // no longer the question
  }

  /** What the agent acts with at the end of the pane: what floats above the page must not cover it. */
  get actions(): HTMLElement | null {
    return this.composer ?? this.wrapup?.actions ?? null;
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await Promise.all([this.composer?.updateComplete, this.wrapup?.updateComplete]);
    return done;
  }

  /** To the composer. */
  override focus(options?: FocusOptions): void {
    // it may be about to draw the task that was opened this very moment
    void this.updateComplete.then(() => this.composer?.focus(options));
  }

  #end(): void {
    const task = this.#task.value;
    if (task) this.link.session?.end(task.id, {source: this}).catch(() => undefined); // the refusal stands in the pane
  }

  readonly #onEnd = () => {
    const {session} = this.link;
    const task = this.#task.value;
    if (!session || !task || this.#ending.value) return;
    this.losing = wouldLose(session.state, task);
    if (this.losing === null) {
      this.#end();
      return;
    }
    this.#askedAbout = task.id;
    this.dialog?.showModal();
  };

  readonly #onConfirm = () => {
    if (this.dialog?.open !== true) return; // answered already
    this.dialog.close();
    this.#end();
  };

  readonly #onGoBack = () => this.dialog?.close();

  readonly #onDialogClose = () => {
    this.#askedAbout = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-interaction': WaInteraction;
  }
}
