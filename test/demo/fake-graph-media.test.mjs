import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {test} from 'node:test';
import {MAYA, NUMBER, setUp} from './fake-graph-setup.mjs';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const AUTHORISED = {Authorization: 'Bearer SIM-TOKEN'};
const samples = new URL('../../demo/fake-graph/samples/', import.meta.url);

/** @param {import('node:test').TestContext} t */
async function setUpMedia(t) {
  const world = await setUp(t, {
    numbers: [NUMBER, '290000000000402'].map((id) => ({id, wabaId: '18', display: `+44 20 ${id}`, verifiedName: 'H'})),
  });
  const {fake, graph, write, receiver} = world;
  return {
    ...world,
    upload: async (bytes, type, fields = {messaging_product: 'whatsapp'}) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      if (bytes) form.set('file', new Blob([bytes], {type}), 'file');
      const response = await fetch(`${fake.url}/v24.0/${NUMBER}/media`, {
        method: 'POST',
        headers: AUTHORISED,
        body: form,
      });
      return {http: response.status, ...(await response.json())};
    },
    about: (id, more = '') => graph(`/v24.0/${id}${more}`, {method: 'GET'}),
    download: (url, headers = AUTHORISED) => fetch(url, {headers, redirect: 'manual'}),
    /** The customer sends a file; gives what the webhook says of it. */
    writeFile: async (body) => {
      await write(MAYA, body);
      const message = receiver.updates().at(-1);
      return message[message.type];
    },
  };
}

test('an upload has an id; its URL gives the same bytes to whoever has the token, for 5 minutes', async (t) => {
  const {upload, about, download, advance, fake} = await setUpMedia(t);
  const bytes = await readFile(new URL('parcel.jpg', samples));
  const {http, id} = await upload(bytes, 'image/jpeg');
  assert.equal(http, 200);
  assert.match(id, /^[1-9]\d{14,15}$/);
  const {text, json} = await about(id, `?phone_number_id=${NUMBER}`);
  const {url, ...known} = json;
  assert.deepEqual(known, {
    messaging_product: 'whatsapp',
    mime_type: 'image/jpeg',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    file_size: String(bytes.length),
    id,
  });
  assert.ok(text.includes(String.raw`"url":"http:\/\/127.0.0.1:${fake.port}\/sim-media\/?mid=${id}&ext=`));
  assert.doesNotMatch(url, /SIM-TOKEN/);

  const file = await download(url);
  assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'image/jpeg']);
  assert.equal(file.headers.get('content-length'), String(bytes.length));
  assert.ok(Buffer.from(await file.arrayBuffer()).equals(bytes));
  for (const headers of [{}, {Authorization: 'Bearer nope'}]) {
    const refused = await download(url, headers);
    assert.deepEqual([refused.status, await refused.text()], [401, '']);
  }
  assert.equal((await download(url.replace(/hash=\w/, 'hash=~'))).status, 404);

  await advance(5 * MINUTE - 1000);
  assert.equal((await download(url)).status, 200);
  await advance(1000);
  const late = await download(url);
  assert.deepEqual([late.status, late.headers.get('content-type')], [404, 'text/html; charset=utf-8']);
  assert.match(await late.text(), /^<!doctype html>/);
  assert.equal((await download((await about(id)).json.url)).status, 200, 'a new URL works');
});

test('part of a file can be asked for', async (t) => {
  const {upload, about, download} = await setUpMedia(t);
  const {id} = await upload(Buffer.from('0123456789'), 'text/plain');
  const {url} = (await about(id)).json;
  for (const [range, status, text, told] of [
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=5-99', 206, '56789', 'bytes 5-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['lines=1-2', 200, '0123456789', null],
  ]) {
    const part = await download(url, {...AUTHORISED, Range: range});
    assert.deepEqual([part.status, await part.text(), part.headers.get('content-range')], [status, text, told], range);
  }
});

