import {nextFrame} from '../../element/next-frame.js';

/** What comes alone is drawn at once, what comes in a rush once a frame. */
export class FramePace {
  #drawnAt: CSSNumberish | null = null;

  async turn(): Promise<void> {
    const {timeline} = document; // its time is that of the last frame: asking for another costs, so only who waits does
    if (timeline.currentTime === this.#drawnAt) await nextFrame();
    this.#drawnAt = timeline.currentTime;
  }
}
