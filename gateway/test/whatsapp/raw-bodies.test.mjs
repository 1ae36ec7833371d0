import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import * as fc from 'fast-check';
import {readWebhook} from '../../dist/whatsapp/index.js';
import {bodyWith, readCorpus} from './corpus.mjs';

const {vectors} = readCorpus('raw-bodies.json');
const refused = {accept: false, updates: [], problems: true, ignoredFields: [], duplicates: 0};

describe('reads bodies that are not clean JSON', () => {
  test('all bodies are here', () => assert.equal(vectors.length, 15));

  for (const {id, name, about, bodyBase64, expect} of vectors) {
    test(`${id} ${name}: ${about}`, () => {
      const reading = readWebhook(Buffer.from(bodyBase64, 'base64'));
      assert.equal(reading.updates.length, expect.updates);
      if (expect.updates === 0) assert.deepEqual(reading, refused);
      else assert.deepEqual({accept: reading.accept, problems: reading.problems}, {accept: true, problems: false});
    });
  }

  test('invalid UTF-8 costs its characters, not the message', () => {
    const {bodyBase64} = vectors.find(({name}) => name === 'invalid-utf8-in-name');
    const [update] = readWebhook(Buffer.from(bodyBase64, 'base64')).updates;
    assert.equal(update.text, 'r\uFFFD(w');
  });

  test('half a million opening brackets are no webhook', () => {
    assert.deepEqual(readWebhook(Buffer.from('['.repeat(500_000))), refused);
    assert.deepEqual(readWebhook(Buffer.from('{"a":'.repeat(200_000))), refused);
  });

  for (const place of ['text', 'context', 'referral', 'errors', 'system', 'profile']) {
    test(`200000 levels of nesting as ${place} leave the message readable`, () => {
      const marked = JSON.stringify(
        bodyWith({
          message:
            place === 'profile' ? {} : {[place]: 'DEEP', type: place === 'text' ? 'text' : 'image', image: {id: '1'}},
          value: place === 'profile' ? {contacts: [{wa_id: '447700900101', profile: 'DEEP'}]} : {},
        }),
      );
      const reading = readWebhook(Buffer.from(marked.replace('"DEEP"', '['.repeat(200_000) + ']'.repeat(200_000))));
      assert.equal(reading.updates.length, 1);
      assert.equal(reading.updates[0].messageId, 'wamid.A');
      assert.doesNotThrow(() => JSON.stringify(reading));
    });
  }

  test('a form answer of 200000 levels is cut off where nobody reads any more', () => {
    const response_json = '{"a":'.repeat(200_000) + '1' + '}'.repeat(200_000);
    const interactive = {type: 'nfm_reply', nfm_reply: {name: 'flow', response_json}};
    const reading = readWebhook(Buffer.from(JSON.stringify(bodyWith({message: {type: 'interactive', interactive}}))));
    assert.equal(JSON.stringify(reading.updates[0].form.data), `${'{"a":'.repeat(32)}null${'}'.repeat(32)}`);
  });

  test('no bytes make it throw', () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.deepEqual(readWebhook(bytes), refused)));
    assert.deepEqual(readWebhook(undefined), refused);
  });
});
