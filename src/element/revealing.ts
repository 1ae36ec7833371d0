import type {ReactiveElement} from 'lit';
import {Later} from './later.js';
import type {SessionLink} from './session-link.js';

/** Draws a masked stretch as the button that reveals it. */
export type Reveal = typeof import('./reveal.js').reveal;

const part = new Later(() => import('./reveal.js'));

/** Whether masked values may be revealed here; the code for it comes when it is first so. */
export class Revealing {
  readonly #host: ReactiveElement;
  readonly #link: SessionLink;
  readonly #allowed: {readonly value: boolean};

  constructor(host: ReactiveElement, link: SessionLink) {
    this.#host = host;
    this.#link = link;
    this.#allowed = link.select(({settings}) => settings?.masking.reveal === true, false);
  }

  /** Undefined where nothing may be revealed. */
  get reveal(): Reveal | undefined {
    if (!this.#allowed.value || this.#link.session?.supports('reveal') !== true) return undefined;
    return part.for(this.#host)?.reveal;
  }
}
