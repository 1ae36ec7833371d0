import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {startBrowser, startDemo, until} from './demo.mjs';

const MAYA = 'Maya Okafor';
const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
const blocks = (language) =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, code]) => code);
const [simulated, oneTag, singleTags] = blocks('html');
const [events] = blocks('js');
const [brand] = blocks('css');
const [script] = simulated.split('\n');

describe('what the README shows', () => {
  let demo;
  let browser;
  let context;
  before(async () => {
    [demo, browser] = [await startDemo(), await startBrowser()];
    context = await browser.newContext({viewport: {width: 1200, height: 900}, locale: 'en-GB'});
    await context.grantPermissions(['local-network-access']); // a page that is made up here counts as one from elsewhere
  });
  after(async () => {
    await browser?.close();
    await demo?.close();
  });

  /** A page of the CRM's that says no more than this, with the agent signed in. */
  async function visit(html, {style = ''} = {}) {
    const page = await context.newPage();
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
    const url = `${demo.crmUrl.replace(/\/$/, '')}/of-the-readme`;
    const body = `<!doctype html><html lang="en"><head><title>CRM</title><link rel="icon" href="data:,">
      <style>html, body {height: 100%; margin: 0} ${style}</style></head><body>${html}</body></html>`;
    await page.route(url, (route) =>
      route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: body.replaceAll('https://desk.example', demo.gatewayUrl),
      }),
    );
    await page.goto(url);
    return {page, problems};
  }

  async function goAvailable(page) {
    await page.getByRole('button', {name: /^Your state: /}).click();
    await page.getByRole('menuitemradio', {name: 'Available'}).click();
  }

  it('runs with two lines and no server, in the colours of three more', async () => {
    const {page, problems} = await visit(simulated, {style: brand});
    await goAvailable(page);
    const accept = page.getByRole('button', {name: /^Accept/}).first();
    await accept.waitFor();
    const look = await accept.evaluate((button) => {
      const {textTransform, backgroundColor, borderTopLeftRadius} = getComputedStyle(button);
      return {textTransform, backgroundColor, borderTopLeftRadius};
    });
    assert.equal(look.textTransform, 'uppercase');
    assert.match(look.backgroundColor, /^color\(xyz-d65 /, 'made of the brand colour');
    assert.equal(look.borderTopLeftRadius, '3px', 'three quarters of the radius');
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('is real with a gateway, tells the page what happens and lets it stop the agent', async () => {
    const {page, problems} = await visit(`${script}\n${oneTag}`);
    await page.evaluate((code) => {
      globalThis.desk = document.querySelector('wa-desk');
      globalThis.shown = [];
      globalThis.showRecord = (key) => globalThis.shown.push(key);
      globalThis.orderIsSaved = () => false;
      const element = document.createElement('script');
      element.textContent = code;
      document.head.append(element);
    }, events);
    await goAvailable(page);
    await demo.phone.writes(MAYA, 'Is my sofa on its way?');
    await page.getByRole('button', {name: new RegExp(`Accept ${MAYA}`)}).click();
    await page.getByRole('log').getByText('Is my sofa on its way?').waitFor();
    await until('the page shows the record', () => page.evaluate(() => globalThis.shown.length === 1));
    const end = page.getByRole('button', {name: 'End', exact: true});
    await end.click();
    await page.getByText('This page stopped it. Nothing was changed.').first().waitFor();
    await page.evaluate(() => (globalThis.orderIsSaved = () => true));
    await end.click();
    await page.getByRole('combobox', {name: 'Search reasons'}).waitFor();
    assert.deepEqual(problems, []);
    await page.close();
  });

  it('stands in single tags wherever the page has room', async () => {
    const {page, problems} = await visit(`${script}\n${singleTags}`);
    await page
      .getByRole('banner')
      .getByRole('button', {name: /^Your state: /})
      .waitFor();
    await page.getByRole('navigation').getByText(MAYA).first().waitFor();
    await page.getByRole('complementary').getByText('The conversation with').first().waitFor();
    assert.deepEqual(problems, []);
    await page.close();
  });
});
