import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import * as icons from '../../../element/icons.js';
import type {Strings} from '../../../strings/en.js';
import {emojiWords} from '../../../strings/en/emoji.js';
import {bring} from '../../../strings/english.js';
import {replaceRange} from '../insert.js';
import {smile} from './group-icons.js';
import type {EmojiPicker} from './picker.js';

bring({emoji: emojiWords}); // with the code, when it is first needed

/** The button that opens the emoji; the picker and its data come when it is first pressed. */
export class EmojiButton {
  readonly #host: ReactiveElement;
  #state: 'closed' | 'loading' | 'failed' = 'closed';
  #picker: EmojiPicker | null = null;
  /** Pressed while it was open: the press has closed it, and the click opens it no more. */
  #pressedOpen = false;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  renderButtons({strings}: {readonly strings: Strings}): TemplateResult {
    const {emoji} = strings;
    return html`<button
      class="tool"
      part="emoji-button"
      type="button"
      title=${emoji.open}
      aria-label=${emoji.open}
      aria-haspopup="dialog"
      aria-expanded=${this.#picker ? 'true' : 'false'}
      aria-busy=${this.#state === 'loading' ? 'true' : 'false'}
      @pointerdown=${() => (this.#pressedOpen = this.#picker !== null)}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${(event: Event) => void this.#onClick(event, strings)}
    >
      ${smile}
    </button>`;
  }

  renderAbove({strings}: {readonly strings: Strings}): TemplateResult | typeof nothing {
    if (this.#state !== 'failed') return nothing;
    return html`<p class="refusal" role="alert">${icons.alert}<span>${strings.emoji.unloaded}</span></p>`;
  }

  async #onClick({currentTarget: button}: Event, strings: Strings): Promise<void> {
    const wasOpen = this.#pressedOpen;
    this.#pressedOpen = false;
    const input = this.#host.shadowRoot?.querySelector('textarea');
    if (wasOpen || this.#state === 'loading' || !input || input.readOnly || !(button instanceof Element)) return;
    this.#turn('loading');
    try {
      const {EmojiPicker: Picker} = await import('./picker.js');
      this.#picker = await Picker.open({
        host: this.#host,
        beside: button,
        strings,
        onChoose: (emoji) => {
          // the box of another conversation is another box
          if (input.isConnected) replaceRange(input, input.selectionStart, input.selectionEnd, emoji);
        },
        giveFocusBack: () => (input.isConnected ? input : this.#host).focus(),
        onClosed: () => {
          this.#picker = null;
          this.#host.requestUpdate();
        },
      });
      this.#turn('closed');
    } catch {
      this.#turn('failed');
    }
  }

  #turn(state: 'closed' | 'loading' | 'failed'): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}
