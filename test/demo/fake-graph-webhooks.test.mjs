import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {test} from 'node:test';
import {createFakeGraph} from '../../demo/fake-graph/fake-graph.mjs';
import {sign256} from '../../demo/fake-graph/wire.mjs';
import {JO, MAYA, NUMBER, TOMAS, setUp, startReceiver} from './fake-graph-setup.mjs';

const signatures = JSON.parse(
  await readFile(new URL('../fixtures/whatsapp/corpus/signatures.json', import.meta.url), 'utf8'),
);
const names = (statuses) => statuses.map(({status}) => status);
const hmac = (secret, bytes) => `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;

for (const vector of signatures.vectors) {
  if (!vector.valid || vector.optional) continue;
  test(`signs as the platform does: ${vector.id} ${vector.name}`, () => {
    assert.equal(sign256(vector.appSecret, Buffer.from(vector.bodyBase64, 'base64')), vector.header);
  });
}

test('nothing is delivered until the challenge came back byte for byte', async (t) => {
  const receiver = await startReceiver();
  const answers = [
    (challenge) => ({status: 403, body: challenge}),
    (challenge) => ({status: 200, body: `${challenge}\n`}),
    (challenge) => ({status: 200, body: JSON.stringify(challenge)}),
    () => ({status: 200, body: ''}),
    (challenge) => ({status: 200, body: challenge}),
  ];
  const seen = [];
  receiver.answerHandshake = (url) => {
    seen.push(receiver.posts.length);
    return answers.shift()(url.searchParams.get('hub.challenge'));
  };
  const fake = await createFakeGraph({clock: 'manual', callbackUrl: receiver.url});
  t.after(() => Promise.all([fake.close(), receiver.close()]));
  await fetch(`${fake.url}/_sim/customers/maya okafor/messages`, {
    method: 'POST',
    body: JSON.stringify({numberId: NUMBER, type: 'text', text: 'early'}),
  });
  await fake.whenVerified();
  await fetch(`${fake.url}/_sim/clock`, {method: 'POST', body: '{"advance":0}'});
  assert.deepEqual(seen, [0, 0, 0, 0, 0]);
  assert.equal(receiver.updates()[0].text.body, 'early');
  const [{searchParams}] = receiver.handshakes;
  assert.equal(searchParams.get('hub.mode'), 'subscribe');
  assert.equal(searchParams.get('hub.verify_token'), 'SIM-VERIFY');
  assert.match(searchParams.get('hub.challenge'), /^\d{10}$/);
});

test('the gateway may start after the fake', async (t) => {
  const placeholder = await startReceiver();
  const port = Number(new URL(placeholder.url).port);
  await placeholder.close();
  const fake = await createFakeGraph({callbackUrl: `http://127.0.0.1:${port}/webhooks/whatsapp`});
  const receiver = await startReceiver(port);
  t.after(() => Promise.all([fake.close(), receiver.close()]));
  await fake.whenVerified();
  assert.equal(receiver.handshakes.length, 1);
});

test('a new callback URL is asked before anything goes there', async (t) => {
  const {fake, receiver, write} = await setUp(t);
  const second = await startReceiver();
  t.after(() => second.close());
  fake.setCallbackUrl(second.url);
  await fake.whenVerified();
  await write(MAYA);
  assert.deepEqual([receiver.posts.length, second.handshakes.length, second.posts.length], [0, 1, 1]);
  assert.throws(() => fake.setCallbackUrl('http://example.com/hook'), /127\.0\.0\.1/);
  assert.throws(() => fake.setCallbackUrl('https://127.0.0.1/hook'), /http URL/);
});

test('webhooks are escaped, signed over their exact bytes and end without a newline', async (t) => {
  const {receiver, write} = await setUp(t);
  await write(MAYA, {text: 'ä 😀 a@b.c <i> 5% http://x'});
  const [{headers, bytes}] = receiver.posts;
  assert.equal(headers['x-hub-signature-256'], hmac('SIM-SECRET', bytes));
  assert.match(headers['x-hub-signature'], /^sha1=[\da-f]{40}$/);
  assert.equal(headers['content-type'], 'application/json');
  assert.equal(headers['user-agent'], 'facebookexternalua');
  const body = String.raw`"body":"\u00e4 \ud83d\ude00 a\u0040b.c \u003Ci> 5\u0025 http:\/\/x"`;
  assert.ok(bytes.includes(body));
  assert.equal(bytes.at(-1), '}'.charCodeAt(0));
  assert.ok(bytes.every((byte) => byte >= 0x20 && byte < 0x7f));
  const [entry] = JSON.parse(bytes.toString()).entry;
  assert.equal(entry.id, '180000000000401');
  assert.deepEqual(entry.changes[0].value.metadata, {display_phone_number: '442079460401', phone_number_id: NUMBER});
  assert.deepEqual(entry.changes[0].value.contacts, [
    {profile: {name: 'Maya Okafor'}, wa_id: MAYA.phone, user_id: MAYA.userId},
  ]);
});

