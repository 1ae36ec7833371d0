import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {dedupeKey, parseWebhook} from '../../dist/whatsapp/index.js';
import {bodyWith, read, readValue} from './corpus.mjs';

describe('the body around them', () => {
  for (const entry of [undefined, null, {}, 'x', [{id: '1'}], [{id: '1', changes: {}}], [[]]]) {
    test(`entry ${JSON.stringify(entry)} is accepted and reported`, () => {
      const {accept, updates, problems} = parseWebhook({object: 'whatsapp_business_account', entry});
      assert.deepEqual({accept, updates, problems}, {accept: true, updates: [], problems: true});
    });
  }

  for (const field of [undefined, null, '', 5]) {
    test(`a change of field ${JSON.stringify(field)} with messages is read and reported`, () => {
      const {updates, problems} = read({change: {field}});
      assert.deepEqual([updates.length, problems], [1, true]);
    });
  }

  test('a change without field and messages is reported, not read', () => {
    const {updates, problems} = read({change: {field: undefined}, value: {messages: undefined, errors: [{code: 1}]}});
    assert.deepEqual({updates, problems}, {updates: [], problems: true});
  });

  test('fields of later versions are named in order and are no problem, whatever they hold', () => {
    const body = bodyWith();
    body.entry[0].changes.unshift({field: 'calls', value: 3}, {field: '__proto__'}, {field: 'calls', value: null});
    const {updates, problems, ignoredFields} = parseWebhook(body);
    assert.deepEqual([updates.length, problems, ignoredFields], [1, false, ['calls', '__proto__', 'calls']]);
  });

  test('an error has no key and never counts as repeated', () => {
    const {updates, duplicates} = readValue({errors: [{code: 1}, {code: 1}]});
    assert.deepEqual([updates.map(dedupeKey), duplicates], [[null, null], 0]);
  });

  test('absent lists are no problem', () => {
    assert.equal(readValue({messages: null, statuses: null, contacts: null, errors: null}).problems, false);
  });
});
