import type {ReactiveElement} from 'lit';
import type {SessionLink} from './session-link.js';

/** Draws a masked stretch as the button that reveals it. */
export type Reveal = typeof import('./reveal.js').reveal;

/** Whether masked values may be revealed here; the code for it comes when it is first so. */
export class Revealing {
  readonly #host: ReactiveElement;
  readonly #link: SessionLink;
  readonly #allowed: {readonly value: boolean};
  #reveal: Reveal | undefined;
  #loading = false;

  constructor(host: ReactiveElement, link: SessionLink) {
    this.#host = host;
    this.#link = link;
    this.#allowed = link.select(({settings}) => settings?.masking.reveal === true, false);
  }

  /** Undefined where nothing may be revealed. */
  get reveal(): Reveal | undefined {
    if (!this.#allowed.value || this.#link.session?.supports('reveal') !== true) return undefined;
    if (!this.#reveal && !this.#loading) void this.#load();
    return this.#reveal;
  }

  async #load(): Promise<void> {
    this.#loading = true;
    try {
      this.#reveal = (await import('./reveal.js')).reveal;
      this.#host.requestUpdate();
    } catch {
      this.#loading = false; // it may come the next time
    }
  }
}
