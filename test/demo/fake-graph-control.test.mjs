import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFile, readdir} from 'node:fs/promises';
import {connect} from 'node:net';
import {request} from 'node:http';
import {test} from 'node:test';
import {createFakeGraph} from '../../demo/fake-graph/fake-graph.mjs';
import {sign256} from '../../demo/fake-graph/wire.mjs';
import {MAYA, NUMBER, TOMAS, setUp} from './fake-graph-setup.mjs';

const corpus = new URL('../fixtures/whatsapp/corpus/public/', import.meta.url);

/** fetch normalises paths and forbids these headers, so this one speaks plainly. */
async function plainGet(port, path, headers = {}, host = '127.0.0.1') {
  const outgoing = request({host, port, path, headers});
  outgoing.end();
  const [response] = await once(outgoing, 'response');
  const chunks = [];
  for await (const chunk of response) chunks.push(chunk);
  return {status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString()};
}

test('only loopback names and pages on loopback are answered', async (t) => {
  const {fake} = await setUp(t);
  const foreign = await plainGet(fake.port, '/_sim/state', {host: `attacker.example:${fake.port}`});
  assert.deepEqual([foreign.status, foreign.text], [403, '']);
  assert.equal((await plainGet(fake.port, '/_sim/state', {host: `127.0.0.1.nip.example:${fake.port}`})).status, 403);
  for (const host of ['127.0.0.1', 'localhost', '[::1]']) {
    assert.equal((await plainGet(fake.port, '/_sim/state', {host: `${host}:${fake.port}`})).status, 200);
  }
  for (const origin of ['https://attacker.example', 'null']) {
    assert.equal((await plainGet(fake.port, '/_sim/state', {origin})).status, 403);
  }
  assert.equal((await plainGet(fake.port, '/_sim/state', {origin: 'http://localhost:8080'})).status, 200);
});

test('listens on the loopback addresses only', async (t) => {
  const {fake} = await setUp(t);
  // 127.0.0.2 is this machine too, and is refused only if the server is bound to 127.0.0.1 itself
  const socket = connect(fake.port, '127.0.0.2');
  await assert.rejects(once(socket, 'connect'), {code: 'ECONNREFUSED'});
});

test('a forced error answers at once or fails the message later, as often as told', async (t) => {
  const {sim, sendText, write, receiver, advance} = await setUp(t);
  await write(MAYA);
  await write(TOMAS);
  await sim('POST', '/fail', {next: 2, code: 131031, mode: 'sync'});
  for (let n = 0; n < 2; n++) {
    const {http, json} = await sendText(MAYA.to);
    assert.deepEqual([http, json.error.code], [403, 131031]);
  }
  assert.equal((await sendText(MAYA.to)).http, 200);
  for (const [code, http] of [
    [131042, 400],
    [131057, 500],
    [80007, 400],
  ]) {
    await sim('POST', '/fail', {next: 1, code, mode: 'sync'});
    const answer = await sendText(MAYA.to);
    assert.deepEqual([answer.http, answer.json.error.code], [http, code]);
  }
  await sim('POST', '/fail', {next: 1, code: 131049, mode: 'async'});
  const doomed = (await sendText(MAYA.to)).json.messages[0].id;
  await sim('POST', '/fail', {customer: 'Tomás Rivera', code: 130472});
  const tomas = (await sendText(TOMAS.to)).json.messages[0].id;
  const fine = (await sendText(MAYA.to)).json.messages[0].id;
  await sim('POST', '/fail', {customer: TOMAS.phone, code: null});
  const again = (await sendText(TOMAS.to)).json.messages[0].id;
  await advance(1000);
  const outcome = (id) => receiver.statuses(id).map(({status, errors}) => errors?.[0].code ?? status);
  assert.deepEqual(outcome(doomed), [131049]);
  assert.deepEqual(outcome(tomas), [130472]);
  assert.deepEqual(outcome(fine), ['sent', 'delivered']);
  assert.deepEqual(outcome(again), ['sent', 'delivered']);
});

test('every body of the corpus can be posted, rightly signed', async (t) => {
  const {sim, receiver} = await setUp(t);
  const files = (await readdir(corpus)).filter((name) => name.endsWith('.json'));
  assert.ok(files.length > 100);
  for (const file of files) {
    const {body} = JSON.parse(await readFile(new URL(file, corpus), 'utf8'));
    const answer = await sim('POST', '/webhook', body);
    assert.deepEqual([answer.ok, answer.http], [true, 200], file);
    const {headers, bytes} = receiver.posts.at(-1);
    assert.deepEqual(JSON.parse(bytes.toString()), body, file);
    assert.equal(headers['x-hub-signature-256'], sign256('SIM-SECRET', bytes), file);
  }
});

