/** A page in the background has no frames, in ms. */
const PATIENCE = 250;

/** What comes alone is drawn at once, what comes in a rush once a frame. */
export class FramePace {
  #frame: Promise<void> | undefined;

  async turn(): Promise<void> {
    await this.#frame;
    this.#frame = nextFrame();
  }
}

export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
