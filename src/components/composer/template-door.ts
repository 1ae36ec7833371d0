import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';
import type {DeskSession} from '../../core/session.js';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';
import {templatePicker} from '../template-picker/on-demand.js';
import type {WaTemplatePicker} from '../template-picker/template-picker.js';

/** What stands in the place of the box while only templates may be sent; its code comes when it is first asked for. */
export class TemplateDoor {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #state: 'shut' | 'loading' | 'loaded' | 'failed' = 'shut';

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
  }

  render(session: DeskSession | undefined, {composer}: Strings, taskId: string): TemplateResult {
    return html`
      <button
        class="button primary door"
        part="template-button"
        type="button"
        aria-haspopup="dialog"
        aria-disabled=${this.#state === 'loading' ? 'true' : 'false'}
        @click=${() => void this.#open(taskId)}
      >
        ${this.#state === 'loading' ? html`<span class="spinner"></span>` : icons.bubble}${composer.sendTemplate}
      </button>
      ${
        this.#state === 'failed'
          ? html`<p class="refusal" role="alert">${icons.alert}<span>${composer.templatesUnloaded}</span></p>`
          : nothing
      }
      ${this.#state === 'loaded' ? html`<wa-template-picker .session=${session}></wa-template-picker>` : nothing}
    `;
  }

  async #open(taskId: string): Promise<void> {
    if (this.#state === 'loading') return;
    if (this.#state !== 'loaded') {
      this.#turn('loading');
      try {
        await templatePicker.load();
        this.#turn('loaded');
      } catch {
        this.#turn('failed');
        return;
      }
    }
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector<WaTemplatePicker>('wa-template-picker')?.show(taskId);
  }

  #turn(state: 'loading' | 'loaded' | 'failed'): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
