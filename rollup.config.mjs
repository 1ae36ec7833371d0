import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

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
  },
  plugins: [
    nodeResolve({exportConditions: ['production', 'browser']}),
    terser({ecma: 2022, module: true, compress: {passes: 2}}),
  ],
};
