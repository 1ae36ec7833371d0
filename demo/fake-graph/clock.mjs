/** @typedef {{dueAt: number, run: () => void}} Task */

const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Simulated time in ms epoch and everything that is due on it. `real` follows the machine; `manual` stands still until
 * `moveTo`, which runs what falls due one by one and lets the webhooks of each finish before the next.
 */
export class Clock {
  #mode;
  #now;
  /** @type {Task[]} sorted by `dueAt`, then by order of scheduling */
  #tasks = [];
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  /** @type {NodeJS.Immediate | undefined} */
  #drain;
  /** @type {Promise<void>} */
  #moving = Promise.resolve();
  #settle;

  /**
   * @param {'real' | 'manual'} mode
   * @param {number} startAt
   * @param {() => Promise<void>} settle waits for work caused by what ran
   */
  constructor(mode, startAt, settle) {
    this.#mode = mode;
    this.#now = startAt;
    this.#settle = settle;
  }

  get mode() {
    return this.#mode;
  }

  now() {
    return this.#mode === 'real' ? Date.now() : this.#now;
  }

  /**
   * @param {number} delay ms; 0 = as soon as the current call has returned
   * @param {() => void} run
   * @returns {() => void} undoes it
   */
  schedule(delay, run) {
    const task = {dueAt: this.now() + delay, run};
    const after = this.#tasks.findIndex((other) => other.dueAt > task.dueAt);
    this.#tasks.splice(after === -1 ? this.#tasks.length : after, 0, task);
    this.#arm();
    return () => {
      const index = this.#tasks.indexOf(task);
      if (index !== -1) this.#tasks.splice(index, 1);
    };
  }

  /**
   * Manual clock only.
   * @param {number} target ms epoch, not before now
   */
  moveTo(target) {
    this.#moving = this.#moving.then(() => this.#move(target));
    return this.#moving;
  }

  stop() {
    this.#tasks = [];
    clearTimeout(this.#timer);
    clearImmediate(this.#drain);
  }

  /** @param {number} target */
  async #move(target) {
    await this.#settle();
    for (let task = this.#takeDue(target); task; task = this.#takeDue(target)) {
      this.#now = Math.max(this.#now, task.dueAt);
      task.run();
      await this.#settle();
    }
    this.#now = Math.max(this.#now, target);
  }

  /** @param {number} until */
  #takeDue(until) {
    const [first] = this.#tasks;
    return first && first.dueAt <= until ? this.#tasks.shift() : undefined;
  }

  #arm() {
    const [first] = this.#tasks;
    if (!first) return;
    if (first.dueAt <= this.now()) {
      this.#drain ??= setImmediate(() => this.#runDue());
    } else if (this.#mode === 'real') {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#runDue(), Math.min(first.dueAt - this.now(), LONGEST_TIMER));
    }
  }

  #runDue() {
    this.#drain = undefined;
    for (let task = this.#takeDue(this.now()); task; task = this.#takeDue(this.now())) task.run();
    this.#arm();
  }
}
