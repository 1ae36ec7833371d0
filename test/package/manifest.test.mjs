import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {describe, it} from 'node:test';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readJson = async (path) => JSON.parse(await readFile(root + path, 'utf8'));
const {modules} = await readJson('custom-elements.json');
const declarations = modules.flatMap(({path, declarations: all = []}) =>
  all.filter(({tagName}) => tagName).map((declaration) => ({...declaration, path})),
);
const ownFiles = new Set(declarations.map(({path}) => path));

const classes = new Map(Object.entries(await import('wa-desk')));

const names = (entries = []) => entries.map(({name}) => name);
const sorted = (values) => [...new Set(values)].toSorted();

/** The built modules of an element, what it loads later included, without those of the other elements in it. */
async function sourceOf(path, seen = new Map()) {
  if (seen.has(path)) return seen;
  const code = await readFile(root + path, 'utf8');
  seen.set(path, code);
  for (const [, name] of code.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)) {
    const next = join(dirname(path), name);
    if (next.startsWith('dist/') && !next.startsWith('dist/strings/') && !ownFiles.has(next))
      await sourceOf(next, seen);
  }
  return seen;
}

/** Its modules and those of what it extends. */
async function codeOf({path}) {
  const code = await readFile(root + path, 'utf8');
  const [, above] = /class \w+ extends (\w+)/.exec(code) ?? [];
  assert.ok(above, path);
  return [...(await sourceOf(path)).values()].join('\n');
}

/** What stands in the templates, comments apart. */
const bare = (code) => code.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');

/** The roles of a theme, which every element wears; the guide on themes lists them. */
const shared = (
  await Promise.all(
    (await readdir(`${root}dist/element`))
      .filter((name) => name.endsWith('.styles.js'))
      .map((name) => readFile(`${root}dist/element/${name}`, 'utf8')),
  )
).map(bare);

/** In code that an element shares with another, and never reaches: nothing of the past can be edited. */
const unreached = new Map([['wa-past-messages', ['wa-message-edited']]]);

const sources = new Map();
for (const declaration of declarations) sources.set(declaration.tagName, bare(await codeOf(declaration)));

