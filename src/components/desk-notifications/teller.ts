import {offersOf, unreadCount} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import type {DeskState} from '../../core/state.js';
import {plainText} from '../../core/plain-text.js';
import {announce} from '../../element/announcer.js';
import {lookalikesOf, nobody} from '../../element/lookalikes.js';
import {onMaskingChange} from '../../element/masking-change.js';
import {isFact} from '../../element/is-fact.js';
import {spokenText} from '../../element/shown-text.js';
import {isNewsIn, noticeKey, CONNECTION_KEY} from '../../element/told.js';
import {conversationWords} from '../../strings/en/conversation.js';
import {interactionWords} from '../../strings/en/interaction.js';
import {offerWords} from '../../strings/en/offer.js';
import type {Strings} from '../../strings/en.js';
import {bring} from '../../strings/english.js';
import {
  connectionAlert,
  interruptedAlert,
  interruptedKey,
  messageAlert,
  noticeAlert,
  offerAlert,
  offerKey,
  taskKey,
} from './alerts.js';
import {DesktopAlerts} from './desktop-alerts.js';
import {desktopPermission} from './desktop-permission.js';
import {WaNotifyEvent, type Alert, type NotifyChannel} from './notify-event.js';
import {OtherTabs, type View} from './other-tabs.js';
import type {Preferences} from './preferences.js';
import type {Ringer} from './ringer.js';
import {spokenTitle} from './spoken-title.js';
import type {ToastStack} from './toast-stack.js';

export {connectionAlert, noticeAlert} from './alerts.js';

bring({conversation: conversationWords, interaction: interactionWords, offer: offerWords}); // with the code, right after the buttons

/** The element, as far as the page has a say. */
export interface Channels extends HTMLElement {
  readonly noDesktop: boolean;
  readonly noToasts: boolean;
  readonly noSounds: boolean;
  readonly previews: 'on' | 'off';
}

export interface TellerOptions {
  readonly host: Channels;
  readonly strings: () => Strings;
  readonly preferences: Preferences;
  readonly toasts: ToastStack;
  readonly ringer: Ringer;
  readonly onOpen: (alert: Alert) => void;
  /** Now it is plain what desktop notifications are good for. */
  readonly onUseful: () => void;
}

/** Decides what is told, by which channel, and takes back what is over. */
export class Teller {
  readonly #options: TellerOptions;
  readonly #desktop = new DesktopAlerts();
  #session: DeskSession | undefined;
  #stopWatching: (() => void) | undefined;
  #offers: ReadonlySet<string> = new Set();
  /** By offer id, whether the page lets it ring. */
  #rings: ReadonlyMap<string, boolean> = new Map();
  /** What stands and the page shows itself. */
  readonly #vetoed = new Set<string>();
  #lost = false;
  /** Another with each change of the masking: what was told before it is told no more. */
  #era = 0;
  #others: {readonly agentId: string; readonly tabs: OtherTabs} | undefined;

  constructor(options: TellerOptions) {
    this.#options = options;
  }

  follow(session: DeskSession | undefined): void {
    this.#stopWatching?.();
    this.#session = session;
    this.#options.ringer.stop();
    this.#offers = new Set();
    this.#rings = new Map();
    this.#others?.tabs.close();
    this.#others = undefined;
    this.#takeBack();
    this.#stopWatching = session && onMaskingChange(session, () => this.#forget());
  }

