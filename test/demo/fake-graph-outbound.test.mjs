import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {test} from 'node:test';
import {MAYA, NUMBER, TOMAS, setUp} from './fake-graph-setup.mjs';

const samples = new URL('../../demo/fake-graph/samples/', import.meta.url);
const BODY = {text: 'Choose'};
const button = (id, title = 'Yes') => ({type: 'reply', reply: {id, title}});
const rows = (count) => Array.from({length: count}, (_, index) => ({id: `row-${index}`, title: 'Row'}));

/** A chat that Maya has opened by writing. @param {import('node:test').TestContext} t */
async function setUpSends(t) {
  const world = await setUp(t);
  const {fake, post, write, advance, receiver, chat} = world;
  const first = await write(MAYA);
  const send = (type, object, more = {}) => post({to: MAYA.to, type, [type]: object, ...more});
  return {
    ...world,
    first,
    send,
    /** Sends and lets everything come of it; gives the id and what the phone shows. */
    show: async (type, object, more) => {
      const {id} = (await send(type, object, more)).json.messages[0];
      await advance(1000);
      return {id, shown: (await chat(MAYA)).messages.find((message) => message.id === id)};
    },
    outcome: (id) => receiver.statuses(id).map(({status, errors}) => errors?.[0].code ?? status),
    upload: async (bytes, type) => {
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      form.set('file', new Blob([bytes], {type}));
      const init = {method: 'POST', headers: {Authorization: 'Bearer SIM-TOKEN'}, body: form};
      return (await (await fetch(`${fake.url}/v24.0/${NUMBER}/media`, init)).json()).id;
    },
  };
}

test('an uploaded file arrives on the phone under the kind it was sent as', async (t) => {
  const {upload, show, outcome, fake} = await setUpSends(t);
  for (const [type, file, mimeType, object] of [
    ['image', 'parcel.jpg', 'image/jpeg', {caption: 'Yours?'}],
    ['video', 'unboxing.mp4', 'video/mp4', {caption: 'Yours?'}],
    ['document', 'invoice.pdf', 'application/pdf', {caption: 'Yours?', filename: 'Invoice.pdf'}],
    ['document', 'hallway.png', 'image/png', {filename: 'Plan.png'}],
    ['audio', 'voice-note.ogg', 'audio/ogg; codecs=opus', {voice: true}],
    ['sticker', 'wave.webp', 'image/webp', {}],
  ]) {
    const bytes = await readFile(new URL(file, samples));
    const {id, shown} = await show(type, {id: await upload(bytes, mimeType), ...object});
    assert.deepEqual(outcome(id), ['sent', 'delivered'], file);
    assert.deepEqual([shown.type, shown.text], [type, object.caption ?? null]);
    const {media} = shown;
    assert.deepEqual([media.mimeType, media.size, media.voice], [mimeType, bytes.length, object.voice ?? false]);
    assert.deepEqual([media.filename, media.animated], [object.filename ?? null, type === 'sticker']);
    const seen = await fetch(`${fake.url}/_sim/media/${media.id}`);
    assert.ok(Buffer.from(await seen.arrayBuffer()).equals(bytes));
  }
});