describe('what the manifest documents', () => {
  for (const declaration of declarations) {
    const {tagName, name} = declaration;
    const source = sources.get(tagName);
    const Class = classes.get(name);

    it(`${tagName} has the attributes and properties it documents, and no others`, () => {
      const attributes = names(declaration.attributes);
      assert.deepEqual(sorted(attributes), sorted(Class.observedAttributes));
      const fields = (declaration.members ?? []).filter(({kind, static: isStatic}) => kind === 'field' && !isStatic);
      const reactive = [...Class.elementProperties].filter(([, {state}]) => !state).map(([key]) => key);
      const internal = new Set(['whyIsShown']);
      assert.deepEqual(
        reactive.filter((key) => !fields.some((field) => field.name === key) && !internal.has(key)),
        [],
        'properties that nobody documents',
      );
      const made = fields.filter(({name: key}) => !(key in Class.prototype) && !Class.elementProperties.has(key));
      assert.deepEqual(
        made.filter(({name: key}) => !new RegExp(`this\\.${key} = `).test(source)).map(({name: key}) => key),
        [],
        'properties that are documented only',
      );
      for (const field of fields) assert.ok(field.description, `${tagName}.${field.name} says what it is`);
    });

    it(`${tagName} has the methods it documents`, () => {
      const methods = (declaration.members ?? []).filter(({kind, static: isStatic}) => kind === 'method' && !isStatic);
      for (const method of methods) {
        assert.equal(typeof Class.prototype[method.name], 'function', method.name);
        assert.ok(method.description, `${tagName}.${method.name} says what it does`);
      }
    });

    it(`${tagName} has the slots it documents, and no others`, () => {
      const rendered = [...source.matchAll(/<slot\b([^>]*)>/g)].map(
        ([, rest]) => /name="([\w-]+)"/.exec(rest)?.[1] ?? '',
      );
      assert.deepEqual(sorted(names(declaration.slots)), sorted(rendered));
    });

    it(`${tagName} has the states it documents, and no others`, async () => {
      const code = bare(await readFile(root + declaration.path, 'utf8'));
      const direct = [...source.matchAll(/states\.(?:add|delete)\(\s*'([\w-]+)'/g)].map(([, state]) => state);
      const [, listed = ''] = /get customStates\(\) \{([^]*?)\n {4}\}/.exec(code) ?? [];
      const object = listed.slice(listed.lastIndexOf('return {') + 'return '.length);
      const held = [...object.matchAll(/[{,]\s*'?([a-z][\w-]*)'?\s*(?=[:,}])/g)].map(([, state]) => state);
      const set = [...direct, ...held];
      assert.deepEqual(sorted(names(declaration.cssStates)), sorted(set));
    });

    it(`${tagName} reads the custom properties it documents, and no others but those of a theme`, () => {
      const own = shared.reduce((code, file) => code.replace(file, ''), source);
      const documented = names(declaration.cssProperties);
      const within = tagName === 'wa-desk' ? [...sources.values()].join('\n') : source; // which holds them all
      const direct = [...own.matchAll(/var\(\s*(--wa-desk-[\w-]+)/g)].map(([, property]) => property);
      assert.deepEqual(
        sorted(direct).filter((property) => !documented.includes(property)),
        [],
        'custom properties that nobody documents',
      );
      for (const property of documented) {
        const [, role] = new RegExp(`(--_[\\w-]+): (?:max\\()?var\\(\\s*${property}[,)]`).exec(shared.join('\n')) ?? [];
        const isRead = direct.includes(property) || (role !== undefined && within.includes(`var(${role}`));
        assert.ok(isRead || shared.some((code) => code.includes(`var(${property}`)), `${tagName} reads ${property}`);
      }
    });
  }

  it('events: each is one that its element fires or lets through, and each that it fires is documented', async () => {
    const [facts, intent, notify] = await Promise.all(
      ['core/facts.js', 'core/intent.js', 'components/desk-notifications/notify-event.js'].map((path) =>
        readFile(`${root}dist/${path}`, 'utf8'),
      ),
    );
    assert.match(notify + intent, /'wa-notify'[^]*'wa-intent'/);
    const factNames = [...facts.matchAll(/^ {4}'(wa-[\w-]+)',$/gm)].map(([, fact]) => fact);
    assert.equal(factNames.length, 12);
    for (const declaration of declarations) {
      const {tagName} = declaration;
      const source = sources.get(tagName);
      const fired = [...source.matchAll(/new (Wa\w+Event)\(/g)]
        .map(([, made]) => made)
        .filter((made) => made !== 'WaIntentEvent' && made !== 'WaFactEvent')
        .map((made) => typeOf(made))
        .filter((event) => unreached.get(tagName)?.includes(event) !== true);
      const provides = /new SessionProvider\(/.test(source);
      const documented = names(declaration.events);
      const expected = [...fired, ...(provides ? factNames : [])];
      assert.deepEqual(
        sorted(expected).filter((event) => !documented.includes(event)),
        [],
        `${tagName} fires what it does not document`,
      );
      const inner = innerEvents(tagName);
      for (const event of documented)
        assert.ok(
          expected.includes(event) || event === 'wa-intent' || inner.has(event),
          `${tagName} documents ${event} and does not fire it`,
        );
      if (documented.includes('wa-intent'))
        assert.ok(
          provides || /\bsource: |\.(?:command|ask)\(|session\??\.[a-z]\w*\(/.test(source) || inner.has('wa-intent'),
          `${tagName} documents wa-intent and asks for nothing`,
        );
    }
  });

  it('every event’s type is the name it has', () => {
    for (const {events = []} of declarations)
      for (const {name, type} of events) if (type?.text !== 'WaFactEvent') assert.equal(typeOf(type?.text), name);
  });
});

/** `WaTaskOpenedEvent` is of type `wa-task-opened`. */
const typeOf = (className) =>
  className
    .replace(/Event$/, '')
    .replaceAll(/(?<!^)[A-Z]/g, '-$&')
    .toLowerCase();

/** Of the elements in its templates, which bubble. */
function innerEvents(tagName, seen = new Set()) {
  const all = new Set();
  for (const [, inner] of sources.get(tagName).matchAll(/<(wa-[\w-]+)/g)) {
    if (seen.has(inner) || inner === tagName) continue;
    seen.add(inner);
    for (const event of names(declarations.find((one) => one.tagName === inner)?.events)) all.add(event);
    for (const event of innerEvents(inner, seen)) all.add(event);
  }
  return all;
}