test('what is unknown, deleted, another number’s or too old is not there', async (t) => {
  const {upload, about, graph, writeFile, advance} = await setUpMedia(t);
  const gone = async (answer) => {
    const {http, json} = await answer;
    return [http, json.error?.code, json.error?.error_subcode].join();
  };
  assert.equal(await gone(about('123456789012345')), '400,100,33');
  const {id} = await upload('text', 'text/plain');
  assert.equal(await gone(about(id, '?phone_number_id=290000000000402')), '400,100,33');
  const {id: deleted} = await upload('text', 'text/plain');
  assert.deepEqual((await graph(`/v24.0/${deleted}`, {method: 'DELETE'})).json, {success: true});
  assert.equal(await gone(about(deleted)), '400,100,33');

  const {id: received} = await writeFile({type: 'image', sample: 'parcel'});
  await advance(7 * DAY - 1);
  assert.equal((await about(received)).http, 200);
  await advance(1);
  assert.equal(await gone(about(received)), '400,100,33');
  await advance(23 * DAY - 1);
  assert.equal((await about(id)).http, 200);
  await advance(1);
  assert.equal(await gone(about(id)), '400,100,33');
});

test('an upload is refused when its type is not allowed or it is too large for its type', async (t) => {
  const {upload} = await setUpMedia(t);
  const MB = 1024 * 1024;
  for (const [size, type] of [
    [1, 'image/svg+xml'],
    [1, 'text/html'],
    [1, 'application/zip'],
    [5 * MB + 1, 'image/png'],
    [16 * MB + 1, 'audio/ogg; codecs=opus'],
    [500 * 1024 + 1, 'image/webp'],
  ]) {
    const {http, error} = await upload(Buffer.alloc(size), type);
    assert.deepEqual([http, error.code], [400, 100], type);
    assert.match(error.message, /Param file must be a file with one of the following types: image\/jpeg, image\/png/);
  }
  for (const [size, type] of [
    [5 * MB, 'image/png'],
    [16 * MB, 'audio/ogg; codecs=opus'],
    [17 * MB, 'application/pdf'],
  ]) {
    assert.match((await upload(Buffer.alloc(size), type)).id, /^\d+$/, type);
  }
  assert.match((await upload('x', 'text/plain', {})).error.message, /messaging_product is required/);
  assert.match((await upload(null)).error.message, /file is required/);
});

test('a file of the customer is told with its id, its hash and a URL, under its kind', async (t) => {
  const {writeFile, about, download, receiver} = await setUpMedia(t);
  for (const [type, sample, wire] of [
    ['image', 'parcel', {caption: 'Look', mime_type: 'image/jpeg'}],
    ['video', 'unboxing', {caption: 'Look', mime_type: 'video/mp4'}],
    ['document', 'invoice', {caption: 'Look', filename: 'Invoice 2026-118.pdf', mime_type: 'application/pdf'}],
    ['audio', 'voice-note', {mime_type: 'audio/ogg; codecs=opus', voice: false}],
    ['voice', 'voice-note', {mime_type: 'audio/ogg; codecs=opus', voice: true}],
    ['sticker', 'thumbs-up', {mime_type: 'image/webp', animated: false}],
    ['sticker', 'wave', {mime_type: 'image/webp', animated: true}],
  ]) {
    const {id, sha256, url, ...rest} = await writeFile({type, sample, caption: 'Look'});
    assert.deepEqual(rest, wire, sample);
    assert.equal(receiver.updates().at(-1).type, type === 'voice' ? 'audio' : type);
    const bytes = Buffer.from(await (await download(url)).arrayBuffer());
    assert.equal(createHash('sha256').update(bytes).digest('base64'), sha256);
    assert.equal(Buffer.from((await about(id)).json.sha256, 'hex').toString('base64'), sha256);
  }
});

