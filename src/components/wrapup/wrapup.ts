import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {query, state} from 'lit/decorators.js';
import type {Named} from '../../core/agent.js';
import {refusalAbout, wrapUpReasons} from '../../core/select.js';
import type {DeskSession} from '../../core/session.js';
import {subjectOf} from '../../core/state.js';
import {announce, prepareToAnnounce} from '../../element/announcer.js';
import {base} from '../../element/base.styles.js';
import {customerName} from '../../element/customer-name.js';
import {DeskElement} from '../../element/desk-element.js';
import {endedHere} from '../../element/ended-here.js';
import {focusedElement} from '../../element/focus-return.js';
import * as icons from '../../element/icons.js';
import {renderText, sentence} from '../../element/shown-text.js';
import {modifierHeld, modifierName} from '../../element/modifier-key.js';
import {searchField} from '../../element/search-field.styles.js';
import {customerWords} from '../../strings/en/customer.js';
import {maskedWords} from '../../strings/en/masked.js';
import {refusedWords} from '../../strings/en/refused.js';
import {timerWords} from '../../strings/en/timer.js';
import {wrapUpWords} from '../../strings/en/wrap-up.js';
import {LimitedTime} from './limited-time.js';
import {likeliestFirst, matchingReasons} from './reason-filter.js';
import {renderPicker} from './reason-picker.js';
import {reasonsChosen} from './reasons-chosen.js';
import {styles} from './wrapup.styles.js';
import {isAsked, wrappingTask, wrapUpOf} from './wrapping-task.js';

/**
 * @summary The last step of a conversation: the agent picks why the customer wrote. Empty until the open task is in wrap-up.
 * @event {WaIntentEvent} wa-intent - Before `wrapUp` or `extendWrapUp` is sent; prevent it to handle it yourself.
 * @csspart base - The whole form.
 * @csspart title - Its title.
 * @csspart search-input - Filters the reasons.
 * @csspart list - The reasons.
 * @csspart option - One reason; `active` as well where the arrow keys stand.
 * @csspart suggested - Marks the reason the host proposes.
 * @csspart masked - A stretch of text that is masked.
 * @csspart limit - The time left, where the queue limits it; `urgent` as well in the last seconds.
 * @csspart limit-bar - How much of it is left.
 * @csspart time-left - Its digits.
 * @csspart extend-button - Asks for the whole time anew.
 * @csspart submit-button - Submits the chosen reason.
 * @csspart error - Why it was not submitted.
 * @csspart intro - How the conversation ended.
 * @csspart search - The frame of the search.
 * @csspart hint - The keys that choose and submit.
 * @cssstate busy - The wrap-up is being submitted.
 * @cssstate late - Its time is nearly over.
 */
export class WaWrapup extends DeskElement {
  static override styles = [base, searchField, styles];
  protected override readonly parts = {
    wrapup:
      'base title search-input list option suggested masked limit limit-bar time-left extend-button submit-button error intro search hint',
  };
  protected static override words = {
    customer: customerWords,
    masked: maskedWords,
    refused: refusedWords,
    timer: timerWords,
    wrapUp: wrapUpWords,
  };

  @state() private search = '';
  /** The option the arrow keys stand on. */
  @state() private activeId: string | null = null;
  @state() private missing = false;

  @query('input') private input: HTMLInputElement | null | undefined;
  @query('[part~=active]') private activeOption: HTMLElement | null | undefined;

