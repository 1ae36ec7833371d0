import type {nothing, ReactiveElement, TemplateResult} from 'lit';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import type {Strings} from '../../strings/en.js';
import {Attachments} from './attachments.js';
import {EmojiButton} from './emoji/emoji-button.js';
import {Replies} from './replies/replies.js';
import {Voice} from './voice/voice.js';

/** Where something is about to be written to a customer. */
export interface Place {
  readonly session: DeskSession;
  readonly task: Task;
  readonly strings: Strings;
}

type Drawn = TemplateResult | typeof nothing;

/** What helps to write, with small buttons in the box; it draws nothing where its task cannot have it. */
export interface Extra {
  /** Under the text, while something can be sent. */
  readonly renderButtons: (place: Place) => Drawn;
  /** Above the box. */
  readonly renderAbove: (place: Place) => Drawn;
}

/** The browser asks before the page goes; texts are kept, files and recordings are not. */
const askFirst = (event: BeforeUnloadEvent): void => event.preventDefault();

/** All that a message can have besides its text. Loaded with the first task; a note has emoji and nothing else of it. */
export class Extras {
  readonly attachments: Attachments;
  readonly #emoji: EmojiButton;
  readonly #voice: Voice;
  readonly #all: readonly Extra[];

  /** @param placeOf - undefined while nothing can be sent */
  constructor(host: ReactiveElement, placeOf: () => Place | undefined) {
    this.attachments = new Attachments(host, placeOf);
    this.#emoji = new EmojiButton(host);
    this.#voice = new Voice(host, this.attachments.sendNow);
    this.#all = [this.attachments, new Replies(host), this.#voice];
  }

  /** Has the session know whether something stands here that a conversation's end, or the page's, would lose. */
  tellHeld(place: Place): void {
    const {session, task} = place;
    session.holdFiles(task.conversationId, this.attachments.waits(task) || this.#voice.holds(place));
    if (session.state.held.size > 0) window.addEventListener('beforeunload', askFirst);
    else this.leave();
  }

  /** The composer has left the page. */
  leave(): void {
    window.removeEventListener('beforeunload', askFirst);
  }

  /** Without a place it is a note that is written. */
  renderButtons(place: Place | undefined, strings: Strings): Drawn[] {
    return [
      this.#emoji.renderButtons({strings}),
      ...(place ? this.#all.map((extra) => extra.renderButtons(place)) : []),
    ];
  }

  renderAbove(place: Place | undefined, strings: Strings): Drawn[] {
    return [this.#emoji.renderAbove({strings}), ...(place ? this.#all.map((extra) => extra.renderAbove(place)) : [])];
  }
}
