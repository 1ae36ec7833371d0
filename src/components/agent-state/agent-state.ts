import {html, nothing} from 'lit';
import {query, queryAll, state} from 'lit/decorators.js';
import {ifDefined} from 'lit/directives/if-defined.js';
import type {AgentState} from '../../core/agent.js';
import {agentStateOf} from '../../core/select.js';
import {subjectOf} from '../../core/state.js';
import {announce} from '../../element/announcer.js';
import {DeskElement} from '../../element/desk-element.js';
import {holdAt} from '../../element/hold-at.js';
import {icons} from '../../element/icons.js';
import {styles} from './agent-state.styles.js';
import {findByLetters, stateName, stateOptions, type StateOption} from './state-options.js';

/** What is typed without a longer pause than this, in ms, is one word. */
const TYPING_PAUSE = 700;
const SUBJECT = subjectOf({type: 'setAgentState', state: 'idle', codeId: null});

/**
 * @summary The agent's own state, how long it has lasted, and the choice of another.
 * @event {WaIntentEvent} wa-intent - Before `setAgentState` is sent; prevent it to leave the state as it is.
 * @csspart base - All of it.
 * @csspart button - Opens the menu.
 * @csspart state - The name of the state.
 * @csspart timer - The elapsed time; `timer__time` is its digits.
 * @csspart menu - The choice of states.
 * @csspart option - One of them.
 * @csspart note - What is said beside the state, above the page.
 * @csspart hint - What RONA means and how it ends.
 * @csspart error - Why the state could not be changed.
 * @cssproperty [--wa-desk-color-success=#177245] - The sign of Available.
 * @cssproperty [--wa-desk-color-warning-text=#8a4b00] - The signs of Idle and RONA.
 */
export class WaAgentState extends DeskElement {
  static override styles = styles;

  @state() private open = false;
  /** Since when the RONA lasts whose note was read. */
  @state() private readSince = Number.NaN;

  @query('[part=button]') private button: HTMLElement | null | undefined;
  @query('[part=note]') private note: HTMLElement | null | undefined;
  @query('[part=menu]') private menu: HTMLElement | null | undefined;
  @queryAll('[part=option]') private optionElements: NodeListOf<HTMLElement> | undefined;

  readonly #agentState = this.link.select(agentStateOf, null);
  readonly #connection = this.link.select(({connection}) => connection, 'connecting' as const);
  readonly #codes = this.link.select(({settings}) => settings?.idleCodes, undefined);
  readonly #pending = this.link.select(({pending}) => pending.has(SUBJECT), false);
  readonly #refusal = this.link.select(({refusals}) => refusals.get(SUBJECT), undefined);
  #options: readonly StateOption[] = [];
  #known: AgentState | null = null;
  #typed = {letters: '', at: -Infinity};
  #letGo: (() => void) | undefined;
  #letGoOfNote: (() => void) | undefined;

  constructor() {
    super();
    this.link.whenFound(() => (this.#known = null)); // another session's state is no change of this one's
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#letGo?.();
    this.#letGoOfNote?.();
  }

  protected override willUpdate(): void {
    this.#options = stateOptions(this.#codes.value ?? [], this.#agentState.value, this.strings);
  }

  protected override render() {
    const {agentState: words, connection: connectionWords} = this.strings;
    const connection = this.#connection.value;
    const agentState = connection === 'online' ? this.#agentState.value : null;
    const name = agentState
      ? stateName(agentState, this.strings)
      : connectionWords[connection === 'online' ? 'connecting' : connection];
    const busy = this.#pending.value;
    const closed = busy || !agentState;
    return html`
      <div part="base">
        <div class="pill">
          <button
            part="button"
            class=${agentState?.name ?? 'offline'}
            type="button"
            aria-haspopup="menu"
            aria-expanded=${this.open}
            aria-disabled=${closed}
            aria-label=${busy ? words.changing : words.label(name)}
            aria-describedby=${ifDefined(closed || agentState.name !== 'rona' ? undefined : 'rona')}
            popovertarget=${ifDefined(closed ? undefined : 'menu')}
            @keydown=${this.#onButtonKey}
          >
            ${busy ? html`<span class="spinner"></span>` : icons[iconOf(agentState)]}
            <span part="state" class="cut"><bdi>${name}</bdi></span>
          </button>
          ${
            agentState &&
            html`<wa-elapsed-timer
              part="timer"
              exportparts="time: timer__time"
              .session=${this.link.session}
              .since=${agentState.since}
              label=${words.elapsed}
            ></wa-elapsed-timer>`
          }
          ${agentState ? html`<span class="chevron">${icons.chevron}</span>` : nothing}
        </div>
        ${this.#renderNote(agentState)}
        <div
          part="menu"
          id="menu"
          popover
          role="menu"
          aria-label=${words.menu}
          @toggle=${this.#onToggle}
          @keydown=${this.#onMenuKey}
        >
          ${this.#options.map((option, i) => this.#renderOption(option, i))}
        </div>
      </div>
    `;
  }

  /** Above the page, so that its header keeps its height. */
  #renderNote(agentState: AgentState | null) {
    const refusal = this.#refusal.value;
    const {ronaTold} = this.strings.agentState;
    return html`
      <div part="note" popover="manual">
        ${
          refusal
            ? html`<p part="error" class="refusal small">
                ${icons.alert}<span class="grow">${this.strings.refused[refusal.code]}</span
                >${this.#renderDismiss(() => this.link.session?.dismissRefusal(SUBJECT))}
              </p>`
            : agentState?.name === 'rona'
              ? html`<p part="hint" class="notice small">
                  ${icons.warning}<span class="grow" id="rona">${ronaTold}</span
                  >${this.#renderDismiss(() => (this.readSince = agentState.since))}
                </p>`
              : nothing
        }
      </div>
    `;
  }

  #renderDismiss(dismiss: () => void) {
    const onDismiss = () => {
      this.button?.focus(); // what had the focus goes
      dismiss();
    };
    return html`<button class="button quiet icon compact" type="button" @click=${onDismiss}>
      ${icons.close}<span class="visually-hidden">${this.strings.agentState.dismiss}</span>
    </button>`;
  }

  #renderOption(option: StateOption, i: number) {
    const heads = option.state === 'idle' && i === 1 && option.codeId !== null; // a lone Idle needs no heading
    return html`
      ${heads ? html`<div class="heading small quiet" role="presentation">${this.strings.agentState.idle}</div>` : nothing}
      <button
        part="option"
        class=${option.state}
        type="button"
        role="menuitemradio"
        tabindex="-1"
        aria-checked=${option.current}
        @click=${() => this.#choose(option)}
      >
        ${icons[option.state]}<span class="grow"><bdi>${option.name}</bdi></span>
        ${option.current ? html`<span class="tick">${icons.tick}</span>` : nothing}
      </button>
    `;
  }

  protected override updated(): void {
    this.#showNote();
    this.#tellState();
  }

  #showNote(): void {
    const {note, button} = this;
    const agentState = this.#connection.value === 'online' ? this.#agentState.value : null;
    const unread = agentState?.name === 'rona' && agentState.since !== this.readSince;
    const wanted = !this.open && (unread || this.#refusal.value !== undefined);
    this.#letGoOfNote?.();
    if (!this.isConnected || !note || !button) return;
    if (note.matches(':popover-open') !== wanted) note.togglePopover(wanted);
    if (wanted) this.#letGoOfNote = holdAt(note, button.parentElement ?? button);
  }

  #tellState(): void {
    const agentState = this.#agentState.value;
    const before = this.#known;
    this.#known = agentState;
    if (!agentState || !before || (agentState.name === before.name && agentState.code?.id === before.code?.id)) return;
    const rona = agentState.name === 'rona';
    const {label, ronaTold} = this.strings.agentState;
    announce(this, rona ? ronaTold : label(stateName(agentState, this.strings)), rona ? 'assertive' : 'polite');
  }

