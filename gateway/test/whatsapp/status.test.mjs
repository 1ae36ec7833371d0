import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {read, readValue} from './corpus.mjs';

const readStatus = (status) =>
  readValue({statuses: [{id: 'wamid.S', status: 'read', timestamp: '1', ...status}]}).updates[0];

describe('statuses', () => {
  for (const prefix of ['recipient_participant', 'participant_recipient']) {
    test(`of groups name the participant, also spelled ${prefix}_id`, () => {
      const status = {[`${prefix}_id`]: '46', [`${prefix}_user_id`]: 'SE.2', [`${prefix}_parent_user_id`]: 'SE.ENT.3'};
      const {groupId, customer} = readStatus({recipient_id: 'G', recipient_type: 'group', ...status});
      assert.equal(groupId, 'G');
      const {phone, userId, parentUserId} = customer;
      assert.deepEqual({phone, userId, parentUserId}, {phone: '46', userId: 'SE.2', parentUserId: 'SE.ENT.3'});
    });
  }

  test('of groups never take the group for a phone', () => {
    assert.equal(readStatus({recipient_id: 'G', recipient_type: 'group'}).customer.phone, null);
    assert.equal(readStatus({recipient_id: 'G', participant_recipient_id: '46'}).groupId, 'G');
  });

  test('need nobody', () => assert.equal(readStatus({}).customer.phone, null));

  for (const status of [undefined, null, 3, {}]) {
    test(`${JSON.stringify(status)} is no status: no update`, () => {
      const {updates, problems} = readValue({statuses: [{id: 'wamid.S', status, timestamp: '1'}]});
      assert.deepEqual({updates, problems}, {updates: [], problems: true});
    });
  }

  test('of a name from Object.prototype are unknown', () => {
    const {status, rawStatus, rank} = readStatus({status: 'constructor'});
    assert.deepEqual({status, rawStatus, rank}, {status: 'unknown', rawStatus: 'constructor', rank: null});
  });

  test('repeat only if message, status and participant are the same', () => {
    const group = {id: 'wamid.S', status: 'read', timestamp: '1', recipient_id: 'G', recipient_type: 'group'};
    const statuses = [
      {...group, recipient_participant_id: '1'},
      {...group, recipient_participant_id: '2'},
      {...group, recipient_participant_user_id: 'SE.2'},
      {...group, recipient_participant_id: '1', status: 'delivered'},
      {...group, recipient_participant_id: '2', timestamp: '9'},
    ];
    assert.equal(readValue({statuses}).duplicates, 1);
  });

  test('of two unknown names are two events', () => {
    const statuses = ['warning', 'screenshotted'].map((status) => ({id: 'wamid.S', status, timestamp: '1'}));
    assert.equal(readValue({statuses}).duplicates, 0);
  });

  test('never share a key with a message', () => {
    const reading = read({value: {statuses: [{id: 'wamid.A', status: 'deleted', timestamp: '1'}]}});
    assert.equal(reading.updates.length, 2);
    assert.equal(reading.duplicates, 0);
  });
});
