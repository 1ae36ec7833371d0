import {fileURLToPath} from 'node:url';
import {whatIsMissing} from './start/requirements.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const missing = whatIsMissing(root, process.versions.node);
if (missing === null) {
  const {run} = await import('./start/run.mjs'); // needs what the line above has looked for
  await run(root);
} else {
  console.error(missing);
  process.exitCode = 1;
}
