import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {messagesOf, offersOf} from 'wa-desk/core';
import {startDatabase, startGateway, statusWebhook, textWebhook, until} from './harness.mjs';

const readJson = async (path) =>
  JSON.parse(await readFile(new URL(`../../test/fixtures/whatsapp/corpus/${path}`, import.meta.url), 'utf8'));

describe('deliveries', () => {
  let database;
  let gateway;
  let calls;
  before(async () => {
    database = await startDatabase();
    calls = [];
    const graph = {
      async sendText(_line, _to, _text, callbackData) {
        calls.push(callbackData);
        return {outcome: 'accepted', wamid: `wamid.${callbackData}`};
      },
      markRead: async () => true,
    };
    gateway = await startGateway({connectionString: database.connectionString, graph});
  });
  after(async () => {
    await gateway.close();
    await database.stop();
  });

  const count = async (from) => (await database.query(`select count(*)::int from ${from}`))[0].count;

  it('a webhook delivered a thousand times, two at a time, is one message', async () => {
    const body = textWebhook('again and again', {id: 'wamid.THOUSAND'});
    for (let i = 0; i < 500; i++) {
      const answers = await Promise.all([gateway.deliver(body), gateway.deliver(body)]);
      assert.deepEqual(
        answers.map(({status}) => status),
        [200, 200],
      );
    }
    await gateway.app.settled();
    assert.equal(await count('webhooks where processed_at is null'), 0);
    assert.equal(await count("messages where text = 'again and again'"), 1);
    assert.equal(await count('conversations'), 1);
  });

  it('a batch of a thousand messages is read completely', async () => {
    const {body} = await readJson('public/128-batch-1000-messages.json');
    const ids = body.entry.flatMap(({changes}) =>
      changes.flatMap(({value}) => (value.messages ?? []).map(({id}) => id)),
    );
    const [{value}] = body.entry[0].changes;
    value.metadata.phone_number_id = '290000000000101';
    assert.equal((await gateway.deliver(body)).status, 200);
    await gateway.app.settled();
    const rows = await database.query('select wamid from messages where wamid = any($1)', [ids]);
    assert.equal(new Set(ids).size, 1000);
    assert.equal(rows.length, 1000);
  });

  it('statuses end as the ladder says, in each of their 24 orders', async () => {
    const desk = await gateway.openDesk('ana');
    await database.query("update conversations set state = 'closed'");
    await database.query("update tasks set phase = 'done'");
    await desk.setAgentState('available');
    await gateway.deliver(textWebhook('hello', {phone: '447700903001'}));
    const offer = await until('the offer came', () => offersOf(desk.state)[0]);
    await desk.accept(offer.id);
    const deliveryOf = (text) =>
      messagesOf(desk.state, offer.conversationId).find(({content}) => content.text?.text === text)?.delivery;
    for (const [index, order] of ordersOf(['sent', 'delivered', 'read', 'failed']).entries()) {
      const text = order.join(' ');
      await desk.send(offer.id, text);
      await until('it is accepted', () => deliveryOf(text)?.status === 'accepted');
      const wamid = `wamid.${calls.at(-1)}`;
      let expected = 'accepted';
      for (const status of order) {
        await gateway.deliver(statusWebhook(status, {wamid, ...(status === 'failed' && {code: 131026})}));
        await gateway.app.settled();
        expected = climb(expected, status);
        const [row] = await database.query('select status from messages where wamid = $1', [wamid]);
        assert.equal(row.status, expected, `${text} after ${status}`);
      }
      assert.equal(expected, 'read');
      await until('the desk shows it', () => deliveryOf(text).status === 'read');
      assert.equal(deliveryOf(text).errorCode, null);
      assert.equal(calls.length, index + 1);
    }
  });
});

/** As the design words it: `failed` replaces anything below delivered; delivered or higher replaces `failed`. */
function climb(from, to) {
  const ladder = ['accepted', 'sent', 'delivered', 'read'];
  if (to === 'failed') return ladder.indexOf(from) < 2 ? 'failed' : from;
  if (from === 'failed') return ladder.indexOf(to) < 2 ? 'failed' : to;
  return ladder.indexOf(to) > ladder.indexOf(from) ? to : from;
}

function ordersOf(items) {
  if (items.length === 0) return [[]];
  return items.flatMap((first) => ordersOf(items.filter((item) => item !== first)).map((rest) => [first, ...rest]));
}