test('message ids hold the characters that break code which does not encode them', async (t) => {
  const {write} = await setUp(t);
  const ids = [];
  for (let n = 0; n < 30; n++) ids.push(await write(MAYA));
  for (const char of '+/=') assert.ok(ids.filter((id) => id.includes(char)).length >= 5, char);
  assert.ok(ids.every((id) => /^wamid\.HBgM[\w+/]+=*$/.test(id)));
});

test('a customer who hides the number is known by the scoped id alone', async (t) => {
  const {receiver, write, post, sendText, advance, sim} = await setUp(t);
  await write(JO);
  assert.equal((await post({recipient: JO.userId, type: 'text', text: {body: 'by id'}})).http, 200);
  assert.equal((await sendText(JO.to)).http, 200);
  await advance(1000);
  await sim('PATCH', `/customers/${JO.userId}`, {blocked: true});
  await sendText(JO.to);
  await advance(1000);
  const usernames = receiver.posts.map(({bytes}) => /"username":"(.+?)"/.exec(bytes.toString())?.[1]);
  // the message, two sent, two delivered, one sent, one failed
  assert.deepEqual(usernames, ['jo.marlow', undefined, undefined, 'jo.marlow', 'jo.marlow', undefined, undefined]);
  for (const {bytes} of receiver.posts) assert.ok(!bytes.includes('7700900403'));
  const {contacts, messages} = JSON.parse(receiver.posts[0].bytes.toString()).entry[0].changes[0].value;
  assert.deepEqual(contacts, [{profile: {name: 'Jo Marlow', username: 'jo.marlow'}, user_id: JO.userId}]);
  assert.deepEqual([messages[0].from, messages[0].from_user_id], [undefined, JO.userId]);
});

test('an offline phone gets its messages when it is back; a blocked business hears of it', async (t) => {
  const {receiver, write, sendText, advance, sim} = await setUp(t);
  await write(MAYA);
  await sim('PATCH', '/customers/447700900401', {online: false});
  const [first, second] = [await sendText(MAYA.to), await sendText(MAYA.to)].map(({json}) => json.messages[0].id);
  await advance(3600_000);
  assert.deepEqual(names(receiver.statuses(first)), ['sent']);
  await sim('PATCH', '/customers/447700900401', {online: true});
  await advance(0);
  assert.deepEqual(
    receiver
      .updates()
      .slice(-2)
      .map(({id, status}) => [id, status]),
    [
      [first, 'delivered'],
      [second, 'delivered'],
    ],
  );
  await sim('PATCH', '/customers/447700900401', {blocked: true});
  const blocked = (await sendText(MAYA.to)).json.messages[0].id;
  await advance(1000);
  const statuses = receiver.statuses(blocked);
  assert.deepEqual(names(statuses), ['sent', 'failed']);
  assert.equal(statuses[1].errors[0].code, 131026);
  assert.deepEqual([statuses[1].recipient_id, statuses[1].recipient_user_id], [MAYA.phone, undefined]);
});

test('a reply names what it quotes, a forwarded message only that it was forwarded', async (t) => {
  const {receiver, write, sendText} = await setUp(t);
  const own = await write(MAYA);
  const ours = (await sendText(MAYA.to)).json.messages[0].id;
  for (const message_id of [own, ours, 'wamid.unknown']) await write(MAYA, {context: {message_id}});
  await write(MAYA, {forwarded: true, context: {message_id: own}});
  await write(MAYA, {forwarded: 'frequently'});
  const contexts = receiver.updates().flatMap(({context}) => context ?? []);
  assert.deepEqual(contexts, [
    {from: MAYA.phone, id: own},
    {from: '442079460401', id: ours},
    {from: '442079460401', id: 'wamid.unknown'},
    {forwarded: true},
    {frequently_forwarded: true},
  ]);
});

test('a refused webhook is tried again at once and then after 1, 5, 25 and 125 seconds', async (t) => {
  const {receiver, write, advance, sim, chat} = await setUp(t);
  receiver.answerPost = (n) => (n < 6 ? 500 : 200);
  await write(MAYA);
  assert.equal((await chat(MAYA)).messages[0].status, 'sent');
  await advance(156_000);
  const {deliveries, clock} = await sim('GET', '/state');
  const start = clock.now - 156_000;
  assert.deepEqual(
    deliveries.map(({at, http, attempt}) => [(at - start) / 1000, http, attempt]),
    [0, 0, 1, 6, 31, 156].map((at, index) => [at, 500, index + 1]),
  );
  await advance(625_000);
  assert.equal((await chat(MAYA)).messages[0].status, 'delivered');
  assert.equal(new Set(receiver.posts.map(({bytes}) => updatesOfBytes(bytes))).size, 1);
});

