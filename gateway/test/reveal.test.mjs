import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {messagesOf, offersOf} from 'wa-desk/core';
import {configJson, startDatabase, startGateway, textWebhook, until} from './harness.mjs';

describe('a key for a reveal', () => {
  let database;
  let gateway;
  let what;
  before(async () => {
    database = await startDatabase();
    const config = configJson();
    config.tenants.acme.masking = {pci: true, pii: true, revealsPerHour: 10};
    const {connectionString} = database;
    gateway = await startGateway({connectionString, config, graph: {markRead: async () => true}});
    const ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
    await gateway.deliver(textWebhook('ann@example.com and 4111111111111111'));
    await gateway.app.settled();
    const {id: taskId} = await until('an offer came', () => offersOf(ana.state)[0]);
    await ana.accept(taskId);
    const conversationId = await until('the conversation is open', () => [...ana.state.threads.keys()][0]);
    what = {taskId, messageId: messagesOf(ana.state, conversationId)[0].id};
  });
  after(async () => {
    await gateway.close();
    await database.stop();
  });
  const ask = (key, stretch, reason = 'checks the refund') =>
    gateway.command('ana', key, {type: 'reveal', ...what, stretch, reason});
  const codeOf = async (response) => (await response.json()).error.code;
  const kept = async () => (await (await gateway.admin('GET', 'tenants/acme/reveals')).json()).reveals.length;

  it('shows no second value, so that none is seen without a record', async () => {
    assert.match(await (await ask('first-key-00000', 0)).text(), /ann@example\.com/);
    const another = await ask('first-key-00000', 1);
    assert.equal(await codeOf(another.clone()), 'key-reused');
    assert.doesNotMatch(await another.text(), /4111/);
    assert.equal(await codeOf(await ask('first-key-00000', 0, 'another reason')), 'key-reused');
    assert.equal(await kept(), 1);
  });

  it('shows its own value again while that is in sight, and not a moment longer', async () => {
    const first = await (await ask('second-key-0000', 1)).json();
    await gateway.pass(29_000);
    assert.deepEqual(await (await ask('second-key-0000', 1)).json(), first);
    await gateway.pass(1000);
    assert.equal(await codeOf(await ask('second-key-0000', 1)), 'key-reused');
    assert.equal(await kept(), 2);
  });
});
