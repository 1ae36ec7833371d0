// Writes THIRD-PARTY.md: what of others is inside dist/wa-desk.js and its chunks, read from their source maps.
import {readdir, readFile, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

const root = new URL('../', import.meta.url);

/** Data that the build does not see as a package, because a script has put it into a source file. */
const inSources = [{source: 'components/composer/emoji/data/', name: 'emojibase-data'}];

/** Names of the packages in the one-file build. */
async function bundledPackages() {
  const chunks = (await readdir(new URL('dist/chunks/', root))).map((name) => `chunks/${name}`);
  const maps = ['wa-desk.js.map', ...chunks.filter((name) => name.endsWith('.map'))];
  const names = new Set();
  for (const map of maps) {
    const {sources} = JSON.parse(await readFile(new URL(`dist/${map}`, root), 'utf8'));
    for (const source of sources) {
      const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source) ?? [];
      if (name) names.add(name);
      for (const one of inSources) if (source.includes(one.source)) names.add(one.name);
    }
  }
  return [...names].toSorted();
}

async function packageOf(name) {
  const folder = new URL(`node_modules/${name}/`, root);
  const {version, license} = JSON.parse(await readFile(new URL('package.json', folder), 'utf8'));
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  if (!file) throw new Error(`${name} brings no licence text: find it before it is bundled.`);
  return {name, version, license, text: (await readFile(new URL(file, folder), 'utf8')).trim()};
}

/** The whole file, as it must be for the build that is there. */
export async function thirdParty() {
  const packages = await Promise.all((await bundledPackages()).map(packageOf));
  const rows = packages.map(({name, version, license}) => `| ${name} | ${version} | ${license} |`);
  const texts = packages.map(({name, text}) => `## ${name}\n\n\`\`\`\n${text.replaceAll('\r', '')}\n\`\`\``);
  return `# What is bundled

The one-file build, \`dist/wa-desk.js\` with \`dist/chunks\`, contains code or data of these packages. The modules in the
rest of \`dist\` contain none: they import what they need. \`node docs/third-party.mjs\` writes this file, and a test
compares it with the build.

| package | version | licence |
| --- | --- | --- |
${rows.join('\n')}

${texts.join('\n\n')}
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(new URL('THIRD-PARTY.md', root), await thirdParty());
