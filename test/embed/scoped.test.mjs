import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {workShortDay} from './day.mjs';
import {box, imports, LATER, openStage, script, version} from './stage.mjs';

const manifest = JSON.parse(await readFile(new URL('../../custom-elements.json', import.meta.url), 'utf8'));
const tags = manifest.modules.flatMap(({declarations = []}) => declarations.flatMap(({tagName}) => tagName ?? []));

describe('In a registry of its own', () => {
  let stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it('a version works its day beside another that has all names of the page', async () => {
    const {page, warnings, problems, close} = await stage.open({
      head: `<script type="importmap">${JSON.stringify({imports})}</script>${script('/later/dist/wa-desk.js')}`,
      body: `${box('<div id="plugin" style="block-size: 100%"></div>')}<wa-desk-session></wa-desk-session>`,
    });
    await page.waitForFunction(() => customElements.get('wa-desk') && customElements.get('wa-template-picker'));
    await page.evaluate(standInOwnRegistry);
    await workShortDay(page, {
      scope: await page.$('#plugin'),
      inConversation: async () => {
        const versions = await page.evaluate(versionsIn);
        assert.ok(versions.length > 8, versions.join());
        assert.deepEqual(
          versions.filter((one) => !one.endsWith(` ${version}`)),
          [],
        );
        assert.equal(await page.evaluate(() => customElements.get('wa-composer').version), LATER);
      },
    });
    assert.deepEqual(problems, []);
    assert.deepEqual(warnings, []);
    await close();
  });

  it('has every tag there is', async () => {
    const {page, close} = await stage.open({
      head: `<script type="importmap">${JSON.stringify({imports})}</script>`,
      body: '',
    });
    const missing = await page.evaluate(async (names) => {
      const {defineIn} = await import('/dist/define/scoped.js');
      const registry = new CustomElementRegistry();
      defineIn(registry);
      return names.filter((name) => !registry.get(name) || customElements.get(name));
    }, tags);
    assert.ok(tags.length > 15);
    assert.deepEqual(missing, []);
    await close();
  });

  it('is not asked of the page’s own registry', async () => {
    const {page, close} = await stage.open({
      head: `<script type="importmap">${JSON.stringify({imports})}</script>`,
      body: '',
    });
    const refusal = await page.evaluate(async () => {
      const {defineIn} = await import('/dist/define/scoped.js');
      try {
        return String(defineIn(customElements));
      } catch (error) {
        return error.message;
      }
    });
    assert.match(refusal, /import wa-desk\/define/);
    assert.equal(await page.evaluate(() => customElements.get('wa-composer')), undefined);
    await close();
  });
});

/** In the page: what a plugin does. */
async function standInOwnRegistry() {
  const {defineIn} = await import('/dist/define/scoped.js');
  const registry = new CustomElementRegistry();
  defineIn(registry);
  const root = document.querySelector('#plugin').attachShadow({mode: 'open', customElementRegistry: registry});
  const desk = document.createElement('wa-desk', {customElementRegistry: registry});
  desk.setAttribute('demo', '');
  root.append(desk);
}

/** In the page: each tag of ours in the plugin, with its version; without one where the registry does not know it. */
function versionsIn() {
  const found = new Set();
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName.startsWith('wa-'))
        found.add(`${element.localName} ${element.constructor.version ?? 'undefined'}`);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document.querySelector('#plugin').shadowRoot);
  return [...found];
}
