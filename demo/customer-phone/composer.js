import {AttachSheet} from './attach-sheet.js';
import {byId} from './elements.js';
import {previewOf} from './previews.js';

/** @typedef {import('./control.js').Message} Message */
/** @typedef {{type: string, [member: string]: unknown}} Draft body of a control call */

const CAPTIONED = new Set(['image', 'video', 'document']);

/** The field the customer writes in, with the message being answered or edited. */
export class Composer {
  #form = byId('composer', HTMLFormElement);
  #text = byId('text', HTMLTextAreaElement);
  #send = byId('send', HTMLButtonElement);
  #notice = byId('notice', HTMLElement);
  #quote = byId('quote', HTMLElement);
  #quoteText = byId('quote-text', HTMLElement);
  /** @type {{kind: 'reply' | 'edit', id: string} | null} */
  #about = null;
  #obstacle = '';
  #page;
  #sheet;

  /** @param {{write: (draft: Draft) => Promise<void>, edit: (id: string, text: string) => Promise<void>}} page */
  constructor(page) {
    this.#page = page;
    this.#sheet = new AttachSheet((draft) => void this.#sendFile(draft));
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#submit();
    });
    this.#text.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#form.requestSubmit();
    });
    this.#text.addEventListener('input', () => this.#update());
    byId('quote-remove', HTMLButtonElement).addEventListener('click', () => {
      if (this.#about?.kind === 'edit') this.#text.value = '';
      this.#turnTo(null, '');
      this.#update();
      this.#text.focus();
    });
  }

  /** @param {string} obstacle why nothing can be written, or empty */
  render(obstacle) {
    this.#obstacle = obstacle;
    this.#sheet.render(obstacle !== '');
    this.#update();
  }

  /** @param {Message} message */
  quote(message) {
    this.#turnTo({kind: 'reply', id: message.id}, previewOf(message));
    this.#text.focus();
  }

  /** @param {Message} message */
  edit(message) {
    this.#turnTo({kind: 'edit', id: message.id}, `Edit: ${previewOf(message)}`);
    this.#text.value = message.text ?? '';
    this.#update();
    this.#text.focus();
  }

  /** Forgets what was begun, for another chat. */
  clear() {
    this.#text.value = '';
    this.#turnTo(null, '');
    this.#update();
  }

  focus() {
    this.#text.focus();
  }

  async #submit() {
    const text = this.#text.value.trim();
    if (!text || this.#obstacle) return;
    const about = this.#about;
    this.clear();
    const done =
      about?.kind === 'edit' ? this.#page.edit(about.id, text) : this.#page.write(draftOf({type: 'text', text}, about));
    await this.#settle(done, text);
  }

  /**
   * What is written already becomes the caption.
   * @param {Draft} draft
   */
  async #sendFile(draft) {
    const text = CAPTIONED.has(draft.type) ? this.#text.value.trim() : '';
    const about = this.#about;
    if (text) this.#text.value = '';
    this.#turnTo(null, '');
    this.#update();
    await this.#settle(this.#page.write(draftOf({...draft, ...(text && {caption: text})}, about)), text);
  }

  /**
   * @param {Promise<void>} sending
   * @param {string} text to give back if it fails
   */
  async #settle(sending, text) {
    try {
      await sending;
    } catch {
      if (text) this.#text.value = text;
      this.#update();
      this.#notice.textContent = 'Not sent. Check that the simulator runs, then send again.';
    }
  }

  /**
   * @param {{kind: 'reply' | 'edit', id: string} | null} about
   * @param {string} text
   */
  #turnTo(about, text) {
    this.#about = about;
    this.#quote.hidden = about === null;
    this.#quoteText.textContent = text;
  }

  #update() {
    if (this.#notice.textContent !== this.#obstacle) this.#notice.textContent = this.#obstacle;
    this.#text.readOnly = this.#obstacle !== '';
    this.#send.disabled = this.#obstacle !== '' || this.#text.value.trim() === '';
  }
}

/**
 * @param {Draft} draft
 * @param {{kind: 'reply' | 'edit', id: string} | null} about
 * @returns {Draft}
 */
function draftOf(draft, about) {
  return about?.kind === 'reply' ? {...draft, context: {message_id: about.id}} : draft;
}
