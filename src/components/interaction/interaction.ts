import {html, nothing, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {controlsOf, type Control} from '../../core/controls.js';
import type {DeskErrorCode} from '../../core/errors.js';
import type {DeskSession} from '../../core/session.js';
import {
  agentStateOf,
  isUnderWay,
  lineOf,
  lostSends,
  openTask,
  refusalAbout,
  tasksOf,
  wouldLose,
} from '../../core/select.js';
import type {Line, Task} from '../../core/task.js';
import {announce, prepareToAnnounce} from '../../element/announcer.js';
import {base} from '../../element/base.styles.js';
import {onComposerCall} from '../../element/composer-call.js';
import {DeskElement} from '../../element/desk-element.js';
import {endedHere} from '../../element/ended-here.js';
import * as icons from '../../element/icons.js';
import {keepClear} from '../../element/kept-clear.js';
import {lookalikesOf, nobody} from '../../element/lookalikes.js';
import {LostConnection} from '../../element/lost-connection.js';
import {showNotices} from '../../element/notices-shown.js';
import type {WaComposer} from '../composer/composer.js';
import type {WaConferenceDialog} from '../conference-dialog/conference-dialog.js';
import type {WaRequestClosedEvent} from '../request-dialog/request-dialog.js';
import type {WaTransferDialog} from '../transfer-dialog/transfer-dialog.js';
import type {WaWrapup} from '../wrapup/wrapup.js';
import {customerWords} from '../../strings/en/customer.js';
import {interactionWords} from '../../strings/en/interaction.js';
import {maskedWords} from '../../strings/en/masked.js';
import {refusedWords} from '../../strings/en/refused.js';
import {timerWords} from '../../strings/en/timer.js';
import {renderCameWith} from './came-with.js';
import {renderControls} from './control-bar.js';
import {styles} from './interaction.styles.js';
import {windowLeft, type WindowLeft} from '../../element/window-left.js';
import {windowStyles} from '../../element/window-chip.js';
import {tellWindow} from './window-voice.js';
import {renderLeaveDialog, type Leaving, type Question} from './leave-dialog.js';
import {renderLostSends} from './lost-sends.js';
import {renderDismiss, renderNotices} from './notices.js';
import {PaneVoice} from './pane-voice.js';
import {renderTaskAlerts} from './task-alerts.js';
import {renderTaskHeader} from './task-header.js';

/** Whose refusals stand in the pane; the dialogs show their own. */
const OWN_CONTROLS = ['end', 'cancelConference', 'releaseGuest', 'endConference', 'exitConference'] as const;
const CONTROLS = ['transfer', 'conference', ...OWN_CONTROLS] as const;

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
  static override styles = [base, windowStyles, styles];
  protected override readonly parts = {
    interaction:
      'base header customer-name customer-id role masked customer-number source-number queue timer__time window ending controls conference conference__time transfer-button conference-button cancel-request-button release-button end-conference-button exit-conference-button end-button alert notice lost hand-over hand-over-note banner empty dialog confirm-button cancel-button',
  };
  protected static override words = {
    customer: customerWords,
    interaction: interactionWords,
    masked: maskedWords,
    refused: refusedWords,
    timer: timerWords,
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

  @state() private question: Question | null = null;
  /** The request whose dialog is being loaded. */
  @state() private loading: 'transfer' | 'conference' | null = null;
  @state() private loaded = false;
  /** What a request came to that the agent has not made: shown until it is read. */
  @state() private told: string | null = null;
  /** The tasks whose hand-over was read. */
  @state() private read: ReadonlySet<string> = new Set();

  @query('dialog') private dialog: HTMLDialogElement | null | undefined;
  @query('wa-wrapup') private wrapup: WaWrapup | null | undefined;
  @query('wa-composer') private composer: WaComposer | null | undefined;
  @query('.controls') private controls: HTMLElement | null | undefined;
  @query('.base') private baseElement: HTMLElement | null | undefined;
  @query('wa-transfer-dialog') private transferDialog: WaTransferDialog | null | undefined;
  @query('wa-conference-dialog') private conferenceDialog: WaConferenceDialog | null | undefined;

  readonly #task = this.link.select(openTask, null);
  readonly #line = this.link.select((all) => {
    const task = openTask(all);
    return task && lineOf(all, task);
  }, null);
  readonly #pending = this.link.select((all) => {
    const task = openTask(all);
    return (task && CONTROLS.find((control) => isUnderWay(all, task.id, [control]))) ?? null;
  }, null);
  readonly #refusal = this.link.select((all) => {
    const task = openTask(all);
    return task && refusalAbout(all, task.id, OWN_CONTROLS);
  }, null);
  readonly #alike = this.link.select(lookalikesOf, nobody);
  readonly #hasTasks = this.link.select((all) => tasksOf(all).length > 0, false);
  readonly #agentState = this.link.select((all) => agentStateOf(all)?.name ?? null, null);
  readonly #lost = this.link.select(lostSends, []);
  readonly #notices = this.link.select(({notices}) => notices, undefined);
  readonly #connection = new LostConnection(this, this.link);
  readonly #voice = new PaneVoice();
  #stopSeconds: (() => void) | undefined;
  #shownWindow: string | undefined;
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
    this.dialog?.close(); // one that is moved while it is open would be open and not modal
  }

  #serve(session: DeskSession | undefined): void {
    this.#stopAnswering?.();
    this.#stopAnswering = session && onComposerCall(session, () => this.focus());
    this.#stopShowing?.();
    this.#stopSeconds?.();
    this.#stopSeconds = session?.clock.onSecond(() => this.#onSecond(session));
    this.#stopShowing = session && showNotices(session, this);
    if (this.#served) keepClear(this.#served, this, null);
    this.#served = session;
    if (!session) return;
    prepareToAnnounce(this);
    endedHere(session); // the reasons' code may come after the end
  }

  #window(task: Task): WindowLeft | null {
    return task.phase === 'wrap-up' ? null : windowLeft(task.capabilities, this.now(), this.strings);
  }

  /** Drawn again when its words change, not each second. */
  #onSecond(session: DeskSession): void {
    const task = this.#task.value;
    if (!task) return;
    if (this.#window(task)?.words !== this.#shownWindow) this.requestUpdate();
    tellWindow(this, session, task, this.#alike.value, this.strings);
  }

  protected override willUpdate(): void {
    const task = this.#task.value;
    this.#shownWindow = (task && this.#window(task))?.words;
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
      busy: this.#pending.value !== null,
    };
  }

  protected override render() {
    const task = this.#task.value;
    const line = this.#line.value;
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
            ${renderLostSends(this.#lost.value, session, this.strings)} ${this.#renderTold()}
          </div>
        </div>
        ${task && line ? this.#renderTask(task, line) : this.#renderEmpty()}
        ${renderLeaveDialog({
          question: this.question,
          strings: this.strings,
          onGo: this.#onConfirm,
          onGoBack: this.#onGoBack,
          onClose: this.#onDialogClose,
        })}
        ${
          this.loaded
            ? html`<wa-transfer-dialog
                  .session=${session}
                  @wa-request-closed=${this.#onRequestClosed}
                ></wa-transfer-dialog>
                <wa-conference-dialog
                  .session=${session}
                  @wa-request-closed=${this.#onRequestClosed}
                ></wa-conference-dialog>`
            : nothing
        }
      </section>
    `;
  }

  #renderTold(): TemplateResult | typeof nothing {
    return this.told === null
      ? nothing
      : html`<p class="refusal" part="alert">
          ${icons.alert}<span class="grow">${this.told}</span>
          ${renderDismiss(this.strings.interaction.dismiss, () => (this.told = null))}
        </p>`;
  }

  #renderTask(task: Task, line: Line): TemplateResult {
    const {session} = this.link;
    const wrapping = task.phase === 'wrap-up';
    return html`
      ${renderTaskHeader({
        task,
        line,
        session,
        alike: this.#alike.value,
        window: this.#window(task),
        strings: this.strings,
        controls: wrapping
          ? nothing
          : renderControls({
              task,
              session,
              strings: this.strings,
              busy: this.loading ?? this.#pending.value,
              onControl: this.#onControl,
            }),
      })}
      ${renderTaskAlerts(task, this.#refusal.value, session, this.strings)}
      ${
        wrapping || this.read.has(task.id)
          ? nothing
          : renderCameWith(task, this.strings, () => (this.read = new Set([...this.read, task.id])))
      }
      <wa-conversation .session=${session}></wa-conversation>
      ${
        wrapping
          ? nothing
          : html`<wa-composer
              .session=${session}
              .sendOn=${this.sendOn}
              .undoSeconds=${this.undoSeconds}
              .whyIsShown=${task.phase === 'interrupted'}
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
    const task = this.#task.value;
    const {question} = this;
    const moot = task?.id !== question?.taskId || !task || !question || !controlsOf(task).has(question.control);
    if (this.dialog?.open && moot) this.dialog.close(); // no longer the question
    if (this.#focusWas && !this.shadowRoot?.activeElement) this.#moveFocusOn(this.#focusWas);
    if (this.#served) keepClear(this.#served, this, this.composer ?? this.wrapup ?? null);
    const {session} = this.link;
    const notices = this.#notices.value?.values() ?? [];
    if (session) this.#voice.tell(this, session, {task, notices, connectionLost: this.#connection.lost}, this.strings);
  }

  /** What had the focus is gone: nothing that a second press of the key would do harm with gets it. */
  #moveFocusOn(from: 'controls' | 'alerts'): void {
    if (from === 'controls' && this.controls) this.controls.focus();
    else if (from === 'alerts') this.baseElement?.focus();
  }

  protected override async getUpdateComplete(): Promise<boolean> {
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
    await this.updateComplete;
    if (!this.composer) return;
    await customElements.whenDefined('wa-composer');
    await this.updateComplete;
    this.composer?.focus(options);
  }

  readonly #onControl = (control: Control): void => {
    const task = this.#task.value;
    if (!task || this.loading !== null || this.#pending.value !== null) return;
    const why: DeskErrorCode | null | undefined = controlsOf(task).get(control);
    if (why !== null) {
      if (why !== undefined) announce(this, this.strings.refused(why), 'assertive');
    } else if (control === 'transfer' || control === 'conference') void this.#request(control, task.id);
    else if (control === 'cancelConference' || control === 'releaseGuest') this.#ask(control, task.id);
    else this.#leave(control, task);
  };

  #leave(control: Leaving, task: Task): void {
    const {session} = this.link;
    const losing = session ? wouldLose(session.state, task) : null;
    if (losing === null) {
      this.#ask(control, task.id);
      return;
    }
    this.question = {control, taskId: task.id, losing};
    this.dialog?.showModal();
  }

  #ask(type: Leaving | 'cancelConference' | 'releaseGuest', taskId: string): void {
    this.link.session?.command({type, taskId}, {source: this}).catch(() => undefined); // the refusal stands in the pane
  }

  async #request(control: 'transfer' | 'conference', taskId: string): Promise<void> {
    this.told = null;
    this.loading = control;
    try {
      await WaInteraction.loadDialogs();
      this.loaded = true;
    } catch {
      this.told = this.strings.interaction.unloaded;
    } finally {
      this.loading = null;
    }
    await this.updateComplete;
    (control === 'transfer' ? this.transferDialog : this.conferenceDialog)?.show(taskId);
  }

  readonly #onRequestClosed = ({detail: {why}}: WaRequestClosedEvent) => {
    // the interruption has an alert of its own
    if (why !== null && why !== 'line-deleted') this.told = this.strings.refused(why);
  };

  readonly #onConfirm = () => {
    if (this.dialog?.open !== true || !this.question) return; // answered already
    const {control, taskId} = this.question;
    this.dialog.close();
    this.#ask(control, taskId);
  };

  readonly #onGoBack = () => this.dialog?.close();

  readonly #onDialogClose = () => {
    this.question = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-interaction': WaInteraction;
  }
}
