import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {read} from './corpus.mjs';

const customerOf = (message, contacts) => read({message, value: {contacts}}).updates[0]?.customer;
const ann = {wa_id: '447700900101', profile: {name: 'Ann', username: '@ann'}};
const fay = {user_id: 'US.7', parent_user_id: 'US.ENT.1', profile: {name: 'Fay'}};
const nameOf = (name) => customerOf({}, [{...ann, profile: {name}}]).name;

describe('who wrote', () => {
  test('user id first, then number', () => {
    const both = [{...ann, user_id: 'GB.1'}, fay];
    assert.equal(customerOf({from_user_id: 'US.7'}, both).name, 'Fay');
    assert.equal(customerOf({from_user_id: undefined}, both).name, 'Ann');
    assert.equal(customerOf({from: undefined, from_user_id: 'US.7'}, both).parentUserId, 'US.ENT.1');
  });

  test('nobody is guessed among several contacts', () => {
    const {name, waId, userId} = customerOf({from: '1'}, [ann, fay]);
    assert.deepEqual({name, waId, userId}, {name: null, waId: null, userId: null});
  });

  test('the sole contact is the writer unless the user ids differ', () => {
    assert.equal(customerOf({from: '5215500900167'}, [{wa_id: '525500900167', profile: {name: 'Iván'}}]).name, 'Iván');
    assert.equal(customerOf({from_user_id: 'US.8', from: undefined}, [fay]).name, null);
  });

  test('a message without any id of its writer takes those of the sole contact', () => {
    const {phone, waId, userId, username} = customerOf({from: undefined}, [{...ann, user_id: 'GB.1'}]);
    assert.deepEqual(
      {phone, waId, userId, username},
      {phone: '447700900101', waId: '447700900101', userId: 'GB.1', username: 'ann'},
    );
  });

  for (const contacts of [undefined, [], [{profile: {name: 'No id'}}], [ann, fay]]) {
    test(`a message without writer and with ${contacts?.length ?? 'no'} such contacts has nobody to go to`, () => {
      const {updates, problems} = read({message: {from: ''}, value: {contacts}});
      assert.deepEqual({updates, problems}, {updates: [], problems: true});
    });
  }

  test('a bad contact is reported and does not hide the good one', () => {
    const reading = read({value: {contacts: [null, 'x', ann]}});
    assert.equal(reading.updates[0].customer.name, 'Ann');
    assert.equal(reading.problems, true);
  });

  test('a name is cut to 256 characters, never inside one', () => {
    assert.equal(nameOf('😀'.repeat(300)), '😀'.repeat(256));
    assert.equal(nameOf(`a${'😀'.repeat(300)}`), `a${'😀'.repeat(255)}`);
    assert.equal(nameOf('😀'.repeat(256)), '😀'.repeat(256));
  });

  test('the work for a batch grows with its size, not with its square', () => {
    let looks = 0;
    const contacts = Array.from({length: 1000}, (_, index) => ({
      get wa_id() {
        looks += 1;
        return String(index);
      },
    }));
    const messages = contacts.map((_, index) => ({
      from: String(999 - index),
      id: `m${index}`,
      timestamp: 1,
      type: 'x',
    }));
    const {updates} = read({value: {contacts, messages}});
    assert.ok(updates.every(({customer}) => customer.phone === customer.waId));
    assert.equal(looks, 1000);
  });
});
