import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {test} from 'node:test';
import {MAYA, NUMBER, TOMAS, setUp, updatesOf} from './fake-graph-setup.mjs';

const RANK = ['sent', 'delivered', 'read'];
const byPost = (receiver) => receiver.posts.map(({bytes}) => updatesOf(JSON.parse(bytes.toString())));

/** @param {import('node:test').TestContext} t */
async function setUpChaos(t, switches, options) {
  const all = await setUp(t, options);
  assert.equal((await all.sim('POST', '/chaos', switches)).ok, true);
  return all;
}

test('duplicate delivers its share twice', async (t) => {
  const {receiver, write} = await setUpChaos(t, {duplicate: 1});
  const id = await write(MAYA);
  assert.deepEqual(
    byPost(receiver).map(([update]) => update.id),
    [id, id],
  );
  const half = await setUpChaos(t, {duplicate: 0.5});
  for (let n = 0; n < 40; n++) await half.write(MAYA);
  assert.ok(half.receiver.posts.length > 48 && half.receiver.posts.length < 72);
});

test('shuffle holds updates back for up to 2 s, so that they overtake each other', async (t) => {
  const {receiver, write, advance} = await setUpChaos(t, {shuffle: true});
  const ids = [];
  for (let n = 0; n < 20; n++) ids.push(await write(MAYA));
  await advance(2000);
  const arrived = receiver.updates().map(({id}) => id);
  assert.notDeepEqual(arrived, ids);
  assert.equal(arrived.length, ids.length);
  assert.deepEqual(new Set(arrived), new Set(ids));
});

test('batch collects updates; too few go out after 2 s', async (t) => {
  const {receiver, write, advance} = await setUpChaos(t, {batch: 3});
  await write(MAYA);
  await write(TOMAS);
  assert.equal(receiver.posts.length, 0);
  await write(MAYA);
  assert.deepEqual(
    byPost(receiver).map(({length}) => length),
    [3],
  );
  await write(MAYA);
  await advance(2000);
  assert.deepEqual(
    byPost(receiver).map(({length}) => length),
    [3, 1],
  );
});

test('delay holds every update for its seconds', async (t) => {
  const {receiver, write, advance} = await setUpChaos(t, {delay: 10});
  const ids = [await write(MAYA), await write(TOMAS)];
  await advance(9999);
  assert.equal(receiver.posts.length, 0);
  await advance(1);
  assert.deepEqual(
    receiver.updates().map(({id}) => id),
    ids,
  );
});

test('drop200 takes a 200 as lost and delivers once more', async (t) => {
  const {receiver, write, sim} = await setUpChaos(t, {drop200: true});
  const id = await write(MAYA);
  assert.deepEqual(
    receiver.updates().map((update) => update.id),
    [id, id],
  );
  const {deliveries} = await sim('GET', '/state');
  assert.deepEqual(
    deliveries.map(({http, outcome}) => [http, outcome]),
    [
      [200, 'lost'],
      [200, 'accepted'],
    ],
  );
});

test('statusFirst delivers the first status before the answer, and the message is in the state by then', async (t) => {
  const {receiver, write, sendText, sim, advance} = await setUpChaos(t, {statusFirst: true});
  await write(MAYA);
  let answered = false;
  const seen = [];
  receiver.answerPost = async (n) => {
    const [{id}] = updatesOf(JSON.parse(receiver.posts[n].bytes.toString()));
    const {chats} = await sim('GET', '/state');
    seen.push({answered, known: chats[0].messages.some((message) => message.id === id)});
    return 200;
  };
  const {json} = await sendText(MAYA.to);
  answered = true;
  assert.deepEqual(seen, [{answered: false, known: true}]);
  await advance(1000);
  assert.deepEqual(
    receiver.statuses(json.messages[0].id).map(({status}) => status),
    ['sent', 'delivered'],
  );
});

test('loseResponse closes the connection, and the message exists once on the phone', async (t) => {
  const {receiver, write, sendText, sim, chat, advance} = await setUpChaos(t, {});
  await write(MAYA);
  await sim('POST', '/chaos', {loseResponse: true});
  await assert.rejects(sendText(MAYA.to, {biz_opaque_callback_data: 'desk:1:A'}), {message: 'fetch failed'});
  await advance(1000);
  const sent = (await chat(MAYA)).messages.filter(({direction}) => direction === 'out');
  assert.deepEqual(
    sent.map(({status}) => status),
    ['delivered'],
  );
  assert.deepEqual(
    receiver.statuses(sent[0].id).map(({status, biz_opaque_callback_data: data}) => [status, data]),
    [
      ['sent', 'desk:1:A'],
      ['delivered', 'desk:1:A'],
    ],
  );
});

