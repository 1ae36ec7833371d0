import {byId} from './elements.js';

/** The field the customer writes in, with the message being quoted. */
export class Composer {
  #form = byId('composer', HTMLFormElement);
  #text = byId('text', HTMLTextAreaElement);
  #send = byId('send', HTMLButtonElement);
  #notice = byId('notice', HTMLElement);
  #quote = byId('quote', HTMLElement);
  #quoteText = byId('quote-text', HTMLElement);
  /** @type {string | null} */
  #quotedId = null;
  #obstacle = '';

  /** @param {(text: string, quotedId: string | null) => Promise<void>} onSend */
  constructor(onSend) {
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit(onSend);
    });
    this.#text.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#form.requestSubmit();
    });
    this.#text.addEventListener('input', () => this.#update());
    byId('quote-remove', HTMLButtonElement).addEventListener('click', () => {
      this.#setQuote(null, '');
      this.#text.focus();
    });
  }

  /** @param {string} obstacle why nothing can be written, or empty */
  render(obstacle) {
    this.#obstacle = obstacle;
    this.#update();
  }

  /** @param {import('./control.js').Message} message */
  quote(message) {
    this.#setQuote(message.id, message.text ?? message.type);
    this.#text.focus();
  }

  /** Forgets what was begun, for another chat. */
  clear() {
    this.#text.value = '';
    this.#setQuote(null, '');
    this.#update();
  }

  focus() {
    this.#text.focus();
  }

  /** @param {(text: string, quotedId: string | null) => Promise<void>} onSend */
  async #submit(onSend) {
    const text = this.#text.value.trim();
    if (!text || this.#obstacle) return;
    const quotedId = this.#quotedId;
    this.clear();
    try {
      await onSend(text, quotedId);
    } catch {
      this.#text.value = text;
      this.#update();
      this.#notice.textContent = 'Not sent. Check that the simulator runs, then send again.';
    }
  }

  /**
   * @param {string | null} id
   * @param {string} text
   */
  #setQuote(id, text) {
    this.#quotedId = id;
    this.#quote.hidden = id === null;
    this.#quoteText.textContent = text;
  }

  #update() {
    if (this.#notice.textContent !== this.#obstacle) this.#notice.textContent = this.#obstacle;
    this.#text.readOnly = this.#obstacle !== '';
    this.#send.disabled = this.#obstacle !== '' || this.#text.value.trim() === '';
  }
}
