import {html, nothing, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {classMap} from 'lit/directives/class-map.js';
import type {ContactCenterAdapter} from '../../core/adapter.js';
import type {DeskError} from '../../core/errors.js';
import type {WaIntentEvent} from '../../core/intent.js';
import {lostSends, openTask} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import {base} from '../../element/base.styles.js';
import {DeskElement} from '../../element/desk-element.js';
import * as icons from '../../element/icons.js';
import {LostConnection} from '../../element/lost-connection.js';
import {showNotices} from '../../element/notices-shown.js';
import type {Provided} from '../../element/session-context.js';
import {SessionProvider} from '../../element/session-provider.js';
import {isNamed} from '../../element/session-source.js';
import type {Strings} from '../../strings/en.js';
import type {WaInteraction} from '../interaction/interaction.js';
import {renderLostSends} from '../interaction/lost-sends.js';
import {renderNotices} from '../interaction/notices.js';
import type {WaTaskList} from '../task-list/task-list.js';
import {customerWords} from '../../strings/en/customer.js';
import {deskWords} from '../../strings/en/desk.js';
import {interactionWords} from '../../strings/en/interaction.js';
import {maskedWords} from '../../strings/en/masked.js';
import {refusedWords} from '../../strings/en/refused.js';
import {styles} from './desk.styles.js';

/** What the side shows: the tasks at hand, or the last 24 hours. */
type View = 'current' | 'recent';

/**
 * @summary The whole desk in one tag: state, requests, conversations, composer and wrap-up, from 320 px on.
 *
 * With `adapter`, `endpoint` or `demo` it makes its own session and counts as a `<wa-desk-session>`; without them it
 * waits for one like any tag. Give it a height: it fills it.
 *
 * @event {WaIntentEvent} wa-intent - Before a command is sent; prevent it to stop it.
 * @event {WaTaskOpenedEvent} wa-task-opened - The agent opened a task from the list or a notification.
 * @event {WaNotifyEvent} wa-notify - Before a sound, a toast or a desktop notification; prevent it to tell the agent yourself.
 * @event {WaFactEvent} wa-connected - The desk shows the contact centre's state.
 * @event {WaFactEvent} wa-disconnected - It shows what it knew last.
 * @event {WaFactEvent} wa-agent-state-changed - The agent is in another state.
 * @event {WaFactEvent} wa-task-offered - A customer waits for this agent's Accept.
 * @event {WaFactEvent} wa-offer-gone - An offer left without being accepted.
 * @event {WaFactEvent} wa-task-assigned - The agent has a new task.
 * @event {WaFactEvent} wa-task-interrupted - An administrator deleted the line of a task.
 * @event {WaFactEvent} wa-conference-changed - A colleague was asked to join, joined, left, or did not come.
 * @event {WaFactEvent} wa-task-ended - A task left for wrap-up.
 * @event {WaFactEvent} wa-task-done - A task was wrapped up, or handed to somebody else.
 * @event {WaFactEvent} wa-message-received - A customer wrote.
 * @event {WaFactEvent} wa-notice - The agent is told about work that is no longer, or newly, theirs.
 * @slot header - Above everything, for the CRM's own header.
 * @slot actions - Before the controls of the open task, for the CRM's own buttons.
 * @slot composer-tools - Beside the composer's own tools.
 * @slot empty - In place of what the pane says while no task is open.
 * @csspart base - The whole desk.
 * @csspart header - The agent's state.
 * @csspart views - Switches between the conversations at hand and those of the last 24 hours.
 * @csspart view - One of the two.
 * @csspart masked - A stretch of a notice that is masked.
 * @csspart details-button - Shows the customer's details, and hides them.
 * @csspart details - Who the customer is, CAD variables and earlier conversations.
 * @csspart close-details-button - Hides them.
 * @csspart back-button - From a conversation to the list, where there is room for one of them only.
 * @csspart connecting - What stands there until the desk is connected.
 * @csspart failure - Why it could not connect.
 * @csspart retry-button - Connects again.
 * @cssproperty --wa-desk-brand - The one colour that all others follow, light and dark; whatever it is, text can be read.
 * @cssproperty --wa-desk-neutral - The hue of greys, surfaces and text; that of the brand when left out.
 * @cssproperty [--wa-desk-font=system-ui] - The typeface.
 * @cssproperty [--wa-desk-font-size=0.9375rem] - The size of text, from which all others follow.
 * @cssproperty [--wa-desk-radius=0.5rem] - The corners of boxes, and by their measure of buttons, bubbles and the composer.
 * @cssproperty [--wa-desk-density=1] - How far things stand apart, and how high buttons are: 0.75 is compact, 1.25 comfortable.
 * @cssproperty [--wa-desk-space=0.5rem] - The step of all distances; goes before the density.
 * @cssproperty --wa-desk-button-radius - The corners of buttons; three quarters of `--wa-desk-radius`.
 * @cssproperty --wa-desk-list-width - How wide the list is beside a conversation, as in `grid-template-columns`.
 * @cssproperty --wa-desk-details-width - How wide the details are beside a conversation.
 * @cssproperty [--wa-desk-color-surface=light-dark(#ffffff, #15181d)] - What everything stands on.
 * @cssproperty [--wa-desk-color-surface-raised=light-dark(#ffffff, #1e2229)] - Menus, dialogs, offers and toasts.
 * @cssproperty [--wa-desk-color-surface-sunken=light-dark(#f4f6f8, #0f1115)] - The ground of the conversation.
 * @cssproperty [--wa-desk-color-text=light-dark(#1a1f26, #eceff3)] - Text.
 * @cssproperty [--wa-desk-color-text-quiet=light-dark(#57616e, #a3adba)] - What is said beside it.
 * @cssproperty [--wa-desk-color-border=light-dark(#d9dfe6, #333a44)] - Lines between things.
 * @cssproperty [--wa-desk-color-control-border=light-dark(#7c8896, #78838f)] - The edges of buttons and fields.
 * @cssproperty [--wa-desk-color-accent=light-dark(#0b63ce, #2b74d9)] - The buttons that lead on, counts, and what is chosen.
 * @cssproperty [--wa-desk-color-on-accent=#ffffff] - Text on the accent.
 * @cssproperty [--wa-desk-color-accent-text=light-dark(#0b57b5, #8ab8ff)] - The accent as the colour of text.
 * @cssproperty [--wa-desk-color-accent-quiet=light-dark(#e7f0fd, #1b2d45)] - The ground of what is chosen.
 * @cssproperty [--wa-desk-color-success=light-dark(#177245, #57c98e)] - Available, connected.
 * @cssproperty [--wa-desk-color-warning-text=light-dark(#8a4b00, #f5b95a)] - Warnings.
 * @cssproperty [--wa-desk-color-warning-quiet=light-dark(#fff3df, #3a2c12)] - Their ground.
 * @cssproperty [--wa-desk-color-danger-text=light-dark(#b3261e, #ff9d94)] - Failures, and what ends a conversation.
 * @cssproperty [--wa-desk-color-danger-quiet=light-dark(#fdecea, #43201d)] - Their ground.
 * @cssproperty [--wa-desk-color-focus=light-dark(#0b63ce, #8ab8ff)] - The ring around what has the focus.
 * @cssproperty --wa-desk-shadow - What lifts menus, offers and toasts above the page.
 * @cssstate offering - A customer waits for Accept.
 * @cssstate task - A conversation is in front, where there is room for one of list and conversation only.
 * @cssstate details - The customer's details are shown.
 * @cssstate failed - It could not connect, or the agent was signed out.
 */
export class WaDesk extends DeskElement {
  static override styles = [base, styles];
  protected static override words = {
    customer: customerWords,
    desk: deskWords,
    interaction: interactionWords,
    masked: maskedWords,
    refused: refusedWords,
  };

  /** A contact centre of the page's own; goes before `endpoint`. */
  @property({attribute: false}) adapter: ContactCenterAdapter | undefined;
  /** Address of a gateway. */
  @property() endpoint = '';
  /** Where the CRM hands out the agent's token: asked by POST with the CRM's own login, answers `{"token": "…"}`. */
  @property({attribute: 'token-url'}) tokenUrl = '';
  /** Hands out the agent's token; goes before `token-url`. */
  @property({attribute: false}) getToken: (() => Promise<string>) | undefined;
  /** Language of the desk, such as `fr` or `en-GB`; otherwise that of the page. */
  @property() locale = '';
  /** A simulated contact centre with invented customers, to look around. */
  @property({type: Boolean}) demo = false;
  /** `light` or `dark`; otherwise as the page. */
  @property({reflect: true}) theme: 'light' | 'dark' | null = null;
  /** As of the composer: `enter` or `mod-enter`. */
  @property({attribute: 'send-on'}) sendOn: 'enter' | 'mod-enter' = 'enter';
  /** As of the composer: so many seconds a message can be taken back; 0 sends at once. */
  @property({type: Number, attribute: 'undo-seconds'}) undoSeconds = 0;

  /** Where there is room for one of them only, the list instead of the open task. */
  @state() private listInFront = false;
  /** Beside the list of tasks: what the agent has done. */
  @state() private view: View = 'current';
  @state() private detailsOpen = false;

  @query('.base') private baseElement: HTMLElement | null | undefined;
  @query('wa-interaction') private interaction: WaInteraction | null | undefined;
  @query('wa-task-list') private taskList: WaTaskList | null | undefined;
  @query('.toggle-details') private detailsButton: HTMLElement | null | undefined;
  @query('.close-details') private closeButton: HTMLElement | null | undefined;
  @query('[role=tab][aria-selected=true]') private chosenTab: HTMLElement | null | undefined;
  @query('.back') private backButton: HTMLElement | null | undefined;

  readonly #provider = new SessionProvider(this, () => this.link.session);
  readonly #agentKnown = this.link.select(({agent}) => agent !== null, false);
  readonly #signedOut = this.link.select(({connection}) => connection === 'signed-out', false);
  readonly #openId = this.link.select((all) => openTask(all)?.id ?? null, null);
  readonly #offering = this.link.select(({offers}) => offers.size > 0, false);
  readonly #taskIds = this.link.select(({tasks}) => tasks, undefined);
  readonly #lost = this.link.select(lostSends, []);
  readonly #notices = this.link.select(({notices}) => notices, undefined);
  readonly #connection = new LostConnection(this, this.link);
  #children: MutationObserver | undefined;
  #words: Strings | undefined;
  #shownId: string | null = null;
  #acceptedId: string | null = null;
  #lostFocus = false;

  #stopShowing: (() => void) | undefined;

  constructor() {
    super();
    this.link.whenFound((session) => {
      this.#stopShowing?.();
      this.#stopShowing = session && showNotices(session, this); // in the list or in the pane
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#children = new MutationObserver(() => this.requestUpdate());
    this.#children.observe(this, {childList: true, subtree: true, attributeFilter: ['slot']});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#children?.disconnect();
  }

  protected override willUpdate(): void {
    const openId = this.#openId.value;
    if (openId === this.#shownId) return;
    this.#uncover();
    const left = this.#shownId !== null && this.#taskIds.value?.has(this.#shownId) !== true;
    this.listInFront = left && this.#acceptedId !== openId; // one is done: the agent chooses what is next
    this.#lostFocus = left && this.shadowRoot?.activeElement?.localName === 'wa-interaction'; // what had it is about to go
    this.#shownId = openId;
  }

  protected override get customStates(): Readonly<Record<string, boolean>> {
    return {
      offering: this.#offering.value,
      task: this.#openId.value !== null && !this.listInFront,
      details: this.detailsOpen,
      failed: this.#provider.failure !== undefined || this.#signedOut.value,
    };
  }

  protected override render() {
    return html`<div
      class="base"
      part="base"
      lang=${this.strings.locale}
      role="region"
      tabindex="-1"
      aria-label=${this.strings.desk.label}
    >
      ${this.#renderContent()}
    </div>`;
  }

  #renderContent(): TemplateResult | typeof nothing {
    const {desk, refused} = this.strings;
    if (this.#signedOut.value) return this.#renderFailure(refused('signed-out'), true);
    if (this.#agentKnown.value) return this.#renderDesk();
    const {failure} = this.#provider;
    if (failure) return this.#renderFailure(refused(failure.code), true);
    if (this.#connection.lost) return this.#renderFailure(desk.unreachable, false);
    return isNamed(this) || this.link.session ? this.#renderConnecting() : nothing;
  }

  #renderDesk(): TemplateResult {
    const {desk} = this.strings;
    const task = this.#openId.value !== null && !this.listInFront;
    const details = this.detailsOpen && this.#openId.value !== null;
    return html`
      <slot name="header"></slot>
      <div class=${classMap({panes: true, task, list: !task, details})}>
        <div class="side">
          <div class="header" part="header">
            <wa-agent-state></wa-agent-state>
            <wa-desk-notifications title-count app-badge @wa-task-opened=${this.#onTaskOpened}></wa-desk-notifications>
          </div>
          <div class="lost">
            ${renderNotices(this.#notices.value?.values() ?? [], this.link.session, this.strings)}
            <div role="alert" aria-atomic="false">
              ${renderLostSends(this.#lost.value, this.link.session, this.strings)}
            </div>
          </div>
          ${this.#renderViews()}
        </div>
        <wa-interaction .sendOn=${this.sendOn} .undoSeconds=${this.undoSeconds}>
          <button
            class="button quiet icon compact back"
            slot="back"
            part="back-button"
            type="button"
            title=${desk.back}
            aria-label=${desk.back}
            @click=${this.#onBack}
          >
            ${icons.back}
          </button>
          <button
            class="button quiet icon compact toggle-details"
            slot="tools"
            part="details-button"
            type="button"
            title=${details ? desk.hideDetails : desk.showDetails}
            aria-label=${details ? desk.hideDetails : desk.showDetails}
            aria-expanded=${details ? 'true' : 'false'}
            @click=${this.#onDetails}
          >
            ${icons.details}
          </button>
          <slot name="actions" slot="actions"></slot>
          <slot name="composer-tools" slot="composer-tools"></slot>
          ${this.#holdsEmpty() ? html`<slot name="empty" slot="empty"></slot>` : nothing}
        </wa-interaction>
        ${this.#renderDetails(details)}
      </div>
      <wa-offer-popup @wa-intent=${this.#onIntent}></wa-offer-popup>
    `;
  }

  #renderViews(): TemplateResult {
    const {desk} = this.strings;
    const list = html`<wa-task-list @wa-task-opened=${this.#onTaskOpened}></wa-task-list>`;
    if (this.link.session?.supports('loadHistory') !== true) return html`<div class="view">${list}</div>`;
    const tab = (view: View, words: string) => html`
      <button
        id="tab-${view}"
        part="view"
        role="tab"
        type="button"
        data-view=${view}
        tabindex=${view === this.view ? 0 : -1}
        aria-selected=${view === this.view ? 'true' : 'false'}
        aria-controls="panel-${view}"
        @click=${this.#onView}
      >
        ${words}
      </button>
    `;
    return html`
      <div class="views" part="views" role="tablist" aria-label=${desk.views} @keydown=${this.#onViewKeydown}>
        ${tab('current', desk.current)} ${tab('recent', desk.recent)}
      </div>
      <div
        class="view"
        id="panel-current"
        role="tabpanel"
        aria-labelledby="tab-current"
        ?hidden=${this.view !== 'current'}
      >
        ${list}
      </div>
      <div
        class="view"
        id="panel-recent"
        role="tabpanel"
        aria-labelledby="tab-recent"
        ?hidden=${this.view !== 'recent'}
      >
        <wa-agent-history></wa-agent-history>
      </div>
    `;
  }

  /** There even while it is not shown: what was typed into it stays. */
  #renderDetails(shown: boolean): TemplateResult {
    const {desk} = this.strings;
    return html`
      <aside part="details" aria-label=${desk.details} ?hidden=${!shown} @keydown=${this.#onDetailsKeydown}>
        <div class="details-head">
          <h2 class="grow">${desk.details}</h2>
          <button
            class="button quiet icon compact close-details"
            part="close-details-button"
            type="button"
            title=${desk.hideDetails}
            aria-label=${desk.hideDetails}
            @click=${this.#onCloseDetails}
          >
            ${icons.close}
          </button>
        </div>
        <div class="details-body">
          <wa-task-details></wa-task-details>
          ${
            this.link.session?.supports('loadHistory') === true
              ? html`<wa-customer-history></wa-customer-history>`
              : nothing
          }
        </div>
      </aside>
    `;
  }

  #renderConnecting(): TemplateResult {
    return html`
      <div class="connecting" part="connecting" role="status" aria-busy="true">
        <span class="visually-hidden">${this.strings.desk.connecting}</span>
        <div class="bones" aria-hidden="true"><i></i><i></i><i></i></div>
        <div class="bones wide" aria-hidden="true"><i></i><i></i><i></i></div>
      </div>
    `;
  }

  #renderFailure(words: string, canRetry: boolean): TemplateResult {
    const {desk} = this.strings;
    return html`
      <div class="failure" part="failure" role="alert">
        ${icons.offline}
        <h2>${desk.failed}</h2>
        <p class="quiet">${words}</p>
        ${
          canRetry
            ? html`<button class="button primary" part="retry-button" type="button" @click=${this.#onRetry}>
                ${desk.tryAgain}
              </button>`
            : nothing
        }
      </div>
    `;
  }

  protected override updated(): void {
    if (this.#acceptedId !== null && this.#acceptedId === this.#openId.value) {
      this.#acceptedId = null;
      this.#lostFocus = false;
      this.interaction?.focus(); // who accepts is about to answer
    } else if (this.#lostFocus) {
      this.#lostFocus = false;
      void this.#moveFocusOn();
    }
  }

  /** The session it has made; without a source of its own, the one the page has set. */
  @property({attribute: false})
  override get session(): DeskSession | undefined {
    return this.#provider.session ?? super.session;
  }

  override set session(session: DeskSession | undefined) {
    super.session = session;
  }

  /** What tags that name this element get: null while they must wait, undefined when it makes no session. */
  get provided(): Provided | undefined {
    return this.#provider.provided;
  }

  /** Why there is no connection. */
  get failure(): DeskError | undefined {
    return this.#provider.failure;
  }

  /** @internal */
  get ownStrings(): Strings | undefined {
    return this.#words;
  }

  /** The words of the desk; set to replace ours. */
  @property({attribute: false})
  override get strings(): Strings {
    return this.#words ?? super.strings;
  }

  override set strings(words: Strings | undefined) {
    this.#words = words;
  }

  /** Tries again after a failure. */
  retry(): void {
    const session: DeskSession | undefined = this.link.session;
    if (this.#signedOut.value) session?.disconnect(); // what was signed out is connected anew
    if (this.provided === undefined) session?.connect().catch(() => undefined);
    else this.#provider.retry();
  }

  async #moveFocusOn(): Promise<void> {
    this.view = 'current';
    await this.updateComplete;
    await this.taskList?.updateComplete;
    if (this.#openId.value === null) this.baseElement?.focus();
    else this.taskList?.focus();
  }

  /** Where there is no room for both, another conversation comes before the details of the last. */
  #uncover(): void {
    if (this.detailsOpen && this.interaction?.checkVisibility() === false) this.detailsOpen = false;
  }

  /** Passed on only when it is there: an empty slot in a slot leaves no room for what stands there otherwise. */
  #holdsEmpty(): boolean {
    return [...this.children].some(({slot}) => slot === 'empty');
  }

  readonly #onRetry = () => this.retry();

  readonly #onIntent = ({command}: WaIntentEvent) => {
    if (command.type === 'accept') this.#acceptedId = command.taskId;
  };

  readonly #onView = ({currentTarget}: Event) => {
    if (currentTarget instanceof HTMLElement)
      this.view = currentTarget.dataset['view'] === 'recent' ? 'recent' : 'current';
  };

  readonly #onViewKeydown = async (event: KeyboardEvent) => {
    if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
    event.preventDefault();
    const other = this.view === 'current' ? 'recent' : 'current'; // of two, either arrow leads to the other
    this.view = event.key === 'Home' ? 'current' : event.key === 'End' ? 'recent' : other;
    await this.updateComplete;
    this.chosenTab?.focus();
  };

  readonly #onDetails = async () => {
    this.detailsOpen = !this.detailsOpen;
    await this.updateComplete;
    if (this.detailsButton?.checkVisibility() === false) this.closeButton?.focus(); // they stand in its place
  };

  readonly #onCloseDetails = async () => {
    this.detailsOpen = false;
    await this.updateComplete;
    this.detailsButton?.focus();
  };

  readonly #onDetailsKeydown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) void this.#onCloseDetails();
  };

  readonly #onTaskOpened = async () => {
    this.listInFront = false;
    this.#uncover();
    await this.updateComplete;
    if (this.backButton?.checkVisibility() === true) this.backButton.focus(); // the list is gone from sight
  };

  readonly #onBack = async () => {
    this.listInFront = true;
    await this.updateComplete;
    this.taskList?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-desk': WaDesk;
  }
}
