// Figures, for reading and comparing; no test depends on them. `npm run build` first; a quiet machine tells more.
import {acknowledgements} from './acknowledgements.mjs';
import {bubbles, startTime} from './bubbles.mjs';
import {sizes} from './sizes.mjs';

for (const [what, measure] of Object.entries({sizes, acknowledgements, startTime, bubbles})) {
  console.log(`\n${what}`);
  for (const [name, value] of Object.entries(await measure())) console.log(`  ${name.padEnd(62)}${value}`);
}
