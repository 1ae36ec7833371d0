const PAIR_BURST = 45;
const PAIR_REFILL = 6000;
const NUMBER_PER_SECOND = 80;

/** Pair rate and throughput of FACTS 110 and 111, by the simulated clock. */
export class Rates {
  #clock;
  /** @type {Map<string, {left: number, at: number}>} */
  #pairs = new Map();
  /** @type {Map<string, number[]>} times of the last second's messages */
  #numbers = new Map();

  /** @param {import('./clock.mjs').Clock} clock */
  constructor(clock) {
    this.#clock = clock;
  }

  /**
   * Counts the message unless it is refused.
   * @param {string} numberId
   * @param {string} recipient
   * @returns {130429 | 131056 | null} the refusal
   */
  take(numberId, recipient) {
    const now = this.#clock.now();
    const recent = (this.#numbers.get(numberId) ?? []).filter((at) => at > now - 1000);
    if (recent.length >= NUMBER_PER_SECOND) return 130429;
    const key = `${numberId} ${recipient}`;
    const pair = this.#pairs.get(key) ?? {left: PAIR_BURST, at: now};
    const left = Math.min(PAIR_BURST, pair.left + (now - pair.at) / PAIR_REFILL);
    if (left < 1) return 131056;
    this.#pairs.set(key, {left: left - 1, at: now});
    this.#numbers.set(numberId, [...recent, now]);
    return null;
  }
}
