import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {workShortDay} from './day.mjs';
import {box, openStage, script} from './stage.mjs';

const POLICY = [
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' blob:; media-src blob:",
  "require-trusted-types-for 'script'; trusted-types lit-html",
].join('; ');

/** Lit keeps the list of its versions there, for all who use it on the page. */
const LITS_OWN = ['litElementVersions', 'litHtmlVersions', 'litPropertyMetadata', 'reactiveElementVersions'];

describe('The page around the desk', {concurrency: 3}, () => {
  let stage;
  before(async () => {
    stage = await openStage();
    stage.serveFile(
      '/box.css',
      'wa-desk {position: absolute; inset-block-start: 270px; inline-size: 1000px; block-size: 700px}',
    );
  });
  after(() => stage.close());

  it('is as it was, after a day too: styles, fonts, globals, prototypes, cookies, elements', async () => {
    const {page, problems, close} = await stage.open({
      head: '<style>h1 {color: teal} button {border-radius: 9px} .md-3 {margin: 3px}</style>',
    });
    await page.evaluate(rememberPage);
    await page.addScriptTag({type: 'module', url: '/dist/wa-desk.js'});
    await workShortDay(page);
    const changes = await page.evaluate(() => globalThis.changesOfPage());
    assert.deepEqual(
      changes,
      LITS_OWN.toSorted().map((name) => `globalThis.${name} is new`),
    );
    assert.deepEqual(await page.context().cookies(), []);
    assert.deepEqual(problems, []);
    await close();
  });

  it('hears the keys of its own fields as ever, and none that are typed into ours', async () => {
    const {page, problems, close} = await stage.open({head: script()});
    await page.evaluate(() => {
      globalThis.heard = [];
      globalThis.kept = [];
      // as many a page does it: single letters do things, except in text fields
      addEventListener('keydown', (event) => {
        if (event.defaultPrevented) globalThis.kept.push(event.key);
        if (/^(input|select|textarea)$/i.test(event.target.tagName)) globalThis.heard.push(`field ${event.key}`);
        else globalThis.heard.push(event.key);
      });
    });
    const heard = () => page.evaluate(() => globalThis.heard.splice(0));
    await workShortDay(page, {
      async inConversation() {
        await heard();
        await page.locator('wa-composer').getByRole('textbox').press('c');
        for (const key of ['/', 'j', 'Backspace', 'Backspace', 'ArrowLeft', 'Delete', '@', 'Shift+Enter', 'End'])
          await page.keyboard.press(key);
        await page.keyboard.press('Control+a');
        await page.keyboard.press('Backspace');
        assert.deepEqual(await heard(), ['Shift', 'Control', 'a'].filter(Boolean));
        await page.locator('textarea').first().focus();
        for (const key of ['c', 'Enter', 'Alt+Shift+S', 'Control+k', 'F2', 'Escape']) await page.keyboard.press(key);
        const all = ['c', 'Enter', 'Alt', 'Shift', 'S', 'Control', 'k', 'F2', 'Escape'];
        assert.deepEqual(
          await heard(),
          all.map((key) => `field ${key}`),
        );
        assert.deepEqual(await page.evaluate(() => globalThis.kept), []);
        assert.equal(await page.locator('textarea').first().inputValue(), 'c\nNotes');
      },
    });
    assert.deepEqual(problems, []);
    await close();
  });

  it('is told on the console, once, when it takes the shortcut of the requests itself', async () => {
    const {page, warnings, close} = await stage.open({
      head: `${script()}<script>addEventListener('keydown', (event) => {
        if (event.altKey && event.shiftKey && event.code === 'KeyA') event.preventDefault();
      }, {capture: true});</script>`,
    });
    await page
      .locator('wa-agent-state')
      .getByRole('button', {name: /^Your state/})
      .click();
    await page.getByRole('menuitemradio', {name: 'Available'}).click();
    await page.getByRole('button', {name: /Accept/}).waitFor();
    const told = page.waitForEvent('console');
    for (let times = 0; times < 2; times++) await page.keyboard.press('Alt+Shift+A');
    await told;
    await page.keyboard.press('Alt+Shift+A');
    assert.equal(warnings.length, 1, warnings.join());
    assert.match(warnings[0], /Alt\+Shift\+A.*shortcut/);
    await close();
  });

  it('may forbid all but its own code and styles: nothing is refused, no other host is asked, in all that an agent does', async () => {
    const {page, problems, requests, close} = await stage.open({
      csp: POLICY,
      head: `<link rel="stylesheet" href="/box.css">${script()}`,
      body: box('<wa-desk demo></wa-desk>').replace(/ style="[^"]*"/, ''),
    });
    const day = await workShortDay(page, {
      async inConversation() {
        const composer = page.locator('wa-composer');
        const conversation = page.locator('wa-conversation');
        await composer.getByRole('button', {name: /emoji/i}).click();
        await page
          .getByRole('combobox', {name: /emoji/i})
          .or(page.getByRole('searchbox', {name: /emoji/i}))
          .first()
          .fill('tea');
        await page.getByRole('gridcell').or(page.getByRole('option')).filter({visible: true}).first().click();
        await page.keyboard.press('Escape');
        await composer.locator('input[type=file]').setInputFiles({
          name: 'dot.png',
          mimeType: 'image/png',
          buffer: await page.screenshot({clip: {x: 0, y: 0, width: 120, height: 90}}),
        });
        await composer.getByRole('textbox').fill('*With* a _picture_');
        await composer.getByRole('button', {name: /^Send/}).click();
        await page
          .getByRole('log')
          .locator('[data-message-id]', {hasText: 'With a picture'})
          .locator('img[src^="blob:"]')
          .waitFor();
        await page.evaluate(() => {
          const {provided} = document.querySelector('wa-desk');
          const picker = document.createElement('wa-template-picker');
          picker.session = provided;
          document.body.append(picker);
          picker.show([...provided.state.tasks.keys()][0]);
        });
        await page.getByRole('dialog').getByRole('option').first().click();
        await page
          .getByRole('dialog')
          .getByRole('region', {name: /customer sees/})
          .waitFor();
        await page
          .getByRole('dialog')
          .getByRole('button', {name: /Cancel|Close/})
          .first()
          .click();
        await conversation.getByRole('button', {name: /^Search/}).click();
        await conversation.locator('search input').fill('tins');
        await conversation
          .getByText(/^\d+ of \d+$/)
          .first()
          .waitFor();
        await page.keyboard.press('Escape');
        await page.locator('html').evaluate((html) => (html.lang = 'fr'));
        await page.getByRole('button', {name: /^Votre état/}).waitFor();
        await page.locator('html').evaluate((html) => (html.lang = 'en'));
        await page.getByRole('button', {name: /^Your state/}).waitFor();
      },
    });
    assert.equal(day.at(-1), 'done');
    assert.deepEqual(problems, []);
    const elsewhere = requests.filter(
      (url) => !url.startsWith(`${stage.origin}/`) && !url.startsWith(`blob:${stage.origin}/`),
    );
    assert.deepEqual(elsewhere, []);
    await close();
  });
});

