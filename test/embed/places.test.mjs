import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {workShortDay} from './day.mjs';
import {box, openStage, script} from './stage.mjs';

const whole = '<style>html, body {height: 100%; margin: 0} wa-desk {height: 100%}</style>';
const alone = {own: '', head: whole + script(), body: '<wa-desk demo></wa-desk>'};

const inShadow = (mode) => ({
  head: script(),
  body: `${box('<div id="plugin" style="display: block; height: 100%"></div>')}<script>
    const root = document.getElementById('plugin').attachShadow({mode: '${mode}'});
    root.innerHTML = '<style>wa-desk {height: 100%}</style><wa-desk demo></wa-desk>';
    globalThis.plugin = root;
  </script>`,
});
const frame = (width, height) =>
  `<iframe src="/plugin" style="width: ${width}px; height: ${height}px; border: 0"></iframe>`;
const frameOf = async (page) => (await page.waitForSelector('iframe')).contentFrame();

/** Where a CRM puts a desk, and how one gets there. */
const places = {
  'in a shadow root of the page': {crm: inShadow('open')},
  'in a closed shadow root': {
    crm: inShadow('closed'),
    scope: (page) => page.evaluateHandle(() => globalThis.plugin.querySelector('wa-desk')),
  },
  'in a frame': {crm: {body: frame(1000, 700)}, scope: frameOf},
  'in a small frame that is clipped, where nothing can stand out of it': {
    crm: {body: `<div style="overflow: hidden; width: 340px; height: 420px">${frame(340, 420)}</div>`, own: ''},
    scope: frameOf,
  },
  'in a dialog of the page': {
    crm: {
      head: `${script()}<style>dialog {width: 1000px; height: 700px; padding: 0} wa-desk {height: 100%}</style>`,
      body: '<dialog><wa-desk demo></wa-desk></dialog><script>document.querySelector("dialog").showModal()</script>',
    },
  },
  'in a page with another base address': {
    crm: (origin) => ({head: `<base href="/elsewhere/deep/">${script(`${origin}/dist/wa-desk.js`)}`}),
  },
  'in a panel 320 px wide': {crm: {...alone, options: {viewport: {width: 320, height: 640}}}},
  'at a zoom of 400 %': {crm: {...alone, options: {viewport: {width: 320, height: 256}}}},
};

describe('The desk does its day’s work', {concurrency: 3}, () => {
  let stage;
  before(async () => {
    stage = await openStage();
    stage.serve(alone, '/plugin');
  });
  after(() => stage.close());

  for (const [name, {crm, scope = (page) => page}] of Object.entries(places))
    it(name, async () => {
      const {page, problems, close} = await stage.open(typeof crm === 'function' ? crm(stage.origin) : crm);
      const day = await workShortDay(page, {scope: await scope(page)});
      assert.equal(day.at(-1), 'done');
      assert.deepEqual(problems, []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no scrolling sideways');
      await close();
    });

  it('at a zoom of 400 % with the next request waiting, whose Accept is in view as well', async () => {
    const {page, problems, close} = await stage.open(places['at a zoom of 400 %'].crm);
    const day = await workShortDay(page, {
      inConversation: () => page.getByRole('button', {name: /Accept.*Sam Reed/}).waitFor({timeout: 90_000}),
    });
    assert.equal(day.at(-1), 'done');
    await page.getByRole('button', {name: /Accept.*Sam Reed/}).click();
    await page.getByRole('textbox', {name: /Sam Reed/}).waitFor();
    assert.deepEqual(problems, []);
    await close();
  });

  it('in a form of the page, which is neither sent nor reset by it', async () => {
    const {page, problems, close} = await stage.open({
      own: '',
      head: script(),
      body: `<form action="/sent">${box('<wa-desk demo></wa-desk>')}<input name="title" value="As it was"><button>Save</button></form>
        <script>for (const type of ['submit', 'reset', 'change', 'invalid', 'formdata'])
          document.forms[0].addEventListener(type, () => console.error('The form was told of a ' + type));</script>`,
    });
    await workShortDay(page);
    assert.deepEqual(problems, []);
    assert.deepEqual(await page.evaluate(() => document.forms[0].elements.length), 2);
    await close();
  });

  it('twice on a page, each with its own session, brand and language', async () => {
    const half = (id) => `#${id} {inset-inline-start: ${id === 'north' ? 0 : 50}%}`;
    const {page, problems, close} = await stage.open({
      own: '',
      head: `${script()}<style>
        wa-desk {position: absolute; inset-block: 0; inline-size: 50%; block-size: 700px}
        ${half('north')} ${half('south')}
        #north {--wa-desk-color-accent: rgb(0 90 60)} #south {--wa-desk-color-accent: rgb(120 0 90)}
        #north {--wa-desk-offer-inset: 20rem}
      </style>`,
      body: '<wa-desk id="north" demo></wa-desk><wa-desk id="south" demo lang="fr" locale="fr"></wa-desk>',
    });
    const [north, south] = [await page.waitForSelector('#north'), await page.waitForSelector('#south')];
    await south.waitForSelector('role=button[name=/^Votre état/]');
    assert.equal((await workShortDay(page, {scope: north})).at(-1), 'done');
    assert.ok(
      await south.waitForSelector('role=button[name=/^Votre état : Break/]'),
      'the other agent is where they were',
    );
    const accents = await page.evaluate(() =>
      ['north', 'south'].map((id) => {
        const pane = document.getElementById(id).shadowRoot.querySelector('[role=tab][aria-selected=true]');
        return getComputedStyle(pane).borderBottomColor;
      }),
    );
    assert.deepEqual(accents, ['rgb(0, 90, 60)', 'rgb(120, 0, 90)']);
    assert.equal(
      await page.evaluate(() => new Set(['north', 'south'].map((id) => document.getElementById(id).provided)).size),
      2,
    );
    assert.deepEqual(problems, []);
    await close();
  });
});