  readonly #task = this.link.select(wrappingTask, null);
  readonly #reasons = this.link.select((all) => {
    const task = wrappingTask(all);
    return task ? wrapUpReasons(all, task) : none;
  }, none);
  readonly #use = this.link.select(({reasonUse}) => reasonUse, unused);
  readonly #suggested = this.link.select(
    ({proposedReasons, openTaskId}) => proposedReasons.get(openTaskId ?? ''),
    undefined,
  );
  readonly #defaultReasonId = this.link.select((all) => {
    const task = wrappingTask(all);
    return all.settings?.queues.find(({id}) => id === task?.queue.id)?.defaultReasonId ?? null;
  }, null);
  readonly #busy = this.link.select((all) => isAsked(all, 'wrapUp'), false);
  readonly #extending = this.link.select((all) => isAsked(all, 'extendWrapUp'), false);
  readonly #refusal = this.link.select((all) => {
    const task = wrappingTask(all);
    return task && (refusalAbout(all, task.id, ['wrapUp', 'extendWrapUp'])?.code ?? null);
  }, null);
  readonly #time = new LimitedTime(this, () => ({
    session: this.link.session,
    task: this.#task.value,
    reason: this.#defaultReason,
    extending: this.#extending.value,
    strings: this.strings,
  }));
  #stop: (() => void) | undefined;
  #taskId: string | null = null;
  #shown: readonly Named[] = none;
  #late = false;

  constructor() {
    super();
    this.link.whenFound((session) => this.#follow(session));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#follow(undefined);
  }

  protected override willUpdate(changed: PropertyValues): void {
    const taskId = this.#task.value?.id ?? null;
    if (taskId !== this.#taskId) {
      this.#taskId = taskId;
      this.search = '';
      this.activeId = null;
      this.missing = false;
    }
    this.#shown = matchingReasons(likeliestFirst(this.#reasons.value, this.#use.value, this.#suggestedId), this.search);
    const gone = !this.#shown.some(({id}) => id === this.activeId);
    if (gone || changed.has('search')) this.activeId = this.search === '' ? null : (this.#shown[0]?.id ?? null);
  }

  protected override get customStates(): Readonly<Record<string, boolean>> {
    return {
      busy: this.#busy.value,
      late: this.#time.isUrgent,
    };
  }

  protected override render() {
    const task = this.#task.value;
    if (!task) return nothing;
    const {wrapUp} = this.strings;
    const name = customerName(task.customer, this.strings);
    return html`
      <section class="base" part="base" lang=${this.strings.locale} aria-labelledby="title" @keydown=${this.#onKeydown}>
        <div class="head">
          <h2 id="title" part="title">${wrapUp.title}</h2>
          <p class="quiet" part="intro" dir="auto">
            ${task.phase === 'wrap-up' ? renderText(sentence(wrapUp.intro[task.ending], name), this.strings) : nothing}
          </p>
        </div>
        ${
          this.#reasons.value.length === 0
            ? html`<p class="notice" part="error">${icons.alert}<span>${wrapUp.noReasons}</span></p>`
            : this.#renderPicker()
        }
        ${this.#time.render()} ${this.#renderError()}
        <div class="foot">
          <span class="quiet small" part="hint">${wrapUp.hint(modifierName())}</span>
          <button
            class="button primary"
            part="submit-button"
            type="button"
            aria-disabled=${this.#busy.value || this.#chosenId === null ? 'true' : 'false'}
            @click=${() => this.#submit()}
          >
            ${this.#busy.value ? html`<span class="spinner"></span>` : nothing}${wrapUp.submit}
          </button>
        </div>
      </section>
    `;
  }

  #renderPicker(): TemplateResult {
    return renderPicker({
      shown: this.#shown,
      search: this.search,
      activeId: this.activeId,
      chosenId: this.#chosenId,
      suggestedId: this.#suggestedId,
      strings: this.strings,
      optionId: (reasonId) => this.#optionId(reasonId),
      onSearch: this.#onSearch,
      onChoose: (reasonId) => this.#choose(reasonId),
    });
  }

  #renderError(): TemplateResult | typeof nothing {
    const refusal = this.#refusal.value;
    const words = refusal ? this.strings.refused(refusal) : this.missing ? this.strings.wrapUp.chooseFirst : undefined;
    return words === undefined
      ? nothing
      : html`<p class="refusal" part="error" role="alert">${icons.alert}<span>${words}</span></p>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('activeId')) this.activeOption?.scrollIntoView({block: 'nearest'});
    this.#takeFocus();
  }

  /** The reasons, and this code, may come after the end: who writes elsewhere by then is left alone. */
  #takeFocus(): void {
    const ended = this.link.session && endedHere(this.link.session);
    if (!ended || ended.taskId === null || ended.taskId !== this.#taskId) return;
    if (!this.input) {
      this.#late = true;
      return;
    }
    const takes = !(this.#late && isWritten(focusedElement()));
    ended.taskId = null;
    this.#late = false;
    if (takes) this.focus();
  }

  /** To the search field. */
  override focus(options?: FocusOptions): void {
    this.input?.focus(options);
  }

  /** Whoever ended the conversation at this desk is taken to the reasons; nobody else is torn from what they do. */
  #follow(session: DeskSession | undefined): void {
    this.#stop?.();
    this.#stop = undefined;
    if (!session) return;
    prepareToAnnounce(this);
    this.#late = endedHere(session).taskId !== null;
    this.#stop = this.#time.follow(session);
  }

  get #suggestedId(): string | null {
    const suggested = this.#suggested.value;
    return this.#reasons.value.some(({id}) => id === suggested) ? (suggested ?? null) : null;
  }

  /** What the agent has picked, else what the host proposes. */
  get #chosenId(): string | null {
    const {session} = this.link;
    const picked = session && this.#taskId !== null ? reasonsChosen(session).get(this.#taskId) : undefined;
    return picked ?? this.#suggestedId;
  }

  get #defaultReason(): string {
    const reason = this.#reasons.value.find(({id}) => id === this.#defaultReasonId.value);
    return reason?.name ?? this.strings.wrapUp.otherReason;
  }

  #optionId(reasonId: string): string {
    return `reason-${this.#reasons.value.findIndex(({id}) => id === reasonId)}`;
  }

  #choose(reasonId: string): void {
    const {session} = this.link;
    if (!session || this.#taskId === null) return;
    reasonsChosen(session).set(this.#taskId, reasonId);
    this.activeId = reasonId;
    this.missing = false;
    this.requestUpdate();
    this.#dismiss();
  }

  #dismiss(): void {
    const task = this.#task.value;
    if (task) this.link.session?.dismissRefusal(subjectOf(wrapUpOf(task)));
  }

  #move(step: number): void {
    const at = this.#shown.findIndex(({id}) => id === this.activeId);
    const {length} = this.#shown;
    const next = at === -1 ? (step > 0 ? 0 : length - 1) : (at + step + length) % length;
    this.activeId = this.#shown[next]?.id ?? null;
  }

  #submit(): void {
    const {session} = this.link;
    const task = this.#task.value;
    if (!session || !task) return;
    const reasonId = this.#chosenId;
    this.missing = reasonId === null;
    if (reasonId === null) {
      this.focus();
      return;
    }
    session.wrapUp(task.id, reasonId, {source: this}).catch(() => undefined); // the refusal stands above the button; while it is under way, nothing
  }

  readonly #onSearch = ({target}: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    this.search = target.value;
    announce(this, this.strings.wrapUp.found(matchingReasons(this.#reasons.value, this.search).length));
  };

  /** Wherever in here the focus is, letters go to the search, and the list is steered by its keys. */
  readonly #onKeydown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const onButton = event.target instanceof HTMLButtonElement;
    if (event.target !== this.input && isLetter(event)) return this.focus(); // and the letter follows
    switch (event.key) {
      case 'ArrowDown':
        this.#move(1);
        break;
      case 'ArrowUp':
        this.#move(-1);
        break;
      case 'Enter':
        if (onButton && !modifierHeld(event)) return; // it presses the button
        if (!onButton && this.activeId !== null && !event.repeat) this.#choose(this.activeId);
        if (modifierHeld(event) && !event.repeat) this.#submit();
        break;
      case 'Escape':
        if (this.search === '') return;
        this.search = '';
        break;
      default:
        return;
    }
    if (event.key !== 'Enter') this.focus();
    event.preventDefault();
    event.stopPropagation();
  };
}

const none: readonly Named[] = [];
const unused: ReadonlyMap<string, number> = new Map();

const isWritten = (focused: HTMLElement | null): boolean =>
  focused?.isContentEditable === true || focused?.matches('input, textarea, select') === true;

/** What is typed; the space belongs to the button that has the focus. */
const isLetter = ({key, ctrlKey, metaKey, altKey}: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && /^[^ ]$/u.test(key);

declare global {
  interface HTMLElementTagNameMap {
    'wa-wrapup': WaWrapup;
  }
}
