import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import type {DeskErrorCode} from '../../../core/errors.js';
import {interactiveProblems, type InteractiveProblem} from '../../../core/interactive-problems.js';
import {openTask, refusalAbout, repliedTo, whyNotSend} from '../../../core/select.js';
import type {DeskSession} from '../../../core/session.js';
import {announce} from '../../../element/announcer.js';
import {customerName} from '../../../element/customer-name.js';
import {rememberFocus} from '../../../element/focus-return.js';
import * as icons from '../../../element/icons.js';
import {modalFrame} from '../../../element/modal-dialog.styles.js';
import {modifierHeld, modifierName} from '../../../element/modifier-key.js';
import {markupStyles} from '../../../element/markup.styles.js';
import {richTextStyles} from '../../../element/rich-text.styles.js';
import {renderText, sentence} from '../../../element/shown-text.js';
import {wear} from '../../../element/wear.js';
import type {Strings} from '../../../strings/en.js';
import {repliesWords} from '../../../strings/en/replies.js';
import {bring} from '../../../strings/english.js';
import type {Place} from '../extras.js';
import {SendWarning} from '../send-warning.js';
import {
  changed,
  choicesOf,
  emptyBuild,
  moved,
  partsOf,
  withChoice,
  without,
  withSection,
  type Build,
  type Choice,
} from './build.js';
import {buildOf, keepBuild} from './builds.js';
import {idOf, problemText} from './field.js';
import {renderFields, type Editing} from './fields.js';
import {renderPreview} from './preview.js';
import {styles} from './replies.styles.js';

bring({replies: repliesWords}); // with the code, when it is first needed

interface Open {
  readonly session: DeskSession;
  readonly taskId: string;
  readonly conversationId: string;
  readonly giveFocusBack: () => boolean;
  readonly stop: () => void;
}

/** Shown at once; what is merely not filled in yet is said when it is about to be sent. */
const IMMEDIATE: ReadonlySet<InteractiveProblem['why']> = new Set(['too-long', 'same', 'line-break']);

/** Builds reply buttons or a list, shows them as the customer will see them, and sends them. */
export class Builder {
  readonly #host: ReactiveElement;
  readonly #warning: SendWarning;
  #open: Open | null = null;
  #build: Build = emptyBuild();
  /** Asked for while something was wrong. */
  #asked = false;
  #sending = false;
  #refused: DeskErrorCode | null = null;