test('a file can be sent by its link on loopback, and fails later if it cannot be fetched', async (t) => {
  const {show, send, outcome} = await setUpSends(t);
  const host = createServer((request, response) => {
    if (request.url === '/a.png') response.writeHead(200, {'Content-Type': 'image/png'}).end('png');
    else if (request.url === '/away') response.writeHead(302, {Location: '/a.png'}).end();
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => host.listen(0, '127.0.0.1', resolve));
  t.after(() => host.close());
  const origin = `http://localhost:${host.address().port}`;
  const {shown} = await show('image', {link: `${origin}/a.png`});
  assert.deepEqual([shown.media.mimeType, shown.media.size], ['image/png', 3]);
  for (const path of ['/nothing', '/away']) {
    assert.deepEqual(outcome((await show('image', {link: origin + path})).id), [131053], path);
  }
  for (const link of ['https://example.com/a.png', 'http://192.0.2.1/a.png', 'file:///etc/passwd', 'a.png']) {
    assert.equal((await send('image', {link})).json.error.code, 131009, link);
  }
});

test('an unknown file is refused at once, one of the wrong type later', async (t) => {
  const {upload, send, show, outcome, graph, write, receiver} = await setUpSends(t);
  assert.equal((await send('image', {id: '123456789012345'})).json.error.code, 131009);
  const deleted = await upload('x', 'image/png');
  await graph(`/v24.0/${deleted}`, {method: 'DELETE'});
  assert.equal((await send('image', {id: deleted})).json.error.code, 131009);
  const text = await upload('x', 'text/plain');
  const mp3 = await upload('x', 'audio/mpeg');
  const webp = await upload('x', 'image/webp');
  for (const [type, object] of [
    ['image', {id: text}],
    ['image', {id: webp}],
    ['sticker', {id: text}],
    ['audio', {id: mp3, voice: true}],
  ]) {
    assert.deepEqual(outcome((await show(type, object)).id), [131053], type);
  }
  await write(MAYA, {type: 'image', sample: 'parcel'});
  const received = receiver.updates().at(-1).image.id;
  assert.equal((await send('image', {id: received})).json.error.code, 131009, 'of a customer, not uploaded');
});

test('what breaks a limit is refused, what just keeps it goes out', async (t) => {
  const {upload, send} = await setUpSends(t);
  const id = await upload('x', 'image/png');
  const card = {name: {formatted_name: 'Jo Bloggs', first_name: 'Jo'}};
  const list = (sections) => ({type: 'list', body: BODY, action: {button: 'Times', sections}});
  const asButtons = (...buttons) => ({type: 'button', body: BODY, action: {buttons}});
  for (const [code, type, object, more] of [
    [131008, 'image', {}],
    [131009, 'image', {id, link: 'http://127.0.0.1/'}],
    [100, 'image', {id, caption: 'x'.repeat(1025)}],
    [131009, 'sticker', {id, caption: 'x'}],
    [131009, 'image', {id, filename: 'x.png'}],
    [131009, 'image', {id, voice: true}],
    [131008, 'location', {latitude: 1}],
    [131009, 'location', {latitude: 90.1, longitude: 0}],
    [131009, 'location', {latitude: 1, longitude: null}],
    [131009, 'contacts', []],
    [131008, 'contacts', [{name: {formatted_name: 'Jo'}}]],
    [131008, 'reaction', {message_id: 'wamid.x'}],
    [131009, 'reaction', {message_id: 'wamid.x', emoji: '👍'}, {context: {message_id: 'wamid.x'}}],
    [131009, 'interactive', {type: 'wheel', body: BODY, action: {}}],
    [131008, 'interactive', {type: 'button', action: {buttons: [button('a')]}}],
    [131009, 'interactive', asButtons(button('a'), button('a'))],
    [131009, 'interactive', asButtons(button('a', 'x'.repeat(21)))],
    [131009, 'interactive', asButtons(...'abcd'.split('').map((one) => button(one)))],
    [131009, 'interactive', asButtons(button('a', 'Yes'), button('b', 'Yes'))],
    [131009, 'interactive', asButtons({reply: {id: 'a', title: 'Yes'}})],
    [131009, 'interactive', {...asButtons(button('a')), header: {type: 'text', text: 'x'.repeat(61)}}],
    [131009, 'interactive', {...asButtons(button('a')), footer: {text: ''}}],
    [131009, 'interactive', {...list([{rows: rows(1)}]), header: {type: 'image', image: {id}}}],
    [131008, 'interactive', list([{title: 'One', rows: rows(1)}, {rows: rows(2).slice(1)}])],
    [131009, 'interactive', list([{rows: rows(11)}])],
    [
      131009,
      'interactive',
      list([
        {title: 'One', rows: rows(6)},
        {title: 'Two', rows: rows(5)},
      ]),
    ],
    [131009, 'interactive', list([{title: 'x'.repeat(25), rows: rows(1)}])],
  ]) {
    const {http, json} = await send(type, object, more);
    assert.deepEqual([http, json.error?.code], [400, code], JSON.stringify([type, object]).slice(0, 200));
  }
  for (const [type, object] of [
    ['image', {id, caption: 'x'.repeat(1024)}],
    ['location', {latitude: -90, longitude: 180, name: 'Pole'}],
    ['location', {latitude: '0', longitude: '0'}],
    ['contacts', [card]],
    ['interactive', asButtons(...'abc'.split('').map((one) => button(one, one.repeat(20))))],
    ['interactive', list([{title: 'x'.repeat(24), rows: rows(10)}])],
  ]) {
    assert.equal((await send(type, object)).http, 200, type);
  }
});

test('a reaction shows at its message, is only sent, and can be taken back', async (t) => {
  const {first, show, outcome, chat, open} = await setUpSends(t);
  await open(MAYA);
  const reactions = async () => (await chat(MAYA)).messages.find(({id}) => id === first).reactions;
  const {id} = await show('reaction', {message_id: first, emoji: '👍'});
  assert.deepEqual(outcome(id), ['sent']);
  assert.deepEqual(await reactions(), [{by: 'business', id, emoji: '👍'}]);
  assert.equal((await chat(MAYA)).messages.length, 1, 'no bubble of its own');
  await show('reaction', {message_id: first, emoji: ''});
  assert.deepEqual(await reactions(), []);
});

test('a reaction to what is not there, or is deleted, is taken and shows nothing', async (t) => {
  const {sim, first, show, outcome, chat, write} = await setUpSends(t);
  await write(TOMAS);
  const theirs = await write(TOMAS);
  await sim('POST', `/customers/${MAYA.userId}/deletes`, {messageId: first});
  for (const target of ['wamid.unknown', theirs, first]) {
    assert.deepEqual(outcome((await show('reaction', {message_id: target, emoji: '👍'})).id), ['sent'], target);
  }
  for (const customer of [MAYA, TOMAS]) {
    assert.ok((await chat(customer)).messages.every(({reactions}) => reactions.length === 0));
  }
});

test('a voice note is told as played once, when it is first heard', async (t) => {
  const {sim, upload, show, outcome, advance} = await setUpSends(t);
  const id = await upload(await readFile(new URL('voice-note.ogg', samples)), 'audio/ogg; codecs=opus');
  const heard = (messageId) => sim('POST', `/customers/${MAYA.userId}/play`, {messageId});
  const note = await show('audio', {id, voice: true});
  for (let n = 0; n < 2; n++) assert.equal((await heard(note.id)).http, 200);
  await sim('POST', `/customers/${MAYA.userId}/open`, {numberId: NUMBER});
  await advance(0);
  assert.deepEqual(outcome(note.id), ['sent', 'delivered', 'played'], 'never backwards');
  const music = await show('audio', {id});
  assert.equal((await heard(music.id)).http, 400);
});

test('every kind may quote an earlier message', async (t) => {
  const {first, show, upload} = await setUpSends(t);
  const context = {message_id: first};
  const {shown} = await show('image', {id: await upload('x', 'image/png')}, {context});
  assert.equal(shown.quotedId, first);
  const place = await show('location', {latitude: 1, longitude: 2}, {context});
  assert.equal(place.shown.quotedId, first);
});
