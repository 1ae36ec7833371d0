import assert from 'node:assert/strict';
import {test} from 'node:test';
import {JO, MAYA, NUMBER, TOMAS, setUp} from './fake-graph-setup.mjs';

const DAY = 24 * 3600;
const names = (statuses) => statuses.map(({status}) => status);
const codeOf = async (answer) => [(await answer).http, (await answer).json.error.code];
const contactOf = async (answer) => (await answer).json.contacts[0];

test('a call without the right token is refused as the platform refuses it', async (t) => {
  const {graph, sim} = await setUp(t);
  const call = (token) => graph(`/v24.0/${NUMBER}/messages`, {token, body: {}});
  const none = await call(null);
  assert.deepEqual([none.http, none.json.error.code, none.json.error.type], [401, 104, 'OAuthException']);
  const other = await call('nope');
  assert.deepEqual([other.http, other.json.error.code], [401, 190]);
  await sim('POST', '/token', {expired: true});
  const expired = await call('SIM-TOKEN');
  assert.deepEqual([expired.http, expired.json.error.code, expired.json.error.error_subcode], [401, 190, 463]);
  assert.match(expired.json.error.message, /it expired on/);
  await sim('POST', '/token', {expired: false});
  assert.equal((await call('SIM-TOKEN')).http, 400);
});

test('refusals come in the order of the checks, each with its code', async (t) => {
  const {graph, post, write} = await setUp(t);
  await write(MAYA);
  const path = `/v24.0/${NUMBER}/messages`;
  const to = MAYA.to;
  const text = {body: 'x'};
  assert.deepEqual(await codeOf(graph('/v24.0/1/messages', {raw: '{'})), [400, 100]);
  assert.equal((await graph('/v24.0/1/messages', {raw: '{'})).json.error.error_subcode, 33);
  assert.deepEqual(await codeOf(graph(path, {raw: '{'})), [400, 100]);
  assert.deepEqual(await codeOf(graph(path, {raw: '[]'})), [400, 100]);
  assert.deepEqual(await codeOf(graph(path, {body: {to}})), [400, 100]);
  assert.deepEqual(await codeOf(graph(path, {raw: `"${'x'.repeat(1024 * 1024)}"`})), [400, 100]);
  assert.deepEqual(await codeOf(post({type: 'text', text})), [400, 131008]);
  assert.deepEqual(await codeOf(post({to})), [400, 131008]);
  assert.deepEqual(await codeOf(post({to, type: 'text'})), [400, 131008]);
  assert.deepEqual(await codeOf(post({to, type: 'poll', poll: {}})), [400, 131009]);
  assert.deepEqual(await codeOf(post({to, type: 'text', text: {body: ''}})), [400, 100]);
  assert.deepEqual(await codeOf(post({to: '+44 20 7946 0401', type: 'text', text})), [400, 131021]);
  assert.deepEqual(await codeOf(post({recipient: 'US.999', type: 'text', text})), [400, 131009]);
  const long = await post({to, type: 'text', text: {body: 'x'.repeat(4097)}});
  assert.equal(long.json.error.code, 100);
  assert.equal(long.json.error.error_data.details, "Param text['body'] must be at most 4096 characters long.");
  assert.equal((await post({to, type: 'text', text: {body: 'x'.repeat(4096)}})).http, 200);
});