  /** A fact of the session it follows. */
  hear(fact: Event): void {
    const {strings, onUseful} = this.#options;
    const words = strings();
    if (!this.#session) return;
    if (isFact(fact, 'wa-message-received')) {
      const {message, task} = fact.detail;
      if (task) this.#tell(messageAlert(this.#session.state, task, message, words));
    } else if (isFact(fact, 'wa-notice')) this.#tell(noticeAlert(fact.detail.notice, words));
    else if (isFact(fact, 'wa-task-interrupted')) this.#tell(interruptedAlert(fact.detail.task, words));
    else if (isFact(fact, 'wa-agent-state-changed') && fact.detail.agentState.name === 'available') onUseful();
  }

  /** Whenever the state, the page's visibility or the agent's wishes have changed. */
  update(lost: boolean): void {
    this.#takeBack();
    if (!this.#session) return;
    const {state} = this.#session;
    if (state.agent) this.#meetOthers(state.agent.id);
    if (!lost) this.#vetoed.delete(CONNECTION_KEY);
    if (lost && !this.#lost) this.#tell(connectionAlert(this.#options.strings()));
    this.#lost = lost;
    this.#tellOffers(state);
    this.#ring(this.#session);
  }

  /** Nothing rings, nothing is heard. */
  leave(): void {
    this.follow(undefined);
    void this.#options.ringer.close();
  }

  #tellOffers(state: DeskState): void {
    const fresh = offersOf(state).filter(({id}) => !this.#offers.has(id));
    this.#offers = new Set(state.offers.keys());
    if (fresh.length > 0) this.#options.onUseful();
    for (const offer of fresh) void this.#tellAway(offerAlert(offer, this.#options.strings()));
  }

  /** The popup shows the offers; here they are heard, in one tab. */
  #ring(session: DeskSession): void {
    const {host, ringer, preferences, strings} = this.#options;
    const {state} = session;
    const mayRing = state.leader && !host.noSounds && !preferences.now.quiet && preferences.now.offerSound;
    if (mayRing)
      this.#rings = new Map(
        offersOf(state).map((offer) => {
          const known = this.#rings.get(offer.id);
          return [offer.id, known ?? this.#allows(offerAlert(offer, strings()), 'sound')];
        }),
      );
    const wanted = mayRing && [...this.#rings.values()].includes(true);
    ringer.ring(wanted, session.clock, () => preferences.now.volume);
  }

  #tell(alert: Alert): void {
    if (this.#isInView(alert)) return;
    this.#toast(alert);
    void this.#tellAway(alert);
  }

  /** What stands by itself, such as a notice, is shown by the element; here it is said. */
  #toast(alert: Alert): void {
    const {host, toasts, preferences} = this.#options;
    const passes = alert.kind === 'message' || alert.kind === 'interrupted';
    if (host.noToasts || (alert.kind === 'message' && preferences.now.quiet)) return;
    if (passes && document.visibilityState !== 'visible') return; // it would be gone before anybody sees it
    if (!this.#allows(alert, 'toast')) {
      this.#vetoed.add(alert.key);
      return;
    }
    if (passes) toasts.add(alert);
    const session = this.#session;
    const standing = alert.kind === 'notice' || alert.kind === 'connection'; // the pane may have said it
    if (!standing || (session && isNewsIn(session, alert.key))) this.#announce(alert);
  }

  #announce(alert: Alert): void {
    const {host, strings} = this.#options;
    const alike = this.#session ? lookalikesOf(this.#session.state) : nobody;
    const title = spokenTitle(alert, alike, strings());
    announce(host, strings().notifications.told(title, spokenText(alert.body, strings())));
  }

  /** For an agent who looks elsewhere; by one tab alone, unless another has it in view. */
  async #tellAway(alert: Alert): Promise<void> {
    const {host, preferences, ringer} = this.#options;
    const session = this.#session;
    if (session?.state.leader !== true || preferences.now.quiet) return;
    const era = this.#era;
    const seen = alert.taskId !== null && (await this.#elsewhere(({taskId}) => taskId === alert.taskId));
    if (seen || session !== this.#session || era !== this.#era) return;
    const {messageSound, volume} = preferences.now;
    if (alert.kind !== 'offer' && messageSound && !host.noSounds && this.#allows(alert, 'sound'))
      void ringer.play('tick', volume);
    await this.#showOnDesktop(alert);
  }

  async #showOnDesktop(alert: Alert): Promise<void> {
    const {host, onOpen} = this.#options;
    if (host.noDesktop || desktopPermission() !== 'granted' || isInFront()) return;
    const era = this.#era;
    if ((await this.#elsewhere(({focused}) => focused)) || era !== this.#era) return;
    if (!this.stands(alert.key) || !this.#allows(alert, 'desktop')) return;
    this.#desktop.show(host.previews === 'off' ? this.#withoutContent(alert) : alert, () => onOpen(alert));
  }

  #withoutContent(alert: Alert): Alert {
    const {hiddenMessage, hiddenOffer, hiddenOther} = this.#options.strings().notifications;
    if (alert.kind === 'connection') return alert; // tells nothing of anybody
    const titles = {offer: hiddenOffer, message: hiddenMessage, notice: hiddenOther, interrupted: hiddenOther};
    return {...alert, customer: null, title: plainText(titles[alert.kind]), body: plainText('')};
  }

  #allows(alert: Alert, channel: NotifyChannel): boolean {
    return this.#options.host.dispatchEvent(new WaNotifyEvent(alert, channel));
  }

  #isInView({taskId}: Alert): boolean {
    return taskId !== null && this.#view().taskId === taskId;
  }

  #view(): View {
    const visible = document.visibilityState === 'visible';
    return {focused: isInFront(), taskId: visible ? (this.#session?.state.openTaskId ?? null) : null};
  }

  #meetOthers(agentId: string): void {
    if (this.#others?.agentId === agentId) return;
    this.#others?.tabs.close();
    this.#others = {agentId, tabs: new OtherTabs(agentId, () => this.#view())};
  }

  async #elsewhere(isMeant: (view: View) => boolean): Promise<boolean> {
    return (await this.#others?.tabs.hasView(isMeant)) === true;
  }

  #forget(): void {
    this.#era += 1;
    this.#options.toasts.keepOnly(() => false);
    this.#desktop.closeUnless(() => false);
  }

  #takeBack(): void {
    const stands = (key: string) => this.stands(key);
    this.#options.toasts.keepOnly(stands);
    this.#desktop.closeUnless(stands);
  }

  isVetoed(key: string): boolean {
    return this.#vetoed.has(key);
  }

  /** False when it was answered, read or seen, here or elsewhere. */
  stands(key: string): boolean {
    const state = this.#session?.state;
    if (!state) return false;
    if (key === CONNECTION_KEY) return state.connection === 'reconnecting' || state.connection === 'offline';
    for (const id of state.offers.keys()) if (key === offerKey(id)) return true;
    for (const id of state.notices.keys()) if (key === noticeKey(id)) return true;
    for (const task of state.tasks.values()) {
      const seen = task.id === this.#view().taskId;
      if (key === taskKey(task.id)) return !seen && unreadCount(state, task) > 0;
      if (key === interruptedKey(task.id)) return !seen && task.phase === 'interrupted';
    }
    return false;
  }
}

const isInFront = (): boolean => document.visibilityState === 'visible' && document.hasFocus();
