import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {rollup} from 'rollup';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const inKilobytes = (code) => `${(gzipSync(code).length / 1000).toFixed(1)} kB min+gzip`;

async function bundled(entry, external) {
  const bundle = await rollup({
    input: `${dist}define/${entry}.js`,
    context: 'globalThis',
    external: external ? (id) => /^(@lit|lit)/.test(id) : [],
    plugins: [nodeResolve({exportConditions: ['production', 'browser']}), terser({ecma: 2022, module: true})],
  });
  const {output} = await bundle.generate({format: 'es'});
  return output[0].code;
}

/** What a page has to load. */
export async function sizes() {
  return {
    'the whole desk in one file': inKilobytes(await readFile(`${dist}wa-desk.js`)),
    'wa-elapsed-timer alone, Lit included': inKilobytes(await bundled('elapsed-timer', false)),
    'wa-elapsed-timer alone, Lit external': inKilobytes(await bundled('elapsed-timer', true)),
    'wa-offer-popup alone, Lit external': inKilobytes(await bundled('offer-popup', true)),
    'wa-composer alone, Lit external': inKilobytes(await bundled('composer', true)),
  };
}
