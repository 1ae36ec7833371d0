import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {startBrowser} from '../e2e/demo.mjs';
import {serveDesk} from './serve-desk.mjs';

const body = await readFile(new URL('../../docs/theme-page/body.html', import.meta.url), 'utf8');
const page = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="color-scheme" content="light dark" />
  <title>Knobs</title>
  <link rel="icon" href="data:," />
  <link rel="stylesheet" href="/theme/theme.css" />
  <script type="module" src="../assets/wa-desk/wa-desk.js"></script>
  <script type="module" src="/theme/theme.js"></script>
  <main><h1>Turn the knobs</h1>${body}</main>
</html>`;
const policy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'",
  "require-trusted-types-for 'script'; trusted-types lit-html",
].join('; ');

describe('the page where a partner turns the knobs', () => {
  let server;
  let browser;
  let knobs;
  const problems = [];
  before(async () => {
    server = await serveDesk({
      pages: {'/theme/': ['text/html', page]},
      folders: {'/theme/': 'docs/theme-page/', '/assets/wa-desk/': 'dist/'},
      headers: {'content-security-policy': policy},
    });
    browser = await startBrowser();
    const context = await browser.newContext({
      viewport: {width: 1600, height: 1000},
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    knobs = await context.newPage();
    knobs.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    knobs.on('pageerror', ({message}) => problems.push(message));
    await knobs.goto(`${server.url}theme/`);
    await knobs.getByText(/pairs pass/).waitFor();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  const code = () => knobs.locator('#code').textContent();
  const pillHeight = () => knobs.locator('wa-desk [part~=views]').evaluate((views) => getComputedStyle(views).padding);
  const surface = () =>
    knobs
      .locator('#live [part~=base]')
      .first()
      .evaluate((base) => getComputedStyle(base).backgroundColor);
  const set = (id, value) =>
    knobs.locator(`#${id}`).evaluate((input, to) => {
      input.value = to;
      input.dispatchEvent(new Event('input', {bubbles: true}));
    }, value);

  it('shows a desk at work: the first conversation is open by itself', async () => {
    await knobs.locator('#live wa-composer textarea').waitFor();
  });

  it('has the desk wear a brand colour, a radius and a density at once, and copies the CSS and nothing else', async () => {
    const roomy = await pillHeight();
    await knobs.getByLabel('Brand colour, as CSS writes it').fill('#ffd400');
    await set('radius', '0.25');
    await set('density', '0.75');
    assert.equal(
      await code(),
      ':root {\n  --wa-desk-brand: #ffd400;\n  --wa-desk-radius: 0.25rem;\n  --wa-desk-density: 0.75;\n}',
    );
    assert.notEqual(await pillHeight(), roomy);
    await knobs.getByRole('button', {name: 'Copy the CSS'}).click();
    await knobs.getByText('Copied.').waitFor();
    assert.equal(await knobs.evaluate(() => navigator.clipboard.readText()), await code());
  });

  it('says of each pair in words that it passes, and which fails', async () => {
    assert.match(await knobs.locator('#verdict').textContent(), /^All \d+ pairs pass, in light and in dark\./);
    assert.equal(await knobs.locator('#pairs .fails').count(), 0);
    await knobs.evaluate(() => document.documentElement.style.setProperty('--wa-desk-color-text', '#ccc'));
    await set('density', '1');
    assert.match(await knobs.locator('#verdict').textContent(), /^\d+ of \d+ fail/);
    assert.match(await knobs.locator('#pairs tr').first().innerText(), /Text\s+the surface.*fail/s);
    await knobs.evaluate(() => document.documentElement.style.removeProperty('--wa-desk-color-text'));
    await set('density', '1.25');
    assert.match(await knobs.locator('#verdict').textContent(), /^All/);
  });

  it('says what is wrong with a colour that is none, and leaves the desk as it is', async () => {
    const field = knobs.getByLabel('Brand colour, as CSS writes it');
    await field.fill('red; } body { display: none');
    await knobs.getByText('This is no colour.').waitFor();
    assert.doesNotMatch(await code(), /display/);
    await field.fill('');
  });

  for (const name of ['Sky', 'Night', 'Hearth'])
    it(`begins with ${name}, whose every pair passes, light and dark`, async () => {
      const earlier = await code();
      await knobs.getByLabel('Begin with').selectOption(name);
      await knobs.waitForFunction((was) => document.getElementById('code').textContent !== was, earlier);
      assert.match(await code(), /--wa-desk-brand/);
      assert.match(await knobs.locator('#verdict').textContent(), /^All/);
    });

  it('shows light and dark when it is asked to, whatever the system says', async () => {
    await knobs.getByLabel('Begin with').selectOption('');
    await knobs.getByText('The default: nothing to set.').waitFor();
    await knobs.getByLabel('Light', {exact: true}).check();
    const light = await surface();
    await knobs.getByLabel('Dark', {exact: true}).check();
    assert.notEqual(await surface(), light);
  });

  it('breaks no rule of a strict content security policy', () => {
    assert.deepEqual(problems, []);
  });
});
