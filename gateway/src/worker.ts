import type {Clock} from './clock.js';
import {errorName} from './error-code.js';
import type {Log} from './log.js';

/** Longest pause without a look, so that nothing depends on a wake-up that got lost. */
const SWEEP = 1000;

/**
 * Runs one job whenever there is something to do: when woken, when it said that there may be more, and every second
 * in any case. Never twice at once.
 */
export class Worker {
  readonly #name: string;
  readonly #job: () => Promise<boolean>;
  readonly #clock: Clock;
  readonly #log: Log;
  #running: Promise<void> | undefined;
  #again = false;
  #closed = false;
  #cancel: (() => void) | undefined;

  constructor(name: string, clock: Clock, log: Log, job: () => Promise<boolean>) {
    this.#name = name;
    this.#clock = clock;
    this.#log = log;
    this.#job = job;
  }

  /** Does the job soon, again if it is being done. */
  wake(): void {
    this.#again = true;
    if (!this.#closed) this.#running ??= this.#loop();
  }

  /** Resolves when nothing is left to do that is known by now. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    await this.idle();
  }

  async #loop(): Promise<void> {
    this.#cancel?.();
    while (this.#again && !this.#closed) {
      this.#again = false;
      try {
        if (await this.#job()) this.#again = true;
      } catch (error) {
        this.#log.error({worker: this.#name, err: errorName(error)}, 'a worker failed; it tries again');
      }
    }
    this.#running = undefined; // before anything else can run: a wake-up from now on starts a new loop
    if (!this.#closed) this.#cancel = this.#clock.after(SWEEP, () => this.wake());
  }
}
