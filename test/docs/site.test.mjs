import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {buildDocs} from '../../docs/build.mjs';
import {serve} from '../../docs/serve.mjs';
import {contentSecurityPolicy} from '../../docs/site/shell.mjs';
import {startBrowser, until} from '../e2e/demo.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** In kB gzip, alone, beside Lit. */
const BUDGET = 15;

/** Of the tag that is the whole desk, and may not grow either. */
const DESK = 36;

describe('the documentation', () => {
  let site;
  let browser;
  let built;

  before(async () => {
    built = await buildDocs();
    [site, browser] = await Promise.all([serve(built.target, {base: '/some/where/'}), startBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** A page of the site, with every request and every complaint of the browser written down. */
  async function open(path, options = {}) {
    const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
    const page = await context.newPage();
    const [requests, complaints] = [[], []];
    page.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(site.url + path);
    await page.locator('html[data-ready]').waitFor();
    return {page, requests, complaints, close: () => context.close()};
  }

  /** Every page of the site as the path of its folder. */
  const paths = async () =>
    (await readdir(built.target, {recursive: true}))
      .filter((name) => name.endsWith('index.html'))
      .map((name) => name.slice(0, -'index.html'.length));

  it('has a page for every element of the manifest, with a row for all that is documented of it', async () => {
    for (const element of built.elements) {
      const text = await readFile(`${built.target}/elements/${element.tag}/index.html`, 'utf8');
      const rows = text.match(/<tr id="/g)?.length ?? 0;
      const {properties, methods, events, slots, parts, cssProperties, states} = element;
      const expected = [properties, methods, events, slots, parts, cssProperties, states].flat().length;
      assert.equal(rows, expected, element.tag);
    }
    assert.ok(built.elements.length >= 20);
  });

  it('has no link within it that leads nowhere', async () => {
    const pages = new Map();
    for (const path of await paths()) pages.set(path, await readFile(`${built.target}/${path}index.html`, 'utf8'));
    const files = new Set(await readdir(built.target, {recursive: true}));
    const broken = [];
    for (const [path, text] of pages)
      for (const [, address] of text.matchAll(/\s(?:href|src|data-src)="([^"]*)"/g)) {
        if (/^[a-z]+:/.test(address)) continue;
        const {pathname, hash} = new URL(address, `http://site/${path}`);
        const target = decodeURIComponent(pathname.slice(1));
        const isThere = target === '' || target.endsWith('/') ? pages.has(target) : files.has(target);
        const anchored = hash === '' || pages.get(target)?.includes(`id="${hash.slice(1)}"`);
        if (!isThere || !anchored) broken.push(`${path}: ${address}`);
      }
    assert.deepEqual(broken, []);
    assert.ok(pages.size > 40);
  });

  it('asks every page for a strict policy', async () => {
    for (const path of await paths()) {
      const text = await readFile(`${built.target}/${path}index.html`, 'utf8');
      assert.ok(text.includes(`content="${contentSecurityPolicy.replaceAll("'", '&#39;')}"`), path);
    }
    assert.match(contentSecurityPolicy, /default-src 'none'; script-src 'self'; style-src 'self'/);
  });

  it('starts every element’s example under that policy, without a complaint or a request to another host', async () => {
    const {page, requests, complaints, close} = await open('');
    for (const {tag} of built.elements) {
      await page.goto(`${site.url}elements/${tag}/live/`);
      await page.waitForFunction(() => document.documentElement.dataset.shown !== undefined);
      await page.waitForFunction((name) => (document.querySelector(name)?.shadowRoot?.childElementCount ?? 0) > 0, tag);
    }
    const others = requests.filter((url) => !url.startsWith(site.url) && !/^(?:blob|data):/.test(url));
    assert.deepEqual(others, []);
    assert.deepEqual(complaints, []);
    await close();
  });

  it('loads an example when the reader comes to it, and turns it round', async () => {
    const {page, requests, close} = await open('elements/wa-offer-popup/', {viewport: {width: 1280, height: 120}});
    await page.locator('h1').waitFor();
    const loaded = () => requests.some((url) => url.includes('/live/'));
    assert.equal(loaded(), false);
    await page.locator('iframe').scrollIntoViewIfNeeded();
    await until('the example is loaded', loaded, 20);
    const accept = page.frameLocator('iframe').locator('[part~=accept-button]').first();
    await accept.waitFor();
    await page.getByRole('button', {name: 'French'}).click();
    await accept.filter({hasText: 'Accepter'}).waitFor();
    await page.getByRole('button', {name: 'Right to left'}).click();
    assert.equal(await page.frameLocator('iframe').locator('html').getAttribute('dir'), 'rtl');
    await close();
  });

  it('finds parts, events, attributes and guides by a few letters, with the keyboard alone', async () => {
    const {page, close} = await open('');
    for (const [words, title, href] of [
      ['accept-but', 'accept-button', 'elements/wa-offer-popup/#parts-accept-button'],
      ['task assigned', 'wa-task-assigned', '#events-wa-task-assigned'],
      ['token-url', 'tokenUrl', '#properties-tokenUrl'],
      ['webhook promises', 'What it promises', 'guides/gateway/#what-it-promises'],
      ['sensitve customer', 'Masking sensitive customer data', 'guides/masking/'],
    ]) {
      await page.keyboard.press('/');
      const dialog = page.getByRole('dialog', {name: 'Search'});
      await dialog.getByRole('combobox').fill(words);
      const hit = dialog.getByRole('option').filter({hasText: title}).first();
      await hit.waitFor();
      assert.match(await hit.getAttribute('data-href'), new RegExp(`${href.replaceAll('/', '\\/')}`));
      await page.keyboard.press('Escape');
      await dialog.waitFor({state: 'hidden'});
    }
    await page.keyboard.press('/');
    await page.getByRole('combobox', {name: /Search/}).fill('wa-wrapup');
    await page.getByRole('option', {selected: true}).filter({hasText: '<wa-wrapup>'}).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/elements\/wa-wrapup\/$/);
    await close();
  });

  it('keeps the colours the reader chose, on every page and in the examples', async () => {
    const {page, close} = await open('elements/wa-agent-state/');
    await page.getByLabel('Colours').selectOption('dark');
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const dark = await ground();
    const frame = page.frameLocator('iframe').locator('html[data-theme=dark]');
    await frame.waitFor({state: 'attached'});
    await page.goto(`${site.url}guides/start/`);
    assert.equal(await ground(), dark);
    await page.getByLabel('Colours').selectOption('light');
    assert.notEqual(await ground(), dark);
    await close();
  });

  it('opens its menu on a narrow screen, and nothing is wider than it', async () => {
    const {page, close} = await open('', {viewport: {width: 320, height: 700}});
    for (const path of ['', 'guides/gateway/', 'elements/wa-offer-popup/', 'sizes/', 'project/third-party/']) {
      await page.goto(site.url + path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= 320, `${path || 'the first page'} is ${width} px wide`);
    }
    await page.getByRole('button', {name: 'Menu'}).click();
    await page.getByRole('link', {name: 'wa-composer', exact: true}).click();
    await page.waitForURL(/elements\/wa-composer\/$/);
    await close();
  });

  for (const colorScheme of ['light', 'dark'])
    it(`has nothing that axe finds fault with: ${colorScheme}`, async () => {
      const {page, close} = await open('', {colorScheme});
      for (const path of ['', 'guides/embed/', 'elements/wa-desk/', 'sizes/', 'search']) {
        if (path === 'search') {
          await page.locator('html[data-ready]').waitFor();
          await page.keyboard.press('/');
          await page.getByRole('combobox', {name: /Search/}).fill('button');
          await page.getByRole('dialog').getByRole('option').first().waitFor();
        } else await page.goto(site.url + path);
        await page.evaluate(axe);
        const faults = await page.evaluate(async () => {
          const {violations} = await globalThis.axe.run({exclude: ['iframe']});
          return violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' | ')}`);
        });
        assert.deepEqual(faults, [], path);
      }
      await close();
    });

  it('says of every element what it weighs, and none weighs more than its budget', () => {
    const tooHeavy = Object.entries(built.sizes.elements).filter(
      ([tag, size]) => Number(size) > (tag === 'wa-desk' ? DESK : BUDGET),
    );
    assert.deepEqual(tooHeavy, []);
    assert.equal(Object.keys(built.sizes.elements).length, built.elements.length);
    assert.ok(Number(built.sizes.desk) <= 60);
  });

  it('says of every element that fetches more by itself what it weighs then', async () => {
    const fetching = [];
    for (const {tag} of built.elements) {
      const module = await readFile(new URL(`../../src/define/${tag.replace('wa-', '')}.ts`, import.meta.url), 'utf8');
      if (/fetchPart\(|'\.\/later\.js'/.test(module)) fetching.push(tag);
    }
    assert.deepEqual(Object.keys(built.sizes.followed).toSorted(), fetching.toSorted());
    assert.ok(fetching.length > 0);
    for (const tag of fetching) assert.ok(Number(built.sizes.followed[tag]) > Number(built.sizes.elements[tag]), tag);
  });
});
