import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {createSimulatorAdapter} from 'wa-desk/adapters/simulator';

const root = fileURLToPath(new URL('..', import.meta.url));
const page = await readFile(join(root, 'docs/guides/simulator.md'), 'utf8');
const examples = [...page.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code);

describe('the guide on the simulator', () => {
  it('has examples that run as they stand', async () => {
    assert.equal(examples.length, 4);
    await mkdir(join(root, 'node_modules/.cache'), {recursive: true});
    const folder = await mkdtemp(join(root, 'node_modules/.cache/guide-'));
    try {
      const files = examples.map((_, at) => join(folder, `example-${at}.test.mjs`));
      await Promise.all(files.map((file, at) => writeFile(file, examples[at])));
      const env = {...process.env, NODE_TEST_CONTEXT: undefined}; // a run of its own, not a part of this one
      const {stdout} = await promisify(execFile)(process.execPath, ['--test', '--test-reporter=tap', ...files], {
        cwd: root,
        env,
      });
      for (const [, name] of page.matchAll(/^test\('(.*)'/gm))
        assert.match(stdout, new RegExp(`^ *ok \\d+ - ${name}$`, 'm'));
    } finally {
      await rm(folder, {recursive: true});
    }
  });

  it('names everything that can be made to happen', () => {
    const {simulate} = createSimulatorAdapter();
    for (const name of Object.keys(simulate)) assert.match(page, new RegExp(`\`${name}[\`(]|, \`${name}`), name);
  });
});
