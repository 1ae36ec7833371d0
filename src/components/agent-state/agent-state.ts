import {html} from 'lit';
import {query, queryAll, state} from 'lit/decorators.js';
import type {AgentState} from '../../core/agent.js';
import {agentStateOf} from '../../core/select.js';
import {subjectOf} from '../../core/state.js';
import {announce, prepareToAnnounce} from '../../element/announcer.js';
import {DeskElement} from '../../element/desk-element.js';
import {holdAt} from '../../element/hold-at.js';
import {matches} from '../../element/matches.js';
import {areOffersShown} from '../../element/told.js';
import {agentStateWords} from '../../strings/en/agent-state.js';
import {connectionWords} from '../../strings/en/connection.js';
import {refusedWords} from '../../strings/en/refused.js';
import {styles} from './agent-state.styles.js';
import type {MenuAction} from './menu-actions.js';
import {MenuKeys} from './menu-keys.js';
import {renderNote} from './state-note.js';
import {renderMenu} from './state-menu.js';
import {stateName, stateOptions, type StateOption} from './state-options.js';
import {renderPill} from './state-pill.js';
import {StateVoice} from './state-voice.js';
import {whatDoing, workOpen, type Work} from './work-words.js';

/** More codes than these are searched. */
const SEARCHED = 8;
const SUBJECT = subjectOf({type: 'setAgentState', state: 'idle', codeId: null});
/** What this element asks for. */
const SUBJECTS = [SUBJECT, 'signOut', 'closeOtherDesks'];

const none = new Map<string, never>();

/**
 * @summary The agent's own state, how long it has lasted, and the choice of another; how much work is in hand, and the
 * way out.
 * @event {WaIntentEvent} wa-intent - Before `setAgentState`, `signOut` or `closeOtherDesks` is sent; prevent it to leave things as they are.
 * @csspart base - All of it.
 * @csspart button - Opens the menu.
 * @csspart state - The name of the state.
 * @csspart engaged - That the agent is in conversation, or at capacity.
 * @csspart devices - That the agent is signed in on several devices.
 * @csspart timer - The elapsed time; `timer__time` is its digits.
 * @csspart menu - The choice of states, with all around it.
 * @csspart capacity - How many of the agent's slots are taken.
 * @csspart full - The same when none is free.
 * @csspart meter - The slots.
 * @csspart search-input - Filters the states, where there are many.
 * @csspart option - One of the states.
 * @csspart other-devices - On how many devices the agent is signed in.
 * @csspart action - Sign out, Sign out the others.
 * @csspart note - What is said beside the state, above the page.
 * @csspart hint - What RONA means and how it ends.
 * @csspart available-button - Ends RONA.
 * @csspart idle-button - Ends RONA without requests.
 * @csspart error - Why the state could not be changed, or the agent not be signed out.
 * @csspart dismiss-button - Takes the note away.
 * @csspart chevron - That the pill opens a menu.
 * @csspart timer__time - The digits of the timer.
 * @cssproperty [--wa-desk-color-success=#177245] - The sign of Available.
 * @cssproperty [--wa-desk-color-warning-text=#8a4b00] - The signs of Idle and RONA.
 * @cssstate available - The agent is Available.
 * @cssstate idle - The agent is Idle.
 * @cssstate rona - The agent let an offer lapse.
 * @cssstate busy - A change of state is under way.
 */
export class WaAgentState extends DeskElement {
  static override styles = styles;
  protected override readonly parts = {
    'agent-state':
      'base button state engaged devices timer menu capacity full meter search-input option other-devices action note hint available-button idle-button error dismiss-button chevron timer__time',
  };
  protected static override words = {agentState: agentStateWords, connection: connectionWords, refused: refusedWords};

  @state() private open = false;
  @state() private search = '';
  /** Since when the RONA lasts whose note was read. */
  @state() private readSince = Number.NaN;

  @query('[part=button]') private button: HTMLElement | null | undefined;
  @query('[part=note]') private note: HTMLElement | null | undefined;
  @query('[part=menu]') private menu: HTMLElement | null | undefined;
  @query('[part=search-input]') private searchInput: HTMLElement | null | undefined;
  @queryAll('[role^=menuitem]') private items: NodeListOf<HTMLElement> | undefined;