/** In the page: what may not change, and what has. */
function rememberPage() {
  const builtIn = Object.getOwnPropertyNames(globalThis)
    .map((name) => [name, globalThis[name]])
    .filter(([, value]) => typeof value === 'function' && value.prototype);
  const allFacts = () => {
    const facts = new Map();
    for (const name of Object.keys(globalThis)) facts.set(`globalThis.${name}`, true);
    for (const [name, {prototype}] of builtIn)
      for (const key of Reflect.ownKeys(prototype)) {
        const {value, get} = Object.getOwnPropertyDescriptor(prototype, key);
        facts.set(`${name}.prototype.${String(key)}`, get ?? value);
      }
    for (const element of document.querySelectorAll('html, head, body, body > :not(#box), body > :not(#box) *')) {
      if (element.localName === 'div' && element.shadowRoot) continue; // where a screen reader is told, without a pixel
      const name = `${element.localName} ${[...document.querySelectorAll(element.localName)].indexOf(element)}`;
      facts.set(name, [...element.attributes].map(({name: key, value}) => `${key}=${value}`).join());
      const {x, y, width, height} = element.getBoundingClientRect();
      facts.set(`${name} box`, [x, y, width, height].join());
      for (const pseudo of ['', '::before', '::after']) {
        const style = getComputedStyle(element, pseudo);
        facts.set(`${name}${pseudo} style`, [...style].map((property) => style.getPropertyValue(property)).join('|'));
      }
    }
    facts.set('style sheets', document.styleSheets.length + document.adoptedStyleSheets.length);
    facts.set('elements in the head', document.head.querySelectorAll(':not(script)').length);
    facts.set('fonts', document.fonts.size);
    facts.set('title', document.title);
    facts.set('cookie', document.cookie);
    facts.set('histories', history.length);
    facts.set('address', location.href);
    facts.set('size', [document.documentElement.scrollWidth, document.documentElement.scrollHeight].join());
    return facts;
  };
  globalThis.changesOfPage = undefined;
  globalThis.remembered = undefined;
  const first = allFacts();
  globalThis.changesOfPage = () => {
    const now = allFacts();
    return [...new Set([...first.keys(), ...now.keys()])]
      .filter((name) => first.get(name) !== now.get(name))
      .map((name) =>
        first.has(name)
          ? now.has(name)
            ? `${name} is ${String(now.get(name)).slice(0, 80)}`
            : `${name} is gone`
          : `${name} is new`,
      )
      .toSorted();
  };
}