  #choose({state: wanted, codeId, current}: StateOption): void {
    this.#close();
    if (current) return;
    const {session} = this.link;
    session?.dismissRefusal(SUBJECT);
    session?.setAgentState(wanted, codeId, {source: this}).catch(() => this.#sayRefusal()); // and it is shown
  }

  /** By hand: a popover gives the focus back to the element around the shadow root, which cannot take it. */
  #close(): void {
    this.button?.focus();
    this.menu?.hidePopover();
  }

  #sayRefusal(): void {
    const refusal = this.#refusal.value;
    if (refusal) announce(this, this.strings.refused[refusal.code], 'assertive');
  }

  readonly #onToggle = (event: ToggleEvent): void => {
    this.open = event.newState === 'open';
    this.#letGo?.();
    const {menu, button} = this;
    if (!this.open || !menu || !button) return;
    this.#letGo = holdAt(menu, button.parentElement ?? button);
    const current = this.#options.findIndex((option) => option.current);
    this.#focus(Math.max(current, 0));
  };

  readonly #onButtonKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    if (this.button?.hasAttribute('popovertarget')) this.menu?.showPopover();
  };

  readonly #onMenuKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation(); // a dialog around it stays
      this.#close();
      return;
    }
    const at = [...(this.optionElements ?? [])].findIndex((option) => option === this.shadowRoot?.activeElement);
    const to = this.#whereTo(event, at);
    if (event.key === 'Tab') this.#close(); // and Tab goes on from the button
    if (to === undefined) return;
    event.preventDefault();
    this.#focus(to);
  };

  #whereTo(event: KeyboardEvent, at: number): number | undefined {
    const count = this.#options.length;
    switch (event.key) {
      case 'ArrowDown':
        return (at + 1) % count;
      case 'ArrowUp':
        return (at - 1 + count) % count;
      case 'Home':
        return 0;
      case 'End':
        return count - 1;
      default:
        return this.#byLetters(event, at);
    }
  }

  #byLetters({key, timeStamp, ctrlKey, metaKey, altKey}: KeyboardEvent, at: number): number | undefined {
    if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return undefined;
    const carriesOn = timeStamp - this.#typed.at < TYPING_PAUSE;
    this.#typed = {letters: carriesOn ? this.#typed.letters + key : key, at: timeStamp};
    const found = findByLetters(this.#options, this.#typed.letters, at, this.strings.locale);
    return found === -1 ? at : found;
  }

  #focus(i: number): void {
    this.optionElements?.item(i)?.focus();
  }
}

/** A shape for each state, so that colour never tells it alone. */
const iconOf = (agentState: AgentState | null) => stateIcons[agentState?.name ?? 'offline'];
const stateIcons = {available: 'available', idle: 'idle', rona: 'warning', offline: 'none'} as const;

declare global {
  interface HTMLElementTagNameMap {
    'wa-agent-state': WaAgentState;
  }
}
