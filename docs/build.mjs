// Builds the documentation into docs/dist: a static site without a server of its own, under any address.
import {cp, mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {rollup} from 'rollup';
import {elementPage, liveBody} from './site/element-page.mjs';
import {readElements} from './site/elements.mjs';
import {readGuides, readProject} from './site/guides.mjs';
import {homePage} from './site/home-page.mjs';
import {html} from './site/html.mjs';
import {sceneOf} from './site/scenes.mjs';
import {searchIndex} from './site/search.mjs';
import {livePage, page} from './site/shell.mjs';
import {measured, sizesPage} from './site/sizes-page.mjs';
import {readThemePage} from './site/theme-page.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const target = join(root, 'docs/dist');

async function write(path, text) {
  const file = join(target, path);
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, String(text));
}

/** The scripts of the pages, with what they use of the package and of the search library. */
async function bundleClient() {
  const client = join(root, 'docs/client');
  const bundle = await rollup({
    input: {site: `${client}/site.js`, live: `${client}/live.js`},
    context: 'globalThis',
    plugins: [nodeResolve({exportConditions: ['production', 'browser']}), terser({ecma: 2022, module: true})],
  });
  await bundle.write({dir: join(target, 'assets'), format: 'es', chunkFileNames: 'chunks/[name]-[hash].js'});
  await bundle.close();
  for (const file of ['theme.js', 'site.css', 'live.css', 'icon.svg'])
    await cp(join(client, file), join(target, 'assets', file));
}

const navigationOf = ({guides, project, elements, themePage}) => [
  {
    name: 'Guides',
    pages: guides.map(({name, title}) => ({href: `guides/${name}/`, title})),
  },
  {
    name: 'Look',
    pages: [...(themePage ? [{href: 'theme/', title: 'Turn the knobs'}] : []), {href: 'sizes/', title: 'Sizes'}],
  },
  {
    name: 'Elements',
    pages: elements.map(({tag}) => ({href: `elements/${tag}/`, title: tag})),
  },
  {
    name: 'Project',
    pages: project.map(({name, title}) => ({href: `project/${name}/`, title})),
  },
];

/** Builds all of it, and tells where it is and what was measured on the way. */
export async function buildDocs() {
  await rm(target, {recursive: true, force: true});
  const [guides, project, elements, themePage, sizes] = await Promise.all([
    readGuides(),
    readProject(),
    readElements(),
    readThemePage(),
    measured(),
  ]);
  const navigation = navigationOf({guides, project, elements, themePage});
  const others = [
    {...sizesPage(elements, sizes), href: 'sizes/'},
    ...(themePage ? [{...themePage, href: 'theme/'}] : []),
  ];

  await write('index.html', page({...homePage(elements, guides), path: '', navigation, wide: true}));
  for (const {name, title, lead, body, sections} of guides)
    await write(
      `guides/${name}/index.html`,
      page({
        path: `guides/${name}/`,
        title,
        description: lead,
        sections,
        navigation,
        body: html`<h1>${title}</h1>
          ${body}`,
      }),
    );
  for (const {name, title, lead, body, sections} of project)
    await write(
      `project/${name}/index.html`,
      page({
        path: `project/${name}/`,
        title,
        description: lead,
        sections,
        navigation,
        body: html`<h1>${title}</h1>
          ${body}`,
      }),
    );
  for (const element of elements) {
    const path = `elements/${element.tag}/`;
    await write(`${path}index.html`, page({path, navigation, ...elementPage(element, sizes.elements[element.tag])}));
    const {scene} = sceneOf(element.tag);
    const live = {title: `<${element.tag}>, running`, root: '../../../', body: liveBody(element.tag), scene};
    await write(`${path}live/index.html`, livePage(live));
  }
  for (const {href, ...other} of others) await write(`${href}index.html`, page({path: href, navigation, ...other}));
  await bundleClient();
  await write('assets/search.json', searchIndex({guides, project, elements, others}));
  await cp(join(root, 'dist/wa-desk.js'), join(target, 'assets/wa-desk/wa-desk.js'));
  await cp(join(root, 'dist/themes'), join(target, 'assets/wa-desk/themes'), {recursive: true});
  await cp(join(root, 'dist/chunks'), join(target, 'assets/wa-desk/chunks'), {recursive: true});
  if (themePage) for (const file of themePage.files) await cp(file, join(target, 'theme', file.split('/').at(-1)));
  await write('llms.txt', await readFile(join(root, 'dist/llms.txt'), 'utf8'));
  await write('llms-full.txt', await readFile(join(root, 'dist/llms-full.txt'), 'utf8'));
  return {target, sizes, elements};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildDocs();
  console.log('The documentation is in docs/dist; look at it with: npm run docs:show');
}
