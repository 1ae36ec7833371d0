import {byId, initialsOf, make} from './elements.js';
import {hasArrived} from './message-log.js';
import {previewOf} from './previews.js';
import {timeOf} from './times.js';

/** @typedef {import('./control.js').State} State */

/** The list of chats: one for every number of the business. */
export class Home {
  #list = byId('chat-list', HTMLElement);
  /** @type {Set<string>} messages that were on the screen */
  #seen = new Set();
  #shown = '';
  #onOpen;

  /** @param {(numberId: string) => void} onOpen */
  constructor(onOpen) {
    this.#onOpen = onOpen;
  }

  /** @param {import('./control.js').Chat | undefined} chat */
  see(chat) {
    for (const message of chat?.messages ?? []) if (hasArrived(message)) this.#seen.add(message.id);
  }

  /**
   * @param {State} state
   * @param {string} userId
   */
  render(state, userId) {
    const rows = state.numbers.map((number) => {
      const chat = state.chats.find((one) => one.customer === userId && one.numberId === number.id);
      const arrived = (chat?.messages ?? []).filter(hasArrived);
      const unread = arrived.filter(
        ({id, direction, status}) => direction === 'out' && status === 'delivered' && !this.#seen.has(id),
      ).length;
      const last = arrived.at(-1);
      const preview = chat?.typing ? 'typing…' : last ? previewOf(last) : number.display;
      return {id: number.id, name: number.verifiedName, preview, unread, at: last?.at};
    });
    const shown = JSON.stringify([userId, rows]);
    // rebuilding an unchanged list would take the focus from it
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#list.replaceChildren(
      ...rows.map(({id, name, preview, unread, at}) => {
        const button = make(
          'button',
          '',
          make('span', 'avatar', initialsOf(name)),
          make('strong', '', name),
          make('time', '', at === undefined ? '' : timeOf(at)),
          make('span', 'preview', preview),
        );
        if (unread > 0) {
          button.append(make('span', 'unread', String(unread), make('span', 'visually-hidden', ' unread')));
        }
        button.setAttribute('type', 'button');
        button.addEventListener('click', () => this.#onOpen(id));
        return make('li', '', button);
      }),
    );
  }
}