test('exact bytes can be posted with any signature, or with none', async (t) => {
  const {sim, receiver} = await setUp(t);
  receiver.answerPost = () => 401;
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0x00, 0x0a]);
  const rawBase64 = bytes.toString('base64');
  const answer = await sim('POST', '/webhook', {rawBase64, signature: 'sha256=zz', contentType: 'text/plain'});
  await sim('POST', '/webhook', {rawBase64, signature: null});
  await sim('POST', '/webhook', {rawBase64});
  assert.equal(answer.http, 401);
  assert.ok(receiver.posts.every((post) => post.bytes.equals(bytes)));
  const [forged, missing, right] = receiver.posts.map(({headers}) => headers);
  assert.deepEqual([forged['x-hub-signature-256'], forged['content-type']], ['sha256=zz', 'text/plain']);
  assert.equal(missing['x-hub-signature-256'], undefined);
  assert.ok(missing['x-hub-signature']);
  assert.equal(right['x-hub-signature-256'], sign256('SIM-SECRET', bytes));
});

test('a raw message goes out as it is and gets what it lacks', async (t) => {
  const {write, receiver, chat} = await setUp(t);
  const id = await write(MAYA, {type: 'raw', raw: {type: 'request_welcome', odd: [1]}});
  const [message] = receiver.updates();
  assert.deepEqual([message.id, message.from, message.type, message.odd], [id, MAYA.phone, 'request_welcome', [1]]);
  assert.equal(await write(MAYA, {type: 'raw', raw: {id: 'wamid.mine', type: 'poll', from: '1'}}), 'wamid.mine');
  assert.equal(receiver.updates()[1].from, '1');
  assert.equal((await chat(MAYA)).messages.length, 2);
});

test('calls that do not exist or make no sense are refused with a reason', async (t) => {
  const {sim} = await setUp(t);
  const path = `/customers/${MAYA.userId}`;
  for (const [status, method, where, body] of [
    [400, 'POST', `${path}/taps`, {}],
    [400, 'POST', '/echo', {}],
    [404, 'GET', '/nothing'],
    [404, 'POST', '/customers/nobody/open', {numberId: NUMBER}],
    [400, 'POST', `${path}/open`, {numberId: '1'}],
    [400, 'POST', `${path}/messages`, {numberId: NUMBER, type: 'image'}],
    [400, 'POST', `${path}/messages`, {numberId: NUMBER, type: 'text', text: ''}],
    [400, 'PATCH', path, {online: false, phone: '1'}],
    [400, 'POST', '/clock', {advance: -1}],
    [400, 'POST', '/fail', {next: 1}],
    [400, 'POST', '/token', {}],
  ]) {
    const answer = await sim(method, where, body);
    assert.deepEqual(
      [answer.http, answer.ok, typeof answer.reason],
      [status, false, 'string'],
      JSON.stringify([method, where]),
    );
  }
  assert.ok((await sim('GET', '/state')).customers.every(({online}) => online));
});

test('a real clock cannot be set', async (t) => {
  const {sim} = await setUp(t, {clock: 'real'});
  assert.equal((await sim('POST', '/clock', {advance: 1})).http, 409);
});

test('on a real clock statuses come by themselves', async (t) => {
  const {sim, sendText, receiver} = await setUp(t, {clock: 'real', latency: {response: 5, sent: 5, delivered: 5}});
  await sim('POST', `/customers/${MAYA.userId}/messages`, {numberId: NUMBER, type: 'text', text: 'Hi'});
  const {id} = (await sendText(MAYA.to)).json.messages[0];
  while (!['delivered', 'failed'].includes(receiver.statuses(id).at(-1)?.status)) await new Promise(setImmediate);
  assert.deepEqual(
    receiver.statuses(id).map(({status}) => status),
    ['sent', 'delivered'],
  );
});

test('reset brings a fresh state, pending work included', async (t) => {
  const {sim, write, sendText, receiver, advance} = await setUp(t);
  const first = await write(MAYA);
  await sendText(MAYA.to);
  await sim('POST', '/chaos', {delay: 5});
  await write(MAYA);
  const {clock} = await sim('GET', '/state');
  await advance(100);
  await sim('POST', '/reset', {});
  const state = await sim('GET', '/state');
  assert.deepEqual([state.chats, state.deliveries, state.chaos.delay, state.clock], [[], [], 0, clock]);
  const before = receiver.posts.length;
  await advance(60_000);
  assert.equal(receiver.posts.length, before);
  assert.equal(await write(MAYA), first, 'the same seed starts over');
  await sim('POST', '/reset', {seed: 9});
  assert.notEqual(await write(MAYA), first);
});

test('what was on its way before a reset never arrives', async (t) => {
  const {sim, sendText, receiver} = await setUp(t, {clock: 'real', latency: {response: 0, sent: 50, delivered: 0}});
  const before = (await sendText(MAYA.to)).json.messages[0].id;
  await sim('POST', '/reset', {seed: 9});
  const after = (await sendText(MAYA.to)).json.messages[0].id;
  while (receiver.statuses(after).length === 0) await new Promise(setImmediate);
  assert.notEqual(before, after);
  assert.deepEqual(receiver.statuses(before), []);
});

