import {html, nothing, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {repeat} from 'lit/directives/repeat.js';
import {systemClock, type Clock} from '../../core/clock.js';
import type {Notice} from '../../core/notice.js';
import type {DeskSession} from '../../core/session.js';
import {offersOf} from '../../core/select.js';
import type {DeskState} from '../../core/state.js';
import {prepareToAnnounce} from '../../element/announcer.js';
import {callComposer} from '../../element/composer-call.js';
import {DeskElement} from '../../element/desk-element.js';
import {focusedElement} from '../../element/focus-return.js';
import {holdAt} from '../../element/hold-at.js';
import * as icons from '../../element/icons.js';
import {Later} from '../../element/later.js';
import {lift} from '../../element/lifted.js';
import {lookalikesOf, nobody} from '../../element/lookalikes.js';
import {LostConnection} from '../../element/lost-connection.js';
import {areNoticesInView} from '../../element/notices-shown.js';
import {noticeKey} from '../../element/told.js';
import {WaTaskOpenedEvent} from '../../element/task-opened.js';
import {customerWords} from '../../strings/en/customer.js';
import {maskedWords} from '../../strings/en/masked.js';
import {notificationsWords} from '../../strings/en/notifications.js';
import {renderToast} from './cards.js';
import {styles} from './desk-notifications.styles.js';
import {desktopPermission} from './desktop-permission.js';
import {desktopHint, soundHint, type Card} from './hints.js';
import type {Alert} from './notify-event.js';
import {countInTitle} from './page-title.js';
import {Preferences, type NotificationPreferences} from './preferences.js';
import {Ringer} from './ringer.js';
import {ToastStack} from './toast-stack.js';
import {waitingCount} from './waiting-count.js';

const settings = new Later(() => import('./settings-panel.js'));

const TOLD = ['wa-message-received', 'wa-notice', 'wa-task-interrupted', 'wa-agent-state-changed'] as const;
/** More cards than these wait until one has gone. */
const SHOWN = 3;
/** How long desktop notifications are offered, in ms; it covers a part of the page. */
const OFFERED = 20_000;

/**
 * @summary Tells the agent what they would miss: sounds, toasts, desktop notifications, page title and badge.
 *
 * Quiet about the conversation that is in view. Of several tabs only one rings and shows desktop notifications. Shows
 * two small buttons, *Do not disturb* and settings; asks for the browser's permission only when the agent presses.
 *
 * @event {WaNotifyEvent} wa-notify - Before a `sound`, a `toast` or a `desktop` notification; prevent it to tell the agent yourself, or not.
 * @event {WaTaskOpenedEvent} wa-task-opened - The agent opened a task from a toast or a notification.
 * @event {WaIntentEvent} wa-intent - Before `seeNotice` is sent.
 * @csspart base - The two buttons.
 * @csspart quiet-button - Do not disturb.
 * @csspart settings-button - Opens the settings.
 * @csspart settings - The settings.
 * @csspart turn-on-button - Asks the browser for desktop notifications.
 * @csspart test-button - Plays the ring.
 * @csspart toasts - The stack of cards above the page.
 * @csspart toast - One of them.
 * @csspart toast-open - What opens its conversation.
 * @csspart toast-title - Whom it is about.
 * @csspart customer-id - Beside the title, which of the customers that look alike it is.
 * @csspart masked - A stretch of text that is masked.
 * @csspart toast-body - What has happened.
 * @csspart toast-close - Dismisses it.
 * @csspart hint - Offers to turn on desktop notifications, or sounds.
 * @csspart hint-action - Does so.
 * @csspart hint-later - Does not.
 * @csspart hint-text - What it asks for.
 * @csspart setting - One setting, with its name.
 * @cssproperty [--wa-desk-toast-inset=0.75rem] - How far the cards stand from the bottom of the window; from its top where it is narrow.
 * @cssproperty --wa-desk-shadow - What lifts the cards above the page.
 */
export class WaDeskNotifications extends DeskElement {
  static override styles = styles;
  protected override readonly parts = {
    'desk-notifications':
      'base quiet-button settings-button settings turn-on-button test-button toasts toast toast-open toast-title customer-id masked toast-body toast-close hint hint-action hint-later hint-text setting',
  };
  protected static override words = {
    customer: customerWords,
    masked: maskedWords,
    notifications: notificationsWords,
  };

  /** No notifications of the operating system. */
  @property({type: Boolean, attribute: 'no-desktop'}) noDesktop = false;
  /** No toasts in the page. */
  @property({type: Boolean, attribute: 'no-toasts'}) noToasts = false;
  /** No sounds. */
  @property({type: Boolean, attribute: 'no-sounds'}) noSounds = false;
  /** Counts unread messages and waiting requests in the page's title, as `(3) `. */
  @property({type: Boolean, attribute: 'title-count'}) titleCount = false;
  /** Counts them on the icon of the installed page. */
  @property({type: Boolean, attribute: 'app-badge'}) appBadge = false;
  /** `off` keeps names and texts out of desktop notifications, which others may see. */
  @property() previews: 'on' | 'off' = 'on';

  @state() private open = false;
  @state() private desktopOffered = false;
  @state() private soundBlocked = false;
  @state() private seenNotices: ReadonlySet<string> = new Set();

  @query('[part=toasts]') private stack: HTMLElement | null | undefined;
  @query('[part=settings]') private panel: HTMLElement | null | undefined;
  @query('[part=settings-button]') private settingsButton: HTMLElement | null | undefined;

  readonly #notices = this.link.select(({notices}) => notices, undefined);
  readonly #alike = this.link.select(lookalikesOf, nobody);
  readonly #leads = this.link.select(({leader}) => leader, false);
  readonly #waiting = this.link.select(waitingCount, 0);
  readonly #connection = new LostConnection(this, this.link);
  readonly #preferences = new Preferences();
  readonly #toasts = new ToastStack(this, () => this.#clock);
  readonly #ringer = new Ringer((blocked) => this.#onSoundBlocked(blocked));
  readonly #telling = new Later(async () => {
    const {Teller, connectionAlert, noticeAlert} = await import('./teller.js');
    const teller = new Teller({
      host: this,
      strings: () => this.strings,
      preferences: this.#preferences,
      toasts: this.#toasts,
      ringer: this.#ringer,
      onOpen: (alert) => this.#openTask(alert),
      onUseful: () => this.#offerDesktop(),
    });
    teller.follow(this.link.session);
    return {teller, connectionAlert, noticeAlert};
  });
  #facts = new AbortController();
  #badge = 0;
  #soundRefused = false;
  #offered = false;
  #stopOffer: (() => void) | undefined;
  #stopPage: (() => void) | undefined;
  #letGo: (() => void) | undefined;
  #before: HTMLElement | null = null;

  constructor() {
    super();
    void lift(this, this.link, {part: 'toasts', side: 'start'});
    for (const part of [offersOf, ({tasks}: DeskState) => tasks, ({openTaskId}: DeskState) => openTaskId])
      this.link.select<unknown>(part, undefined); // what is told of them may be over
    this.link.whenFound((session) => this.#follow(session));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareToAnnounce(this);
    if (this.desktopOffered) this.#letPass(); // it was moved
    const page = new AbortController();
    const {signal} = page;
    const look = () => this.requestUpdate();
    document.addEventListener('visibilitychange', look, {signal});
    for (const type of ['focus', 'blur']) addEventListener(type, look, {signal});
    for (const type of ['pointerdown', 'keydown'])
      addEventListener(type, () => this.soundBlocked && void this.#ringer.unblock(), {signal, capture: true});
    const stopWatching = this.#preferences.watch(look);
    this.#stopPage = () => {
      page.abort();
      stopWatching();
    };
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#facts.abort();
    this.#stopPage?.();
    this.#stopOffer?.();
    this.#letGo?.();
    this.#telling.here?.teller.leave();
    countInTitle(this, 0);
    this.#count(0);
  }

  protected override render() {
    const {notifications: words, locale} = this.strings;
    const {quiet} = this.#preferences.now;
    return html`
      <div part="base" lang=${locale}>
        <button
          part="quiet-button"
          class="button quiet icon compact"
          type="button"
          aria-pressed=${quiet}
          title=${words.quiet}
          aria-label=${words.quiet}
          @click=${() => this.#change({quiet: !quiet})}
        >
          ${quiet ? icons.bellOff : icons.bell}
        </button>
        <button
          part="settings-button"
          class="button quiet icon compact"
          type="button"
          popovertarget="settings"
          aria-haspopup="dialog"
          aria-expanded=${this.open}
          title=${words.settings}
          aria-label=${words.settings}
        >
          ${icons.chevron}
        </button>
        <div
          part="settings"
          id="settings"
          popover
          role="dialog"
          tabindex="-1"
          aria-label=${words.settings}
          @toggle=${this.#onToggle}
          @keydown=${this.#onPanelKey}
        >
          ${this.open ? this.#renderSettings() : nothing}
        </div>
        <section
          part="toasts"
          popover="manual"
          aria-label=${words.region}
          @pointerenter=${() => this.#toasts.hold(true)}
          @pointerleave=${this.#onLeave}
          @focusin=${this.#onFocusIn}
          @focusout=${this.#onLeave}
        >
          <ul>
            ${repeat(
              this.#cards(),
              ({key}) => key,
              ({card}) => card,
            )}
          </ul>
        </section>
      </div>
    `;
  }

  #renderSettings() {
    return settings.for(this)?.renderSettings({
      strings: this.strings,
      preferences: this.#preferences.now,
      desktop: this.noDesktop ? undefined : desktopPermission(),
      sounds: !this.noSounds,
      onChange: (changes) => this.#change(changes),
      onTurnOn: () => void this.#turnOnDesktop(),
      onTest: () => void this.#ringer.unblock().then(() => this.#ringer.play('ring', this.#preferences.now.volume)),
    });
  }

  /** What happens while the code that tells of it is on its way is told then. */
  #follow(session: DeskSession | undefined): void {
    this.#facts.abort();
    this.#facts = new AbortController();
    const {signal} = this.#facts;
    this.#telling.here?.teller.follow(session);
    if (!session) return;
    for (const name of TOLD) session.addEventListener(name, (fact) => void this.#hear(fact, session, signal), {signal});
  }

  async #hear(fact: Event, session: DeskSession, signal: AbortSignal): Promise<void> {
    const {masking} = session.state.settings ?? {};
    const part = this.#telling.here ?? (await this.#telling.come(this));
    const isMaskedSince = session.state.settings?.masking !== masking; // what it says must not be seen now
    if (!signal.aborted && !isMaskedSince) part?.teller.hear(fact);
  }

  /** Of those that a pane in view shows, nothing is told a second time. */
  get #unseenNotices(): readonly Notice[] {
    const {session} = this.link;
    return session && areNoticesInView(session) ? [] : [...(this.#notices.value?.values() ?? [])];
  }

  /** What asks for an answer first, then what stands, then what passes. */
  #cards(): readonly Card[] {
    const hint = this.#hint();
    const hints = hint ? [hint] : [];
    const {strings} = this;
    const part = this.#telling.here;
    const standing =
      this.noToasts || !part
        ? []
        : [
            ...(this.#connection.lost ? [part.connectionAlert(strings)] : []),
            ...this.#unseenNotices.map((notice) => part.noticeAlert(notice, strings)),
          ].filter(({key}) => !this.seenNotices.has(key) && !part.teller.isVetoed(key));
    const alerts = [...standing, ...this.#toasts.alerts].slice(-Math.max(1, SHOWN - hints.length));
    return [...hints, ...alerts.map((alert) => ({key: alert.key, card: this.#renderToast(alert)}))];
  }

  #hint(): Card | undefined {
    const wantsDesktop = this.desktopOffered && !this.#preferences.now.asked && !this.noDesktop;
    if (this.soundBlocked && !this.noSounds)
      return soundHint(this.strings, {
        onAction: () => void this.#ringer.unblock(),
        onLater: () => (this.soundBlocked = false),
      });
    if (wantsDesktop && desktopPermission() === 'default')
      return desktopHint(this.strings, {
        onAction: () => void this.#turnOnDesktop(),
        onLater: () => this.#change({asked: true}),
      });
    return undefined;
  }

  #renderToast(alert: Alert): TemplateResult {
    const {kind, taskId} = alert;
    const opens = taskId !== null && this.link.session?.state.tasks.has(taskId) === true;
    return renderToast({
      alert,
      alike: this.#alike.value,
      strings: this.strings,
      onOpen: opens ? () => this.#openTask(alert) : undefined,
      onDismiss: kind === 'connection' ? undefined : () => this.#dismiss(alert),
    });
  }

  protected override updated(): void {
    const {stack} = this;
    this.#telling.for(this)?.teller.update(this.#connection.lost);
    const wanted = stack?.querySelector('li') !== null;
    if (this.isConnected && stack && stack.matches(':popover-open') !== wanted) stack.togglePopover(wanted);
    const waiting = this.isConnected ? this.#waiting.value : 0;
    countInTitle(this, this.titleCount ? waiting : 0);
    this.#count(this.appBadge && this.#leads.value ? waiting : 0);
  }

  #count(count: number): void {
    if (count === this.#badge) return;
    this.#badge = count;
    if (!('setAppBadge' in navigator)) return; // nothing can be installed here
    (count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge()).catch(() => undefined);
  }

  #change(changes: Partial<NotificationPreferences>): void {
    this.#preferences.change(changes);
    this.requestUpdate();
  }

  /** Once; whoever lets it pass finds it in the settings. */
  #offerDesktop(): void {
    if (this.#offered) return;
    this.#offered = true;
    this.desktopOffered = true;
    this.#letPass();
  }

  #letPass(): void {
    this.#stopOffer = this.#clock.after(OFFERED, () => {
      if (this.stack?.matches(':hover, :focus-within') === true) this.#letPass();
      else this.desktopOffered = false;
    });
  }

  get #clock(): Clock {
    return this.link.session?.clock ?? systemClock;
  }

  async #turnOnDesktop(): Promise<void> {
    await Notification.requestPermission();
    this.#change({asked: true});
  }

  #onSoundBlocked(blocked: boolean): void {
    if (blocked && this.#soundRefused) return; // it was offered once
    this.#soundRefused ||= blocked;
    this.soundBlocked = blocked;
  }

  #openTask({taskId}: Alert): void {
    const {session} = this.link;
    window.focus();
    if (!session || taskId === null || !session.state.tasks.has(taskId)) return;
    session.open(taskId);
    this.dispatchEvent(new WaTaskOpenedEvent({taskId}));
    setTimeout(callComposer, 0, session); // when whoever shows the task has drawn it
  }

  #dismiss(alert: Alert): void {
    const hadFocus = this.shadowRoot?.activeElement !== null;
    const {session} = this.link;
    this.#toasts.remove(alert.key);
    if (alert.kind === 'notice') {
      this.seenNotices = new Set([...this.seenNotices, alert.key]);
      const noticeId = [...(this.#notices.value?.keys() ?? [])].find((id) => noticeKey(id) === alert.key);
      if (noticeId !== undefined && session?.supports('seeNotice') === true)
        session.seeNotice(noticeId, {source: this}).catch(() => undefined); // it comes again with the next snapshot
    }
    if (hadFocus) void this.updateComplete.then(() => this.#moveFocusOn());
  }

  /** What had the focus is gone: on to the next card, else to where it came from. */
  #moveFocusOn(): void {
    if (focusedElement()) return;
    const next = this.stack?.querySelector<HTMLElement>('button');
    (next ?? this.#before)?.focus();
  }

  readonly #onFocusIn = ({relatedTarget}: FocusEvent): void => {
    this.#toasts.hold(true);
    if (relatedTarget instanceof HTMLElement && !this.stack?.contains(relatedTarget)) this.#before = relatedTarget;
  };

  readonly #onLeave = (): void => {
    if (this.stack?.matches(':hover, :focus-within') === false) this.#toasts.hold(false);
  };

  readonly #onToggle = async ({newState}: ToggleEvent): Promise<void> => {
    this.open = newState === 'open';
    this.#letGo?.();
    await settings.come(this);
    await this.updateComplete;
    const {panel, settingsButton} = this;
    if (!this.open || !panel || !settingsButton) return;
    this.#letGo = holdAt(panel, settingsButton);
    panel.querySelector('input')?.focus();
  };

  readonly #onPanelKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation(); // a dialog around it stays
    this.settingsButton?.focus();
    this.panel?.hidePopover();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-desk-notifications': WaDeskNotifications;
  }
}
