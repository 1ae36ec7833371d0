import type {ReactiveController, ReactiveElement} from 'lit';
import type {DeskSession} from '../core/session.js';
import {languageOf, loadStrings} from '../strings/languages.js';
import type {Strings} from '../strings/en.js';
import {useStrings} from './desk-strings.js';

/** An element that says which language its session speaks. */
export interface SpeakingHost extends ReactiveElement {
  /** A language tag; empty: that of the page. */
  readonly locale: string;
  /** The host's own words in place of ours. */
  readonly ownStrings: Strings | undefined;
}

/** Gives the session the words its host asks for, and those of the page's language while it asks for none. */
export class HostLanguage implements ReactiveController {
  readonly #host: SpeakingHost;
  readonly #session: () => DeskSession | undefined;
  #page: MutationObserver | undefined;

  constructor(host: SpeakingHost, session: () => DeskSession | undefined) {
    this.#host = host;
    this.#session = session;
  }

  hostConnected(): void {
    this.#page = new MutationObserver(() => this.#speak());
    this.#page.observe(document.documentElement, {attributes: true, attributeFilter: ['lang']});
    this.#speak();
  }

  hostDisconnected(): void {
    this.#page?.disconnect();
  }

  hostUpdated(): void {
    this.#speak();
  }

  #speak(): void {
    const session = this.#session();
    const {ownStrings} = this.#host;
    if (session && ownStrings) useStrings(session, ownStrings);
    else if (session) void this.#fetch(session, this.#wanted);
  }

  async #fetch(session: DeskSession, wanted: string): Promise<void> {
    try {
      const loaded = await loadStrings(wanted);
      const stillWanted = this.#session() === session && this.#wanted === wanted && !this.#host.ownStrings;
      if (stillWanted) useStrings(session, loaded);
    } catch {
      console.warn(`wa-desk could not load its words for “${wanted}”; it goes on in the language it has.`);
    }
  }

  /** Of the page's language only the language counts: many pages name a region that is not the agent's. */
  get #wanted(): string {
    return this.#host.locale || languageOf(languageAbove(this.#host) || 'en');
  }
}

/** The nearest `lang` above, out of shadow roots too. */
function languageAbove(element: Element): string {
  for (let root = element.getRootNode(), from = element; ; from = root.host, root = from.getRootNode()) {
    const lang = from.closest('[lang]')?.getAttribute('lang') ?? '';
    if (lang !== '' || !(root instanceof ShadowRoot)) return lang;
  }
}
