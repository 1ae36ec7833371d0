import {html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {systemClock} from '../../core/clock.js';
import {SessionClock} from '../../core/session-clock.js';
import {DeskElement} from '../../element/desk-element.js';
import {formatDuration} from '../../element/format.js';
import {styles} from './elapsed-timer.styles.js';

/** For timers that stand in no session: the computer's own time. */
const computerClock = new SessionClock(systemClock);

/**
 * @summary How long something has lasted, by the contact centre's time; all timers of a session turn together.
 * @csspart time - The `<time>` that holds the digits.
 */
export class WaElapsedTimer extends DeskElement {
  static override styles = styles;

  /** The start, in ms since the Unix epoch; until it is a number, nothing shows. */
  @property({type: Number}) since = Number.NaN;
  /** What is timed; a screen reader says it before the duration. */
  @property() label = '';

  #clock = computerClock;
  #stopTicking: (() => void) | undefined;
  #seconds: number | undefined;
  readonly #onVisibility = () => this.#follow();

  constructor() {
    super();
    this.link.whenFound(() => this.#follow());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onVisibility);
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#stopTicking?.();
  }

  protected override willUpdate(): void {
    const ms = this.#clock.now() - this.since; // read, not counted: a tab that slept wakes up right
    this.#seconds = Number.isFinite(ms) ? Math.max(0, Math.floor(ms / 1000)) : undefined;
  }

  protected override render() {
    if (this.#seconds === undefined) return nothing;
    const {digits, words} = formatDuration(this.#seconds, this.strings.locale);
    const spoken = this.label ? this.strings.timer.labelled(this.label, words) : words;
    return html`
      <time part="time" role="timer" aria-live="off" datetime="PT${this.#seconds}S" aria-label=${spoken}
        >${digits}</time
      >
    `;
  }

  /** Ticks with the session's clock while there is somebody to see it. */
  #follow(): void {
    this.#stopTicking?.();
    this.#stopTicking = undefined;
    this.#clock = this.link.session?.clock ?? computerClock;
    if (!this.isConnected || document.hidden) return;
    this.#stopTicking = this.#clock.onSecond(() => this.requestUpdate());
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-elapsed-timer': WaElapsedTimer;
  }
}
