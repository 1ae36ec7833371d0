import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import * as fc from 'fast-check';
import {verifySubscription} from '../../dist/whatsapp/index.js';
import {readCorpus} from './corpus.mjs';

const {vectors, verifyToken} = readCorpus('verify.json');
const good = 'hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=desk-verify';

const assertRefused = ({status, body}, challenge = '1158201444') => {
  assert.ok(status >= 400 && status < 500, `status ${status}`);
  assert.ok(!body.includes(challenge));
};

describe("answers Meta's check of the callback URL", () => {
  test('all vectors are here', () => assert.equal(vectors.length, 16));

  for (const {id, about, query, expect} of vectors) {
    test(`${id}: ${about}`, () => {
      const answer = verifySubscription(query, verifyToken);
      if (expect.status === '4xx') assertRefused(answer, expect.bodyMustNotContain);
      else assert.deepEqual(answer, expect);
    });
  }

  test('the query may start with its question mark', () => {
    assert.deepEqual(verifySubscription(`?${good}`, verifyToken), {status: 200, body: '1158201444'});
  });

  test('an unset token on our side refuses everybody, also those who send none', () => {
    for (const query of [good, 'hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=']) {
      assertRefused(verifySubscription(query, ''));
      assertRefused(verifySubscription(query, undefined));
    }
  });

  for (const parameter of ['hub.mode=subscribe', 'hub.challenge=1158201444', 'hub.verify_token=desk-verify']) {
    test(`a repeated ${parameter.split('=')[0]} is refused, even with the same value`, () => {
      assertRefused(verifySubscription(`${good}&${parameter}`, verifyToken));
    });
  }

  test('an empty challenge is refused', () => {
    const {status} = verifySubscription('hub.mode=subscribe&hub.challenge=&hub.verify_token=desk-verify', verifyToken);
    assert.equal(status, 403);
  });

  test('whatever is asked with another token, the answer never repeats it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (token, rest) => {
        fc.pre(token !== verifyToken);
        const query = `hub.mode=subscribe&hub.challenge=8842&hub.verify_token=${encodeURIComponent(token)}&${rest}`;
        assertRefused(verifySubscription(query, verifyToken), '8842');
      }),
    );
  });
});
