import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const source = fileURLToPath(new URL('../../src/', import.meta.url));
const catalogue = readFileSync(join(source, 'strings/en.ts'), 'utf8');
const areas = new Set([...catalogue.matchAll(/^ {2}(\w+): \w+Words,$/gm)].map(([, name]) => name));
const brought = join(source, 'strings/en');

/** What a module imports, types aside, and the areas of the catalogue it speaks with. */
function read(file) {
  const code = readFileSync(file, 'utf8');
  const paths = [...code.matchAll(/^(?:import|export) (?!type )(?:[^;]*? from )?'(\.[^']+)'/gm)];
  const destructured = code.matchAll(
    /\{([^{}]*)\}\s*(?:=\s*(?:this\.|super\.)?strings\b|: Strings\b|=\s*stringsOf\()/g,
  );
  const named = [
    ...[...code.matchAll(/\bstrings\??\s*\.(\w+)/g)].map(([, name]) => name),
    ...[...destructured].flatMap(([, names]) => names.split(',').map((name) => name.split(':')[0].trim())),
  ];
  return {
    imports: paths.map(([, path]) => join(dirname(file), path).replace(/\.js$/, '.ts')).filter(existsSync),
    speaks: named.filter((name) => areas.has(name)),
  };
}

function modulesOf(file, seen = new Set()) {
  if (!seen.has(file)) {
    seen.add(file);
    for (const path of read(file).imports) modulesOf(path, seen);
  }
  return seen;
}

const camelCase = (name) => name.replaceAll(/-(\w)/g, (_, letter) => letter.toUpperCase());

describe('the English words', () => {
  it('are in areas, of which the whole catalogue is made', () => {
    assert.ok(areas.size > 15);
    const files = readdirSync(brought).map((name) => camelCase(basename(name, '.ts')));
    for (const area of areas) assert.ok(files.includes(area), area);
  });

  for (const name of readdirSync(join(source, 'define')).filter((file) => !['register.ts', 'later.ts'].includes(file)))
    it(`come with define/${basename(name, '.ts')}: every area it speaks with, and none that it does not`, () => {
      const modules = [...modulesOf(join(source, 'define', name))];
      const came = modules.filter((file) => dirname(file) === brought).map((file) => camelCase(basename(file, '.ts')));
      const speaks = new Set(modules.flatMap((file) => read(file).speaks));
      assert.deepEqual(came.filter((area) => areas.has(area)).toSorted(), [...speaks].toSorted());
    });
});
