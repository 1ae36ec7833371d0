// Writes the emoji and their names in this folder from emojibase-data: `npm run emoji`, after a new version of it.
import {readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

/** As the picker shows them; emojibase counts its components, which are no emoji, as the third. */
const GROUPS = [0, 1, 3, 4, 5, 6, 7, 8, 9];

export const library = (language) =>
  JSON.parse(readFileSync(new URL(import.meta.resolve(`emojibase-data/${language}/data.json`)), 'utf8'))
    .filter(({group}) => GROUPS.includes(group))
    .toSorted((a, b) => a.order - b.order);

/** Those that came with Unicode 11 or later carry their version: an older system may not draw them. */
const symbol = ({emoji, version}) => (version >= 11 ? `${emoji}${version}` : emoji);

/** The name, then the words it can be found by as well. */
function named({label, tags = []}) {
  const said = new Set(label.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  const words = new Set(tags.flatMap((tag) => tag.toLowerCase().split(/\s+/)).filter((word) => !said.has(word)));
  return [label, [...words].join(' ')].filter((part) => part !== '').join('\t');
}

const names = (language) => library(language).map(named).join('\n');

export function make() {
  const symbols = GROUPS.map((group) =>
    library('en')
      .filter((one) => one.group === group)
      .map(symbol)
      .join(' '),
  ).join('\n');
  return {symbols, en: names('en'), fr: names('fr')};
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [name, text] of Object.entries(make())) {
    if (/[`\\$]/.test(text)) throw new Error(`${name} holds what a template literal reads otherwise.`);
    const code = `/** Written by make.mjs from emojibase-data. */\nexport const ${name} = \`${text}\`;\n`;
    writeFileSync(new URL(`${name}.ts`, import.meta.url), code);
  }