test('splitTimestamps lets several updates share one second', async (t) => {
  const {receiver, write, advance} = await setUpChaos(t, {splitTimestamps: true});
  await write(MAYA);
  await advance(4000);
  await write(MAYA);
  await advance(6000);
  await write(MAYA);
  const stamps = receiver.updates().map(({timestamp}) => timestamp);
  assert.equal(stamps[0], stamps[1]);
  assert.notEqual(stamps[1], stamps[2]);
});

test('badSignature signs one delivery with another secret and then delivers it rightly signed', async (t) => {
  const {receiver, write, chat} = await setUpChaos(t, {badSignature: true});
  await write(MAYA);
  await write(MAYA);
  const right = receiver.posts.map(
    ({headers, bytes}) =>
      headers['x-hub-signature-256'] === `sha256=${createHmac('sha256', 'SIM-SECRET').update(bytes).digest('hex')}`,
  );
  assert.deepEqual(right, [false, true, true]);
  assert.equal((await chat(MAYA)).messages[0].status, 'delivered');
});

test('unknownField adds members and a field nobody knows', async (t) => {
  const {receiver, write} = await setUpChaos(t, {unknownField: true});
  const id = await write(MAYA);
  const [known, future] = JSON.parse(receiver.posts[0].bytes.toString()).entry[0].changes;
  assert.equal(known.value.messages[0].id, id);
  assert.ok(known.value.messages[0].sim_future_member);
  assert.ok(!['messages', 'statuses'].includes(future.field));
});

test('a wrong switch is refused and changes nothing', async (t) => {
  const {sim} = await setUp(t);
  for (const switches of [{duplicate: 2}, {batch: 0}, {shuffle: 1}, {delay: -1}, {other: true}]) {
    const {http, ok} = await sim('POST', '/chaos', {unknownField: true, ...switches});
    assert.deepEqual([http, ok], [400, false]);
  }
  assert.equal((await sim('GET', '/state')).chaos.unknownField, false);
});

test('1000 messages of 20 customers under drop200, duplicate and shuffle all arrive, none is lost', async (t) => {
  const customers = Array.from({length: 20}, (_, index) => ({
    phone: `4477009004${String(index + 10)}`,
    userId: `GB.5000${index}`,
    name: `Customer ${index}`,
  }));
  const {receiver, sim, post, advance} = await setUpChaos(
    t,
    {drop200: 0.2, duplicate: 0.2, shuffle: true},
    {customers},
  );
  const written = new Set();
  for (let n = 0; n < 1000; n++) {
    const body = {numberId: NUMBER, type: 'text', text: `m${n}`};
    written.add((await sim('POST', `/customers/${customers[n % 20].userId}/messages`, body)).id);
  }
  const sent = new Set();
  for (const {userId} of customers) {
    const {json} = await post({recipient: userId, type: 'text', text: {body: 'Hello'}});
    sent.add(json.messages[0].id);
  }
  await advance(10_000);
  for (const {userId} of customers) await sim('POST', `/customers/${userId}/open`, {numberId: NUMBER});
  await advance(10_000);
  const arrived = new Set();
  const highest = new Map();
  for (const {id, status} of receiver.updates()) {
    if (status === undefined) arrived.add(id);
    else highest.set(id, Math.max(highest.get(id) ?? 0, RANK.indexOf(status)));
  }
  assert.ok(receiver.updates().length > 1300);
  assert.deepEqual(arrived, written);
  assert.deepEqual(new Set(highest.keys()), sent);
  assert.ok([...highest.values()].every((rank) => rank === 2));
});

test('the same seed and the same calls give the same bytes, another seed gives others', async (t) => {
  const run = async (seed) => {
    const {receiver, sim, write, sendText, advance, open} = await setUp(t, {seed});
    await sim('POST', '/chaos', {duplicate: 0.3, shuffle: true, drop200: 0.3, batch: 2});
    for (let n = 0; n < 10; n++) {
      await write(n % 2 ? MAYA : TOMAS, {text: `ä ${n}`});
      await sendText(MAYA.to);
      await advance(700);
    }
    await open(MAYA);
    await advance(60_000);
    return receiver.posts.map(({headers, bytes}) => [headers['x-hub-signature-256'], bytes.toString()]);
  };
  const first = await run(7);
  assert.ok(first.length > 20);
  assert.deepEqual(await run(7), first);
  assert.notDeepEqual(await run(8), first);
});
