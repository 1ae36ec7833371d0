import {html, type TemplateResult} from 'lit';
import type {DeskErrorCode} from '../../core/errors.js';
import type {DeskSession} from '../../core/session.js';
import {refusalAbout} from '../../core/select.js';
import {subjectOf} from '../../core/state.js';
import type {Task} from '../../core/task.js';
import * as icons from '../../element/icons.js';
import {parseShortcut, isPressed} from '../../element/shortcut.js';
import type {Strings} from '../../strings/en.js';

const shortcut = parseShortcut('Alt+Shift+N');

export const isNoteSwitch = (event: KeyboardEvent): boolean => shortcut !== undefined && isPressed(shortcut, event);

/** In which conversations the agent writes to colleagues, and notes on their way. */
export class NoteMode {
  readonly #conversations = new Set<string>();
  readonly #saving = new Set<string>();

  isOn(task: Task): boolean {
    return this.#conversations.has(task.conversationId);
  }

  toggle({conversationId}: Task): void {
    if (!this.#conversations.delete(conversationId)) this.#conversations.add(conversationId);
  }

  isSaving({id}: Task): boolean {
    return this.#saving.has(id);
  }

  /** Leaves the note; what is typed meanwhile stays. Resolves with the reason when it was refused. */
  async save(session: DeskSession, task: Task, key: string, source: EventTarget): Promise<DeskErrorCode | null> {
    const text = session.state.drafts.get(key) ?? '';
    if (this.#saving.has(task.id)) return null;
    this.#saving.add(task.id);
    dismissRefusals(session, task);
    try {
      await session.note(task.id, text, {source});
      if (session.state.drafts.get(key) === text) session.saveDraft(key, '');
      return null;
    } catch {
      return refusalAbout(session.state, task.id, ['note'])?.code ?? null;
    } finally {
      this.#saving.delete(task.id);
    }
  }
}

/** Each note has a subject of its own. */
export function dismissRefusals(session: DeskSession, {id}: Task): void {
  for (const {command} of session.state.refusals.values())
    if (command.type === 'note' && command.taskId === id) session.dismissRefusal(subjectOf(command));
}

export function renderNoteSwitch(
  on: boolean,
  begun: boolean,
  {composer: {note}}: Strings,
  toggle: (event: Event) => void,
): TemplateResult {
  const words = begun && !on ? `${note.toggle}. ${note.kept}.` : note.toggle;
  return html`<button
    class="tool ${begun && !on ? 'begun' : ''}"
    part="note-button"
    type="button"
    title=${words}
    aria-label=${words}
    aria-keyshortcuts=${shortcut?.text ?? ''}
    aria-pressed=${on ? 'true' : 'false'}
    @mousedown=${(event: Event) => event.preventDefault()}
    @click=${toggle}
  >
    ${icons.note}
  </button>`;
}

/** Above the box while a note is written: nobody takes it for a reply. */
export const renderNoteLabel = ({composer}: Strings): TemplateResult =>
  html`<p class="note-label" id="note" part="note-label">${icons.note}<span>${composer.note.only}</span></p>`;
