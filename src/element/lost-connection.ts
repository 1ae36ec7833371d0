import type {ReactiveController, ReactiveElement} from 'lit';
import type {DeskSession} from '../core/session.js';
import type {SessionLink} from './session-link.js';
import {isOverIn, CONNECTION_KEY} from './told.js';

/** A connection that is back sooner is not worth a word, in ms. */
const WORTH_SAYING = 2000;

/** Tells its host when the connection has been lost for a while, and when it is back. */
export class LostConnection implements ReactiveController {
  readonly #host: ReactiveElement;
  #lost = false;
  #stop: (() => void) | undefined;
  #cancel: (() => void) | undefined;

  constructor(host: ReactiveElement, link: SessionLink) {
    this.#host = host;
    host.addController(this);
    link.whenFound((session) => this.#follow(session));
  }

  get lost(): boolean {
    return this.#lost;
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #follow(session: DeskSession | undefined): void {
    this.#stop?.();
    this.#cancel?.();
    this.#stop = undefined;
    this.#set(false);
    if (!session) return;
    const look = (connection: string) => {
      this.#cancel?.();
      if (connection !== 'reconnecting' && connection !== 'offline') {
        isOverIn(session, CONNECTION_KEY);
        this.#set(false);
      } else if (!this.#lost) this.#cancel = session.clock.after(WORTH_SAYING, () => this.#set(true));
    };
    this.#stop = session.subscribe(({connection}) => connection, look);
    look(session.state.connection);
  }

  #set(lost: boolean): void {
    if (lost === this.#lost) return;
    this.#lost = lost;
    this.#host.requestUpdate();
  }
}
