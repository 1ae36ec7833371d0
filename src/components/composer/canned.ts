import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import {announce} from '../../element/announcer.js';
import * as icons from '../../element/icons.js';
import {wear} from '../../element/wear.js';
import type {Strings} from '../../strings/en.js';
import {writingWords} from '../../strings/en/writing.js';
import {bring} from '../../strings/english.js';
import {searchCanned, type CannedReply} from './canned-search.js';
import {styles} from './canned.styles.js';
import {replaceRange} from './insert.js';
import {fillIn, valuesOf} from './placeholders.js';
import {slashAt} from './slash.js';

bring({writing: writingWords}); // with the code, when it is first needed

interface Open {
  readonly input: HTMLTextAreaElement;
  /** Where the slash stands, and the caret. */
  readonly start: number;
  readonly end: number;
  readonly found: readonly CannedReply[];
  readonly active: number;
}

/** The list that a slash opens: the caret stays in the text, the arrow keys go through the list. */
export class Canned {
  readonly #host: ReactiveElement;
  #open: Open | null = null;
  /** The slash that Escape has kept: it opens nothing any more. */
  #kept: {readonly input: HTMLTextAreaElement; readonly at: number} | null = null;

  constructor(host: ReactiveElement) {
    this.#host = host;
    wear(host, styles);
  }

  /** The text has changed. */
  look(input: HTMLTextAreaElement, replies: readonly CannedReply[], strings: Strings): void {
    const slash = slashAt(input);
    if (!slash) this.#kept = null;
    if (!slash || (this.#kept?.input === input && this.#kept.at === slash.start)) return this.close();
    const found = searchCanned(replies, slash.query);
    const before = this.#open?.found.length;
    this.#change({input, start: slash.start, end: slash.end, found, active: 0});
    const {cannedFound, cannedNone} = strings.writing;
    if (before !== found.length) announce(this.#host, found.length === 0 ? cannedNone : cannedFound(found.length));
  }

  close(): void {
    if (this.#open) this.#change(null);
  }

  /** True when the key was for the list. */
  takes(event: KeyboardEvent, task: Task, session: DeskSession): boolean {
    const open = this.#open;
    if (!open || event.target !== open.input || event.ctrlKey || event.metaKey || event.altKey) return false;
    const {found, active} = open;
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    if (event.key === 'Escape') {
      this.#kept = {input: open.input, at: open.start};
      this.close();
    } else if (found.length === 0 || event.shiftKey) return false;
    else if (step !== undefined) this.#change({...open, active: (active + step + found.length) % found.length});
    else if (event.key === 'Enter' || event.key === 'Tab') this.#insert(found[active], task, session);
    else return false;
    event.preventDefault();
    event.stopPropagation(); // it closes nothing around
    return true;
  }

  /** What the text box says of the list. */
  get activeId(): string | undefined {
    return this.#open?.input.isConnected === true && this.#open.found.length > 0
      ? `canned-${this.#open.active}`
      : undefined;
  }

  render(task: Task, session: DeskSession, {writing}: Strings): TemplateResult | typeof nothing {
    const open = this.#open;
    if (!open?.input.isConnected) return nothing;
    const values = valuesOf(task, session.state);
    return html`<div class="canned" part="canned">
      <p class="canned-title">
        ${icons.note}<span>${open.found.length === 0 ? writing.cannedNone : writing.canned}</span>
      </p>
      <ul id="canned" role="listbox" aria-label=${writing.canned}>
        ${open.found.map(
          (reply, place) =>
            html`<li
              id=${`canned-${place}`}
              part="canned-reply"
              role="option"
              aria-selected=${place === open.active ? 'true' : 'false'}
              @mousedown=${(event: Event) => event.preventDefault()}
              @click=${() => this.#insert(reply, task, session)}
            >
              <b class="cut"><bdi>${reply.name}</bdi></b>
              <span class="cut quiet"><bdi lang="">${fillIn(reply.text, values).text}</bdi></span>
            </li>`,
        )}
      </ul>
    </div>`;
  }

  /** At the caret; what is left for the agent to fill in is selected. */
  #insert(reply: CannedReply | undefined, task: Task, session: DeskSession): void {
    if (!this.#open || !reply) return;
    const {input, start, end} = this.#open;
    const {text, empty} = fillIn(reply.text, valuesOf(task, session.state));
    this.close();
    replaceRange(input, start, end, text);
    if (empty) input.setSelectionRange(start + empty.start, start + empty.end);
  }

  #change(open: Open | null): void {
    this.#open = open;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.shadowRoot?.querySelector('.canned [aria-selected=true]')?.scrollIntoView({block: 'nearest'}),
    );
  }
}
