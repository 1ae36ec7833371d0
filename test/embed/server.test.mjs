import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readdir, readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {box, openStage, script} from './stage.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const {exports} = JSON.parse(await readFile(`${root}package.json`, 'utf8'));

describe('A page from a server', () => {
  let stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it('may import every entry there, where there is no page', async () => {
    const defined = (await readdir(`${root}dist/define`)).filter((name) => name.endsWith('.js'));
    const entries = Object.keys(exports)
      .filter((key) => !/\.(json|css)$|^\.\/dist\//.test(key)) // the one file is for a script tag: it brings Lit for the browser along
      .flatMap((key) => (key.includes('*') ? defined.map((name) => key.replace('*', name.replace('.js', ''))) : [key]))
      .map((key) => key.replace(/^\./, 'wa-desk'));
    assert.ok(entries.length > 25);
    const code = `for (const entry of ${JSON.stringify(entries)}) await import(entry);
      if (typeof document !== 'undefined') throw new Error('a document came with it'); console.log('fine');`;
    const {stdout, stderr} = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
      cwd: root,
    });
    assert.deepEqual([stdout, stderr], ['fine\n', '']);
  });

  it('is brought to life with what it was told before the code came', async () => {
    const {page, problems, close} = await stage.open({
      head: '<style>wa-desk {height: 100%}</style>',
      body: box('<wa-desk demo locale="fr" undo-seconds="3" theme="dark"></wa-desk>'),
    });
    await page.evaluate(() => Object.assign(document.querySelector('wa-desk'), {sendOn: 'mod-enter', undoSeconds: 7}));
    await page.addScriptTag({type: 'module', url: '/dist/wa-desk.js'});
    await page.getByRole('button', {name: /^Votre état/}).waitFor();
    assert.deepEqual(
      await page.evaluate(() => {
        const desk = document.querySelector('wa-desk');
        const pane = desk.shadowRoot.querySelector('wa-interaction');
        return [
          desk.sendOn,
          desk.undoSeconds,
          desk.theme,
          pane.sendOn,
          pane.undoSeconds,
          Object.hasOwn(desk, 'sendOn'),
        ];
      }),
      ['mod-enter', 7, 'dark', 'mod-enter', 7, false],
    );
    assert.deepEqual(problems, []);
    await close();
  });

  it('keeps what an agent wrote when the desk is moved to another place of the page', async () => {
    const {page, problems, close} = await stage.open({
      head: `${script()}<style>wa-desk {height: 100%}</style>`,
      body: `${box('<wa-desk demo></wa-desk>')}<section style="block-size: 600px; inline-size: 900px"></section>`,
    });
    await page.getByRole('button', {name: /^Your state/}).click();
    await page.getByRole('menuitemradio', {name: 'Available'}).click();
    await page.getByRole('button', {name: /Accept.*Ava Hill/}).click();
    const composer = page.locator('wa-composer').getByRole('textbox');
    await composer.fill('Half a sentence, and');
    const disconnected = await page.evaluate(async () => {
      const desk = document.querySelector('wa-desk');
      let times = 0;
      desk.addEventListener('wa-disconnected', () => (times += 1));
      document.querySelector('section').append(desk);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return times;
    });
    assert.equal(disconnected, 0);
    await page.getByRole('log').getByText('I would take two tins.').waitFor();
    assert.equal(await composer.inputValue(), 'Half a sentence, and');
    await composer.press('End');
    await composer.press('Enter');
    await page.getByRole('log').locator('[data-message-id]', {hasText: 'Half a sentence, and'}).waitFor();
    assert.deepEqual(problems, []);
    await close();
  });
});
