import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {imports, openStage, script} from './stage.mjs';
import {workShortDay} from './day.mjs';

const manifest = JSON.parse(
  await readFile(fileURLToPath(new URL('../../custom-elements.json', import.meta.url)), 'utf8'),
);
const declared = new Map(
  manifest.modules.flatMap(({declarations = []}) =>
    declarations.filter(({tagName}) => tagName).map((one) => [one.tagName, one]),
  ),
);
const tags = [...declared.keys()].filter((tag) => tag !== 'wa-desk' && tag !== 'wa-desk-session');

/** What an element is asked to show, where its session does not say it. */
const shows = {
  'wa-desk-notifications': (element) => element.shadowRoot.querySelector('[part=settings-button]').click(),
  'wa-elapsed-timer': (element) => (element.since = Date.now() - 65_000),
  'wa-message-bubble': (element, {message, task}) => Object.assign(element, {message, taskId: task.id}),
  'wa-past-messages': (element, {interactionId, task}) => Object.assign(element, {interactionId, taskId: task.id}),
  'wa-target-picker': (element, {task}) => (element.taskId = task.id),
  'wa-transfer-dialog': (element, {task}) => element.show(task.id),
  'wa-conference-dialog': (element, {task}) => element.show(task.id),
  'wa-template-picker': (element, {task}) => element.show(task.id),
  'wa-wrapup': (_, {session, task}) => session.end(task.id),
};

/** What one who looks at it reads. */
const says = {
  'wa-agent-history': /24 hours/,
  'wa-agent-state': /Available/,
  'wa-composer': /Enter sends/,
  'wa-conference-dialog': /Request conference|conference/i,
  'wa-conversation': /I would take two tins/,
  'wa-customer-history': /Delivery question/,
  'wa-desk-notifications': /Do not disturb/,
  'wa-elapsed-timer': /01:0\d/,
  'wa-interaction': /Ava Hill[^]*Transfer[^]*I would take two tins/,
  'wa-message-bubble': /I would take two tins/,
  'wa-past-messages': /Hello, do you send|the green tea|tea/,
  'wa-offer-popup': /Ava Hill[^]*Accept/,
  'wa-target-picker': /Maya Stone|Repairs/,
  'wa-task-details': /Ava Hill[^]*TEA-1987/,
  'wa-task-list': /Ava Hill/,
  'wa-template-picker': /templates?/i,
  'wa-transfer-dialog': /Transfer/,
  'wa-wrapup': /Order placed/,
};

