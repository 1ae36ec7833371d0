import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {parseWebhook} from '../../dist/whatsapp/index.js';
import {bodyWith, kindsOf, read} from './corpus.mjs';

describe('echoes and standby copies', () => {
  const envelope = {from: '442071838750', to: '46700900112', id: 'wamid.E', timestamp: '1'};
  const readEcho = (echo) =>
    read({
      change: {field: 'smb_message_echoes'},
      value: {messages: undefined, message_echoes: [{...envelope, ...echo}]},
    });

  for (const [echo, expected] of [
    [
      {type: 'image', image: {id: '1', caption: 'c'}},
      {echoOf: 'message', type: 'image', caption: 'c'},
    ],
    [
      {type: 'edit', edit: {original_message_id: 'wamid.T', message: {type: 'text', text: {body: 'new'}}}},
      {echoOf: 'edit', type: 'text', text: 'new', targetId: 'wamid.T'},
    ],
    [
      {type: 'revoke', revoke: {original_message_id: 'wamid.T'}},
      {echoOf: 'revoke', type: 'revoke', targetId: 'wamid.T'},
    ],
    [
      {type: 'reaction', reaction: {message_id: 'wamid.T', emoji: '👍'}},
      {echoOf: 'reaction', targetId: 'wamid.T', emoji: '👍'},
    ],
    [{type: 'unsupported'}, {echoOf: 'unsupported', unsupportedType: null}],
    [{type: 'poll'}, {echoOf: 'unknown', type: 'poll'}],
  ]) {
    test(`what a colleague sent as ${echo.type} is an echo to the customer`, () => {
      const {updates, problems} = readEcho(echo);
      assert.equal(problems, false);
      assert.equal(updates[0].kind, 'echo');
      assert.equal(updates[0].customer.phone, '46700900112');
      for (const [name, value] of Object.entries(expected)) assert.equal(updates[0][name], value, name);
    });
  }

  test('an unusable echo stays an echo, so that nobody takes it for the customer', () => {
    const {updates, problems} = readEcho({type: 'text', text: 'flat'});
    assert.deepEqual([updates[0].kind, updates[0].echoOf, problems], ['echo', 'unknown', true]);
  });

  test('an echo to nobody is left out and reported', () => {
    const {updates, problems} = readEcho({to: undefined, type: 'text', text: {body: 'x'}});
    assert.deepEqual({updates, problems}, {updates: [], problems: true});
  });

  test('standby copies of messages, echoes and statuses are marked, wherever they lie', () => {
    const message = {from: '447700900101', id: 'wamid.1', timestamp: '1', type: 'text', text: {body: 'hi'}};
    const standby = {
      contacts: [{wa_id: '447700900101', profile: {name: 'Ann'}}],
      messages: [message],
      message_echoes: [{...envelope, type: 'text', text: {body: 'x'}}],
      statuses: [{id: 'wamid.S', status: 'read', timestamp: '1'}],
    };
    const reading = read({change: {field: 'standby'}, value: {messages: undefined, standby}});
    assert.deepEqual(kindsOf(reading), ['message', 'echo', 'status']);
    assert.ok(reading.updates.every((update) => update.standby));
    assert.equal(reading.updates[0].customer.name, 'Ann');
    assert.equal(reading.problems, false);
    assert.equal(read({change: {field: 'standby'}}).updates[0].standby, true);
    assert.equal(read({change: {field: 'standby'}, value: {standby: 'flat'}}).problems, true);
  });

  test('a copy of a message in the same body repeats its key', () => {
    const body = bodyWith();
    body.entry[0].changes.push({...body.entry[0].changes[0], field: 'standby'});
    assert.equal(parseWebhook(body).duplicates, 1);
  });
});
