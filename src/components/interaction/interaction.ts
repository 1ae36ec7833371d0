import {html, nothing, type TemplateResult} from 'lit';
import {property, query} from 'lit/decorators.js';
import {agentStateOf, lostSends, openTask, tasksOf} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import {prepareToAnnounce} from '../../element/announcer.js';
import {base} from '../../element/base.styles.js';
import {onComposerCall} from '../../element/composer-call.js';
import {DeskElement} from '../../element/desk-element.js';
import {endedHere} from '../../element/ended-here.js';
import * as icons from '../../element/icons.js';
import {keepClear} from '../../element/kept-clear.js';
import {LostConnection} from '../../element/lost-connection.js';
import {showNotices} from '../../element/notices-shown.js';
import {registryOf} from '../../element/registry-of.js';
import type {WaComposer} from '../composer/composer.js';
import type {WaWrapup} from '../wrapup/wrapup.js';
import {customerWords} from '../../strings/en/customer.js';
import {interactionWords} from '../../strings/en/interaction.js';
import {maskedWords} from '../../strings/en/masked.js';
import type {ControlPane} from './control-pane.js';
import {styles} from './interaction.styles.js';
import {controlPane} from './later-control-pane.js';
import {renderLostSends} from './lost-sends.js';
import {renderNotices} from './notices.js';
import {tellNews} from './pane-voice.js';

/**
 * @summary The open task: who it is, what can be done, the conversation, the composer, and wrap-up after the end.
 * @event {WaIntentEvent} wa-intent - Before a control's command is sent, and what the elements inside ask; prevent it to handle it yourself.
 * @slot back - Before the title, for what leads away from the task.
 * @slot tools - After the controls, for what stands beside the task.
 * @slot actions - Before the controls, for the CRM's own buttons.
 * @slot composer-tools - Beside the composer's own tools.
 * @slot empty - In place of what it says while no task is open.
 * @csspart base - The whole pane.
 * @csspart header - Who it is and what can be done.
 * @csspart customer-name - The customer's name.
 * @csspart customer-id - Beside the name, which of those that look alike it is.
 * @csspart role - Beside the name, whatever it says: that it is a customer's, or a group's.
 * @csspart masked - A stretch of text that is masked.
 * @csspart customer-number - The customer's number, or that it is hidden.
 * @csspart source-number - The line the customer wrote to.
 * @csspart queue - The queue it came through.
 * @csspart timer__time - The time since it was accepted, or in wrap-up.
 * @csspart window - What is left of the customer service window; `open`, `hour`, `minutes` or `closed` as well.
 * @csspart ending - In wrap-up, how the conversation left the agent.
 * @csspart controls - What can be done with the conversation.
 * @csspart conference - That a conference is requested, or stands, and with whom.
 * @csspart conference__time - Since when.
 * @csspart transfer-button - Opens the transfer request.
 * @csspart conference-button - Opens the conference request.
 * @csspart cancel-request-button - Takes the conference request back.
 * @csspart release-button - Lets the colleague in the conference go.
 * @csspart end-conference-button - Ends the conversation for all.
 * @csspart exit-conference-button - Leaves the conference.
 * @csspart end-button - Ends the conversation.
 * @csspart alert - Why the conversation cannot go on, a control was refused, or what became of other work.
 * @csspart notice - What became of other work.
 * @csspart lost - What was not sent before its conversation ended.
 * @csspart hand-over - Who handed the conversation over.
 * @csspart hand-over-note - The note that came along.
 * @csspart banner - The connection is lost.
 * @csspart empty - What to do while no task is open.
 * @csspart dialog - Asks before something written is lost.
 * @csspart confirm-button - Goes on all the same.
 * @csspart cancel-button - Goes back to the conversation.
 * @cssstate empty - No task is open.
 * @cssstate interrupted - The line of the open task was deleted.
 * @cssstate conference - A conference is requested, or stands.
 * @cssstate wrap-up - The open task is in wrap-up.
 * @cssstate busy - What a control asked for is under way.
 */
export class WaInteraction extends DeskElement {
  static override styles = [base, styles];
  protected override readonly parts = {
    interaction:
      'base header customer-name customer-id role masked customer-number source-number queue timer__time window ending controls conference conference__time transfer-button conference-button cancel-request-button release-button end-conference-button exit-conference-button end-button alert notice lost hand-over hand-over-note banner empty dialog confirm-button cancel-button',
  };
  protected static override words = {
    customer: customerWords,
    interaction: interactionWords,
    masked: maskedWords,
  };

  /**
   * Brings the tags of the request dialogs, when one is first asked for; they are there already where a page registered them.
   * @internal
   */
  static loadDialogs: () => Promise<unknown> = () => Promise.resolve();

  /** As of the composer: `enter` or `mod-enter`. */
  @property({attribute: 'send-on'}) sendOn: 'enter' | 'mod-enter' = 'enter';
  /** As of the composer: so many seconds a message can be taken back; 0 sends at once. */
  @property({type: Number, attribute: 'undo-seconds'}) undoSeconds = 0;

  @query('wa-wrapup') private wrapup: WaWrapup | null | undefined;
  @query('wa-composer') private composer: WaComposer | null | undefined;
  @query('.controls') private controls: HTMLElement | null | undefined;
  @query('.base') private baseElement: HTMLElement | null | undefined;

