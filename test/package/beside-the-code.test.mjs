import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';
import {readElements} from '../../docs/site/elements.mjs';
import {thirdParty} from '../../docs/third-party.mjs';

const root = new URL('../../', import.meta.url);
const text = (path) => readFile(new URL(path, root), 'utf8');
const readJson = async (path) => JSON.parse(await text(path));
const manifest = await readJson('package.json');
const elements = await readElements();

/** What a page may write into a tag. */
const attributesOf = ({properties}) => properties.flatMap(({attribute}) => attribute ?? []);

describe('what is shipped beside the code', () => {
  it('lists what is bundled as it is; after another library or version run node docs/third-party.mjs', async () => {
    assert.equal(await text('THIRD-PARTY.md'), await thirdParty());
  });

  it('tells VS Code every tag with its attributes, and every custom property', async () => {
    const {tags} = await readJson('dist/vscode.html-custom-data.json');
    const {properties} = await readJson('dist/vscode.css-custom-data.json');
    for (const element of elements) {
      const told = tags.find(({name}) => name === element.tag);
      assert.ok(told, element.tag);
      const missing = attributesOf(element).filter((name) => !told.attributes.some((one) => one.name === name));
      assert.deepEqual(missing, [], element.tag);
      for (const {name} of element.cssProperties)
        assert.ok(
          properties.some((one) => one.name === name),
          name,
        );
    }
  });

  it('tells JetBrains’ editors every tag with its events, at the place package.json names', async () => {
    const {contributions, version} = await readJson(manifest['web-types']);
    assert.equal(version, manifest.version);
    for (const element of elements) {
      const told = contributions.html.elements.find(({name}) => name === element.tag);
      assert.ok(told, element.tag);
      const events = told.js?.events?.map(({name}) => name) ?? [];
      assert.deepEqual(
        element.events.map(({name}) => name).filter((name) => !events.includes(name)),
        [],
        element.tag,
      );
    }
  });

  it('tells a language model all that is documented, in one file', async () => {
    const [short, full] = await Promise.all([text('dist/llms.txt'), text('dist/llms-full.txt')]);
    for (const {tag, parts, events, slots, properties} of elements) {
      assert.ok(short.includes(`<${tag}>`), tag);
      const from = full.indexOf(`## <${tag}>`);
      const own = full.slice(from, full.indexOf('\n## <', from + 1) >>> 0);
      for (const {name} of [parts, events, slots, properties].flat())
        assert.ok(own.includes(`- \`${name || '(default)'}\``), `${tag}: ${name}`);
    }
  });

  it('has guides whose links within the package lead somewhere', async () => {
    const files = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'];
    for (const file of files) {
      const source = await text(file);
      for (const [, link] of source.matchAll(/\]\((?![a-z]+:|#)([^)#]+)/g))
        await assert.doesNotReject(readFile(new URL(link, root)), `${file} links to ${link}`);
    }
  });
});
