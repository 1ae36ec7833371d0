import {openBrowser, race, Tab} from './browser.mjs';
import {live} from './live.mjs';
import {HUGE} from './params.mjs';
import {small} from './small.mjs';

const oneLine = (error, length) => String(error.message).split('\n')[0].slice(0, length);
const tenth = (value) => Math.round(value * 10) / 10;

/** Every workload of one adapter, in one round. */
export class Suite {
  #hung = false;
  #startedAt = Date.now();

  constructor(run, name, round) {
    this.run = run;
    this.name = name;
    this.round = round;
    /** Size to time of opening: decides which sizes are tried. */
    this.opened = run.opened[name] ??= {};
  }

  get P() {
    return this.run.params;
  }

  async measure() {
    const {P, opened, round} = this;
    this.browser = await openBrowser(this.run.executablePath);
    if (P.mode === 'quick') await small(this); // the budget of an adapter goes to the cheap cases first
    if (this.wants('w1') || this.wants('w2')) await this.#guard(200, async () => undefined);
    if (opened[200] !== Infinity)
      await this.#guard(2000, async (tab) => {
        await this.step2000(tab);
        if (opened[2000] > P.bigLimit || (round > 0 && opened[P.big] === Infinity)) await live(this, tab, 2000);
      });
    if (opened[2000] === Infinity && opened[200] !== Infinity && !this.#isLate())
      await this.#guard(200, async (tab) => {
        await this.sub(tab, 200, 'w4near', 'w4', 50, 300);
        await live(this, tab, 200);
      });
    if (opened[2000] <= P.bigLimit) await this.#big();
    else if (opened[2000] !== undefined && round === 0)
      this.add(`w1@${P.big}`, {
        err:
          opened[2000] === Infinity
            ? 'not tried: 2,000 did not open'
            : `not tried: 2,000 took ${Math.round(opened[2000])} ms`,
      });
    if (this.name === 'wa-desk' && opened[2000] <= P.bigLimit) await this.#guard(HUGE, async () => undefined);
    if (P.mode !== 'quick') await small(this);
    await this.browser.close();
  }

  async step2000(tab) {
    await this.sub(tab, 2000, 'w4near', 'w4', 50, 300);
    await this.sub(tab, 2000, 'w4top', 'w4', 50, 0);
    if (this.opened[2000] > this.P.bigLimit) return; // then W2 and W3 run here anyway
    await this.sub(tab, 2000, 'w2@2000', 'w2', this.P.w2, this.P.w2ms);
    await this.sub(tab, 2000, 'w3@2000', 'w3', 500);
  }

  async #big() {
    const {P, opened, round} = this;
    await this.#guard(P.big, async (tab) => live(this, tab, P.big));
    if (this.last('w2')?.err?.includes('never visible'))
      await this.#guard(2000, async (tab) => {
        await this.sub(tab, 2000, 'w2', 'w2', P.w2, P.w2ms);
        await this.sub(tab, 2000, 'w3', 'w3', 500);
      });
    if (opened[P.big] === Infinity && round === 0) await this.#guard(2000, async (tab) => live(this, tab, 2000));
  }

  add(workload, values) {
    this.run.add({adapter: this.name, round: this.round, case: workload, ...values});
  }

  last(workload) {
    return this.run.result.samples.findLast(
      (one) => one.adapter === this.name && one.case === workload && one.round === this.round,
    );
  }

  wants(workload) {
    return this.run.wants(this.name, workload);
  }

  /** One workload, in a page that works: what fails is written down, and a page that hangs is left. */
  async step(workload, measure, fresh = false) {
    if (fresh) this.#hung = false;
    const {dead} = this.run;
    if (!this.wants(workload.split('@')[0]) || this.#isLate() || dead.has(this.name + workload)) return;
    if (this.#isOverBudget()) this.add(workload, {err: 'not run: over the quick budget of an adapter'});
    else if (this.#hung && !fresh) this.add(workload, {err: 'not run: the page hung in an earlier step'});
    else
      try {
        await measure();
      } catch (error) {
        this.add(workload, {err: oneLine(error, 160)});
        if (!/^> |closed|crash/i.test(error.message)) return;
        this.#hung = true;
        dead.add(this.name + workload);
        await this.#reopen();
      }
  }

  sub(tab, size, workload, what, ...given) {
    return this.step(workload, async () =>
      this.add(workload, {size, ...(await tab.timed(what, this.P.opMs, ...given))}),
    );
  }

  async inTab(use) {
    const tab = await Tab.open(this.browser, {address: this.run.address, name: this.name, opMs: this.P.opMs});
    try {
      return await use(tab);
    } finally {
      await tab.close();
    }
  }

  /** Opens a conversation of this size, then does `use` with it. */
  async #guard(size, use) {
    this.#hung = false;
    if (this.#isLate() || this.#isOverBudget() || (this.opened[size] === Infinity && this.round > 0)) return;
    try {
      await this.inTab(async (tab) => {
        await this.#open(tab, size).catch((error) => {
          this.opened[size] = Infinity;
          this.add(`w1@${size}`, {err: oneLine(error, 160)});
          throw error;
        });
        await use(tab);
      });
    } catch (error) {
      this.run.result.errors.push(`${this.name} @${size}: ${oneLine(error, 200)}`);
      await this.#reopen();
    }
  }

  async #open(tab, size) {
    const before = await tab.heap();
    const opened = await tab.timed('w1', this.P.opMs, size);
    const after = await tab.heap();
    const {nodes, jsEventListeners} = await tab.cdp.send('Memory.getDOMCounters');
    this.opened[size] = opened.paint;
    const heap = {heap: tenth(after), heapDelta: tenth(after - before), nodes, listeners: jsEventListeners};
    this.add(`w1@${size}`, {...opened, ...heap, pageerror: tab.error});
  }

  async #reopen() {
    await this.browser.close();
    this.browser = await openBrowser(this.run.executablePath);
  }

  #isLate() {
    return Date.now() > this.run.deadline;
  }

  #isOverBudget() {
    const budget = this.P.suiteMs * (this.name.startsWith('wa-desk') ? 4 : 1);
    return Date.now() - this.#startedAt > budget;
  }

  async key(tab, key) {
    await race(tab.page.keyboard.press(key), this.P.opMs, 'key');
  }
}
