import type {nothing, ReactiveElement, TemplateResult} from 'lit';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import type {Strings} from '../../strings/en.js';
import {Attachments} from './attachments.js';
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

/** All that a message can have besides its text. Loaded when the first of it can be sent; a note has none of it. */
export class Extras {
  readonly attachments: Attachments;
  readonly #all: readonly Extra[];

  /** @param placeOf - undefined while nothing can be sent */
  constructor(host: ReactiveElement, placeOf: () => Place | undefined) {
    this.attachments = new Attachments(host, placeOf);
    this.#all = [this.attachments, new Replies(host), new Voice(host, this.attachments.sendNow)];
  }

  renderButtons(place: Place): Drawn[] {
    return this.#all.map((extra) => extra.renderButtons(place));
  }

  renderAbove(place: Place): Drawn[] {
    return this.#all.map((extra) => extra.renderAbove(place));
  }
}