test('answers are escaped JSON with the headers of the platform', async (t) => {
  const {post, graph} = await setUp(t, {
    numbers: [{id: NUMBER, wabaId: '180000000000401', display: '+44 20 7946 0401', verifiedName: 'Café / Ü'}],
  });
  const refused = await post({to: MAYA.to, type: 'x'});
  assert.match(
    refused.text,
    /^\{"error":\{"message":"\(#131009\) Parameter value is not valid","type":"OAuthException"/,
  );
  assert.match(refused.json.error.fbtrace_id, /^SIM[A-Z]{20}$/);
  assert.equal(refused.json.error.error_data.messaging_product, 'whatsapp');
  assert.equal(refused.headers.get('content-type'), 'application/json; charset=UTF-8');
  for (const name of ['x-fb-trace-id', 'facebook-api-version', 'x-business-use-case-usage']) {
    assert.ok(refused.headers.get(name), name);
  }
  const number = await graph(`/v25.0/${NUMBER}?fields=verified_name,throughput`, {method: 'GET'});
  assert.match(number.text, /"Caf\\u00e9 \\\/ \\u00dc"/);
  assert.equal(number.headers.get('facebook-api-version'), 'v25.0');
  assert.deepEqual(number.json, {verified_name: 'Café / Ü', throughput: {level: 'STANDARD'}, id: NUMBER});
  const elsewhere = await graph('/v24.0/me/accounts', {method: 'GET'});
  assert.deepEqual([elsewhere.http, elsewhere.json.error.code], [404, 2500]);
});

test('a text is answered at once and is then sent, delivered and read, in this order', async (t) => {
  const {sendText, write, receiver, advance, open} = await setUp(t);
  await write(MAYA);
  const {http, json} = await sendText(MAYA.to, {biz_opaque_callback_data: 'desk:1:A'});
  assert.equal(http, 200);
  const [{id}] = json.messages;
  assert.deepEqual(json, {
    messaging_product: 'whatsapp',
    contacts: [{input: MAYA.to, wa_id: MAYA.phone}],
    messages: [{id}],
  });
  await advance(149);
  assert.deepEqual(receiver.statuses(id), []);
  await advance(1);
  await advance(400);
  await open(MAYA);
  await advance(0);
  const statuses = receiver.statuses(id);
  assert.deepEqual(names(statuses), ['sent', 'delivered', 'read']);
  assert.deepEqual(
    statuses.map(({pricing}) => pricing?.category),
    ['service', 'service', undefined],
  );
  for (const status of statuses) {
    assert.equal(status.biz_opaque_callback_data, 'desk:1:A');
    assert.equal(status.recipient_id, MAYA.phone);
    assert.equal(status.recipient_user_id, MAYA.userId);
    assert.equal(status.conversation, undefined);
  }
});

test('while the chat is open on the phone a text is only sent and read', async (t) => {
  const {sendText, write, receiver, advance, open, sim} = await setUp(t);
  await write(MAYA);
  await open(MAYA);
  const read = (await sendText(MAYA.to)).json.messages[0].id;
  await advance(1000);
  assert.deepEqual(names(receiver.statuses(read)), ['sent', 'read']);
  await sim('PATCH', `/customers/${MAYA.userId}`, {receipts: false});
  const silent = (await sendText(MAYA.to)).json.messages[0].id;
  await advance(1000);
  assert.deepEqual(names(receiver.statuses(silent)), ['sent', 'delivered']);
});

test('the answer waits for its latency on the simulated clock', async (t) => {
  const {sendText, write, advance, chat} = await setUp(t, {latency: {response: 80}});
  await write(MAYA);
  let answered = false;
  const sending = sendText(MAYA.to).then((answer) => {
    answered = true;
    return answer;
  });
  while ((await chat(MAYA)).messages.length < 2);
  await advance(79);
  assert.equal(answered, false);
  await advance(1);
  assert.equal((await sending).http, 200);
});

test('the same body twice makes two messages', async (t) => {
  const {sendText, write, advance, chat} = await setUp(t);
  await write(MAYA);
  const [a, b] = [await sendText(MAYA.to), await sendText(MAYA.to)];
  assert.notEqual(a.json.messages[0].id, b.json.messages[0].id);
  await advance(1000);
  assert.equal((await chat(MAYA)).messages.filter(({direction}) => direction === 'out').length, 2);
});

test('the answer names the recipient the way it was addressed', async (t) => {
  const {sendText, write} = await setUp(t, {
    customers: [{phone: '+447700900499', waId: '447700900498', userId: MAYA.userId, name: 'Maya'}],
  });
  await write(MAYA);
  assert.deepEqual(await contactOf(sendText('+44 (7700) 900-499')), {
    input: '+44 (7700) 900-499',
    wa_id: '447700900498',
  });
  assert.deepEqual(await contactOf(sendText(undefined, {recipient: MAYA.userId})), {
    input: MAYA.userId,
    user_id: MAYA.userId,
  });
  assert.deepEqual(await contactOf(sendText('+447700900499', {recipient: MAYA.userId})), {
    input: '+447700900499',
    wa_id: '447700900498',
    user_id: MAYA.userId,
  });
});

test('a number without + gets the own country code, hits nobody and fails later', async (t) => {
  const {sendText, receiver, advance} = await setUp(t);
  const {http, json} = await sendText('447700900401');
  assert.equal(http, 200);
  assert.equal(json.contacts[0].wa_id, '44447700900401');
  await advance(1000);
  const [status, ...others] = receiver.statuses(json.messages[0].id);
  assert.deepEqual(others, []);
  assert.deepEqual([status.status, status.errors[0].code, status.recipient_id], ['failed', 131026, '44447700900401']);
  assert.ok(status.errors[0].error_data.details && status.errors[0].href);
  assert.ok(!receiver.posts.at(-1).bytes.includes('contacts'));
});

test('an unknown quote goes out without a bubble and without an error', async (t) => {
  const {sendText, write, advance, chat, receiver} = await setUp(t);
  const quoted = await write(MAYA);
  await sendText(MAYA.to, {context: {message_id: 'wamid.unknown'}});
  await sendText(MAYA.to, {context: {message_id: quoted}});
  await advance(1000);
  const sent = (await chat(MAYA)).messages.filter(({direction}) => direction === 'out');
  assert.deepEqual(
    sent.map(({quotedId}) => quotedId),
    [null, quoted],
  );
  assert.ok(receiver.updates().every(({status}) => status !== 'failed'));
});

test('the 46th message within 6 s to one customer is refused, another customer is unaffected', async (t) => {
  const {sendText, write, advance} = await setUp(t);
  await write(MAYA);
  await write(TOMAS);
  for (let n = 1; n <= 45; n++) assert.equal((await sendText(MAYA.to)).http, 200);
  assert.equal((await sendText(MAYA.to)).json.error.code, 131056);
  assert.equal((await sendText(TOMAS.to)).http, 200);
  await advance(5999);
  assert.equal((await sendText(MAYA.to)).json.error.code, 131056);
  await advance(1);
  assert.equal((await sendText(MAYA.to)).http, 200);
});

test('more than 80 messages in one second are refused whoever gets them', async (t) => {
  const {sendText, write, advance} = await setUp(t);
  for (const customer of [MAYA, TOMAS, JO]) await write(customer);
  for (let n = 1; n <= 80; n++) assert.equal((await sendText([MAYA, TOMAS][n % 2].to)).http, 200);
  assert.equal((await sendText(JO.to)).json.error.code, 130429);
  await advance(1000);
  assert.equal((await sendText(JO.to)).http, 200);
});

for (const windowCheck of ['async', 'sync']) {
  test(`free text works until 24 hours after the customer wrote (${windowCheck} check)`, async (t) => {
    const {sendText, write, advance, receiver, open} = await setUp(t, {windowCheck});
    const outcome = async () => {
      const {http, json} = await sendText(MAYA.to);
      if (http !== 200) return json.error.code;
      await advance(550);
      const {status, errors} = receiver.statuses(json.messages[0].id).at(-1);
      return errors?.[0].code ?? status;
    };
    assert.equal(await outcome(), 131047);
    await write(MAYA);
    await advance((DAY - 1) * 1000);
    assert.equal(await outcome(), 'delivered');
    await advance(2000 - 550);
    assert.equal(await outcome(), 131047);
    await open(MAYA);
    await advance(0);
    assert.equal(await outcome(), 131047, 'a status opens nothing');
    await write(MAYA);
    assert.equal(await outcome(), 'read');
  });
}

test('reading marks this and all earlier messages and shows the customer typing until the answer or 25 s', async (t) => {
  const {post, sendText, write, advance, chat} = await setUp(t);
  const ids = [await write(MAYA), await write(MAYA), await write(MAYA)];
  const read = (id, typing) =>
    post({status: 'read', message_id: id, ...(typing && {typing_indicator: {type: typing}})});
  assert.deepEqual((await read(ids[1], 'text')).json, {success: true});
  const {messages, typing} = await chat(MAYA);
  assert.deepEqual(names(messages), ['read', 'read', 'delivered']);
  assert.equal(typing, true);
  await advance(24_000);
  await read(ids[1], 'text');
  await advance(24_999);
  assert.equal((await chat(MAYA)).typing, true, 'repeating restarts the 25 s');
  await advance(1);
  assert.equal((await chat(MAYA)).typing, false);
  await read(ids[2], 'text');
  const sent = (await sendText(MAYA.to)).json.messages[0].id;
  assert.equal((await chat(MAYA)).typing, false, 'the answer ends it');

  const unknown = await read('wamid.unknown');
  assert.deepEqual([unknown.json.error.code, unknown.json.error.error_data.details], [131009, 'Message not found']);
  assert.equal((await read(sent)).json.error.code, 131009);
  assert.equal((await read(ids[0], 'audio')).json.error.code, 100);
  await advance((30 * DAY + 60) * 1000);
  assert.equal((await read(ids[0])).json.error.code, 131009);
});
