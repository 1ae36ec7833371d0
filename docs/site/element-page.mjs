import {html, markup} from './html.mjs';
import {renderCode, renderInline, renderMarkdown} from './markdown.mjs';
import {markupOf, sceneOf} from './scenes.mjs';

const code = (text) => (text === undefined || text === '' ? '' : html`<code>${text}</code>`);

/** The tables of an element, each with what is in it, its columns and the address of a row. */
export const tables = [
  {
    id: 'properties',
    title: 'Properties and attributes',
    of: 'properties',
    columns: ['property', 'attribute', 'type', 'default', 'is'],
    row: ({name, attribute, type, initial, readonly, description}) => [
      html`${code(name)}${readonly ? html` <small>read only</small>` : ''}`,
      code(attribute),
      code(type),
      code(initial),
      renderInline(description),
    ],
  },
  {
    id: 'methods',
    title: 'Methods',
    of: 'methods',
    columns: ['method', 'does'],
    row: ({name, parameters, description}) => [code(`${name}(${parameters.join(', ')})`), renderInline(description)],
  },
  {
    id: 'events',
    title: 'Events',
    of: 'events',
    columns: ['event', 'type', 'when'],
    row: ({name, type, description}) => [code(name), code(type), renderInline(description)],
  },
  {
    id: 'slots',
    title: 'Slots',
    of: 'slots',
    columns: ['slot', 'is for'],
    row: ({name, description}) => [name ? code(name) : html`<em>the content</em>`, renderInline(description)],
  },
  {
    id: 'parts',
    title: 'Parts',
    of: 'parts',
    columns: ['part', 'is'],
    row: ({name, description}) => [code(name), renderInline(description)],
  },
  {
    id: 'custom-properties',
    title: 'Custom properties',
    of: 'cssProperties',
    columns: ['custom property', 'default', 'is'],
    row: ({name, initial, description}) => [code(name), code(initial), renderInline(description)],
  },
  {
    id: 'states',
    title: 'States',
    of: 'states',
    columns: ['state', 'while'],
    row: ({name, description}) => [code(`:state(${name})`), renderInline(description)],
  },
];

export const anchorOf = (table, name) => `${table.id}-${(name || 'content').replaceAll(/[^\w-]/g, '')}`;

function renderTable(table, entries) {
  if (entries.length === 0) return '';
  const head = table.columns.map((column) => html`<th scope="col">${column}</th>`);
  const rows = entries.map(
    (entry) =>
      html`<tr id="${anchorOf(table, entry.name)}">
        ${table.row(entry).map((cell, at) => html`<td data-column="${table.columns[at]}">${cell}</td>`)}
      </tr>`,
  );
  return html`<h2 id="${table.id}"><a class="anchor" href="#${table.id}">${table.title}</a></h2>
    <div class="table" tabindex="0" role="group" aria-label="${table.title}">
      <table class="api ${table.id}">
        <thead>
          <tr>
            ${head}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

/** The running element in a frame, with tools that turn it round. */
export function renderExample({tag, height, source, title = `<${tag}>, running`}) {
  const tool = (name, words) => html`<button type="button" data-tool="${name}" aria-pressed="false">${words}</button>`;
  return html`<div class="example">
    <div class="tools" role="group" aria-label="Example">
      ${tool('rtl', 'Right to left')} ${tool('french', 'French')} ${tool('narrow', '320 px')}
      <button type="button" data-tool="again">Again</button>
      <a href="${source}">Alone</a>
    </div>
    <iframe title="${title}" height="${height * 16}" data-src="${source}" allow="microphone; clipboard-write"></iframe>
    <noscript>The example needs JavaScript.</noscript>
  </div>`;
}

export function elementPage(element, size) {
  const {tag, className, importName, summary, more} = element;
  const scene = sceneOf(tag);
  const filled = tables.filter(({of}) => element[of].length > 0);
  const body = html`<h1><code>&lt;${tag}&gt;</code></h1>
    <p class="lead">${renderInline(summary)}</p>
    ${more ? renderMarkdown(more).body : ''} ${renderExample({tag, height: scene.height, source: 'live/'})}
    <p class="hint">${scene.told}</p>
    ${renderCode(markupOf(tag), 'html')}
    <h2 id="import"><a class="anchor" href="#import">Import</a></h2>
    ${renderCode(
      `import '${importName}'; // registers <${tag}>\nimport {${className}} from 'wa-desk'; // the class alone`,
      'js',
    )}
    ${
      size
        ? html`<p>
            Alone, with all it loads at once, it weighs <strong>${size} kB</strong> gzip beside Lit; see
            <a href="../../sizes/">all sizes</a>.
          </p>`
        : ''
    }
    ${filled.map((table) => renderTable(table, element[table.of]))}
    ${
      element.parts.length > 0
        ? html`<h2 id="style"><a class="anchor" href="#style">Style a part</a></h2>
            ${renderCode(`${tag}::part(${element.parts[0].name}) {\n  border-radius: 0;\n}`, 'css')}`
        : ''
    }`;
  const sections = [
    {id: 'import', title: 'Import'},
    ...filled.map(({id, title}) => ({id, title})),
    ...(element.parts.length > 0 ? [{id: 'style', title: 'Style a part'}] : []),
  ];
  return {title: `<${tag}>`, description: summary, body, sections};
}

const inScene = {
  'wa-desk': '<wa-desk demo></wa-desk>',
  'wa-desk-session': '<wa-desk-session></wa-desk-session>\n    <wa-agent-state></wa-agent-state>',
  'wa-message-bubble':
    '<wa-desk-session></wa-desk-session>\n    <wa-message-bubble></wa-message-bubble>\n    <wa-message-bubble></wa-message-bubble>',
};

/** What stands on the example's own page. */
export const liveBody = (tag) => markup(inScene[tag] ?? `<wa-desk-session></wa-desk-session>\n    <${tag}></${tag}>`);
