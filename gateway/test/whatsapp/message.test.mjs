import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {kindsOf, read, readMessage} from './corpus.mjs';

const readNotice = (system, message = {}) => read({message: {type: 'system', from: undefined, system, ...message}});

describe('reactions, edits and revokes', () => {
  for (const emoji of ['', undefined, null]) {
    test(`a reaction with emoji ${JSON.stringify(emoji)} takes the reaction back`, () => {
      const {kind, emoji: shown, targetId} = readMessage({type: 'reaction', reaction: {message_id: 'wamid.T', emoji}});
      assert.deepEqual({kind, shown, targetId}, {kind: 'reaction', shown: null, targetId: 'wamid.T'});
    });
  }

  for (const message of [
    {type: 'reaction', reaction: {emoji: '👍'}},
    {type: 'reaction'},
    {type: 'edit', edit: {message: {type: 'text', text: {body: 'x'}}}},
    {type: 'revoke', revoke: {}},
    {type: 'revoke', revoke: 'wamid.T'},
  ]) {
    test(`${JSON.stringify(message)} names no target: unknown and reported`, () => {
      const {kind, problems} = readMessage(message);
      assert.deepEqual({kind, problems}, {kind: 'unknown', problems: true});
    });
  }

  for (const [message, expected] of [
    [
      {type: 'poll', poll: {}},
      {type: 'poll', text: null, problems: false},
    ],
    [
      {type: 'edit', edit: {original_message_id: 'wamid.U'}},
      {type: 'edit', text: null, problems: false},
    ],
    [
      {type: 'text', text: 'flat'},
      {type: 'text', text: null, problems: true},
    ],
    [{text: {body: 'no type'}}, {type: null, text: null, problems: true}],
    [undefined, {type: null, text: null, problems: true}],
  ]) {
    test(`an edit into ${JSON.stringify(message)} stays an edit of its target`, () => {
      const edit = readMessage({
        type: 'edit',
        edit: {original_message_id: 'wamid.T', message},
        context: {id: 'wamid.Q'},
      });
      const {kind, targetId, quotedId, type, text, problems} = edit;
      assert.deepEqual({kind, targetId, quotedId}, {kind: 'edit', targetId: 'wamid.T', quotedId: null});
      assert.deepEqual({type, text, problems}, expected);
    });
  }

  test('the placeholder M0 is no quote in a plain message either', () => {
    assert.equal(readMessage({context: {id: 'M0'}}).quotedId, null);
  });
});

describe('what stands beside a message', () => {
  test('errors of the platform are kept by code; one without code is reported', () => {
    const {errors, problems} = readMessage({
      type: 'unsupported',
      errors: [{code: '131051'}, {title: 'x'}, {code: 131060}],
    });
    assert.deepEqual({errors, problems}, {errors: [131051, 131060], problems: true});
  });

  test('an unusable or future message keeps its quote, ad and errors', () => {
    const {quotedId, referral, errors} = readMessage({
      type: 'document',
      context: {id: 'wamid.Q'},
      referral: {source_type: 'ad', source_id: 9},
      errors: [{code: 131052}],
    });
    assert.deepEqual(errors, [131052]);
    assert.equal(quotedId, 'wamid.Q');
    assert.deepEqual(referral, {
      sourceType: 'ad',
      sourceId: '9',
      headline: null,
      body: null,
      url: null,
      clickId: null,
    });
  });

  test('forwarded often outranks forwarded; only true counts', () => {
    assert.equal(readMessage({context: {forwarded: true, frequently_forwarded: true}}).forwarded, 'frequently');
    assert.equal(readMessage({context: {forwarded: 'true'}}).forwarded, 'no');
  });

  test('out-of-band errors come before the messages beside them', () => {
    const reading = read({
      value: {errors: [{code: 130429}, {code: 131000}], statuses: [{id: 'wamid.S', status: 'read', timestamp: '1'}]},
    });
    assert.deepEqual(kindsOf(reading), ['error', 'error', 'message', 'status']);
    assert.equal(reading.problems, false);
  });

  for (const timestamp of [
    '-5',
    -5,
    '1790000000.5',
    1790000000.5,
    'soon',
    '',
    null,
    undefined,
    true,
    '99999999999999999999',
    8640000000001,
  ]) {
    test(`${JSON.stringify(timestamp)} is no time: null and reported, the message stays`, () => {
      const message = readMessage({timestamp});
      assert.deepEqual([message.kind, message.timestamp, message.problems], ['message', null, true]);
    });
  }

  for (const id of [undefined, null, '', {}, [], true, 1e30, 0.5]) {
    test(`${JSON.stringify(id)} is no message id: no update`, () => {
      assert.deepEqual(read({message: {id}}), {
        accept: true,
        updates: [],
        problems: true,
        ignoredFields: [],
        duplicates: 0,
      });
    });
  }

  test('integers stand for ids and phones', () => {
    const {messageId, customer, problems} = readMessage({id: 42, from: 447700900101});
    assert.deepEqual(
      {messageId, phone: customer.phone, problems},
      {messageId: '42', phone: '447700900101', problems: false},
    );
  });
});

describe('system notices', () => {
  test('need nobody', () => {
    const {updates, problems} = readNotice({type: 'user_changed_user_id', previous_user_id: 'US.1', user_id: 'US.2'});
    assert.equal(problems, false);
    assert.equal(updates[0].kind, 'identity_change');
    assert.deepEqual(updates[0].previous, {phone: null, userId: 'US.1', parentUserId: null});
    assert.deepEqual(updates[0].current, {phone: null, userId: 'US.2', parentUserId: null});
  });

  test('of a later kind keep their type and sentence', () => {
    const [{kind, systemType, text}] = readNotice({type: 'user_moved', body: 'moved'}).updates;
    assert.deepEqual({kind, systemType, text}, {kind: 'system', systemType: 'user_moved', text: 'moved'});
  });

  test('without their object are unknown if somebody sent them, else nothing', () => {
    assert.deepEqual(kindsOf(readNotice('flat', {from: '447700900101'})), ['unknown']);
    assert.deepEqual(readNotice(undefined).updates, []);
  });
});
