import {Rng} from './rng.mjs';
import {assertLoopbackUrl} from './options.mjs';

/** Wall-clock pauses between handshakes; the last one repeats until the gateway is up and answers right. */
const PAUSES = [100, 250, 500, 1000, 2000];

/** The callback URL and whether the gateway has proved that it is its own (FACTS 1). */
export class Subscription {
  #line;
  #verifyToken;
  #rng;
  /** @type {string | null} */
  #url = null;
  #verified = false;
  #aborter = new AbortController();
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  /** @type {(() => void)[]} */
  #waiting = [];
  /** Called each time a handshake succeeded. */
  onVerified = () => {};

  /**
   * @param {import('./gateway-call.mjs').GatewayLine} line
   * @param {string} verifyToken
   * @param {number} seed
   */
  constructor(line, verifyToken, seed) {
    this.#line = line;
    this.#verifyToken = verifyToken;
    this.#rng = new Rng(seed, 'handshake');
  }

  /** The URL to deliver to, or null until the handshake succeeded. */
  get target() {
    return this.#verified ? this.#url : null;
  }

  get state() {
    return {callbackUrl: this.#url, verified: this.#verified};
  }

  /**
   * @param {string} url
   * @throws {Error} unless the URL is http on loopback
   */
  change(url) {
    assertLoopbackUrl(url);
    this.close();
    this.#aborter = new AbortController();
    this.#url = url;
    this.#verified = false;
    void this.#handshake(url, 0, this.#aborter.signal);
  }

  /** @returns {Promise<void>} settles at the first right answer */
  whenVerified() {
    return this.#verified ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  close() {
    this.#aborter.abort();
    clearTimeout(this.#timer);
  }

  /**
   * @param {string} url
   * @param {number} tries
   * @param {AbortSignal} signal
   */
  async #handshake(url, tries, signal) {
    const challenge = this.#rng.digits(10);
    const target = new URL(url);
    target.searchParams.set('hub.mode', 'subscribe');
    target.searchParams.set('hub.challenge', challenge);
    target.searchParams.set('hub.verify_token', this.#verifyToken);
    const answer = await this.#line.call(target.href, {method: 'GET', signal});
    if (signal.aborted) return;
    if (answer.http === 200 && answer.text === challenge) {
      this.#verified = true;
      for (const resolve of this.#waiting.splice(0)) resolve();
      this.onVerified();
    } else {
      const pause = PAUSES[tries] ?? PAUSES.at(-1);
      this.#timer = setTimeout(() => void this.#handshake(url, tries + 1, signal), pause);
    }
  }
}