describe('An element alone', {concurrency: 3}, () => {
  let stage;
  let context;
  before(async () => {
    stage = await openStage();
    context = await stage.browser.newContext({
      viewport: {width: 400, height: 700},
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
  });
  after(() => stage.close());

  async function visit(crm, prepare = (_page) => Promise.resolve()) {
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.stack ?? String(error)));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
    await prepare(page);
    await page.goto(stage.origin + stage.serve({own: '', ...crm}));
    return {page, problems};
  }

  const modules = (...names) =>
    `<script type="importmap">${JSON.stringify({imports})}</script>${names.map((name) => script(`/dist/define/${name}.js`)).join('')}`;

  for (const tag of tags)
    it(`${tag} shows what it is for beside a session, with no more than its own module`, async () => {
      const {page, problems} = await visit({
        head: `${modules('desk-session', tag.replace('wa-', ''))}<style>body {margin: 8px} ${tag} {max-block-size: 600px}</style>`,
        body: `<wa-desk-session></wa-desk-session><${tag}></${tag}>`,
      });
      await page.evaluate(learnToRead);
      await page.evaluate(beginDay, tag === 'wa-offer-popup');
      await page.evaluate(
        `(${String(shows[tag] ?? (() => undefined))})(document.querySelector('${tag}'), globalThis.day)`,
      );
      await page.waitForFunction(
        ([name, words, flags]) => new RegExp(words, flags).test(globalThis.textIn(document.querySelector(name))),
        [tag, says[tag].source, says[tag].flags],
      );
      const {wide, text} = await page.evaluate((name) => {
        const boxes = [...document.querySelector(name).shadowRoot.querySelectorAll('[part]')].map((part) =>
          part.getBoundingClientRect(),
        );
        return {
          wide:
            boxes.some(({width, height}) => width > 0 && height > 0) && boxes.every(({right}) => right <= innerWidth),
          text: globalThis.textIn(document.querySelector(name)),
        };
      }, tag);
      assert.ok(wide, 'it is seen, within the window');
      assert.doesNotMatch(text, /undefined|NaN|\[object/);
      assert.deepEqual(problems, []);
      assert.deepEqual(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      await page.close();
    });

  it('wa-interaction fetches what shows a task until the network lets it, and shows the task then', async () => {
    let came;
    const {page, problems} = await visit(
      {
        head: modules('desk-session', 'interaction'),
        body: '<wa-desk-session></wa-desk-session><wa-interaction></wa-interaction>',
      },
      async (opened) => {
        await opened.route('**/control-pane.js', (route) => route.abort(), {times: 1});
        came = opened.waitForResponse('**/control-pane.js');
      },
    );
    await came; // no task has asked for it yet
    assert.match(problems.join(), /could not be fetched; it is tried again/);
    await page.evaluate(learnToRead);
    await page.evaluate(beginDay, false);
    await page.waitForFunction(() =>
      /Ava Hill[^]*Transfer/.test(globalThis.textIn(document.querySelector('wa-interaction'))),
    );
    await page.close();
  });

  it('waits in silence where there is no session', async () => {
    const {page, problems} = await visit({head: script(), body: tags.map((tag) => `<${tag}></${tag}>`).join('')});
    await page.waitForFunction((names) => names.every((name) => customElements.get(name)), tags);
    await page.evaluate(learnToRead);
    await page.evaluate((names) => Promise.all(names.map((name) => document.querySelector(name).updateComplete)), tags);
    for (const tag of tags) {
      const text = await page.evaluate((name) => globalThis.textIn(document.querySelector(name)), tag);
      assert.doesNotMatch(text, /undefined|NaN|\[object|failed|wrong|could not|error/i, tag);
    }
    assert.equal(await page.locator('[role=alert]:visible').filter({hasText: /./}).count(), 0);
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('does nothing less than in the whole desk: its tags, settings and facts are all there apart', async () => {
    const {page, problems} = await visit({
      head: `${script()}<style>html, body, wa-desk {block-size: 100%}</style>`,
      body: '<wa-desk demo></wa-desk>',
    });
    const inside = new Set();
    const collect = async () => {
      for (const name of await page.evaluate(tagsInDesk)) inside.add(name);
    };
    await workShortDay(page, {inConversation: collect});
    await collect();
    assert.ok(inside.size > 8);
    for (const tag of inside) assert.ok(declared.has(tag), `${tag} is public`);
    const others = tags.concat('wa-desk-session').map((tag) => declared.get(tag));
    const names = (kind) => new Set(others.flatMap((one) => (one[kind] ?? []).map(({name}) => name)));
    const {attributes, events} = declared.get('wa-desk');
    const apart = attributes.map(({name}) => name).filter((name) => name !== 'theme'); // the page's own \`color-scheme\`
    assert.deepEqual(
      apart.filter((name) => !names('attributes').has(name)),
      [],
    );
    assert.deepEqual(
      events.map(({name}) => name).filter((name) => !names('events').has(name)),
      [],
    );
    assert.deepEqual(problems, []);
    await page.close();
  });
});

/** In the page: an agent who is Available and, unless there is only an offer, has accepted it. */
async function beginDay(offerOnly) {
  const {createSimulatorAdapter, demoScript} = await import('/dist/adapters/simulator.js');
  const {messagesOf, offersOf} = await import('/dist/core/index.js');
  const provider = document.querySelector('wa-desk-session');
  const steps = demoScript.steps.slice(0, 2).map((step) => ({...step, after: 0}));
  const connected = new Promise((resolve) => provider.addEventListener('wa-connected', resolve, {once: true}));
  provider.adapter = createSimulatorAdapter({script: {...demoScript, steps}});
  await connected;
  const {session} = provider;
  const when = (ask) =>
    new Promise((resolve) => {
      const look = () => {
        const found = ask();
        if (found) resolve(found);
        else requestAnimationFrame(look);
      };
      look();
    });
  await session.setAgentState('available');
  const [offer] = await when(() => offersOf(session.state).length > 0 && offersOf(session.state));
  if (offerOnly) return;
  await session.accept(offer.id);
  const task = await when(() => session.state.tasks.get(offer.id));
  const message = await when(() =>
    messagesOf(session.state, task.conversationId).find(({content}) =>
      content.text?.text.includes('would take two tins'),
    ),
  );
  await session.loadHistory(task.id).catch(() => undefined); // an element may have asked already
  const [history] = await when(() => session.state.histories.size > 0 && [...session.state.histories.values()]);
  const interactionId = history.interactions[0]?.id;
  globalThis.day = {session, task, message, interactionId};
}

/** In the page: reads what can be seen of an element. */
function learnToRead() {
  globalThis.textIn = (root) => {
    const texts = [];
    const walk = (node) => {
      if (node instanceof Element && (!node.checkVisibility({visibilityProperty: true}) || node.localName === 'style'))
        return;
      if (node instanceof Text) texts.push(node.data);
      for (const child of (node.shadowRoot ?? node).childNodes) walk(child);
    };
    for (const child of root.shadowRoot.childNodes) walk(child);
    return texts.join(' ').replaceAll(/\s+/g, ' ').trim();
  };
}

/** In the page: the tags of ours in the desk, however deep. */
function tagsInDesk() {
  const names = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName.startsWith('wa-')) names.push(element.localName);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document.querySelector('wa-desk').shadowRoot);
  return names;
}
