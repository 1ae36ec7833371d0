import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {findPci} from '../../core/mask/pci.js';
import type {Task} from '../../core/task.js';
import type {MaskedSpan} from '../../core/text.js';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';

interface Warned {
  readonly conversationId: string;
  readonly text: string;
  readonly found: readonly MaskedSpan[];
  /** It was about to be sent, not only pasted. */
  readonly asks: boolean;
}

export interface WarningActions {
  readonly onSend: () => void;
  /** With the first of what was found. */
  readonly onEdit: (span: MaskedSpan | undefined) => void;
}

/**
 * Warns of a full card, bank account or social security number before it goes to the customer. The text is never
 * changed. Loaded when it is first needed, with what finds them.
 */
export class SendWarning {
  readonly #host: ReactiveElement;
  #warned: Warned | null = null;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  /** True when there is something to warn of; shows it. */
  warns({conversationId, line: {region}}: Task, text: string, asks: boolean): boolean {
    const found = findPci(text, {region});
    this.#warned = found.length === 0 ? null : {conversationId, text, found, asks};
    this.#host.requestUpdate();
    return found.length > 0;
  }

  /** Whether it stands for this text, which was looked at before. */
  stands({conversationId}: Task, text: string): boolean {
    return this.#warned?.conversationId === conversationId && this.#warned.text === text;
  }

  /** It stands for this text, which was about to be sent. */
  asks(task: Task, text: string): boolean {
    return this.stands(task, text) && this.#warned?.asks === true;
  }

  /** What it says, to be said once more; null while it says nothing. */
  words({composer}: Strings): string | null {
    return this.#warned && composer.sensitive[kindOf(this.#warned.found)];
  }

  clear(): void {
    this.#warned = null;
    this.#host.requestUpdate();
  }

  /** The alert stands there always, so that what comes into it is said. */
  render(task: Task, text: string, {composer}: Strings, {onSend, onEdit}: WarningActions): TemplateResult {
    const warned = this.stands(task, text) ? this.#warned : null;
    return html`
      <div role="alert">
        ${
          warned
            ? html`<p class="notice" id="warning" part="warning">
                ${icons.warning}<span>${composer.sensitive[kindOf(warned.found)]}</span>
              </p>`
            : nothing
        }
      </div>
      ${
        warned
          ? html`<div class="choices" role="group" aria-labelledby="warning">
              <button class="button compact" part="edit-button" type="button" @click=${() => onEdit(warned.found[0])}>
                ${composer.edit}
              </button>
              ${
                warned.asks
                  ? html`<button class="button danger compact" part="send-anyway-button" type="button" @click=${onSend}>
                      ${composer.sendAnyway}
                    </button>`
                  : nothing
              }
            </div>`
          : nothing
      }
    `;
  }
}

function kindOf(found: readonly MaskedSpan[]): keyof Strings['composer']['sensitive'] {
  const [first] = found;
  if (found.length > 1) return 'several';
  return first?.kind === 'iban' || first?.kind === 'ssn' ? first.kind : 'card';
}
