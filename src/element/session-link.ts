import {ContextConsumer} from '@lit/context';
import type {ReactiveController, ReactiveElement} from 'lit';
import type {DeskSession} from '../core/session.js';
import type {DeskState} from '../core/state.js';
import {watchStrings} from './desk-strings.js';
import {pageDefault, sessionContext, type Provided} from './session-context.js';

/** An element that looks for its session. */
export interface SessionSeeker extends ReactiveElement {
  /** The session itself, where the page has it in hand. */
  session: DeskSession | undefined;
  /** The id of a `<wa-desk-session>` or `<wa-desk>`. */
  desk: string;
}

/** What an element that provides a session looks like from outside. */
interface ProvidingElement extends Element {
  readonly provided: Provided | undefined;
}

/** Who has found no session after so long, in ms, is told why. */
const LONG = 3000;
/** What may say something that is not known. */
const CHOICES = '[theme],[send-on],[previews],[demo=false]';

const links = new WeakMap<Element, SessionLink>();

/** The session an element has found. */
export const sessionOf = (element: Element): DeskSession | undefined => links.get(element)?.session;

/**
 * Finds the element's session (its property, the one it names, the nearest above, the page's default), follows the
 * selected parts of its state and asks for a render when one of them has changed.
 */
export class SessionLink implements ReactiveController {
  readonly #host: SessionSeeker;
  readonly #selectors: ((state: DeskState) => unknown)[] = [];
  readonly #onFound: ((session: DeskSession | undefined) => void)[] = [];
  #near: Provided | undefined;
  #session: DeskSession | undefined;
  #undo: (() => void)[] = [];
  #stopWatching: (() => void) | undefined;
  #hinting: ReturnType<typeof setTimeout> | undefined;

  constructor(host: SessionSeeker) {
    this.#host = host;
    const callback = (near: Provided) => {
      this.#near = near;
      this.look();
    };
    host.addController(new ContextConsumer(host, {context: sessionContext, subscribe: true, callback}));
    host.addController(this);
    links.set(host, this);
  }

  /** Undefined while the element waits for one. */
  get session(): DeskSession | undefined {
    return this.#session;
  }

  /** Renders the host whenever this part of the state changes; reads `absent` while there is no session. */
  select<T>(selector: (state: DeskState) => T, absent: T): {readonly value: T} {
    this.#selectors.push(selector);
    const read = () => (this.#session ? selector(this.#session.state) : absent);
    return {
      get value() {
        return read();
      },
    };
  }

  /** Calls back when the element finds its session, or loses it. */
  whenFound(run: (session: DeskSession | undefined) => void): void {
    this.#onFound.push(run);
  }

  hostConnected(): void {
    this.#stopWatching = pageDefault.watch(() => this.look());
    this.look();
    if (this.#isInDoubt) this.#hinting = setTimeout(() => void this.#hint(), LONG);
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    clearTimeout(this.#hinting);
    this.#near = undefined; // what stood above may not stand above where the element goes
    this.#release();
  }

  /** Looks again, since `session` or `desk` may have changed; before the host derives anything from what it found. */
  look(): void {
    const session = this.#host.isConnected ? (this.#find() ?? undefined) : undefined;
    if (session === this.#session) return;
    this.#release();
    this.#session = session;
    if (session) {
      const render = () => this.#host.requestUpdate();
      this.#undo = [
        watchStrings(session, render),
        ...this.#selectors.map((selector) => session.subscribe(selector, render)),
      ];
    }
    for (const run of this.#onFound) run(session);
    this.#host.requestUpdate();
  }

  get #isInDoubt(): boolean {
    return !this.#session || this.#host.matches(CHOICES);
  }

  async #hint(): Promise<void> {
    if (!this.#isInDoubt) return;
    const {hint} = await import('./hints.js');
    hint(this.#host, this.#session !== undefined);
  }

  #release(): void {
    for (const undo of this.#undo) undo();
    this.#undo = [];
    this.#session = undefined;
  }

  #find(): Provided {
    const own = providedBy(this.#host);
    if (own !== undefined) return own;
    const {session, desk} = this.#host;
    if (session) return isSession(session) ? session : null;
    if (desk) return providedBy(findById(this.#host, desk)) ?? null;
    if (this.#near !== undefined) return this.#near;
    return standsInUndefinedProvider(this.#host) ? null : pageDefault.session;
  }
}

function providedBy(element: Element | null): Provided | undefined {
  return element && isProviding(element) ? element.provided : undefined;
}

/** A page without types may have set anything. */
const isSession = (given: object): given is DeskSession => 'subscribe' in given && 'state' in given;

const isProviding = (element: Element): element is ProvidingElement => 'provided' in element;

/** Ids end at shadow roots, so each root on the way up is asked. */
function findById(from: Element, id: string): Element | null {
  for (let root = from.getRootNode(); ; root = root.host.getRootNode()) {
    const found = root instanceof Document || root instanceof ShadowRoot ? root.getElementById(id) : null;
    if (found || !(root instanceof ShadowRoot)) return found;
  }
}

/** Above stands a `<wa-desk-session>` whose code has not arrived: the tag is for it, not for the page's default. */
function standsInUndefinedProvider(from: Element): boolean {
  for (let node = nodeAbove(from); node; node = nodeAbove(node)) {
    if (node instanceof Element && node.matches('wa-desk-session:not(:defined)')) return true;
  }
  return false;
}

/** As events climb: through the slot it is shown in, out of the shadow root it stands in. */
function nodeAbove(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node instanceof Element ? node.assignedSlot : null) ?? node.parentNode;
}