test('a webhook nobody takes is given up after 7 days, later ones still arrive', async (t) => {
  const {receiver, write, advance, sim} = await setUp(t);
  receiver.answerPost = () => 503;
  await write(MAYA, {text: 'lost'});
  await advance(7 * 24 * 3600_000);
  assert.equal((await sim('GET', '/state')).deliveries.at(-1).outcome, 'given-up');
  const tried = receiver.posts.length;
  receiver.answerPost = () => 200;
  await write(MAYA, {text: 'later'});
  assert.deepEqual(
    receiver
      .updates()
      .slice(tried)
      .map(({text}) => text.body),
    ['later'],
  );
});

test('after an outage what came up meanwhile arrives once and in order', async (t) => {
  const {receiver, write, advance} = await setUp(t);
  receiver.answerPost = () => 500;
  const ids = [await write(MAYA), await write(TOMAS), await write(MAYA)];
  const during = receiver.posts.length;
  receiver.answerPost = () => 200;
  await advance(1000);
  const taken = receiver.posts.slice(during).flatMap(({bytes}) => updatesOfBytes(bytes).split(' '));
  assert.deepEqual(taken, ids);
});

test('the repeat at once carries the same update alone, even if others wait', async (t) => {
  const {receiver, sim, advance} = await setUp(t);
  const hi = {numberId: NUMBER, type: 'text', text: 'Hi'};
  const ids = [];
  const write = async () => ids.push((await sim('POST', `/customers/${MAYA.userId}/messages`, hi)).id);
  receiver.answerPost = async (n) => {
    if (n > 0) return 200;
    await write();
    return 500;
  };
  await write();
  await advance(0);
  const [first, second] = [receiver.updates()[0].id, ids.find((id) => id !== receiver.updates()[0].id)];
  assert.deepEqual(
    receiver.posts.map(({bytes}) => updatesOfBytes(bytes)),
    [first, first, second],
  );
});

test('a newer update goes out at once during an outage and leaves the timetable as it is', async (t) => {
  const {receiver, write, advance, sim} = await setUp(t);
  receiver.answerPost = () => 500;
  await write(MAYA);
  await advance(500);
  await write(TOMAS);
  await advance(5500);
  const {deliveries, clock} = await sim('GET', '/state');
  assert.deepEqual(
    deliveries.map(({at, items}) => [(at - clock.now) / 1000 + 6, items.length]),
    [
      [0, 1],
      [0, 1],
      [0.5, 2],
      [1, 2],
      [6, 2],
    ],
  );
});

test('what is merged after an outage stays below 3 MB a POST', async (t) => {
  const {receiver, write, advance} = await setUp(t);
  receiver.answerPost = () => 500;
  const ids = [];
  for (let n = 0; n < 12; n++) ids.push(await write(MAYA, {text: 'ä'.repeat(65_536)}));
  const during = receiver.posts.length;
  receiver.answerPost = () => 200;
  await advance(1000);
  const taken = receiver.posts.slice(during);
  assert.ok(Math.max(...receiver.posts.map(({bytes}) => bytes.length)) < 3_000_000);
  assert.ok(Math.max(...taken.map(({bytes}) => bytes.length)) > 2_000_000);
  assert.deepEqual(
    taken.flatMap(({bytes}) => updatesOfBytes(bytes).split(' ')),
    ids,
  );
});

test('a gateway that does not answer in time is asked again', async (t) => {
  const {receiver, write, chat, sim} = await setUp(t, {webhookTimeout: 50});
  receiver.answerPost = (n) => (n === 0 ? null : 200);
  await write(MAYA);
  const {deliveries} = await sim('GET', '/state');
  assert.deepEqual(
    deliveries.map(({outcome}) => outcome),
    ['timeout', 'accepted'],
  );
  assert.equal((await chat(MAYA)).messages[0].status, 'delivered');
});

test('a webhook is not followed to another address', async (t) => {
  const stranger = createServer((_request, response) => response.writeHead(200).end());
  stranger.listen(0, '127.0.0.1');
  await once(stranger, 'listening');
  let visits = 0;
  stranger.on('request', () => visits++);
  const mover = createServer((request, response) => {
    const {searchParams} = new URL(request.url, 'http://gateway');
    const location = `http://127.0.0.1:${stranger.address().port}/`;
    if (request.method === 'GET') response.end(searchParams.get('hub.challenge'));
    else response.writeHead(302, {location}).end();
  });
  mover.listen(0, '127.0.0.1');
  await once(mover, 'listening');
  const fake = await createFakeGraph({callbackUrl: `http://127.0.0.1:${mover.address().port}/`, clock: 'manual'});
  t.after(async () => {
    await fake.close();
    stranger.close();
    mover.close();
  });
  await fake.whenVerified();
  const response = await fetch(`${fake.url}/_sim/webhook`, {method: 'POST', body: '{}'});
  assert.equal((await response.json()).http, 302);
  assert.equal(visits, 0);
});

function updatesOfBytes(bytes) {
  const body = JSON.parse(bytes.toString());
  return body.entry.flatMap(({changes}) => changes.map(({value}) => value.messages[0].id)).join(' ');
}
