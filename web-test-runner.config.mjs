import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {a11ySnapshotPlugin} from '@web/test-runner-commands/plugins';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {findBrowser} from './test/browser.mjs';
import {closingReporter} from './test/closing-reporter.mjs';
import {uploadStage} from './test/upload-stage.mjs';

const {source, ...launchOptions} = await findBrowser();
console.log(`browser: ${launchOptions.executablePath} (${source})`);

/** A microphone that beeps, and a page that may use it. */
const microphone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
const all = !process.argv.includes('--files'); // part of the tests covers part of the code

export default {
  files: 'test/{core,adapters,element,components,strings}/**/*.test.ts',
  nodeResolve: {exportConditions: ['production', 'browser']},
  plugins: [esbuildPlugin({ts: true, tsconfig: 'tsconfig.json', target: 'es2022'}), a11ySnapshotPlugin()],
  middleware: [uploadStage],
  browsers: [chromeLauncher({launchOptions: {...launchOptions, args: [...launchOptions.args, ...microphone]}})],
  testFramework: {config: {timeout: 10_000}},
  reporters: [defaultReporter({reportTestResults: true, reportTestProgress: false}), closingReporter()],
  coverage: true,
  coverageConfig: {
    include: ['src/**/*.ts'],
    reporters: ['text-summary', 'lcovonly'],
    ...(all && {threshold: {lines: 90, branches: 80, functions: 85, statements: 90}}),
  },
};