test('a file may be anything and claim to be anything', async (t) => {
  const {writeFile, download} = await setUpMedia(t);
  const html = '<!doctype html><script>alert(1)</script>';
  for (const [type, mimeType, body] of [
    ['image', 'image/svg+xml', '<svg onload=alert(1)>'],
    ['image', 'image/png', html],
    ['document', 'text/html; charset=x', html],
  ]) {
    const file = await writeFile({type, mimeType, bytes: btoa(body), filename: '../\u202Egnp.exe'});
    assert.deepEqual([file.mime_type, file.filename], [mimeType, '../\u202Egnp.exe']);
    const response = await download(file.url);
    assert.deepEqual([response.headers.get('content-type'), await response.text()], [mimeType, body]);
  }
});

test('the URL told may be any, in the webhook and when asked', async (t) => {
  const {writeFile, about} = await setUpMedia(t);
  const mediaUrl = 'http://169.254.169.254/latest/meta-data/';
  const {id, url} = await writeFile({type: 'image', sample: 'parcel', mediaUrl});
  assert.equal(url, mediaUrl);
  assert.equal((await about(id)).json.url, mediaUrl);
});

test('a download can be redirected to another port, or fail', async (t) => {
  const {sim, upload, about, download} = await setUpMedia(t);
  const asked = [];
  const elsewhere = createServer((request, response) => {
    asked.push(request.headers.authorization);
    response.end('elsewhere');
  });
  await new Promise((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  t.after(() => elsewhere.close());
  const target = `http://127.0.0.1:${elsewhere.address().port}/x`;
  const {id} = await upload('text', 'text/plain');
  const {url} = (await about(id)).json;
  await sim('POST', '/media', {redirect: target});
  const redirected = await download(url);
  assert.deepEqual([redirected.status, redirected.headers.get('location')], [302, target]);
  assert.equal((await download(url, {})).status, 401);
  assert.equal(await (await fetch(url, {headers: AUTHORISED})).text(), 'elsewhere');
  assert.deepEqual(asked, [undefined], 'fetch itself keeps the token to its origin');
  await sim('POST', '/media', {redirect: null, failing: true});
  assert.equal((await download(url)).status, 500);
  await sim('POST', '/media', {failing: false});
  assert.equal((await download(url)).status, 200);
  for (const body of [{redirect: 'nowhere'}, {failing: 1}, []]) {
    assert.equal((await sim('POST', '/media', body)).http, 400);
  }
});

test('the phone page gets every file of its chats, and what could run only to save', async (t) => {
  const {fake, sim, chat, writeFile, advance} = await setUpMedia(t);
  const {samples: offered} = await sim('GET', '/samples');
  assert.ok(offered.length >= 8);
  for (const {name, kind, mimeType} of offered) {
    const {headers} = await fetch(`${fake.url}/_sim/samples/${name}`);
    assert.equal(headers.get('content-type'), kind === 'document' ? 'application/octet-stream' : mimeType);
    await writeFile({type: kind, sample: name});
  }
  for (const mimeType of ['image/svg+xml', 'text/html', 'application/xhtml+xml']) {
    const {id} = await writeFile({type: 'image', mimeType, bytes: btoa('<svg onload=alert(1)>')});
    const {headers} = await fetch(`${fake.url}/_sim/media/${id}`);
    assert.deepEqual(
      ['content-type', 'content-disposition', 'x-content-type-options', 'content-security-policy'].map((name) =>
        headers.get(name),
      ),
      ['application/octet-stream', 'attachment', 'nosniff', "sandbox; default-src 'none'"],
    );
  }
  await advance(8 * DAY);
  for (const {media} of (await chat(MAYA)).messages) {
    assert.equal((await fetch(`${fake.url}/_sim/media/${media.id}`)).status, 200, 'kept on the phone');
  }
  for (const path of ['media/1', 'samples/nothing', 'samples/..%2fsamples.mjs']) {
    assert.equal((await fetch(`${fake.url}/_sim/${path}`)).status, 404, path);
  }
});
