// Figures, for reading and comparing; no test depends on them. `npm run build` first; a quiet machine tells more.
// `npm run bench -- directory` measures that part alone.
import {accepting} from './accepting.mjs';
import {acknowledgements} from './acknowledgements.mjs';
import {bubbles, startTime} from './bubbles.mjs';
import {directory} from './directory.mjs';
import {masking} from './masking.mjs';
import {pane} from './pane.mjs';
import {sizes} from './sizes.mjs';
import {taskList} from './task-list.mjs';

const parts = {sizes, acknowledgements, startTime, bubbles, accepting, directory, taskList, masking, pane};
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
for (const [what, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(what)) continue;
  console.log(`\n${what}`);
  for (const [name, value] of Object.entries(await measure())) console.log(`  ${name.padEnd(66)}${value}`);
}
