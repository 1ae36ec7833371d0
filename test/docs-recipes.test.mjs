import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {workShortDay} from './embed/day.mjs';
import {openStage, script} from './embed/stage.mjs';
import {until} from './e2e/demo.mjs';

const guide = await readFile(new URL('../docs/guides/recipes.md', import.meta.url), 'utf8');
/** The code blocks of a section, by its heading. */
const blocksOf = (heading, language) => {
  const section = guide.split(/^#{2,3} /m).find((part) => part.startsWith(heading)) ?? '';
  return [...section.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, code]) => code);
};

describe('the recipes', () => {
  let stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it('put the desk into the frame of another site, which opens the record of whom the agent accepts', async () => {
    const [frame] = blocksOf('In the frame', 'html');
    const [style] = blocksOf('In the frame', 'css');
    const [code] = blocksOf('In the frame', 'js');
    const simulated = frame.replace(/<wa-desk [^>]*>/, '<wa-desk demo>').replace('/wa-desk/', '/dist/');
    assert.match(simulated, /<wa-desk demo>/);
    stage.serveFile('/desk-frame', simulated);
    stage.serveFile('/desk-frame.css', style);
    stage.serveFile('/desk-frame.js', `const crm = {show: (id) => parent.postMessage(id, '*')};\n${code}`);
    const {page, problems, close} = await stage.open();
    await page.route('**/records/*', (route) => {
      const key = new URL(route.request().url()).pathname.split('/').at(-1);
      return route.fulfill({json: {id: `record of ${key}`}});
    });
    const path = stage.serve({
      own: '',
      body: `<script>globalThis.told = []; addEventListener('message', ({data}) => told.push(data));</script>
        <iframe src="${stage.origin}/desk-frame" allow="microphone; clipboard-write" width="360" height="700"></iframe>`,
    });
    await page.goto(stage.origin.replace('localhost', '127.0.0.1') + path);
    const inside = await (await page.waitForSelector('iframe')).contentFrame();
    const day = await workShortDay(page, {scope: inside});
    assert.equal(day.at(-1), 'done');
    const told = () => page.evaluate(() => globalThis.told);
    await until('the CRM was told', async () => (await told()).length > 0);
    const [first] = await told();
    assert.match(first, /^record of \S+$/);
    assert.deepEqual(problems, []);
    await close();
  });

  it('end nothing before it is saved, propose the reason, and open a conversation from its record', async () => {
    const {page, problems, close} = await stage.open({
      own: '',
      head: `${script()}<style>html, body {height: 100%; margin: 0} wa-desk {height: 90%}</style>`,
      body: '<button id="open-button">Open</button><wa-desk demo></wa-desk>',
    });
    const [save] = blocksOf('Nothing ends before', 'js');
    const [reason] = blocksOf('The reason of the wrap-up', 'js');
    const [open] = blocksOf('A button of the record', 'js');
    await page.evaluate((code) => {
      Object.assign(globalThis, {
        desk: document.querySelector('wa-desk'),
        openButton: document.getElementById('open-button'),
        record: {customerKey: ''},
        saveOrder: () => Promise.reject(new Error('not saved')),
        orderIsPaid: () => true,
      });
      const element = document.createElement('script');
      element.textContent = code;
      document.head.append(element);
    }, `{${save}}\n{${reason}}\n{${open}}`);
    await page.getByRole('button', {name: /^Your state/}).click();
    await page.getByRole('menuitemradio', {name: /Available/}).click();
    await page.getByRole('button', {name: /Accept.*Ava Hill/}).click();
    const end = page.getByRole('button', {name: 'End', exact: true});
    await end.click();
    await page.getByText('This page could not finish its own step').first().waitFor();
    await page.evaluate(() => {
      const {desk} = globalThis;
      const [task] = desk.session.state.tasks.values();
      globalThis.record.customerKey = task.customer.key;
      desk.session.open(null);
    });
    await end.waitFor({state: 'hidden'});
    await page.getByRole('button', {name: 'Open', exact: true}).click();
    await page.evaluate(() => (globalThis.saveOrder = () => Promise.resolve()));
    await end.click();
    await page.getByRole('option', {name: /Order placed/, selected: true}).waitFor();
    assert.deepEqual(problems, []);
    await close();
  });
});
