import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';

const SENTENCES = 26;
const root = new URL('..', import.meta.url);
const {sentences, behaviours, later} = JSON.parse(
  await readFile(new URL('specification.json', import.meta.url), 'utf8'),
);

/** The titles of the tests in a file, as they are written there. */
async function titlesIn(file) {
  const text = await readFile(new URL(file, root), 'utf8');
  return new Set([...text.matchAll(/\b(?:it|test)\(\s*(['`])(.*?)\1,/g)].map(([, , title]) => title));
}

describe('the specification', () => {
  for (const [kind, promises] of Object.entries({sentence: sentences, behaviour: behaviours}))
    for (const {number, promise, shownBy} of promises)
      it(`${kind} ${number} is shown by tests: ${promise}`, async () => {
        assert.notEqual(shownBy.length, 0, 'no test is named');
        for (const {file, title} of shownBy)
          assert.ok((await titlesIn(file)).has(title), `${file} has no test “${title}”`);
      });

  it('is covered sentence by sentence, now or later', (t) => {
    for (const {numbers, subject} of later) t.diagnostic(`later: ${numbers.join(', ')} (${subject})`);
    const all = [...sentences.map(({number}) => number), ...later.flatMap(({numbers}) => numbers)];
    assert.deepEqual(
      all.toSorted((a, b) => a - b),
      Array.from({length: SENTENCES}, (_, i) => i + 1),
    );
  });
});
