import {createHash} from 'node:crypto';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

/** Terser leaves templates alone: indentation goes from markup and styles, comments from styles. */
export const tightTemplates = {
  name: 'tight-templates',
  transform(code) {
    const quasis = [];
    const look = (node) => {
      if (Array.isArray(node)) node.forEach(look);
      else if (typeof node?.type === 'string') {
        const tag = node.type === 'TaggedTemplateExpression' ? node.tag.name : undefined;
        if (tag === 'html' || tag === 'css') quasis.push(...node.quasi.quasis.map((quasi) => ({...quasi, tag})));
        Object.values(node).forEach(look);
      }
    };
    look(this.parse(code));
    const tight = quasis
      .toSorted((a, b) => b.start - a.start)
      .reduce((text, {start, end, tag}) => {
        const before = text.slice(start, end);
        const after =
          tag === 'html'
            ? before.replaceAll(/\s*\n\s*/g, '\n')
            : before
                .replaceAll(/\/\*[^]*?\*\//g, '')
                .replaceAll(/\s+/g, ' ')
                .replaceAll(/ ?([{};,]) ?/g, '$1')
                .replaceAll(/(?<=[\w-]): /g, ':')
                .replaceAll(/(?<![\w.])0(?=\.\d)/g, '')
                .replaceAll(';}', '}');
        return text.slice(0, start) + after + text.slice(end);
      }, code);
    return {code: tight, map: null};
  },
};

/** What a page may hold every file to: `integrity.json`, each with its hash, as the `integrity` of a script takes it. */
const integrity = {
  name: 'integrity',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const hashes = Object.values(bundle)
        .filter(({type}) => type === 'chunk')
        .map(({fileName, code}) => [fileName, `sha384-${createHash('sha384').update(code).digest('base64')}`]);
      const source = `${JSON.stringify(Object.fromEntries(hashes), undefined, 2)}\n`;
      this.emitFile({type: 'asset', fileName: 'integrity.json', source});
    },
  },
};

/** One file for a script tag, everything registered; what is rarely needed comes in chunks when it is. */
export default {
  input: {'wa-desk': 'dist/define/all.js'},
  context: 'globalThis', // tsc's decorator helpers look at `this`
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    // every desk needs its session at once, which a single element may come without
    manualChunks: (id) => (/\/dist\/(define\/all|core\/session)\.js$/.test(id) ? 'wa-desk' : undefined),
  },
  plugins: [
    nodeResolve({exportConditions: ['production', 'browser']}),
    tightTemplates,
    terser({ecma: 2022, module: true, compress: {passes: 2}}),
    integrity,
  ],
};
