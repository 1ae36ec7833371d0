import {nextFrame} from '../../element/next-frame.js';

/** What comes alone is drawn at once, what comes in a rush once a frame. */
export class FramePace {
  #frame: Promise<void> | undefined;

  async turn(): Promise<void> {
    await this.#frame;
    this.#frame = nextFrame();
  }
}
