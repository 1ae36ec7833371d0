import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readdir, readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {createRequire} from 'node:module';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {gzipSync} from 'node:zlib';
import {describe, it} from 'node:test';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {rollup} from 'rollup';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
const readJson = async (path) => JSON.parse(await readFile(`${root}${path}`, 'utf8'));
const manifest = await readJson('package.json');
const elements = await readJson('custom-elements.json');
const tags = elements.modules.flatMap(({declarations = []}) => declarations.flatMap(({tagName}) => tagName ?? []));

describe('the package', () => {
  it('is clean for publint and for the types of every entry', async () => {
    await run('npx', ['publint', '--strict'], {cwd: root});
    await run('npx', ['attw', '--pack', '.', '--profile', 'esm-only', '--quiet'], {cwd: root});
  });

  it('resolves every entry point it names', async () => {
    const names = Object.keys(manifest.exports).flatMap((key) =>
      key === './themes/*.css'
        ? ['./themes/sky.css', './themes/night.css', './themes/hearth.css']
        : key.includes('*')
          ? tags.map((tag) => key.replace('*', tag.replace('wa-', '')))
          : [key],
    );
    for (const name of names) {
      const url = import.meta.resolve(name.replace(/^\./, 'wa-desk'));
      assert.ok((await readFile(new URL(url))).length > 0, name);
    }
  });

  for (const entry of [
    'wa-desk',
    'wa-desk/core',
    'wa-desk/mask',
    'wa-desk/adapters/gateway',
    'wa-desk/adapters/simulator',
    'wa-desk/testing',
    'wa-desk/define',
  ]) {
    it(`imports ${entry} in plain Node, where there is no page`, async () => {
      const {stdout} = await run(
        process.execPath,
        ['--input-type=module', '-e', `await import('${entry}'); console.log('fine')`],
        {cwd: root},
      );
      assert.equal(stdout, 'fine\n');
    });
  }

  it('registers tags in define/ and nowhere else', async () => {
    const count = async (entry) => {
      // what comes later is waited for, as a page does
      const later =
        entry === 'wa-desk/define'
          ? `await Promise.all(${JSON.stringify(tags)}.map((tag) => customElements.whenDefined(tag)));`
          : '';
      const script = `await import('${entry}'); ${later} console.log(${JSON.stringify(tags)}.filter((tag) => customElements.get(tag)).length)`;
      // Lit brings a registry of its own to Node when its elements are imported
      const {stdout} = await run(process.execPath, ['--input-type=module', '-e', script], {cwd: root});
      return Number(stdout);
    };
    assert.equal(await count('wa-desk'), 0);
    assert.equal(await count('wa-desk/define'), tags.length);
  });

  it('documents every tag it registers', () => {
    assert.equal(tags.length, 20);
    for (const {declarations = []} of elements.modules)
      for (const {tagName, summary} of declarations) if (tagName) assert.ok(summary, `${tagName} has a @summary`);
  });

  it('takes no tag of Web Awesome, whose prefix is ours', async () => {
    const path = createRequire(import.meta.url).resolve('@awesome.me/webawesome/dist/custom-elements.json');
    const theirs = JSON.parse(await readFile(path, 'utf8')).modules.flatMap(({declarations = []}) =>
      declarations.flatMap(({tagName}) => tagName ?? []),
    );
    assert.ok(theirs.length > 60);
    assert.deepEqual(
      tags.filter((tag) => theirs.includes(tag)),
      [],
    );
  });

  it('leaves out what an importer does not use', async () => {
    const bytes = await bundled("import {MAX_TEXT_LENGTH} from 'wa-desk/core'; console.log(MAX_TEXT_LENGTH)");
    assert.ok(bytes.length < 6000, `${bytes.length} bytes for one constant`);
  });

  it('keeps to its budgets: 60 kB for the whole desk, no phone metadata', async () => {
    const bytes = await readFile(`${root}dist/wa-desk.js`);
    const size = gzipSync(bytes).length;
    assert.ok(size <= 60_000, `${size} bytes gzip`);
    assert.ok(!bytes.includes('libphonenumber'));
  });

  it('loads phone metadata with wa-desk/mask and with nothing else a page imports', async () => {
    const metadata = (files) =>
      [...files].filter(([name, code]) => /libphonenumber|country_calling_codes/.test(name + code));
    assert.notEqual(metadata(await staticImports('dist/core/mask/index.js')).length, 0);
    const defined = await readdir(`${root}dist/define`);
    const entries = ['wa-desk', 'index', 'core/index', 'core/mask/pci', 'core/mask/provisional'].map(
      (name) => `${name}.js`,
    );
    for (const entry of [...entries, ...defined.filter((name) => name.endsWith('.js')).map((name) => `define/${name}`)])
      assert.deepEqual(metadata(await staticImports(`dist/${entry}`)), [], entry);
  });

  it('warns of cards with little code', async () => {
    const code = await bundled("import {findPci} from './dist/core/mask/pci.js'; console.log(findPci)");
    assert.ok(gzipSync(code).length < 5000, `${gzipSync(code).length} bytes gzip`);
  });

  it('names its version as the package does', async () => {
    const {DeskElement} = await import('wa-desk');
    assert.equal(DeskElement.version, manifest.version);
  });

  it('has no text that becomes markup, and no code made from text', async () => {
    const code = await readFile(`${root}dist/wa-desk.js`, 'utf8');
    assert.ok(!/unsafeHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(/.test(code));
  });
});

describe('the gateway’s package', () => {
  it('is clean for publint once the library’s version is written into it', async () => {
    const folder = `${root}gateway`;
    const before = await readFile(`${folder}/package.json`);
    try {
      await run('npm', ['run', 'prepack'], {cwd: folder});
      await run('npx', ['publint', '--strict', '--pack', 'false'], {cwd: folder});
    } finally {
      await run('npm', ['run', 'postpack'], {cwd: folder});
    }
    assert.deepEqual(JSON.parse(await readFile(`${folder}/package.json`)), JSON.parse(before));
  });

  it('exports what it promises', async () => {
    const {buildApp} = await import('wa-desk-gateway');
    const {parseWebhook, readWebhook, verifySignature} = await import('wa-desk-gateway/whatsapp');
    for (const promised of [buildApp, parseWebhook, readWebhook, verifySignature])
      assert.equal(typeof promised, 'function');
  });
});

async function bundled(code) {
  const bundle = await rollup({
    input: 'entry',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === 'entry' ? `${root}entry.js` : null),
        load: (id) => (id === `${root}entry.js` ? code : null),
      },
      nodeResolve({exportConditions: ['production', 'browser']}),
      terser(),
    ],
  });
  const {output} = await bundle.generate({format: 'es'});
  return output[0].code;
}

/** A file of the package and all that is loaded with it, as name and code. */
async function staticImports(entry, files = new Map()) {
  const code = await readFile(`${root}${entry}`, 'utf8');
  files.set(entry, code);
  for (const [, name] of code.matchAll(/(?:^|[;}\n])\s*(?:import|export)\b[^'"();]*["']([^"'\n]+)["']/g)) {
    const path = name.startsWith('.') ? join(dirname(entry), name) : name;
    if (files.has(path)) continue;
    if (name.startsWith('.')) await staticImports(path, files);
    else files.set(path, ''); // another package
  }
  return files;
}
