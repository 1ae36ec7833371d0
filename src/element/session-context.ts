import {ContextRoot, createContext} from '@lit/context';
import {DeskError} from '../core/errors.js';
import type {DeskSession} from '../core/session.js';

/** What a provider gives: null while it has no session yet, so that nobody takes another tenant's meanwhile. */
export type Provided = DeskSession | null;

/** The key carries the major version: two bundles on one page share a session or part knowingly. */
export const sessionContext = createContext<Provided>(Symbol.for('wa-desk/session@0'));

/** Who serves the tags that stand in no provider and name none. One per page. */
class PageDefault {
  readonly #watchers = new Set<() => void>();
  #holder: object | undefined;
  #session: Provided = null;

  get session(): Provided {
    return this.#session;
  }

  /** True when the slot was free, or is this holder's already. */
  claim(holder: object, session: Provided): boolean {
    if (this.#holder && this.#holder !== holder) return false;
    this.#holder = holder;
    this.#set(session);
    return true;
  }

  release(holder: object): void {
    if (this.#holder !== holder) return;
    this.#holder = undefined;
    this.#set(null);
  }

  /** Also told when a provider comes or goes, since a `desk="id"` may be it. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  tell(): void {
    for (const watcher of this.#watchers) watcher();
  }

  #set(session: Provided): void {
    this.#session = session;
    this.tell();
  }
}

export const pageDefault = new PageDefault();

/**
 * Makes this the page's default session, for every tag that stands in no provider and names none. Returns the undo.
 * Throws a `DeskError` `session-taken` while another default lives.
 */
export function provideSession(session: DeskSession): () => void {
  const holder = {};
  if (!pageDefault.claim(holder, session))
    throw new DeskError('session-taken', 'The page has a default session: name this one by `desk="id"` or `.session`.');
  return () => pageDefault.release(holder);
}

// tags may stand in the page before their provider is defined: the root keeps their requests and repeats them
if (typeof document !== 'undefined') new ContextRoot().attach(document.documentElement);
