import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {messagesOf, offersOf} from 'wa-desk/core';
import {startDatabase, startGateway, statusWebhook, textWebhook, tokenOf, until} from './harness.mjs';
import {pdf, png, voiceNote} from './media-graph.mjs';

const DAY = 24 * 60 * 60 * 1000;

let wamids = 0;

/** The part of the Graph API that takes files and messages; answers can be given beforehand. */
async function startGraph() {
  const given = [];
  const sent = [];
  const answers = {media: [], messages: []};
  const server = createServer(async (request, response) => {
    const edge = request.url.split('/').at(-1);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const reply = (status, value) =>
      response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(value));
    if (edge === 'media') {
      const form = await new Response(body, {headers: {'content-type': request.headers['content-type']}}).formData();
      const file = form.get('file');
      given.push({
        product: form.get('messaging_product'),
        type: form.get('type'),
        name: file.name,
        mime: file.type,
        bytes: Buffer.from(await file.arrayBuffer()),
        length: Number(request.headers['content-length']),
        whole: body.length,
      });
    } else sent.push(JSON.parse(body));
    const answer = await answers[edge].shift();
    if (answer) return reply(answer.status ?? 400, answer.body);
    return edge === 'media'
      ? reply(200, {id: `77000${given.length}`})
      : reply(200, {messages: [{id: `wamid.SENT${(wamids += 1)}`}]});
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    given,
    sent,
    answers,
    url: new URL(`http://127.0.0.1:${server.address().port}`),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('files that agents send', () => {
  let database;
  let graph;
  let gateway;
  let ana;
  let task;
  let number = 300_000;

  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => {
    graph = await startGraph();
    gateway = await startGateway({connectionString: database.connectionString, graphUrl: graph.url});
    ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
    await gateway.deliver(textWebhook('hello', {phone: `447700${(number += 1)}`, at: gateway.clock.now() / 1000}));
    const offer = await until('an offer came', () => offersOf(ana.state)[0]);
    await ana.accept(offer.id);
    task = ana.state.tasks.get(offer.id);
  });
  afterEach(async () => {
    await ana.end(task.id).catch(() => undefined);
    await ana.wrapUp(task.id, 'solved').catch(() => undefined);
    await gateway.close();
    await graph.close();
    await database.query('delete from media');
  });

  const bring = async (bytes, {type = 'image/png', name = 'a.png', agent = 'ana', taskId = task.id} = {}) =>
    fetch(`${gateway.url}/v1/tasks/${taskId}/uploads`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokenOf(agent, 'acme', gateway.clock.now())}`,
        'content-type': type,
        'x-file-name': encodeURIComponent(name),
      },
      body: bytes,
    });
  const upload = async (bytes, options) => {
    const response = await bring(bytes, options);
    assert.equal(response.status, 200);
    return (await response.json()).uploadId;
  };
  const refusal = async (response) => (await response.json()).error.code;
  const file = (uploadId, as, {name = 'a.png', mimeType = 'image/png', size = 200} = {}) => ({
    with: {kind: 'media', uploadId, as, name, mimeType, size},
  });
  const last = () => messagesOf(ana.state, task.conversationId).at(-1);
  const shows = (status) => until(`the message is ${status}`, () => last().delivery?.status === status);
  const stored = () => database.query('select message_id from media');

  it('brings a picture with its caption to the customer, and shows it to the desk at once', async () => {
    const bytes = png(40, 30);
    const uploadId = await upload(bytes);
    await ana.send(task.id, 'Your receipt', file(uploadId, 'image'));
    assert.deepEqual(
      {...last().content.media, caption: last().content.media.caption.text},
      {
        kind: 'image',
        state: 'ready',
        mimeType: 'image/png',
        size: 200,
        name: null,
        width: 40,
        height: 30,
        duration: null,
        caption: 'Your receipt',
      },
    );
    await shows('accepted');
    const [{bytes: got, ...given}] = graph.given;
    assert.ok(got.equals(bytes));
    assert.equal(given.length, given.whole);
    assert.deepEqual(
      [given.product, given.type, given.mime, given.name],
      ['whatsapp', 'image/png', 'image/png', 'a.png'],
    );
    assert.deepEqual(graph.sent[0].image, {id: '770001', caption: 'Your receipt'});
    assert.equal(graph.sent[0].type, 'image');
    const parts = [];
    const blob = await ana.loadMedia(last().id, new AbortController().signal, (share) => parts.push(share));
    assert.ok(Buffer.from(await blob.arrayBuffer()).equals(bytes));
  });

  it('sends documents under their name and voice notes as such', async () => {
    const document = await upload(pdf, {type: 'application/pdf', name: '../Rechnung "März".pdf'});
    await ana.send(task.id, '', file(document, 'document', {mimeType: 'application/pdf', size: pdf.length}));
    await shows('accepted');
    assert.deepEqual(graph.sent[0].document, {id: '770001', filename: 'Rechnung März.pdf'});
    assert.equal(last().content.media.name.text, 'Rechnung März.pdf');
    const note = voiceNote(3);
    const voice = await upload(note, {type: 'audio/ogg; codecs=opus', name: 'note.ogg'});
    await ana.send(task.id, '', file(voice, 'voice', {mimeType: 'audio/ogg', size: note.length}));
    await shows('accepted');
    assert.equal(graph.given[1].type, 'audio/ogg; codecs=opus');
    assert.deepEqual(graph.sent[1].audio, {id: '770002', voice: true});
    assert.deepEqual([last().content.media.kind, last().content.media.duration], ['voice', 3]);
  });

  it('takes a file of several pieces and gives it on whole', async () => {
    const bytes = png(2000, 1500, 3 * 1024 * 1024 + 17);
    await ana.send(task.id, '', file(await upload(bytes), 'image', {size: bytes.length}));
    await shows('accepted');
    assert.ok(graph.given[0].bytes.equals(bytes));
  });

  it('judges by the bytes, not by the name or the claim, and keeps nothing of what it refuses', async () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    assert.equal(await refusal(await bring(page, {type: 'image/png'})), 'file-refused');
    assert.equal(await refusal(await bring(pdf, {type: 'image/png'})), 'file-refused');
    assert.equal(await refusal(await bring(pdf, {type: 'application/pdf', name: 'a.exe'})), 'file-refused');
    assert.equal(await refusal(await bring(Buffer.alloc(0))), 'file-refused');
    assert.equal(
      await refusal(await bring(Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1'), {type: 'image/gif'})),
      'file-refused',
    );
    assert.deepEqual(await stored(), []);
  });

  it('holds the limits of the kind it is sent as', async () => {
    const large = png(4000, 4000, 5 * 1024 * 1024 + 1);
    const uploadId = await upload(large);
    const send = (as, text = '') =>
      gateway
        .command('ana', `key-${as}-${text.length}`, {
          type: 'send',
          taskId: task.id,
          messageId: `m-${as}`,
          text,
          quotedId: null,
          ...file(uploadId, as),
        })
        .then(refusal);
    assert.equal(await send('image'), 'file-too-large');
    assert.equal(await send('video'), 'file-refused');
    assert.equal(await send('image', 'x'.repeat(1025)), 'file-too-large');
    assert.deepEqual(graph.sent, []);
  });

  it('takes files from nobody but the agent of an open task', async () => {
    assert.equal((await bring(png(1, 1), {agent: 'ben'})).status, 404);
    assert.equal((await bring(png(1, 1), {taskId: 'unknown'})).status, 404);
    const uploadId = await upload(png(1, 1));
    const asBen = await gateway.command('ben', 'k', {
      type: 'send',
      taskId: task.id,
      messageId: 'm',
      text: '',
      quotedId: null,
      ...file(uploadId, 'image'),
    });
    assert.equal(asBen.status, 404);
    await ana.end(task.id);
    assert.equal(await refusal(await bring(png(1, 1))), 'task-ended');
  });

  it('keeps at most twenty unsent files of an hour, and none longer than a day', async () => {
    for (let count = 0; count < 20; count++) await upload(png(1, 1));
    assert.equal((await bring(png(1, 1))).status, 429);
    await gateway.pass(DAY + 1000);
    await until('they are gone', async () => (await stored()).length === 0);
    assert.deepEqual(await database.query('select * from media_chunks'), []);
  });

  it('gives the file once for all attempts, and anew when WhatsApp could not use it', async () => {
    graph.answers.messages.push({body: {error: {code: 131026}}}, {body: {error: {code: 131053}}});
    await ana.send(task.id, '', file(await upload(png(1, 1)), 'image'));
    await shows('failed');
    await ana.retry(task.id, last().id);
    await until('the second failed', () => last().delivery.errorCode === '131053');
    assert.equal(graph.given.length, 1);
    await ana.retry(task.id, last().id);
    await shows('accepted');
    assert.equal(graph.given.length, 2);
    assert.deepEqual(
      graph.sent.map(({image}) => image.id),
      ['770001', '770001', '770002'],
    );
  });

  it('tries again when WhatsApp does not take the file now, and says why when it never will', async () => {
    graph.answers.media.push({status: 500, body: {}}, {body: {error: {code: 131053}}});
    await ana.send(task.id, '', file(await upload(png(1, 1)), 'image'));
    await until('it was given once', () => graph.given.length === 1);
    await gateway.pass(300_000);
    await shows('failed');
    assert.equal(last().delivery.errorCode, '131053');
    assert.deepEqual(graph.sent, []);
  });

  it('keeps the order of what was pressed, file or text', async () => {
    let take;
    graph.answers.media.push(new Promise((resolve) => (take = resolve)));
    await ana.send(task.id, 'first', file(await upload(png(9, 9)), 'image'));
    await ana.send(task.id, 'second');
    await until('the file is on its way', () => graph.given.length === 1);
    assert.deepEqual(graph.sent, []);
    take({status: 200, body: {id: '1'}});
    await until('both went out', () => graph.sent.length === 2);
    assert.deepEqual(
      graph.sent.map(({type}) => type),
      ['image', 'text'],
    );
  });

  it('deletes the file with the message that never went out', async () => {
    graph.answers.messages.push({body: {error: {code: 131026}}});
    await ana.send(task.id, '', file(await upload(png(1, 1)), 'image'));
    await shows('failed');
    await ana.deleteUnsent(task.id, last().id);
    assert.deepEqual(await stored(), []);
  });

  it('shows what WhatsApp says later of a file it had taken', async () => {
    await ana.send(task.id, '', file(await upload(png(1, 1)), 'image'));
    await shows('accepted');
    await gateway.deliver(statusWebhook('failed', {wamid: `wamid.SENT${wamids}`, code: 131053}));
    await shows('failed');
    assert.equal(last().delivery.errorCode, '131053');
  });

  it('sends one file once, however often it is pressed', async () => {
    const uploadId = await upload(png(1, 1));
    await ana.send(task.id, '', file(uploadId, 'image'));
    await shows('accepted');
    await ana.send(task.id, '', file(uploadId, 'image')).catch(() => undefined);
    await until('the second is refused', () => last().delivery?.status === 'failed');
    assert.equal(graph.sent.length, 1);
  });
});
