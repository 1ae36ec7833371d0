import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {messagesOf, offersOf, tasksOf} from 'wa-desk/core';
import {startDatabase, startGateway, textWebhook, until} from './harness.mjs';

describe('a conversation through the gateway', () => {
  let database;
  let gateway;
  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  afterEach(() => gateway.close());

  it('goes from a signed webhook to an offer, an answer and wrap-up', async () => {
    const sent = [];
    const graph = {
      sendText: async (...call) => (sent.push(call), {outcome: 'accepted', wamid: 'wamid.OUT1'}),
      markRead: async () => true,
    };
    gateway = await startGateway({connectionString: database.connectionString, graph});
    const ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
    assert.equal((await gateway.deliver(textWebhook('Is my parcel on the way?'))).status, 200);
    const [offer] = await until('the offer is there', () => offersOf(ana.state).length === 1 && offersOf(ana.state));
    assert.equal(offer.customer.name.text, 'Ann Fairweather');
    assert.equal(offer.customer.number.text, '+447700900101');
    await ana.accept(offer.id);
    const [task] = tasksOf(ana.state);
    assert.equal(task.phase, 'connected');
    assert.deepEqual(
      messagesOf(ana.state, task.conversationId).map(({content}) => content.text.text),
      ['Is my parcel on the way?'],
    );
    await ana.send(task.id, 'It is!');
    await until(
      'WhatsApp has taken it',
      () => messagesOf(ana.state, task.conversationId).at(-1).delivery?.status === 'accepted',
    );
    assert.deepEqual(
      sent.map(([line, to, text]) => [line, to, text]),
      [['290000000000101', {to: '+447700900101'}, 'It is!']],
    );
    await ana.end(task.id);
    assert.equal(tasksOf(ana.state)[0].phase, 'wrap-up');
    await ana.wrapUp(task.id, 'solved');
    assert.deepEqual(tasksOf(ana.state), []);
  });
});
