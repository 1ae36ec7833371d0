import type {Clock} from './clock.js';

/** Below this a difference is the network's jitter, not the clock's, in ms. */
const JITTER = 500;
/** So often it is looked whether a moment has come: a computer that slept has not counted on. */
const LOOK = 10_000;

/** The contact centre's time, whatever the computer's clock says; one timer for all who watch the seconds. */
export class SessionClock implements Clock {
  readonly #base: Clock;
  readonly #watchers = new Set<() => void>();
  #offset = 0;
  #stop: (() => void) | undefined;

  constructor(base: Clock) {
    this.#base = base;
  }

  now(): number {
    return this.#base.now() + this.#offset;
  }

  after(ms: number, run: () => void): () => void {
    return this.#base.after(ms, run);
  }

  /** Runs once when it is so late, unless the returned function is called before. */
  at(moment: number, run: () => void): () => void {
    let stop: () => void;
    const look = () => (this.now() < moment ? wait() : run());
    const wait = () => {
      stop = this.#base.after(Math.max(0, Math.min(moment - this.now(), LOOK)), look);
    };
    wait();
    return () => stop();
  }

  learn(serverNow: number): void {
    const offset = serverNow - this.#base.now();
    if (Math.abs(offset - this.#offset) > JITTER) this.#offset = offset;
  }

  /** Calls back at every whole second until the returned function is called. */
  onSecond(run: () => void): () => void {
    const watcher = () => run(); // the same function twice is two watchers
    this.#watchers.add(watcher);
    if (this.#watchers.size === 1) this.#arm();
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.#stop?.();
    };
  }

  #arm(): void {
    this.#stop?.();
    this.#stop = this.#base.after(1000 - (this.now() % 1000), () => {
      this.#arm(); // first, so that a watcher that throws does not stop the clock
      for (const watcher of this.#watchers) watcher();
    });
  }
}