  readonly #agent = this.link.select(({agent}) => agent, null);
  readonly #agentState = this.link.select(agentStateOf, null);
  readonly #missed = this.link.select(({missedOffer}) => missedOffer, null);
  readonly #connection = this.link.select(({connection}) => connection, 'connecting' as const);
  readonly #codes = this.link.select(({settings}) => settings?.idleCodes, undefined);
  readonly #offers = this.link.select(({offers}) => offers, none);
  readonly #tasks = this.link.select(({tasks}) => tasks, none);
  readonly #pending = this.link.select(({pending}) => pending, undefined);
  readonly #refusals = this.link.select(({refusals}) => refusals, undefined);
  readonly #keys = new MenuKeys();
  readonly #voice = new StateVoice();
  #options: readonly StateOption[] = [];
  #letGo: (() => void) | undefined;
  #letGoOfNote: (() => void) | undefined;

  constructor() {
    super();
    this.link.whenFound(() => this.#voice.forget());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    prepareToAnnounce(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#letGo?.();
    this.#letGoOfNote?.();
  }

  protected override willUpdate(): void {
    const all = stateOptions(this.#codes.value ?? [], this.#agentState.value, this.strings);
    this.#leaveToOffers();
    this.#options = all.filter(({name}) => matches(name, this.search));
  }

  protected override get customStates(): Readonly<Record<string, boolean>> {
    return {
      available: this.#agentState.value?.name === 'available',
      idle: this.#agentState.value?.name === 'idle',
      rona: this.#agentState.value?.name === 'rona',
      busy: this.#isPending(SUBJECT),
    };
  }

  protected override render() {
    const {agentState: words, connection: ofConnection} = this.strings;
    const connection = this.#connection.value;
    const agentState = this.#stateNow();
    const waiting = ofConnection[connection === 'online' ? 'connecting' : connection];
    const changing = this.#isPending(SUBJECT) ? words.changing : undefined;
    return html`
      <div part="base" lang=${this.strings.locale}>
        ${renderPill({
          agentState,
          name: agentState ? stateName(agentState, this.strings) : waiting,
          doing: agentState && whatDoing(this.#work(), this.strings),
          busy: this.#isPending('signOut') ? words.signingOut : changing,
          desks: agentState ? (this.#agent.value?.desks ?? 1) : 1,
          open: this.open,
          strings: this.strings,
          session: this.link.session,
          onKey: this.#onButtonKey,
        })}
        <div part="note" popover="manual">${this.#renderNote(agentState)}</div>
        <div
          part="menu"
          id="menu"
          popover
          role="dialog"
          aria-label=${words.menu}
          aria-describedby="load"
          @toggle=${this.#onToggle}
          @keydown=${this.#onMenuKey}
        >
          ${this.#renderMenu()}
        </div>
      </div>
    `;
  }

  #renderMenu() {
    return renderMenu({
      agent: this.#agent.value,
      load: this.#offers.value.size + this.#tasks.value.size,
      search: this.#isSearched() ? this.search : undefined,
      options: this.#options,
      closeOthers: this.#closeOthers(),
      signOut: this.#signOut(),
      strings: this.strings,
      onSearch: this.#onSearch,
      onChoose: (option) => this.#choose(option),
    });
  }

  #closeOthers(): MenuAction | undefined {
    const {agentState: words} = this.strings;
    const {session} = this.link;
    if (!session?.supports('closeOtherDesks') || (this.#agent.value?.desks ?? 1) <= 1) return undefined;
    const busy = this.#isPending('closeOtherDesks');
    return {
      type: 'closeOtherDesks',
      name: busy ? words.closingOthers : words.closeOthers,
      why: null,
      busy,
      onChoose: () => this.#ask('closeOtherDesks', () => session.closeOtherDesks({source: this})),
    };
  }

  #signOut(): MenuAction | undefined {
    const {agentState: words} = this.strings;
    const {session} = this.link;
    if (!session?.supports('signOut')) return undefined;
    const why = workOpen(this.#work(), this.strings);
    return {
      type: 'signOut',
      name: words.signOut,
      why,
      busy: this.#isPending('signOut'),
      onChoose: () => {
        if (why === null) this.#ask('signOut', () => session.signOut({source: this}));
        else announce(this, why, 'assertive');
      },
    };
  }

  /** Above the page, so that its header keeps its height. */
  #renderNote(agentState: AgentState | null) {
    const subject = SUBJECTS.find((one) => this.#refusals.value?.has(one));
    const asideFirst = (run: () => void) => () => {
      this.button?.focus(); // what had the focus goes
      run();
    };
    return renderNote({
      refused: subject === undefined ? undefined : this.#refusalWords(subject),
      rona: agentState?.name === 'rona',
      strings: this.strings,
      onAvailable: asideFirst(() => this.#set('available', null)),
      onIdle: asideFirst(() => this.#goIdle()),
      onDismissRefusal: asideFirst(() => subject !== undefined && this.link.session?.dismissRefusal(subject)),
      onDismissRona: asideFirst(() => (this.readSince = agentState?.since ?? Number.NaN)),
    });
  }

  protected override updated(): void {
    this.#showNote();
    this.#tell();
  }

  /** Where the offers explain the RONA that one of them led to, nothing is said twice. */
  #leaveToOffers(): void {
    const {session} = this.link;
    if (this.#missed.value?.reason !== 'lapsed' || !session || !areOffersShown(session)) return;
    if (this.#agentState.value?.name === 'rona') this.readSince = this.#agentState.value.since;
  }

  #stateNow(): AgentState | null {
    return this.#connection.value === 'online' ? this.#agentState.value : null;
  }

  #work(): Work {
    return {agent: this.#agent.value, offers: this.#offers.value, tasks: this.#tasks.value};
  }

  #isSearched(): boolean {
    return (this.#codes.value?.length ?? 0) > SEARCHED;
  }

  #isPending(subject: string): boolean {
    return this.#pending.value?.has(subject) ?? false;
  }

  #refusalWords(subject: string): string | undefined {
    const code = this.#refusals.value?.get(subject)?.code;
    if (code === 'work-open') return workOpen(this.#work(), this.strings) ?? this.strings.refused(code);
    return code && this.strings.refused(code);
  }

  #showNote(): void {
    const {note, button} = this;
    const agentState = this.#stateNow();
    const unread = agentState?.name === 'rona' && agentState.since !== this.readSince;
    const refused = SUBJECTS.some((subject) => this.#refusals.value?.has(subject));
    const wanted = !this.open && (unread || refused);
    this.#letGoOfNote?.();
    if (!this.isConnected || !note || !button) return;
    if (note.matches(':popover-open') !== wanted) note.togglePopover(wanted);
    if (wanted) this.#letGoOfNote = holdAt(note, button.parentElement ?? button);
  }

  #tell(): void {
    const {session} = this.link;
    const agent = this.#agent.value;
    if (session && agent) this.#voice.tell(this, session, agent, this.strings);
  }

  #choose({state: wanted, codeId, current}: StateOption): void {
    if (current) this.#close();
    else this.#set(wanted, codeId);
  }

  #set(wanted: 'available' | 'idle', codeId: string | null): void {
    this.#ask(SUBJECT, async () => this.link.session?.setAgentState(wanted, codeId, {source: this}));
  }

