import type {CSSResultGroup, CSSResultOrNative} from 'lit';
import {property} from 'lit/decorators.js';
import type {DeskSession} from '../core/session.js';
import {bringOut} from './bring-out.js';
import {stringsOf} from './desk-strings.js';
import {keepTyping} from './own-keys.js';
import {OwnRoot} from './own-root.js';
import {SessionLink} from './session-link.js';
import {steadyRem} from './steady-rem.js';
import type {Strings, Words} from '../strings/en.js';
import {bring} from '../strings/english.js';

/** What every element of the desk stands on: it finds its session and speaks the session's language. */
export abstract class DeskElement extends OwnRoot {
  /** Named when two plugins on one page define the same tag. */
  static readonly version = '0.1.0';

  /** The English words it speaks with; other languages come whole, when they are asked for. */
  protected static words: Partial<Words> = {};

  protected static override finalize(): void {
    bring(this.words);
    super.finalize();
  }

  protected static override finalizeStyles(styles?: CSSResultGroup): CSSResultOrNative[] {
    return super.finalizeStyles(styles).map((one) => steadyRem(one));
  }

  #given: DeskSession | undefined;

  /** The id of the `<wa-desk-session>` (or `<wa-desk>`) to use. */
  @property() desk = '';

  /** Its parts (the `@csspart` tags), by what goes before their names outside the elements it stands in. */
  protected readonly parts: Readonly<Record<string, string>> = {};

  protected readonly link = new SessionLink(this);
  readonly #internals = this.attachInternals();

  override connectedCallback(): void {
    super.connectedCallback();
    bringOut(this, this.parts);
  }

  /** What a theme can see of it by `:state()`, and whether it is so now. */
  protected get customStates(): Readonly<Record<string, boolean>> {
    return {};
  }

  constructor() {
    super();
    keepTyping(this);
  }

  /** The session, where the page has it in hand; otherwise the element finds it. */
  @property({attribute: false})
  get session(): DeskSession | undefined {
    return this.#given;
  }

  set session(session: DeskSession | undefined) {
    this.#given = session;
  }

  protected override performUpdate(): void {
    const first = !this.hasUpdated;
    this.link.look();
    super.performUpdate();
    for (const [name, holds] of Object.entries(this.customStates))
      if (holds) this.#internals.states.add(name);
      else this.#internals.states.delete(name);
    if (first) this.link.look(); // a session that was set before the code came is known only now
  }

  protected get strings(): Strings {
    return stringsOf(this.link.session);
  }

  /** The session's time in ms, the computer's own while there is no session. */
  protected now(): number {
    return this.link.session?.clock.now() ?? Date.now();
  }
}
