import {byId, make} from './elements.js';

/** @typedef {import('./control.js').Message} Message */
/**
 * @typedef {object} MenuActs
 * @property {(message: Message) => void} reply
 * @property {(message: Message) => void} edit
 * @property {(message: Message) => void} remove
 * @property {(message: Message, emoji: string | null) => void} react
 */

const EMOJI = ['👍', '❤️', '😂', '😮', '😢', '🙏'];
const GAP = 6;
const EDITABLE_FOR = 15 * 60_000;
const WORDS = new Set(['text', 'image', 'video', 'document']);

/** What can be done to one message; one menu for the whole page. */
export class BubbleMenu {
  #menu = byId('bubble-menu', HTMLElement);
  #acts;

  /** @param {MenuActs} acts */
  constructor(acts) {
    this.#acts = acts;
    this.#menu.addEventListener('keydown', (event) => {
      const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const buttons = [...this.#menu.querySelectorAll('button')];
      const at = buttons.findIndex((button) => button === document.activeElement);
      buttons.at((at + step + buttons.length) % buttons.length)?.focus();
    });
  }

  /**
   * @param {HTMLElement} opener
   * @param {Message} message
   * @param {string} userId whose phone it is
   * @param {number} now ms epoch
   */
  open(opener, message, userId, now) {
    const {reply, edit, remove, react} = this.#acts;
    const mine = message.reactions.find(({by}) => by === userId)?.emoji;
    const own = message.direction === 'in';
    const row = make(
      'div',
      'emoji-row',
      ...EMOJI.map((emoji) => {
        const chosen = emoji === mine;
        const button = this.#button(emoji, () => react(message, chosen ? null : emoji));
        button.ariaPressed = String(chosen);
        button.ariaLabel = chosen ? `Take back ${emoji}` : `React with ${emoji}`;
        return button;
      }),
    );
    const editable = own && WORDS.has(message.type) && message.text !== null && now - message.at < EDITABLE_FOR;
    this.#menu.replaceChildren(
      row,
      this.#button('Reply', () => reply(message)),
      ...(editable ? [this.#button('Edit', () => edit(message))] : []),
      ...(own ? [this.#button('Delete', () => remove(message))] : []),
    );
    this.#menu.showPopover();
    this.#place(opener);
    this.#menu.querySelector('button')?.focus();
  }

  /**
   * @param {string} label
   * @param {() => void} act
   */
  #button(label, act) {
    const button = make('button', '', label);
    button.setAttribute('type', 'button');
    button.addEventListener('click', () => {
      this.#menu.hidePopover();
      act();
    });
    return button;
  }

  /** @param {HTMLElement} opener */
  #place(opener) {
    const at = opener.getBoundingClientRect();
    const screen = (opener.closest('.screen') ?? document.body).getBoundingClientRect();
    const {width, height} = this.#menu.getBoundingClientRect();
    const left = Math.min(Math.max(screen.left + GAP, at.left + at.width / 2 - width / 2), screen.right - width - GAP);
    const below = at.bottom + height + 2 * GAP < screen.bottom;
    this.#menu.style.left = `${left}px`;
    this.#menu.style.top = `${below ? at.bottom + GAP : Math.max(GAP, at.top - height - GAP)}px`;
  }
}
