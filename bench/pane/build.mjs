// node build.mjs [--only a,b]
// Bundles every adapter (minified ESM), measures min and min+gzip, writes dist/manifest.json.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {build} from 'esbuild';
import {argument, dist, here, root} from './places.mjs';

const only = argument('--only')?.split(',');
mkdirSync(dist, {recursive: true});

const FRAMEWORK = /^(react|react-dom|react\/.*|react-dom\/.*|lit|lit\/.*|@lit\/.*|lit-html.*|lit-element.*|vue)$/;
const BUILT_IN = /^(node:)?(crypto|https?|zlib|stream|fs|path|os|util|net|tls|url|buffer|events|assert|vm)$/;

const common = {
  bundle: true,
  format: 'esm',
  splitting: true, // what is imported when it is needed is not in the bundle
  minify: true,
  legalComments: 'none',
  target: 'es2022',
  platform: 'browser',
  metafile: true,
  write: false,
  logLevel: 'error',
  define: {'process.env.NODE_ENV': '"production"', global: 'globalThis'},
  loader: {
    '.css': 'text',
    '.svg': 'dataurl',
    '.woff': 'dataurl',
    '.woff2': 'dataurl',
    '.ttf': 'dataurl',
    '.eot': 'dataurl',
    '.png': 'dataurl',
  },
  mainFields: ['browser', 'module', 'main'],
  conditions: ['browser', 'production'],
  outdir: dist,
};

/** What some peers name of Node and never call in a page. */
const stubs = {
  name: 'stubs',
  setup(bundler) {
    bundler.onResolve({filter: BUILT_IN}, ({kind, path}) =>
      kind === 'entry-point' || existsSync(join(here, 'node_modules', path.replace('node:', ''), 'package.json'))
        ? null
        : {path, namespace: 'stub'},
    );
    bundler.onLoad({filter: /.*/, namespace: 'stub'}, () => ({contents: 'module.exports = {};', loader: 'js'}));
  },
};

/** Our package as anybody who installed it has it: by its name, through its `exports`. */
const linked = join(dist, '.package');
const ours = {
  name: 'ours',
  setup(bundler) {
    const link = join(linked, 'node_modules/wa-desk');
    mkdirSync(dirname(link), {recursive: true});
    rmSync(link, {force: true});
    symlinkSync(root, link, 'dir');
    bundler.onResolve({filter: /^wa-desk($|\/)/}, ({path, kind, pluginData}) =>
      pluginData === 'ours' ? null : bundler.resolve(path, {kind, resolveDir: linked, pluginData: 'ours'}),
    );
  },
};

const withoutFrameworks = {
  name: 'without-frameworks',
  setup(bundler) {
    bundler.onResolve({filter: FRAMEWORK}, ({kind, path}) => (kind === 'entry-point' ? null : {path, external: true}));
  },
};

/** The files that come with the entry at once. The workload's generator and the adapter are in it: 1.5 to 4 kB gzip. */
function atOnce({outputFiles, metafile}, name) {
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const wanted = new Set();
  const take = (file) => {
    if (wanted.has(file) || !outputs.has(file)) return;
    wanted.add(file);
    for (const {path, kind} of outputs.get(file).imports) if (kind === 'import-statement') take(basename(path));
  };
  take(`${name}.js`);
  return Buffer.concat(outputFiles.filter(({path}) => wanted.has(basename(path))).map(({contents}) => contents));
}

const size = (code) => ({min: code.length, gzip: gzipSync(code, {level: 9}).length});

const list = join(dist, 'manifest.json');
const manifest = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : {};
for (const file of readdirSync(join(here, 'adapters'))) {
  const name = basename(file, '.mjs');
  if (only && !only.includes(name)) continue;
  const options = {...common, entryPoints: [join(here, 'adapters', file)], plugins: [ours, stubs]};
  try {
    const full = await build(options);
    for (const {path, contents} of full.outputFiles) if (path.endsWith('.js')) writeFileSync(path, contents);
    const bare = await build({...options, plugins: [withoutFrameworks, ours, stubs]});
    manifest[name] = {name, ...size(atOnce(full, name)), noFramework: size(atOnce(bare, name))};
  } catch (error) {
    manifest[name] = {name, error: String(error.message).split('\n').slice(0, 3).join(' | ')};
    console.error(`${name} was not built: ${manifest[name].error}`);
  }
  writeFileSync(list, JSON.stringify(manifest, null, 1));
}
await build({...common, write: true, entryPoints: [join(here, 'src/harness.mjs')]});
copyFileSync(join(here, 'src/page.html'), join(dist, 'page.html'));