  constructor(host: ReactiveElement) {
    this.#host = host;
    this.#warning = new SendWarning(host);
    for (const sheet of [modalFrame, richTextStyles, markupStyles, styles]) wear(host, sheet);
    host.addController({hostDisconnected: () => this.#close(null)});
  }

  async open({session, task, strings}: Place): Promise<void> {
    if (this.#open) return;
    const {id: taskId, conversationId} = task;
    const draftOf = () => session.state.drafts.get(conversationId);
    const stops = [
      session.subscribe(
        (state) => state.drafts.get(conversationId),
        () => (this.#sending && draftOf() === undefined ? this.#sent() : this.#host.requestUpdate()),
      ),
      session.subscribe(
        (state) => openTask(state)?.id === taskId && openTask(state)?.phase !== 'wrap-up',
        (goesOn) => !goesOn && this.#over(strings),
      ),
      session.clock.onSecond(() => this.#host.requestUpdate()),
    ];
    const stop = () => stops.forEach((one) => one());
    this.#build = buildOf(session, conversationId) ?? emptyBuild();
    this.#asked = false;
    this.#refused = null;
    this.#open = {session, taskId, conversationId, giveFocusBack: rememberFocus(), stop};
    await this.#drawn();
    this.#dialog?.showModal();
    this.#focus(idOf('text'));
  }

  render({session, task, strings}: Place): TemplateResult | typeof nothing {
    const open = this.#open;
    if (!open) return nothing;
    if (open.taskId !== task.id) return nothing;
    const {replies: words, refused} = strings;
    const parts = partsOf(this.#build);
    const text = this.#text;
    const whyNot = whyNotSend(session.state, task, session.clock.now()) ?? this.#refused;
    const problems = this.#problems;
    return html`
      <dialog
        class="replies"
        part="replies"
        lang=${strings.locale}
        aria-labelledby="replies-title"
        @cancel=${this.#onCancel}
        @keydown=${this.#onKeydown}
      >
        <header>
          <h2 id="replies-title" part="replies-title" dir="auto">
            ${renderText(sentence(words.title, customerName(task.customer, strings)), strings)}
          </h2>
          <button
            class="button quiet icon compact"
            part="replies-close-button"
            type="button"
            title=${words.close}
            aria-label=${words.close}
            @click=${this.#onClose}
          >
            ${icons.close}
          </button>
        </header>
        <div class="replies-panes">
          <div class="replies-fields">${renderFields(this.#editing(strings))}</div>
          <div class="replies-side" role="region" tabindex="0" aria-labelledby="replies-preview">
            <h3 id="replies-preview" part="replies-title">${words.preview}</h3>
            ${renderPreview(text, parts, strings)}
          </div>
        </div>
        <footer>
          <div class="replies-told">
            <div role="alert">
              ${
                whyNot
                  ? html`<p class="refusal" part="replies-error">${icons.alert}<span>${refused(whyNot)}</span></p>`
                  : nothing
              }
              ${this.#asked && problems.length > 0 ? this.#renderSummary(problems, strings) : nothing}
            </div>
            ${this.#warning.render(task, this.#allWords, strings, {
              onSend: () => void this.#send(strings, true),
              onEdit: () => {
                this.#warning.clear();
                this.#focus(idOf('text'));
              },
            })}
          </div>
          <span class="replies-hint replies-soft" part="replies-hint">${words.hint(modifierName())}</span>
          <button class="button" part="replies-close-button" type="button" @click=${this.#onClose}>
            ${words.close}
          </button>
          <button
            class="button primary"
            part="replies-send-button"
            type="button"
            aria-disabled=${this.#sending || whyNot ? 'true' : 'false'}
            @click=${() => void this.#send(strings)}
          >
            ${this.#sending ? html`<span class="spinner"></span>` : icons.send}${words.send}
          </button>
        </footer>
      </dialog>
    `;
  }

  #renderSummary(problems: readonly InteractiveProblem[], strings: Strings): TemplateResult {
    const {replies: words} = strings;
    return html`<div class="refusal" part="replies-error">
      ${icons.alert}
      <div>
        <p>${words.correct(problems.length)}</p>
        <ul>
          ${problems.map(
            (problem) =>
              html`<li>
                <button class="replies-jump" type="button" @click=${() => this.#focus(idOf(problem.at))}>
                  ${words.wrong(this.#nameOf(problem.at, strings), problemText(problem, strings))}
                </button>
              </li>`,
          )}
        </ul>
      </div>
    </div>`;
  }

  /** As its field is labelled. */
  #nameOf(at: string, {replies: words}: Strings): string {
    const [part, place = '0', , row = '0', field] = at.split('.');
    if (part === 'text') return words.text;
    if (part === 'header') return words.header;
    if (part === 'footer') return words.footer;
    if (part === 'button') return words.opener;
    if (part === 'buttons') return words.button(Number(place) + 1);
    const before = this.#build.sections.slice(0, Number(place)).flatMap(({choices}) => choices).length;
    if (field === 'title') return words.choice(before + Number(row) + 1);
    return field === 'description'
      ? words.description(before + Number(row) + 1)
      : words.sectionTitle(Number(place) + 1);
  }

  #editing(strings: Strings): Editing {
    const {replies: words} = strings;
    return {
      build: this.#build,
      text: this.#text,
      strings,
      problems: this.#problems.filter(({why}) => this.#asked || IMMEDIATE.has(why)),
      onText: (text) => {
        if (this.#open && !this.#sending) this.#open.session.saveDraft(this.#open.conversationId, text);
        this.#change(this.#build);
      },
      onBuild: (changes) => this.#change({...this.#build, ...changes}),
      onWords: (id, said: Partial<Omit<Choice, 'id'>>) => this.#change(changed(this.#build, id, said)),
      onAdd: (sectionId, after) => this.#add(withChoice(this.#build, sectionId, after)),
      onAddSection: () => this.#add(withSection(this.#build)),
      onMove: (id, by) => void this.#move(id, by, words),
      onRemove: (id) => void this.#remove(id, words),
    };
  }

  #add({build, id}: {readonly build: Build; readonly id: number | null}): void {
    if (id === null) return;
    this.#change(build);
    void this.#drawn().then(() => this.#focusIn(`[data-choice="${id}"] input, [data-section="${id}"] input`));
  }

  async #move(id: number, by: 1 | -1, words: Strings['replies']): Promise<void> {
    const held = this.#root?.activeElement;
    const act = held instanceof HTMLElement ? (held.dataset['act'] ?? '') : '';
    const isSecond = held?.id.endsWith('.description') === true;
    this.#change(moved(this.#build, id, by));
    await this.#drawn();
    const there = `[data-choice="${id}"]`;
    this.#focusIn(`${there} ${act ? `[data-act="${act}"]` : isSecond ? 'input[id$=".description"]' : 'input'}`);
    const all = choicesOf(this.#build);
    announce(this.#host, words.moved(all.findIndex((one) => one.id === id) + 1, all.length));
  }

  async #remove(id: number, words: Strings['replies']): Promise<void> {
    const at = choicesOf(this.#build).findIndex((one) => one.id === id);
    this.#change(without(this.#build, id));
    await this.#drawn();
    const all = choicesOf(this.#build);
    this.#focusIn(`[data-choice="${all[Math.min(at, all.length - 1)]?.id}"] input`);
    announce(this.#host, words.removed);
  }

  #change(build: Build): void {
    if (!this.#open || this.#sending) return;
    this.#build = build;
    this.#refused = null;
    keepBuild(this.#open.session, this.#open.conversationId, build);
    this.#host.requestUpdate();
  }

  /** `anyway`: the agent has read the warning. */
  async #send(strings: Strings, anyway = false): Promise<void> {
    const open = this.#open;
    const task = open?.session.state.tasks.get(open.taskId);
    if (!open || !task || this.#sending) return;
    const {session} = open;
    const [first] = this.#problems;
    this.#asked = first !== undefined;
    this.#host.requestUpdate();
    if (first) {
      await this.#drawn();
      return this.#focus(idOf(first.at));
    }
    if (whyNotSend(session.state, task, session.clock.now())) return;
    if (!anyway && session.state.settings?.masking.pci === true && this.#warning.warns(task, this.#allWords, true))
      return;
    this.#warning.clear();
    this.#sending = true;
    this.#refused = null;
    const parts = {kind: 'interactive', ...partsOf(this.#build)} as const;
    const quotedId = repliedTo(session.state, task)?.id ?? null;
    try {
      await session.send(task.id, this.#text, {with: parts, quotedId, source: this.#host});
      if (this.#open === open) this.#sent();
    } catch {
      // what was refused before there was a bubble is said here, the rest under the bubble
      if (this.#open === open) this.#refused = refusalAbout(session.state, task.id, ['send'])?.code ?? 'internal';
    } finally {
      if (this.#open === open) this.#sending = false;
      this.#host.requestUpdate();
    }
    if (this.#refused) announce(this.#host, strings.refused(this.#refused), 'assertive');
  }

  /** It stands in the conversation as a message; how far it comes is told there. */
  #sent(): void {
    const open = this.#open;
    if (!open) return;
    keepBuild(open.session, open.conversationId, null);
    this.#close(open.giveFocusBack);
  }

  #over({replies}: Strings): void {
    if (!this.#open) return;
    this.#close(this.#open.giveFocusBack);
    announce(this.#host, replies.over, 'assertive');
  }

  #close(giveFocusBack: (() => boolean) | null): void {
    this.#open?.stop();
    this.#open = null;
    this.#sending = false;
    this.#warning.clear();
    this.#dialog?.close();
    giveFocusBack?.();
    this.#host.requestUpdate();
  }

  get #text(): string {
    return this.#open?.session.state.drafts.get(this.#open.conversationId) ?? '';
  }

  get #problems(): readonly InteractiveProblem[] {
    return interactiveProblems(this.#text, partsOf(this.#build));
  }

  /** All that goes to the customer. */
  get #allWords(): string {
    const {header, footer} = this.#build;
    const choices = choicesOf(this.#build).flatMap(({title, description}) => [title, description]);
    return [header, this.#text, footer, ...choices].filter((words) => words !== '').join('\n');
  }

  get #root(): ShadowRoot | null {
    return this.#host.shadowRoot;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#root?.querySelector<HTMLDialogElement>('dialog.replies') ?? null;
  }

  async #drawn(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  #focus(id: string): void {
    this.#root?.getElementById(id)?.focus();
  }

  #focusIn(selector: string): void {
    this.#dialog?.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #onClose = () => this.#close(this.#open?.giveFocusBack ?? null);

  readonly #onCancel = (event: Event) => {
    event.preventDefault();
    this.#onClose();
  };

  /** What is pressed in here is for nothing around it. */
  readonly #onKeydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== 'Enter' || event.isComposing || event.repeat || !modifierHeld(event)) return;
    event.preventDefault();
    this.#dialog?.querySelector<HTMLElement>('[part~=replies-send-button]')?.click();
  };
}
