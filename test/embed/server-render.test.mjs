import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {workShortDay} from './day.mjs';
import {drawOnServer, template} from './draw-on-server.mjs';
import {box, imports, openStage} from './stage.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(await readFile(`${root}custom-elements.json`, 'utf8'));
const tags = manifest.modules
  .flatMap(({declarations = []}) => declarations)
  .filter(({tagName}) => tagName)
  .map(({tagName, attributes = []}) => ({tag: tagName, attributes: attributes.map(({name}) => name)}));

/** What a CRM writes where an attribute is not simply there. */
const values = {
  desk: 'sales',
  endpoint: 'https://desk.example',
  'token-url': '/desk-token',
  locale: 'fr',
  theme: 'dark',
  'send-on': 'mod-enter',
  'undo-seconds': '5',
  previews: 'off',
  label: 'Waiting',
  shortcut: 'Alt+1',
  kind: 'agent',
  since: String(Date.now() - 65_000),
  'task-id': 't1',
  'interaction-id': 'i1',
  'customer-name': 'Ava &lt;Hill&gt;',
  'customer-initials': 'AH',
  'warn-after': '60',
  'alarm-after': '120',
};

/** What is read there, before the page's own code has come; the others stand empty until then. */
const says = {
  'wa-agent-history': /last 24 hours/i,
  'wa-agent-state': /Connecting…/,
  'wa-customer-history': /Open a conversation to see/,
  'wa-desk-notifications': /Do not disturb/,
  'wa-elapsed-timer': /01:0\d/,
  'wa-interaction': /aria-label="Conversation"/,
  'wa-past-messages': /Loading…/,
  'wa-target-picker': /Loading queues and agents…/,
  'wa-task-details': /Open a conversation to see its details/,
  'wa-task-list': /No conversations yet/,
  'wa-desk': /Connecting/,
  'wa-desk-session': /<slot><\/slot>/,
};

