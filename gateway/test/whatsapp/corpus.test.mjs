import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {readWebhook, verifySignature} from '../../dist/whatsapp/index.js';
import {compare} from '../../../test/fixtures/whatsapp/corpus/match.mjs';
import {signature, toWire} from '../../../test/fixtures/whatsapp/corpus/wire.mjs';
import {readCases, stringsIn} from './corpus.mjs';

const appSecret = 'corpus-secret';

const duties = {
  noNul: ({updates}) => assert.ok([...stringsIn(updates)].every((text) => !text.includes('\0'))),
  wellFormedText: ({updates}) => assert.ok([...stringsIn(updates)].every((text) => text.isWellFormed())),
  noPrototypePollution: ({updates}) => {
    assert.deepEqual(Object.keys(Object.prototype), []);
    assert.equal({}.polluted, undefined);
    assert.ok(updates.every((update) => Object.getPrototypeOf(update) === Object.prototype));
  },
  noStackOverflow: (reading) => assert.doesNotThrow(() => JSON.stringify(reading)),
  noMetaUrlInBrowser: (reading) => assert.ok(!JSON.stringify(reading).includes('lookaside')),
};

for (const [folder, count] of [
  ['public', 161],
  ['scenario', 54],
]) {
  describe(`reads the webhooks of corpus/${folder}`, () => {
    const cases = readCases(folder);

    test('all of them are here', () => assert.equal(cases.length, count));

    for (const {path, about, body, expect} of cases) {
      test(`${path}: ${about}`, () => {
        const bytes = toWire(body);
        assert.ok(verifySignature(appSecret, bytes, signature(appSecret, bytes)));
        const reading = readWebhook(bytes);
        assert.deepEqual(compare(expect, reading), []);
        for (const duty of Object.keys(expect.safety ?? {})) duties[duty]?.(reading);
      });
    }
  });
}
