import {readFile} from 'node:fs/promises';

const root = new URL('../../', import.meta.url);

/** What the manifest lists for the analyzer's or Lit's sake, and nobody who embeds the desk needs. */
const forItself = new Set(['version']);

const sentence = (text = '') => text.replaceAll(/\s*\n\s*/g, ' ').trim();

/** A summary may go on in paragraphs of its own: the first is the summary, the rest tells more. */
function told({summary = '', description = ''}) {
  const [first = '', ...rest] = summary.split(/\n\s*\n/);
  return {summary: sentence(first), more: [...rest, description].filter(Boolean).join('\n\n')};
}

function elementOf(declaration, module) {
  const members = (declaration.members ?? []).filter(({name}) => !forItself.has(name));
  const attributes = new Map((declaration.attributes ?? []).map((one) => [one.fieldName ?? one.name, one]));
  return {
    tag: declaration.tagName,
    className: declaration.name,
    module,
    importName: `wa-desk/define/${declaration.tagName.replace('wa-', '')}`,
    ...told(declaration),
    properties: members
      .filter(({kind, static: isStatic, type}) => kind === 'field' && !isStatic && type)
      .map((field) => ({
        name: field.name,
        attribute: attributes.get(field.name)?.name,
        type: field.type.text,
        initial: field.default,
        readonly: field.readonly === true,
        description: sentence(field.description),
      })),
    methods: members
      .filter(({kind, static: isStatic, type}) => !isStatic && (kind === 'method' || !type))
      .map((method) => ({
        name: method.name,
        parameters: (method.parameters ?? []).map(({name, optional}) => (optional ? `${name}?` : name)),
        description: sentence(method.description),
      })),
    events: list(declaration.events, ({type}) => ({type: type?.text})),
    slots: list(declaration.slots),
    parts: list(declaration.cssParts),
    cssProperties: list(declaration.cssProperties, ({default: initial}) => ({initial})),
    states: list(declaration.cssStates),
  };
}

const list = (entries = [], more = () => ({})) =>
  entries.map((entry) => ({name: entry.name, description: sentence(entry.description), ...more(entry)}));

/** The elements of the manifest that the build has made, `wa-desk` first, then by name. */
export async function readElements() {
  const {modules} = JSON.parse(await readFile(new URL('custom-elements.json', root), 'utf8'));
  const all = modules.flatMap(({path, declarations = []}) =>
    declarations.filter(({tagName}) => tagName).map((declaration) => elementOf(declaration, path)),
  );
  const rank = ({tag}) => (tag === 'wa-desk' ? '' : tag);
  return all.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