describe('A page drawn on a server', () => {
  let stage;
  before(async () => {
    stage = await openStage();
  });
  after(() => stage.close());

  it('has every tag in it, bare and with all a CRM writes on it, and nothing but its words', async () => {
    const bare = tags.map(({tag}) => `<${tag}></${tag}>`);
    const full = tags.map(({tag, attributes}) => {
      const written = attributes.map((name) => (name in values ? `${name}="${values[name]}"` : name));
      return `<${tag} ${written.join(' ')}></${tag}>`;
    });
    const {pages, said} = await drawOnServer(...bare, ...full);
    assert.ok(tags.length >= 20);
    assert.equal(said, '');
    for (const [i, {tag}] of [...tags, ...tags].entries()) {
      const page = pages[i];
      assert.match(page, new RegExp(`<${tag}[^>]*><template [^>]*shadowrootmode="open"><style>`), tag);
      const content = page.slice(page.indexOf('</style>'));
      assert.ok(content.endsWith(`</template></${tag}><!--/lit-part-->`), tag);
      assert.doesNotMatch(content, /undefined|NaN|\[object/, tag);
      if (i >= tags.length) assert.match(content, says[tag] ?? /<!--/, tag);
    }
  });

  it('chooses on its own what is chosen there, and no more', async () => {
    const {
      pages: [page],
    } = await drawOnServer('<wa-target-picker kind="queue"></wa-target-picker>');
    assert.deepEqual(
      [...page.matchAll(/<input\s+type="radio"[^>]*>/g)].map(([input]) => /\schecked/.test(input)),
      [true, false],
    );
  });

  it('leaves what it is given by property, such as a message, to the browser', async () => {
    const message = {id: 'm1', content: {type: 'text', text: 'Two tins.'}, author: {kind: 'customer'}};
    const {pages, said} = await drawOnServer(
      template`<wa-message-bubble .message=${message} customer-name="Ava"></wa-message-bubble>`,
      template`<wa-desk .adapter=${{}}></wa-desk>`,
    );
    assert.match(pages[0], /<\/style><!--lit-part--><!--\/lit-part--><\/template>/);
    assert.match(pages[1], /Connecting/);
    assert.equal(said, '');
  });

  it('costs that server nothing: no request, no timer, no failure, no document', async () => {
    const {pages, said, ...left} = await drawOnServer(
      '<wa-desk demo locale="fr"></wa-desk>',
      '<wa-desk endpoint="https://desk.example" token-url="/desk-token"></wa-desk>',
      '<wa-desk-session demo><wa-task-list></wa-task-list><wa-interaction></wa-interaction></wa-desk-session>',
      '<wa-elapsed-timer since="1700000000000"></wa-elapsed-timer>',
    );
    assert.deepEqual(left, {requests: [], failures: [], globals: [], waiting: []});
    assert.equal(said, '');
    assert.equal(pages.length, 4);
  });

  it('takes no more than the lines the guide shows', async () => {
    const guide = await readFile(`${root}docs/guides/embed.md`, 'utf8');
    const code = /^## On a server$[^]*?```js\n([^]*?)```/m.exec(guide)?.[1] ?? '';
    const {stdout} = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', `${code}; process.stdout.write(desk);`],
      {cwd: root},
    );
    assert.match(stdout, /<wa-desk[^>]* token-url="[^>]*><template [^>]*shadowrootmode="open">[^]*Connecting/);
  });

  it('shows that it connects before any code has come, and a short day can be worked when it has', async () => {
    const {pages} = await drawOnServer('<wa-desk demo></wa-desk>');
    const {page, problems, close} = await stage.open({
      head: '<style>wa-desk {height: 100%}</style>',
      body: box(pages.join('')),
    });
    await page.getByRole('status').getByText('Connecting').waitFor({state: 'attached'});
    assert.ok(
      await page.evaluate(
        () => document.querySelector('wa-desk').shadowRoot !== null && !customElements.get('wa-desk'),
      ),
    );
    await page.addScriptTag({type: 'module', url: '/dist/wa-desk.js'});
    assert.deepEqual((await workShortDay(page)).at(-1), 'done');
    assert.deepEqual(
      await page.evaluate(() =>
        [...document.querySelector('wa-desk').shadowRoot.children].map(({localName}) => localName),
      ),
      ['div'],
    );
    assert.deepEqual(problems, []);
    await close();
  });

  it('comes to life tag by tag, each as if no server had drawn it', async () => {
    const names = tags.map(({tag}) => tag).filter((tag) => tag !== 'wa-desk' && tag !== 'wa-desk-session');
    const {pages} = await drawOnServer(
      '<wa-desk-session demo></wa-desk-session>',
      ...names.map((tag) => `<${tag}></${tag}>`),
    );
    const {page, problems, close} = await stage.open({own: '', body: pages.join('')});
    const drawn = () =>
      page.evaluate(
        (all) => all.map((tag) => [...document.querySelector(tag).shadowRoot.children].map(({localName}) => localName)),
        ['wa-desk-session', ...names],
      );
    assert.ok((await drawn()).every(([first]) => first === 'style'));
    await page.addScriptTag({type: 'module', url: '/dist/wa-desk.js'});
    await page.getByRole('button', {name: /^Your state: (?!Connecting)/}).waitFor();
    await page.waitForFunction((all) => all.every((tag) => document.querySelector(tag).hasUpdated === true), names);
    const taken = await drawn();
    await page.evaluate(async (all) => {
      for (const tag of all) {
        const other = document.createElement(tag);
        document.querySelector(tag).replaceWith(other);
        await other.updateComplete;
      }
    }, names);
    assert.deepEqual(taken, await drawn());
    assert.deepEqual(taken[0], ['slot']);
    assert.deepEqual(problems, []);
    await close();
  });

  it('is taken over as well where the page brings Lit’s hydration', async () => {
    const {pages} = await drawOnServer('<wa-desk demo></wa-desk>');
    const more = {...imports, '@lit-labs/ssr-client/': '/node_modules/@lit-labs/ssr-client/'};
    const {page, problems, close} = await stage.open({
      head: `<script type="importmap">${JSON.stringify({imports: more})}</script><style>wa-desk {height: 100%}</style>`,
      body: `${box(pages.join(''))}<script type="module">
        await import('@lit-labs/ssr-client/lit-element-hydrate-support.js');
        await import('/dist/define/all.js');
      </script>`,
    });
    assert.deepEqual((await workShortDay(page)).at(-1), 'done');
    assert.equal(await page.evaluate(() => document.querySelector('wa-desk').shadowRoot.childElementCount), 1);
    assert.deepEqual(problems, []);
    await close();
  });
});
