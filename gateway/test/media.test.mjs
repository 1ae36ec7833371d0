import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {messagesOf, offersOf} from 'wa-desk/core';
import {startDatabase, startGateway, textWebhook, until} from './harness.mjs';
import {mediaWebhook, png, startMediaGraph} from './media-graph.mjs';

const NO_ABORT = new AbortController().signal;

describe('media', () => {
  let database;
  let graph;
  let gateway;
  let ana;
  let task;
  let number = 200_000;
  let phone;

  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => {
    graph = await startMediaGraph();
    gateway = await startGateway({connectionString: database.connectionString, graphUrl: graph.url});
    ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
    phone = `447700${(number += 1)}`;
    await gateway.deliver(textWebhook('hello', {phone}));
    const offer = await until('an offer came', () => offersOf(ana.state)[0]);
    await ana.accept(offer.id);
    task = ana.state.tasks.get(offer.id);
  });
  afterEach(async () => {
    await gateway.close();
    await graph.close();
    for (const table of ['notices', 'tasks', 'conversations', 'interactions', 'media', 'messages', 'events', 'agents'])
      await database.query(`delete from ${table}`);
  });

  const now = () => gateway.clock.now();
  const last = () => messagesOf(ana.state, task.conversationId).at(-1);
  const shown = () => last().content.media;

  /** The customer sends a file; resolves when the desk shows that it comes. */
  async function sends(type, {bytes, claimedType = 'application/octet-stream', name, ...rest}) {
    const id = graph.put({bytes, claimedType, ...rest});
    const count = messagesOf(ana.state, task.conversationId).length;
    await gateway.deliver(mediaWebhook(type, {id, claimedType, name, ...rest}, {phone, at: Math.floor(now() / 1000)}));
    await until('the message is there', () => messagesOf(ana.state, task.conversationId).length > count);
    return id;
  }
  const becomes = (state) => until(`it is ${state}`, () => shown()?.state === state && shown());

  it('shows a picture as it comes: first that it is on its way, then with its type, size and measures', async () => {
    let serve;
    const waits = new Promise((resolve) => (serve = resolve));
    const bytes = png(640, 480);
    await sends('image', {
      bytes,
      claimedType: 'image/png',
      caption: 'the broken part',
      serve: (response) => waits.then(() => response.writeHead(200).end(bytes)),
    });
    const {caption, ...first} = shown();
    assert.equal(caption.text, 'the broken part');
    assert.deepEqual(first, {
      kind: 'image',
      state: 'fetching',
      mimeType: null,
      size: null,
      name: null,
      width: null,
      height: null,
      duration: null,
    });
    const {version} = last();
    serve();
    const ready = await becomes('ready');
    assert.deepEqual([ready.mimeType, ready.size, ready.width, ready.height], ['image/png', bytes.length, 640, 480]);
    assert.ok(last().version > version);
  });

  it('hands the bytes to the desk, with their type and how far they are', async () => {
    const bytes = png(640, 480, 3 * 1024 * 1024 + 17);
    await sends('image', {bytes, claimedType: 'image/png'});
    await becomes('ready');
    const shares = [];
    const blob = await ana.loadMedia(last().id, NO_ABORT, (share) => shares.push(share));
    assert.equal(blob.type, 'image/png');
    assert.ok(bytes.equals(Buffer.from(await blob.arrayBuffer())));
    assert.equal(shares.at(-1), 1);
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    );
  });
});
