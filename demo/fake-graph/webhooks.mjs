import {postSigned} from './signed-post.mjs';
import {webhookBody} from './webhook-body.mjs';
import {toWebhookBytes} from './wire.mjs';

/** @typedef {import('./webhook-body.mjs').Update} Update */
/** @typedef {{update: Update, urgent: boolean, ripe: boolean, dropped200: boolean, firstTriedAt: number | null}} Entry */

const MOST_UPDATES = 1000;
const MOST_BYTES = 3_000_000;
const KEPT_FOR = 7 * 24 * 3600 * 1000;
const BATCH_WAIT = 2000;

/**
 * The queue of updates on their way to the gateway. One POST at a time, one update each; a failed one is tried again
 * at once, then after 1, 5, 25, 125 … s, and takes along what has come up meanwhile.
 */
export class Webhooks {
  #sim;
  #line;
  #subscription;
  /** @type {Entry[]} */
  #ready = [];
  /** @type {{entries: Entry[], tries: number, due: boolean} | null} */
  #failed = null;
  #active = false;
  #idle = Promise.resolve();
  #aborter = new AbortController();
  /** @type {Map<Entry, () => void>} */
  #firstAttempts = new Map();

  /**
   * @param {Pick<import('./sim.mjs').Sim, 'options' | 'clock' | 'chaos' | 'rng' | 'emit'>} sim
   * @param {import('./gateway-call.mjs').GatewayLine} line
   * @param {import('./subscription.mjs').Subscription} subscription
   */
  constructor(sim, line, subscription) {
    this.#sim = sim;
    this.#line = line;
    this.#subscription = subscription;
  }

  /** @param {Update} update */
  enqueue(update) {
    const {chaos} = this.#sim;
    this.#hold(newEntry(update, false));
    if (chaos.strikes('duplicate')) {
      const {onAcknowledged: _, ...again} = update;
      this.#hold(newEntry(again, false));
    }
  }

  /**
   * Passes hold and batch; settles after the first attempt, at once if there is nobody to deliver to.
   * @param {Update} update
   * @returns {Promise<void>}
   */
  enqueueUrgent(update) {
    const entry = newEntry(update, true);
    const attempted = new Promise((/** @type {(nothing: void) => void} */ resolve) => {
      if (this.#subscription.target === null) resolve();
      else this.#firstAttempts.set(entry, resolve);
    });
    this.#push(entry);
    return attempted;
  }

  /** Settles when nothing can be delivered before time passes. */
  async settle() {
    while (this.#active) await this.#idle;
  }

  /** Starts delivering if there is reason to. */
  kick() {
    if (this.#active) return;
    this.#active = true;
    this.#idle = this.#pump();
  }

  /** Forgets everything; an answer still under way changes nothing any more. */
  stop() {
    this.#aborter.abort();
    this.#ready = [];
    this.#failed = null;
    for (const resolve of this.#firstAttempts.values()) resolve();
  }

  /**
   * One delivery outside the queue, never repeated.
   * @param {Uint8Array} bytes
   * @param {import('./signed-post.mjs').Oddities} oddities
   * @returns {Promise<import('./signed-post.mjs').Attempt | null>} null while no gateway is verified
   */
  async deliverOnce(bytes, oddities) {
    const attempt = await this.#post(bytes, oddities);
    if (attempt) this.#report(attempt, [], 1);
    return attempt;
  }

  /** @param {Entry} entry */
  #hold(entry) {
    const delay = this.#sim.chaos.hold();
    if (delay > 0) this.#sim.clock.schedule(delay, () => this.#push(entry));
    else this.#push(entry);
  }

  /** @param {Entry} entry */
  #push(entry) {
    this.#ready.push(entry);
    if (this.#sim.chaos.switches.batch > 1) {
      this.#sim.clock.schedule(BATCH_WAIT, () => {
        entry.ripe = true;
        this.kick();
      });
    }
    this.kick();
  }

  async #pump() {
    for (let entries = this.#take(); entries; entries = this.#take()) await this.#attempt(entries);
    this.#active = false;
  }

