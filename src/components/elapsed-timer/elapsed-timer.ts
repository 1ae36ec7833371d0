import {html, nothing} from 'lit';
import {property} from 'lit/decorators.js';
import {DeskElement} from '../../element/desk-element.js';
import {formatDuration} from '../../element/format.js';
import {Seconds} from '../../element/seconds.js';
import {timerWords} from '../../strings/en/timer.js';
import {styles} from './elapsed-timer.styles.js';

/**
 * @summary How long something has lasted, by the contact centre's time; all timers of a session turn together.
 * @csspart time - The `<time>` that holds the digits.
 */
export class WaElapsedTimer extends DeskElement {
  static override styles = styles;
  protected static override words = {timer: timerWords};

  /** The start, in ms since the Unix epoch; until it is a number, nothing shows. */
  @property({type: Number}) since = Number.NaN;
  /** What is timed; a screen reader says it before the duration. */
  @property() label = '';

  readonly #ticking = new Seconds(this, this.link);
  #seconds: number | undefined;

  protected override willUpdate(): void {
    const ms = this.#ticking.clock.now() - this.since;
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
}

declare global {
  interface HTMLElementTagNameMap {
    'wa-elapsed-timer': WaElapsedTimer;
  }
}
