import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {gzipSync} from 'node:zlib';
import {library, make} from '../../src/components/composer/emoji/data/make.mjs';
import {toned} from '../../dist/components/composer/emoji/tones.js';

const folder = new URL('../../src/components/composer/emoji/data/', import.meta.url);
const kept = (name) => readFileSync(new URL(`${name}.ts`, folder), 'utf8');

describe('the emoji', () => {
  const made = make();
  for (const name of ['symbols', 'en', 'fr'])
    it(`are those of the library: ${name}; after a new version run npm run emoji`, () => {
      assert.ok(kept(name).includes(`\`${made[name]}\``));
    });

  it('have as many names as there are of them', () => {
    const count = made.symbols.split(/\s/).length;
    assert.ok(count > 1800);
    for (const language of ['en', 'fr']) assert.equal(made[language].split('\n').length, count, language);
  });

  it('weigh little enough to come at a click', () => {
    for (const language of ['en', 'fr'])
      assert.ok(gzipSync(kept('symbols') + kept(language), {level: 9}).length < 40_000, language);
  });

  it('take the skin tones that Unicode has, and no other', () => {
    for (const {emoji, skins = []} of library('en')) {
      const known = skins.filter(({tone}) => new Set([tone].flat()).size === 1);
      if (known.length === 0) assert.equal(toned(emoji, 3), emoji);
      for (const skin of known) assert.equal(toned(emoji, [skin.tone].flat()[0]), skin.emoji, skin.label);
    }
  });
});
