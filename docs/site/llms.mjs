// Writes dist/llms.txt and dist/llms-full.txt: what a language model should read, from the guides and the manifest.
import {writeFile} from 'node:fs/promises';
import {tables} from './element-page.mjs';
import {readElements} from './elements.mjs';
import {readGuides} from './guides.mjs';

const dist = new URL('../../dist/', import.meta.url);

const intro = `# wa-desk

> A complete WhatsApp agent desk for any CRM, as Web Components: \`<wa-desk demo></wa-desk>\` runs without a server;
> \`<wa-desk endpoint="…" token-url="…"></wa-desk>\` runs against its gateway. MIT licence.
`;

const plain = (markdown) => markdown.replaceAll('|', '\\|');

const facts = {
  properties: ({attribute, type, initial}) => [
    attribute && `attribute \`${attribute}\``,
    type && `type \`${type}\``,
    initial && `default \`${initial}\``,
  ],
  methods: () => [],
  events: ({type}) => [type && `\`${type}\``],
  slots: () => [],
  parts: () => [],
  cssProperties: ({initial}) => [initial && `default \`${initial}\``],
  states: () => [],
};

function elementText(element) {
  const lists = tables
    .filter(({of}) => element[of].length > 0)
    .map(({of, title}) => {
      const lines = element[of].map((entry) => {
        const aside = facts[of](entry).filter(Boolean).join(', ');
        return `- \`${entry.name || '(default)'}\`${aside ? ` (${aside})` : ''}: ${plain(entry.description)}`;
      });
      return `### ${title}\n\n${lines.join('\n')}`;
    });
  return [
    `## <${element.tag}>`,
    element.summary,
    element.more,
    `Import: \`import '${element.importName}'\`; class \`${element.className}\` from \`wa-desk\`.`,
    ...lists,
  ]
    .filter(Boolean)
    .join('\n\n');
}

const [guides, elements] = await Promise.all([readGuides(), readElements()]);
const short = [
  intro,
  '## Guides\n',
  ...guides.map(({name, title, lead}) => `- [${title}](guides/${name}/): ${lead}`),
  '\n## Elements\n',
  ...elements.map(({tag, summary}) => `- [<${tag}>](elements/${tag}/): ${summary}`),
  '\n## Everything in one file\n',
  '- [llms-full.txt](llms-full.txt): all guides, and all properties, events, slots, parts and custom properties',
];
await writeFile(new URL('llms.txt', dist), `${short.join('\n')}\n`);
await writeFile(
  new URL('llms-full.txt', dist),
  `${[intro, ...guides.map(({source}) => source.trim()), '# Elements', ...elements.map(elementText)].join('\n\n')}\n`,
);
