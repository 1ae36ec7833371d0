import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {rollup} from 'rollup';
import {tightTemplates} from '../../rollup.config.mjs';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));

const ENTRY = 'what-a-page-loads';

const later = await readFile(`${dist}define/later.js`, 'utf8');
const restOfDesk = [
  ...[...later.matchAll(/import\('\.\/([\w-]+)\.js'\)/g)].map(([, name]) => `define/${name}`),
  'components/conversation/thread',
  'components/interaction/control-pane',
];

/** What a tag fetches by itself right behind its own code, before anything needs it. */
export const followers = {
  'wa-agent-history': ['define/past-messages'],
  'wa-conference-dialog': ['define/target-picker'],
  'wa-conversation': ['components/conversation/thread'],
  'wa-customer-history': ['define/past-messages'],
  'wa-desk': restOfDesk,
  'wa-interaction': ['define/elapsed-timer', ...restOfDesk],
  'wa-transfer-dialog': ['define/target-picker'],
};

/**
 * What a page loads at once for `wa-desk/define/NAME`: the module and all it imports, bundled and minified as the
 * one-file build is, without what it fetches later and without Lit, which a page has once.
 */
export const sizeAlone = (tag) => sizeOf([`define/${tag.replace('wa-', '')}`]);

/** The same with what follows by itself. */
export const sizeFollowed = (tag) => sizeOf([`define/${tag.replace('wa-', '')}`, ...(followers[tag] ?? [])]);

/** What registers a tag is there for that; of what else is there, all may be used. */
const lineFor = (path, i) =>
  path.startsWith('define/') ? `import '${dist}${path}.js';` : `export * as part${i} from '${dist}${path}.js';`;

async function sizeOf(modules) {
  const bundle = await rollup({
    input: ENTRY,
    context: 'globalThis', // tsc's decorator helpers look at `this`
    external: (id) => /^@?lit(?:\/|$)/.test(id),
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) => (id === ENTRY ? modules.map(lineFor).join('') : null),
      },
      nodeResolve({exportConditions: ['production', 'browser']}),
      tightTemplates,
      terser({ecma: 2022, module: true, compress: {passes: 2}}),
    ],
  });
  const {output} = await bundle.generate({format: 'es'});
  await bundle.close();
  const atOnce = new Set([output[0].fileName]);
  for (const name of atOnce) {
    const chunk = output.find(({fileName}) => fileName === name);
    for (const other of chunk?.imports ?? []) if (output.some(({fileName}) => fileName === other)) atOnce.add(other);
  }
  return output.filter(({fileName}) => atOnce.has(fileName)).reduce((sum, {code}) => sum + gzipSync(code).length, 0);
}

/** The one-file build, without what it loads later, Lit included. */
export const sizeOfDesk = async () => gzipSync(await readFile(`${dist}wa-desk.js`)).length;