  readonly #task = this.link.select(openTask, null);
  readonly #hasTasks = this.link.select((all) => tasksOf(all).length > 0, false);
  readonly #agentState = this.link.select((all) => agentStateOf(all)?.name ?? null, null);
  readonly #lost = this.link.select(lostSends, []);
  readonly #notices = this.link.select(({notices}) => notices, undefined);
  readonly #connection = new LostConnection(this, this.link);
  #pane: ControlPane | undefined;
  #focusWas: 'controls' | 'alerts' | null = null;
  #stopAnswering: (() => void) | undefined;
  #stopShowing: (() => void) | undefined;
  #served: DeskSession | undefined;

  constructor() {
    super();
    this.addEventListener('wa-message-edited', () => this.focus());
    this.link.whenFound((session) => this.#serve(session));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#serve(undefined);
  }

  #serve(session: DeskSession | undefined): void {
    this.#stopAnswering?.();
    this.#stopAnswering = session && onComposerCall(session, () => this.focus());
    this.#stopShowing?.();
    this.#stopShowing = session && showNotices(session, this);
    if (this.#served) keepClear(this.#served, this, null);
    this.#served = session;
    if (!session) return;
    prepareToAnnounce(this);
    endedHere(session); // the reasons' code may come after the end
  }

  protected override willUpdate(): void {
    const part = this.#task.value ? controlPane.for(this) : undefined;
    if (part) this.#pane ??= new part.ControlPane(this, this.link, () => WaInteraction.loadDialogs());
    const focused = this.shadowRoot?.activeElement;
    this.#focusWas = focused?.closest('.buttons')
      ? 'controls'
      : focused?.closest('.alerts, .came-with')
        ? 'alerts'
        : null;
  }

  protected override get customStates(): Readonly<Record<string, boolean>> {
    return {
      empty: this.#task.value === null,
      interrupted: this.#task.value?.phase === 'interrupted',
      conference: (this.#task.value?.conference.state ?? 'none') !== 'none',
      'wrap-up': this.#task.value?.phase === 'wrap-up',
      busy: this.#pane?.busy === true,
    };
  }

  protected override render() {
    const task = this.#task.value;
    const {session} = this.link;
    return html`
      <section
        class="base"
        part="base"
        lang=${this.strings.locale}
        tabindex="-1"
        aria-label=${this.strings.interaction.label}
      >
        ${
          this.#connection.lost
            ? html`<p class="banner" part="banner">
                ${icons.offline}<span>${this.strings.interaction.connectionLost}</span>
              </p>`
            : nothing
        }
        <div class="alerts first">
          ${renderNotices(this.#notices.value?.values() ?? [], session, this.strings)}
          <div role="alert" aria-atomic="false">
            ${renderLostSends(this.#lost.value, session, this.strings)} ${this.#pane?.renderTold()}
          </div>
        </div>
        ${task && session ? this.#renderTask(task, session) : this.#renderEmpty()} ${this.#pane?.renderDialogs()}
      </section>
    `;
  }

  #renderTask(task: Task, session: DeskSession): TemplateResult {
    return html`
      ${this.#pane?.render(task, session)}
      <wa-conversation .session=${session}></wa-conversation>
      ${
        task.phase === 'wrap-up'
          ? nothing
          : html`<wa-composer
              .session=${session}
              .sendOn=${this.sendOn}
              .undoSeconds=${this.undoSeconds}
              .whyIsShown=${task.phase === 'interrupted' && this.#pane !== undefined}
              ><slot name="composer-tools" slot="tools"></slot
            ></wa-composer>`
      }
      <wa-wrapup .session=${session}></wa-wrapup>
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
        <slot name="empty">
          ${icons.bubbles}
          <h2>${interaction.emptyTitle}</h2>
          <p class="quiet">${next}</p>
        </slot>
      </div>
    `;
  }

  protected override updated(): void {
    if (this.#focusWas && !this.shadowRoot?.activeElement) this.#moveFocusOn(this.#focusWas);
    if (this.#served) keepClear(this.#served, this, this.composer ?? this.wrapup ?? null);
    const {session} = this.link;
    const notices = this.#notices.value?.values() ?? [];
    if (session) tellNews(this, session, {notices, connectionLost: this.#connection.lost}, this.strings);
  }

  /** What had the focus is gone: nothing that a second press of the key would do harm with gets it. */
  #moveFocusOn(from: 'controls' | 'alerts'): void {
    if (from === 'controls' && this.controls) this.controls.focus();
    else if (from === 'alerts') this.baseElement?.focus();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await this.#drawn();
    if (!this.#task.value) return done;
    await controlPane.came();
    return (await this.#drawn()) && done;
  }

  /** Whatever of the pane's code is here. */
  async #drawn(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    await Promise.all([this.composer?.updateComplete, this.wrapup?.updateComplete]);
    return done;
  }

  /** To the composer. */
  override focus(options?: FocusOptions): void {
    void this.#focusComposer(options);
  }

  /** It may be about to draw the task that was opened this very moment, and its code about to come. */
  async #focusComposer(options: FocusOptions | undefined): Promise<void> {
    await this.#drawn();
    if (!this.composer) return;
    await registryOf(this).whenDefined('wa-composer');
    await this.#drawn();
    this.composer?.focus(options);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-interaction': WaInteraction;
  }
}
