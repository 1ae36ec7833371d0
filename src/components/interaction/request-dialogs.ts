import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import type {DeskErrorCode} from '../../core/errors.js';
import type {DeskSession} from '../../core/session.js';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';
import type {WaRequestClosedEvent} from '../request-dialog/request-dialog.js';
import {renderDismiss} from './notices.js';

type Request = 'transfer' | 'conference';

/** The dialogs that ask for a transfer or a conference, fetched when one is first asked for. */
export class RequestDialogs {
  readonly #host: ReactiveElement;
  readonly #load: () => Promise<unknown>;
  #loading: Request | null = null;
  #loaded = false;
  /** What a request came to that the agent has not made; null once it is read. */
  #told: DeskErrorCode | 'unloaded' | null = null;

  constructor(host: ReactiveElement, load: () => Promise<unknown>) {
    this.#host = host;
    this.#load = load;
  }

  /** The request whose dialog is being loaded. */
  get loading(): Request | null {
    return this.#loading;
  }

  async show(request: Request, taskId: string): Promise<void> {
    this.#tell(null);
    this.#loading = request;
    try {
      await this.#load();
      this.#loaded = true;
    } catch {
      this.#tell('unloaded');
    } finally {
      this.#loading = null;
      this.#host.requestUpdate();
    }
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector(`wa-${request}-dialog`)?.show(taskId);
  }

  render(session: DeskSession | undefined): TemplateResult | typeof nothing {
    if (!this.#loaded) return nothing;
    return html`<wa-transfer-dialog .session=${session} @wa-request-closed=${this.#onClosed}></wa-transfer-dialog>
      <wa-conference-dialog .session=${session} @wa-request-closed=${this.#onClosed}></wa-conference-dialog>`;
  }

  renderTold({controlPane, interaction, refused}: Strings): TemplateResult | typeof nothing {
    return this.#told === null
      ? nothing
      : html`<p class="refusal" part="alert">
          ${icons.alert}<span class="grow"
            >${this.#told === 'unloaded' ? controlPane.unloaded : refused(this.#told)}</span
          >
          ${renderDismiss(interaction.dismiss, () => this.#tell(null))}
        </p>`;
  }

  readonly #onClosed = ({detail: {why}}: WaRequestClosedEvent): void => {
    // the interruption has an alert of its own
    if (why !== null && why !== 'line-deleted') this.#tell(why);
  };

  #tell(why: DeskErrorCode | 'unloaded' | null): void {
    this.#told = why;
    this.#host.requestUpdate();
  }
}
