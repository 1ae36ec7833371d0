import {nextFrame} from '../../element/next-frame.js';

/** So many messages at a time are more than anybody can follow. */
const RUSH = 4;
/** So long what comes then is gathered, in ms. */
const REST = 50;

/** What comes alone is drawn at once, what comes together once a frame, and what comes in a rush less often. */
export class FramePace {
  #drawnAt: CSSNumberish | null = null;
  #restUntil = 0;
  #waited = false;

  /** What is drawn now stands in a frame that is about to be shown. */
  get inFrame(): boolean {
    return this.#waited;
  }

  async turn(): Promise<void> {
    const {timeline} = document; // its time is that of the last frame: asking for another costs, so only who waits does
    this.#waited = timeline.currentTime === this.#drawnAt;
    if (this.#waited) await nextFrame();
    // oxlint-disable-next-line no-await-in-loop -- frame by frame
    while (performance.now() < this.#restUntil) await nextFrame();
    this.#drawnAt = timeline.currentTime;
  }

  /** So many messages were drawn at once. */
  drew(count: number): void {
    this.#restUntil = count < RUSH ? 0 : performance.now() + REST;
  }
}
