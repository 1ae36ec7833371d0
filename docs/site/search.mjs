import MiniSearch from 'minisearch';
import {indexOptions} from '../client/search-options.js';
import {anchorOf, tables} from './element-page.mjs';

function* guideEntries({title, lead, sections}, href, kind) {
  yield {title, where: kind, kind, href, text: lead};
  for (const section of sections)
    yield {title: section.title, where: title, kind, href: `${href}#${section.id}`, text: section.text};
}

const kinds = {
  properties: 'property',
  methods: 'method',
  events: 'event',
  slots: 'slot',
  parts: 'part',
  cssProperties: 'custom property',
  states: 'state',
};

function* elementEntries(element) {
  const href = `elements/${element.tag}/`;
  yield {
    title: `<${element.tag}>`,
    where: element.className,
    kind: 'element',
    href,
    text: `${element.summary} ${element.more}`,
  };
  for (const table of tables)
    for (const entry of element[table.of])
      yield {
        title: entry.name || 'the content',
        where: `<${element.tag}>`,
        kind: kinds[table.of],
        href: `${href}#${anchorOf(table, entry.name)}`,
        text: `${entry.attribute ?? ''} ${entry.description}`,
      };
}

/** Everything that can be found, as the text of the index. */
export function searchIndex({guides, project, elements, others}) {
  const entries = [
    ...guides.flatMap((guide) => [...guideEntries(guide, `guides/${guide.name}/`, 'guide')]),
    ...project.flatMap((one) => [...guideEntries(one, `project/${one.name}/`, 'project')]),
    ...elements.flatMap((element) => [...elementEntries(element)]),
    ...others.map(({title, description, href}) => ({title, where: 'page', kind: 'page', href, text: description})),
  ];
  const index = new MiniSearch(indexOptions);
  index.addAll(entries.map((entry, id) => ({id, ...entry})));
  return JSON.stringify(index);
}
