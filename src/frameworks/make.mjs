// Writes dist/frameworks, the last part of the build: what React, Vue and Svelte must know of our tags, from
// custom-elements.json, so that it is what the elements are. Types only: nothing of it reaches a browser.
import {copyFileSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const root = new URL('../../', import.meta.url);
const to = new URL('dist/frameworks/', root);

const union = (names) => names.map((name) => `'${name}'`).join(' | ');
const block = (lines) => (lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n}`);
const doc = (text) => `  /** ${text.replaceAll('*/', '')} */\n`;

/** A page sets what is not read only, as a property or, where that has another name, as an attribute. */
function typesOf({name, members = [], attributes = [], events = []}) {
  const properties = members.filter(({kind, readonly, static: own}) => kind === 'field' && !readonly && !own);
  const others = attributes.filter((attribute) => attribute.name !== attribute.fieldName);
  return `
export interface ${name}Properties extends Partial<Pick<${name}, ${union(properties.map((one) => one.name))}>> {}
export interface ${name}Attributes ${block(others.map((one) => `  '${one.name}'?: ${name}['${one.fieldName}'] | undefined;`))}
export interface ${name}Events ${block(
    events.map((event) => `${doc(event.description)}  '${event.name}': Heard<'${event.name}', ${name}>;`),
  )}
export interface ${name}Listeners ${block(
    events.map(
      (event) =>
        `${doc(event.description)}  'on${event.name}'?: ((event: Heard<'${event.name}', ${name}>) => void) | undefined;`,
    ),
  )}
`;
}

const entryOf = ({tagName, name, summary}) => `${doc(summary)}  '${tagName}': {
    element: ${name};
    properties: ${name}Properties;
    attributes: ${name}Attributes;
    events: ${name}Events;
    listeners: ${name}Listeners;
  };`;

export function elementTypes({modules}) {
  const elements = modules.flatMap(({declarations = []}) => declarations.filter(({tagName}) => tagName));
  return `import type {${elements.map(({name}) => name).join(', ')}} from '../index.js';

/** An event as a listener on the element itself gets it. */
export type Heard<Name extends keyof HTMLElementEventMap, Host> = HTMLElementEventMap[Name] & {
  readonly currentTarget: Host;
};
${elements.map(typesOf).join('')}
export interface DeskElements ${block(elements.map(entryOf))}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(to, {recursive: true});
  const manifest = JSON.parse(readFileSync(new URL('custom-elements.json', root), 'utf8'));
  writeFileSync(new URL('elements.d.ts', to), elementTypes(manifest));
  for (const framework of ['react', 'vue', 'svelte']) {
    copyFileSync(new URL(`${framework}.d.ts`, import.meta.url), new URL(`${framework}.d.ts`, to));
    writeFileSync(new URL(`${framework}.js`, to), 'export {};\n');
  }
}
