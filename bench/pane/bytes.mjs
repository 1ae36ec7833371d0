import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {rollup} from 'rollup';
import {tightTemplates} from '../../rollup.config.mjs';
import {root} from './places.mjs';

const ENTRY = 'pane';
const parts = ['conversation', 'composer'];

/** What a page loads for the pane and the composer, Lit included: at once, and when it is needed; kB min+gzip. */
export async function bundledBytes() {
  const bundle = await rollup({
    input: ENTRY,
    context: 'globalThis',
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? id : null),
        load: (id) =>
          id === ENTRY ? parts.map((part) => `import '${join(root, 'dist/define', part)}.js';`).join('\n') : null,
      },
      nodeResolve({exportConditions: ['production', 'browser']}),
      tightTemplates,
      terser({ecma: 2022, module: true, compress: {passes: 2}}),
    ],
  });
  const {output} = await bundle.generate({format: 'es'});
  await bundle.close();
  const chunks = new Map(output.filter(({type}) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const atOnce = new Set();
  const take = (file) => {
    if (atOnce.has(file)) return;
    atOnce.add(file);
    chunks.get(file)?.imports.forEach(take);
  };
  output.filter(({isEntry}) => isEntry).forEach(({fileName}) => take(fileName));
  const size = ({code}) => gzipSync(code, {level: 9}).length / 1000;
  const later = [...chunks.values()].filter(({fileName}) => !atOnce.has(fileName));
  return {
    atOnce: [...atOnce].reduce((sum, file) => sum + (chunks.has(file) ? size(chunks.get(file)) : 0), 0),
    later: later.map((chunk) => ({name: chunk.name, size: size(chunk)})),
  };
}
