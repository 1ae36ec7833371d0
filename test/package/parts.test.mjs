import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {startBrowser} from '../e2e/demo.mjs';
import {serveDesk} from './serve-desk.mjs';

const root = new URL('../../', import.meta.url);
const {modules} = JSON.parse(await readFile(new URL('custom-elements.json', root), 'utf8'));
const declarations = modules.flatMap(({declarations: all = []}) => all.filter(({tagName}) => tagName));
const documented = new Map(
  declarations.map(({tagName, cssParts = []}) => [tagName, new Set(cssParts.map(({name}) => name))]),
);
/** What tells apart one part from another of the same name stands between backticks in its description. */
const told = new Map(
  declarations.map(({tagName, cssParts = []}) => [
    tagName,
    new Set(
      cssParts.flatMap(({description = ''}) => [...description.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name)),
    ),
  ]),
);
/** The conversation draws the bubbles in its own root. */
for (const part of documented.get('wa-message-bubble')) documented.get('wa-conversation').add(part);
for (const name of told.get('wa-message-bubble')) told.get('wa-conversation').add(name);

/** Runs in the page: everything to be seen in shadow trees, by its host, and which parts it can be reached by. */
function look(expected) {
  const drawn = new Set([
    'button',
    'input',
    'textarea',
    'select',
    'img',
    'video',
    'audio',
    'progress',
    'meter',
    'a',
    'summary',
    'svg',
  ]);
  const partsOf = (element) => (element.getAttribute('part') ?? '').split(/\s+/).filter(Boolean);
  const unnamed = new Map();
  const parts = new Set();
  const unreachable = new Set();

  /** Under which names the page's own tree knows a part of this root, by the `exportparts` of the hosts above. */
  const namesOutside = (host, name) => {
    const above = host.getRootNode();
    if (!(above instanceof ShadowRoot) || host.localName === 'wa-desk') return [name];
    const exported = (host.getAttribute('exportparts') ?? '').split(',').map((entry) => entry.trim().split(/\s*:\s*/));
    return exported
      .filter(([inner]) => inner === name)
      .flatMap(([inner, outer = inner]) => namesOutside(above.host, outer));
  };
  const isSeen = (element) => {
    if (!element.checkVisibility({visibilityProperty: true}) || element.closest('.visually-hidden')) return false;
    const {width, height} = element.getBoundingClientRect();
    return width > 1 && height > 1;
  };
  /** Itself or one of the two around it, and not the base that holds everything. */
  const isNamed = (element) => {
    let at = element;
    for (let level = 0; level < 3 && at; level += 1, at = at.parentElement) {
      if (partsOf(at).includes('base')) return false;
      if (partsOf(at).length > 0) return true;
    }
    return false;
  };
  const walk = (tree, host) => {
    if (host.localName !== 'wa-desk')
      for (const name of expected[host.localName])
        if (!namesOutside(host, name).some((outer) => outer.includes('__')))
          unreachable.add(`${host.localName} ${name}`);
    for (const element of tree.querySelectorAll('*')) {
      if (element.shadowRoot && element.localName.startsWith('wa-')) walk(element.shadowRoot, element);
      for (const name of partsOf(element)) parts.add(`${host.localName} ${name}`);
      const bears = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
      if (!(bears || drawn.has(element.localName)) || !isSeen(element) || isNamed(element)) continue;
      const where = `${host.localName}: <${element.localName} class="${element.getAttribute('class') ?? ''}">`;
      unnamed.set(
        where,
        `${where} in <${element.parentElement?.localName} class="${element.parentElement?.className}"> “${element.textContent.trim().slice(0, 30)}”`,
      );
    }
  };
  for (const desk of document.querySelectorAll('wa-desk')) walk(desk.shadowRoot, desk);
  return {unnamed: [...unnamed.values()], parts: [...parts], unreachable: [...unreachable]};
}

describe('the parts of a working day', () => {
  let server;
  let browser;
  let page;
  const seen = {unnamed: new Set(), parts: new Set(), unreachable: new Set()};
  const lookAround = async () => {
    const now = await page.evaluate(look, Object.fromEntries([...documented].map(([tag, names]) => [tag, [...names]])));
    for (const [kind, all] of Object.entries(now)) for (const each of all) seen[kind].add(each);
  };
  const part = (name) => page.locator(`[part~="${name}"]:visible`).first();
  const opens = async (button, appears) => {
    await part(button).click();
    await part(appears).waitFor();
    await lookAround();
  };

  before(async () => {
    [server, browser] = [await serveDesk(), await startBrowser()];
    const context = await browser.newContext({viewport: {width: 1440, height: 900}, reducedMotion: 'reduce'});
    page = await context.newPage();
    await page.goto(server.url);
    await part('button').click();
    await page.getByRole('menuitemradio', {name: /^Available/}).waitFor();
    await lookAround();
    await page.getByRole('menuitemradio', {name: /^Available/}).click();
    await opens('settings-button', 'settings');
    await page.keyboard.press('Escape');
    await part('offer').waitFor();
    await lookAround();
    await opens('accept-button', 'input');
    await page.locator('wa-composer textarea').fill('It left *this morning*.');
    await part('send-button').click();
    await page.locator('[part~="bubble"]').filter({hasText: 'It left'}).waitFor();
    await opens('details-button', 'facts');
    await part('interaction').waitFor();
    await opens('note-button', 'note-label');
    await part('note-button').click();
    await opens('emoji-button', 'emoji');
    await page.keyboard.press('Escape');
    await page.locator('wa-composer textarea').fill('/');
    await part('canned').waitFor();
    await lookAround();
    await page.locator('wa-composer textarea').fill('');
    await opens('replies-button', 'replies');
    await page.keyboard.press('Escape');
    await opens('search-button', 'search-input');
    await page.keyboard.press('Escape');
    await opens('transfer-button', 'option-name');
    await page.keyboard.press('Escape');
    await opens('conference-button', 'option-name');
    await page.keyboard.press('Escape');
    await opens('accept-button', 'waiting'); // the second customer has sent one message of every kind
    await page.locator('wa-conversation [part~="card"]').last().waitFor();
    for (const card of await page.locator('wa-conversation [part~="card"]').all()) {
      await card.scrollIntoViewIfNeeded();
      await lookAround();
    }
    await page.locator('[data-view=recent]').click();
    await part('agent').waitFor();
    await lookAround();
    await opens('end-button', 'intro');
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it('name everything that is to be seen: text, buttons, fields, pictures and signs', () => {
    assert.deepEqual([...seen.unnamed], []);
  });

  it('are each documented at the element they are in', () => {
    const strange = [...seen.parts].filter((each) => {
      const [tag, name] = each.split(' ');
      return !documented.get(tag)?.has(name) && !told.get(tag)?.has(name);
    });
    assert.deepEqual(strange, []);
  });

  it('are each reached from outside the desk, as `element__part`', () => {
    assert.deepEqual([...seen.unreachable], []);
  });
});
