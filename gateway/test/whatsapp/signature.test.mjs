import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import * as fc from 'fast-check';
import {verifySignature} from '../../dist/whatsapp/index.js';
import {signature} from '../../../test/fixtures/whatsapp/corpus/wire.mjs';
import {readCorpus} from './corpus.mjs';

const {vectors} = readCorpus('signatures.json');
const body = Buffer.from('{}');

describe('accepts only what the app secret signed', () => {
  test('all vectors are here', () => assert.equal(vectors.length, 34));

  for (const {id, name, about, appSecret, bodyBase64, header, valid, optional} of vectors) {
    if (optional) continue;
    test(`${id} ${name}: ${about}`, () => {
      assert.equal(verifySignature(appSecret, Buffer.from(bodyBase64, 'base64'), header), valid);
    });
  }

  test('upper and mixed case digits are the same signature', () => {
    const [prefix, digits] = signature('secret', body).split('=');
    assert.ok(verifySignature('secret', body, `${prefix}=${digits.toUpperCase()}`));
    assert.ok(verifySignature('secret', body, `${prefix}=${digits.slice(0, 32)}${digits.slice(32).toUpperCase()}`));
  });

  test('plain byte arrays and slices of larger ones are read as they are', () => {
    const larger = new Uint8Array([1, 123, 125, 1]);
    assert.ok(verifySignature('secret', larger.subarray(1, 3), signature('secret', body)));
  });

  test('blanks and line ends around the value are refused', () => {
    const header = signature('secret', body);
    for (const odd of [` ${header}`, `${header} `, `${header}\n`, `\n${header}`, `${header},${header}`]) {
      assert.equal(verifySignature('secret', body, odd), false, JSON.stringify(odd));
    }
  });

  test('no header, body or secret of whatever kind makes it throw or pass', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), fc.anything(), (secret, bytes, header) => {
        assert.equal(verifySignature(secret, bytes, header), false);
      }),
    );
    assert.equal(verifySignature('secret', body, undefined), false);
    assert.equal(verifySignature('secret', body, [signature('secret', body)]), false);
    assert.equal(verifySignature(undefined, body, signature('', body)), false);
  });

  test('every body passes with its signature and fails after a change of one bit', () => {
    const change = fc.record({secret: fc.string({minLength: 1}), bytes: fc.uint8Array({minLength: 1}), bit: fc.nat()});
    fc.assert(
      fc.property(change, ({secret, bytes, bit}) => {
        const header = signature(secret, bytes);
        assert.ok(verifySignature(secret, bytes, header));
        const changed = Uint8Array.from(bytes);
        changed[Math.floor(bit / 8) % bytes.length] ^= 1 << (bit % 8);
        assert.equal(verifySignature(secret, changed, header), false);
      }),
    );
  });
});