  /** @returns {Entry[] | null} what goes out next */
  #take() {
    if (this.#subscription.target === null || this.#aborter.signal.aborted) return null;
    if (this.#failed) {
      const {entries, due, tries} = this.#failed;
      // the at-once retry repeats the very same updates; only later ones take others along
      const merged = due && tries === 1 ? 0 : this.#mergeInto(entries);
      return due || merged > 0 ? entries : null;
    }
    const {batch} = this.#sim.chaos.switches;
    const [first] = this.#ready;
    if (!first) return null;
    const complete = this.#ready.length >= batch || first.ripe || this.#ready.some(({urgent}) => urgent);
    return complete ? this.#ready.splice(0, batch) : null;
  }

  /** @param {Entry[]} entries */
  #mergeInto(entries) {
    const before = entries.length;
    let size = sizeOf(entries);
    for (let [next] = this.#ready; next && entries.length < MOST_UPDATES; [next] = this.#ready) {
      size += sizeOf([next]);
      if (size > MOST_BYTES) break;
      entries.push(next);
      this.#ready.shift();
    }
    return entries.length - before;
  }

  /** @param {Entry[]} entries */
  async #attempt(entries) {
    const {chaos, clock, rng} = this.#sim;
    const bytes = toWebhookBytes(
      webhookBody(
        entries.map(({update}) => update),
        {fieldFirst: rng.wire.share() < 0.5, unknownField: chaos.switches.unknownField},
      ),
    );
    for (const entry of entries) entry.firstTriedAt ??= clock.now();
    const forged = chaos.takeBadSignature();
    const answer = await this.#post(bytes, {forged});
    if (answer === null || this.#aborter.signal.aborted) return;

    const lost = answer.http === 200 && !forged && this.#losesAnswer(entries);
    const outcome = forged ? 'forged' : lost ? 'lost' : answer.outcome;
    this.#report({...answer, outcome}, entries, (this.#failed?.tries ?? 0) + 1);
    if (outcome === 'accepted') {
      this.#failed = null;
      for (const {update} of entries) update.onAcknowledged?.();
    } else {
      this.#retryLater(entries);
    }
    for (const entry of entries) {
      this.#firstAttempts.get(entry)?.();
      this.#firstAttempts.delete(entry);
    }
  }

  /** @param {Entry[]} entries */
  #losesAnswer(entries) {
    if (entries.every(({dropped200}) => dropped200) || !this.#sim.chaos.strikes('drop200')) return false;
    for (const entry of entries) entry.dropped200 = true;
    return true;
  }

  /** @param {Entry[]} entries */
  #retryLater(entries) {
    const {clock} = this.#sim;
    if (this.#failed === null) {
      this.#failed = {entries, tries: 1, due: true};
      return;
    }
    const failed = this.#failed;
    // an attempt that only newer updates caused leaves the timetable as it is
    if (!failed.due) return;
    failed.due = false;
    failed.tries += 1;
    const delay = 5 ** (failed.tries - 2) * 1000;
    const kept = entries.filter(({firstTriedAt}) => clock.now() + delay <= (firstTriedAt ?? 0) + KEPT_FOR);
    const given = entries.filter((entry) => !kept.includes(entry));
    if (given.length > 0) this.#report({http: null, outcome: 'given-up'}, given, failed.tries);
    if (kept.length === 0) {
      this.#failed = null;
      return;
    }
    failed.entries = kept;
    clock.schedule(delay, () => {
      if (this.#failed !== failed) return;
      failed.due = true;
      this.kick();
    });
  }

  /**
   * @param {Uint8Array} bytes
   * @param {import('./signed-post.mjs').Oddities} oddities
   */
  async #post(bytes, oddities) {
    const url = this.#subscription.target;
    const {appSecret} = this.#sim.options;
    return url === null ? null : postSigned(this.#line, url, bytes, appSecret, oddities, this.#aborter.signal);
  }

  /**
   * @param {import('./signed-post.mjs').Attempt} attempt
   * @param {Entry[]} entries
   * @param {number} number 1 = first
   */
  #report({http, outcome}, entries, number) {
    const at = this.#sim.clock.now();
    this.#sim.emit('delivery', {at, http, outcome, attempt: number, items: entries.map(({update}) => update.item)});
  }
}

/**
 * @param {Update} update
 * @param {boolean} urgent
 * @returns {Entry}
 */
function newEntry(update, urgent) {
  return {update, urgent, ripe: false, dropped200: false, firstTriedAt: null};
}

/** @param {Entry[]} entries */
function sizeOf(entries) {
  return entries.reduce((sum, {update}) => sum + toWebhookBytes(update.value).length + 100, 200);
}
