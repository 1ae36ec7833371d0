import {access, readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {html, markup} from './html.mjs';

const folder = fileURLToPath(new URL('../theme-page/', import.meta.url));

const isThere = (path) =>
  access(path).then(
    () => true,
    () => false,
  );

/** The page where a partner turns the knobs on a live desk; undefined where there is none. */
export async function readThemePage() {
  if (!(await isThere(`${folder}body.html`))) return undefined;
  return {
    title: 'Turn the knobs',
    description: 'Make your own theme on a live desk, see its contrast checked, and copy the CSS.',
    body: html`<h1>Turn the knobs</h1>
      ${markup(await readFile(`${folder}body.html`, 'utf8'))}`,
    extra: html`<link rel="stylesheet" href="theme.css" />
      <script type="module" src="../assets/wa-desk/wa-desk.js"></script>
      <script type="module" src="theme.js"></script>`,
    wide: true,
    files: ['theme.js', 'theme.css'].map((name) => folder + name),
  };
}
