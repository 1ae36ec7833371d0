import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import type {DeskSession} from '../../core/session.js';
import {stringsOf} from '../../element/desk-strings.js';
import * as icons from '../../element/icons.js';
import type {SessionLink} from '../../element/session-link.js';
import type {Strings} from '../../strings/en.js';
import type {WaRequestClosedEvent} from '../request-dialog/request-dialog.js';
import {renderDismiss} from './notices.js';

type Request = 'transfer' | 'conference';

/** The dialogs that ask for a transfer or a conference, fetched when one is first asked for. */
export class RequestDialogs {
  readonly #host: ReactiveElement;
  readonly #link: SessionLink;
  readonly #load: () => Promise<unknown>;
  #loading: Request | null = null;
  #loaded = false;
  #told: string | null = null;

  constructor(host: ReactiveElement, link: SessionLink, load: () => Promise<unknown>) {
    this.#host = host;
    this.#link = link;
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
      this.#tell(this.#strings.controlPane.unloaded);
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

  /** What a request came to that the agent has not made: shown until it is read. */
  renderTold({interaction}: Strings): TemplateResult | typeof nothing {
    return this.#told === null
      ? nothing
      : html`<p class="refusal" part="alert">
          ${icons.alert}<span class="grow">${this.#told}</span>
          ${renderDismiss(interaction.dismiss, () => this.#tell(null))}
        </p>`;
  }

  readonly #onClosed = ({detail: {why}}: WaRequestClosedEvent): void => {
    // the interruption has an alert of its own
    if (why !== null && why !== 'line-deleted') this.#tell(this.#strings.refused(why));
  };

  #tell(words: string | null): void {
    this.#told = words;
    this.#host.requestUpdate();
  }

  get #strings(): Strings {
    return stringsOf(this.#link.session);
  }
}