  /** Only one Idle is no choice. */
  #goIdle(): void {
    const [first, ...others] = this.#codes.value ?? [];
    if (others.length === 0) this.#set('idle', first?.id ?? null);
    else this.menu?.showPopover();
  }

  #ask(subject: string, command: () => Promise<void>): void {
    this.#close();
    if (this.#isPending(subject)) return;
    this.link.session?.dismissRefusal(subject);
    command().catch(() => {
      const words = this.#refusalWords(subject); // and it is shown
      if (words !== undefined) announce(this, words, 'assertive');
    });
  }

  /** By hand: a popover gives the focus back to the element around the shadow root, which cannot take it. */
  #close(): void {
    this.button?.focus();
    this.menu?.hidePopover();
  }

  readonly #onToggle = (event: ToggleEvent): void => {
    this.open = event.newState === 'open';
    this.#letGo?.();
    const {menu, button} = this;
    if (!this.open || !menu || !button) {
      this.search = '';
      return;
    }
    this.#letGo = holdAt(menu, button.parentElement ?? button);
    const current = this.#options.findIndex((option) => option.current);
    if (this.searchInput) this.searchInput.focus();
    else this.#focus(Math.max(current, 0));
  };

  readonly #onSearch = async ({target}: Event): Promise<void> => {
    if (!(target instanceof HTMLInputElement)) return;
    this.search = target.value;
    const {length} = this.#options;
    await this.updateComplete;
    if (this.#options.length !== length) announce(this, this.strings.agentState.found(this.#options.length));
  };

  readonly #onButtonKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    if (this.button?.hasAttribute('popovertarget')) this.menu?.showPopover();
  };

  readonly #onMenuKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation(); // a dialog around it stays
      if (this.search === '') this.#close();
      else this.search = '';
      return;
    }
    if (event.key === 'Tab') this.#close(); // and Tab goes on from the button
    const {locale} = this.strings;
    const active = this.shadowRoot?.activeElement;
    const parts = {input: this.searchInput, items: [...(this.items ?? [])], active, locale};
    this.#keys.follow(event, parts, () => {
      const [first] = this.#options;
      if (first && this.search !== '') this.#choose(first);
    });
  };

  #focus(i: number): void {
    this.items?.item(i)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-agent-state': WaAgentState;
  }
}
