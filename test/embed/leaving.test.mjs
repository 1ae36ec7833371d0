import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {openStage, script} from './stage.mjs';

/** Single-page CRMs add and remove the desk as agents go from page to page. */
const ROUNDS = 200;
const WARM = 40;

describe('Where a single-page CRM comes and goes', () => {
  let stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  async function open() {
    const stood = await stage.open({
      own: '',
      head: `<script>(${String(countWhatIsHeld)})()</script>${script()}`,
      body: '<main id="place"></main>',
    });
    await stood.page.waitForFunction(() => customElements.get('wa-desk') && customElements.get('wa-template-picker'));
    const cdp = await stood.page.context().newCDPSession(stood.page);
    await cdp.send('Performance.enable');
    const measure = async () => {
      for (let times = 0; times < 3; times++) await cdp.send('HeapProfiler.collectGarbage');
      const {metrics} = await cdp.send('Performance.getMetrics');
      const {Nodes, JSEventListeners, JSHeapUsedSize} = Object.fromEntries(
        metrics.map(({name, value}) => [name, value]),
      );
      return {
        nodes: Nodes,
        listeners: JSEventListeners,
        heap: JSHeapUsedSize,
        ...(await stood.page.evaluate(() => globalThis.held())),
      };
    };
    return {...stood, measure};
  }

  /** `stories`: timers of demos that are still told, each for as long as its script lasts. */
  async function expectNothingKept({page, measure, problems, close}, round, {stories = 0} = {}) {
    await page.evaluate(round, WARM);
    await page.evaluate(hasRested);
    const first = await measure();
    await page.evaluate(round, ROUNDS - WARM);
    const more = ROUNDS - WARM;
    for (let tries = 1; ; tries++) {
      await page.evaluate(hasRested); // what the last of them still had under way
      const now = await measure();
      const growth = Object.fromEntries(Object.entries(now).map(([what, count]) => [what, count - first[what]]));
      const kept = Object.entries({...growth, heap: 0, timers: growth.timers - stories * more}).filter(
        ([, count]) => count >= more,
      );
      if (kept.length === 0 && growth.heap < (stories ? 60_000 : 8000) * more) break;
      assert.ok(tries < 10, `After ${more} rounds more: ${JSON.stringify(growth)}`);
    }
    assert.deepEqual(problems, []);
    await close();
  }

  it(`a desk that came ${ROUNDS} times leaves nothing behind`, async () => {
    await expectNothingKept(
      await open(),
      async (rounds) => {
        const place = document.getElementById('place');
        for (let round = 0; round < rounds; round++) {
          const desk = document.createElement('wa-desk');
          desk.demo = true;
          const connected = new Promise((resolve) => desk.addEventListener('wa-connected', resolve, {once: true}));
          place.append(desk);
          await connected;
          await desk.updateComplete;
          await new Promise((resolve) => setTimeout(resolve));
          desk.remove();
          await new Promise((resolve) => setTimeout(resolve));
        }
      },
      {stories: 4},
    );
  });

  it(`single elements that came ${ROUNDS} times, in a conversation, leave nothing behind in a session that stays`, async () => {
    const stood = await open();
    await stood.page.evaluate(async () => {
      const provider = document.createElement('wa-desk-session');
      document.body.append(provider);
      provider.demo = true;
      await new Promise((resolve) => provider.addEventListener('wa-connected', resolve, {once: true}));
      const {session} = provider;
      await session.setAgentState('available');
      const offered = new Promise((resolve) => provider.addEventListener('wa-task-offered', resolve, {once: true}));
      if (session.state.offers.size === 0) await offered;
      await session.accept([...session.state.offers.keys()][0]);
      await session.setAgentState('idle', {idleCodeId: 'break'}).catch(() => undefined);
    });
    await expectNothingKept(stood, async (rounds) => {
      const place = document.getElementById('place');
      const tags = [
        'agent-state',
        'task-list',
        'interaction',
        'offer-popup',
        'desk-notifications',
        'task-details',
        'customer-history',
        'agent-history',
      ];
      for (let round = 0; round < rounds; round++) {
        place.append(...tags.map((name) => document.createElement(`wa-${name}`)));
        await Promise.all([...place.children].map(({updateComplete}) => updateComplete));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        place.replaceChildren();
        await new Promise((resolve) => setTimeout(resolve));
      }
    });
  });
});

/** In the page: until it has had time for what it puts off. */
const hasRested = () => new Promise((resolve) => requestIdleCallback(() => requestAnimationFrame(resolve)));

/** In the page, before anything else: what is asked for and must be given back. */
function countWhatIsHeld() {
  const timers = new Set();
  for (const name of ['setTimeout', 'setInterval']) {
    const native = globalThis[name];
    globalThis[name] = (run, ms, ...rest) => {
      const id = native(
        (...all) => {
          if (name === 'setTimeout') timers.delete(id);
          run(...all);
        },
        ms,
        ...rest,
      );
      timers.add(id);
      return id;
    };
  }
  for (const name of ['clearTimeout', 'clearInterval']) {
    const native = globalThis[name];
    globalThis[name] = (id) => {
      timers.delete(id);
      native(id);
    };
  }
  const channels = new Set();
  globalThis.BroadcastChannel = class extends BroadcastChannel {
    constructor(name) {
      super(name);
      channels.add(this);
    }
    close() {
      channels.delete(this);
      super.close();
    }
  };
  const databases = new Set();
  const {open} = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...all) {
    const request = open.apply(this, all);
    request.addEventListener('success', () => databases.add(request.result));
    return request;
  };
  const {close} = IDBDatabase.prototype;
  IDBDatabase.prototype.close = function () {
    databases.delete(this);
    close.call(this);
  };
  const urls = new Set();
  const {createObjectURL, revokeObjectURL} = URL;
  URL.createObjectURL = (blob) => {
    const url = createObjectURL(blob);
    urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    urls.delete(url);
    revokeObjectURL(url);
  };
  globalThis.held = async () => {
    const {held, pending} = await navigator.locks.query();
    return {
      timers: timers.size,
      channels: channels.size,
      databases: databases.size,
      urls: urls.size,
      locks: held.length + pending.length,
      elements: document.querySelectorAll('*').length,
    };
  };
}