test('everything that happens is told as it happens', async (t) => {
  const {fake, write, sendText, post, advance} = await setUp(t);
  const aborter = new AbortController();
  const response = await fetch(`${fake.url}/_sim/events`, {signal: aborter.signal});
  assert.equal(response.headers.get('content-type'), 'text/event-stream');
  const id = await write(MAYA);
  await post({status: 'read', message_id: id, typing_indicator: {type: 'text'}});
  await sendText(MAYA.to);
  await post({to: MAYA.to, type: 'reaction', reaction: {message_id: id, emoji: '👍'}});
  await advance(1000);
  let text = '';
  for await (const chunk of response.body) {
    text += Buffer.from(chunk).toString();
    if (text.split('event: clock').length > 2 && text.endsWith('\n\n')) break;
  }
  aborter.abort();
  const events = text.matchAll(/event: (\w+)\ndata: (.+)\n\n/g);
  const told = Array.from(events, ([, name, data]) => [name, JSON.parse(data)]);
  const ofKind = (kind) => told.filter(([name]) => name === kind).map(([, data]) => data);
  assert.deepEqual(
    ofKind('message').map(({customer, message}) => [customer, message.direction]),
    [
      [MAYA.userId, 'in'],
      [MAYA.userId, 'out'],
    ],
  );
  assert.deepEqual(
    ofKind('status').map(({status}) => status),
    ['delivered', 'sent', 'sent', 'delivered'],
  );
  assert.deepEqual(
    ofKind('reaction').map(({id: messageId, by, emoji}) => [messageId, by, emoji]),
    [[id, 'business', '👍']],
  );
  assert.deepEqual(
    ofKind('typing').map(({typing}) => typing),
    [true, false],
  );
  assert.deepEqual(ofKind('read')[0].ids, [id]);
  assert.deepEqual(
    ofKind('delivery').map(({http, items}) => [http, items[0].kind, items[0].status]),
    [
      [200, 'message', undefined],
      [200, 'status', 'sent'],
      [200, 'status', 'sent'],
      [200, 'status', 'delivered'],
    ],
  );
});

test('the phone page is served under a strict policy and nothing else of the disk is', async (t) => {
  const {fake} = await setUp(t);
  const page = await plainGet(fake.port, '/phone/');
  assert.equal(page.status, 200);
  assert.match(page.headers['content-security-policy'], /^default-src 'none'; script-src 'self'; style-src 'self';/);
  assert.equal(page.headers['x-content-type-options'], 'nosniff');
  assert.doesNotMatch(page.text, /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
  for (const path of [
    '/phone/../fake-graph/main.mjs',
    '/phone/..%2ffake-graph/main.mjs',
    '/phone/%2e%2e/fake-graph/main.mjs',
    '/phone//etc/passwd',
    '/phone/.git',
    '/phone/nothing.js',
  ]) {
    const {status, text} = await plainGet(fake.port, path);
    assert.ok(status === 404 || status === 401, path);
    assert.doesNotMatch(text, /import|root:/, path);
  }
  assert.equal((await plainGet(fake.port, '/phone')).headers.location, '/phone/');
});

test('started as a process it reads the environment and prints neither token nor secret', async () => {
  const main = new URL('../../demo/fake-graph/main.mjs', import.meta.url);
  const env = {...process.env, FAKE_GRAPH_ACCESS_TOKEN: 'my-token', FAKE_GRAPH_APP_SECRET: 'my-secret'};
  const child = spawn(process.execPath, [main.pathname], {env, stdio: ['ignore', 'pipe', 'pipe']});
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk));
  while (!printed.includes('/phone/')) await once(child.stdout, 'data');
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed);
  const headers = {Authorization: 'Bearer my-token'};
  assert.equal((await fetch(`${url}/v24.0/${NUMBER}`, {headers})).status, 200);
  await fetch(`${url}/v24.0/${NUMBER}/messages`, {
    method: 'POST',
    headers,
    body: JSON.stringify({messaging_product: 'whatsapp', to: MAYA.to, type: 'text', text: {body: 'private words'}}),
  });
  child.kill('SIGTERM');
  await once(child, 'exit');
  assert.doesNotMatch(printed, /my-token|my-secret|private|7700900/);
});

test('wrong options are refused with what to do', async () => {
  for (const [options, reason] of [
    [{callbackUrl: 'http://192.0.2.1/hook'}, /callbackUrl/],
    [{clock: 'stopped'}, /clock/],
    [{numbers: []}, /number/],
    [{customers: [{phone: '1', userId: 'x', name: ''}]}, /customer/],
    [{latency: {sent: -1}}, /latency/],
  ]) {
    await assert.rejects(createFakeGraph(options), reason);
  }
});
