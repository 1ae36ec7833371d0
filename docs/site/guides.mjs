import {readdir, readFile} from 'node:fs/promises';
import {renderMarkdown} from './markdown.mjs';

const folder = new URL('../guides/', import.meta.url);
const root = new URL('../../', import.meta.url);

/** As somebody reads them who is new; a guide that is not named here comes after them. */
const order = [
  'start',
  'embed',
  'theme',
  'events',
  'recipes',
  'adapters',
  'simulator',
  'keyboard',
  'gateway',
  'masking',
  'security',
];
const last = ['upgrade'];

const rank = (name) => {
  if (last.includes(name)) return Infinity;
  return order.includes(name) ? order.indexOf(name) : order.length;
};

/** Files of the repository's root that are pages of the site too. */
const project = {
  changelog: 'CHANGELOG.md',
  contributing: 'CONTRIBUTING.md',
  'security-policy': 'SECURITY.md',
  'third-party': 'THIRD-PARTY.md',
};

/**
 * In a guide `other.md#part` leads to another guide, `../../CHANGELOG.md` to a file of the root that has a page, and
 * `/theme/` or `../theme/` to a page of the site.
 */
function linkOf(href) {
  if (/^[a-z]+:|^#/.test(href)) return href;
  if (href.startsWith('/')) return `../..${href}`;
  if (/^\.\.\/[a-z][\w/-]*\/(?:#.*)?$/.test(href)) return `../${href}`;
  const [, file, part = ''] = /([\w-]+\.md)(#.*)?$/.exec(href) ?? [];
  const page = Object.keys(project).find((name) => project[name] === file);
  if (page) return `../../project/${page}/${part}`;
  if (file && /^(?:\.\/|(?:\.\.\/\.\.\/)?docs\/guides\/)?[\w-]+\.md/.test(href))
    return `../../guides/${file.slice(0, -3)}/${part}`;
  throw new Error(`A guide links to ${href}. Link to other.md, ../../CHANGELOG.md and the like, or /a/page/.`);
}

async function read(url, name) {
  const source = await readFile(url, 'utf8');
  return {name, source, ...renderMarkdown(source, linkOf)};
}

/** The hand-written pages, in order, as `{name, title, lead, sections, body, source}`. */
export async function readGuides() {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -3));
  const sorted = names.toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Promise.all(sorted.map((name) => read(new URL(`${name}.md`, folder), name)));
}

/** What every project has beside its code. */
export const readProject = () =>
  Promise.all(Object.entries(project).map(([name, file]) => read(new URL(file, root), name)));
