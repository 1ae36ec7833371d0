import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {createManualClock, messagesOf, offersOf} from 'wa-desk/core';
import {createFakeGraph} from '../../demo/fake-graph/fake-graph.mjs';
import {VoiceFile} from '../../dist/components/composer/voice/voice-file.js';
import {createPhone} from '../../test/e2e/demo.mjs';
import {APP_SECRET, LINE, startDatabase, startGateway, tokenOf, until, VERIFY_TOKEN} from './harness.mjs';

/** As Chromium recorded its fake microphone: Opus in WebM, two seconds. */
const recorded = await readFile(new URL('../../test/fixtures/voice/chromium.webm', import.meta.url));

/** As the composer makes it of that. */
async function voiceNote() {
  const file = new VoiceFile();
  file.begin('audio/webm;codecs=opus');
  file.push(recorded);
  return Buffer.from(await file.blob().arrayBuffer());
}

describe('a recorded voice note', () => {
  let database;
  let gateway;
  let fake;
  let phone;
  let ana;
  let task;
  let earlier;
  let seed = 0;

  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => {
    fake = await createFakeGraph({
      appSecret: APP_SECRET,
      verifyToken: VERIFY_TOKEN,
      numbers: [{id: LINE, wabaId: '1', display: '+44 20 7183 8750', verifiedName: 'Support'}],
      seed: (seed += 1), // no message comes twice
      latency: {response: 0, sent: 0, delivered: 0},
    });
    phone = createPhone(fake.url);
    const {connectionString} = database;
    gateway = await startGateway({
      connectionString,
      clock: createManualClock(Date.now()),
      graphUrl: new URL(fake.url),
    });
    fake.setCallbackUrl(`${gateway.url}/webhooks/whatsapp`);
    await fake.whenVerified();
    ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
    await phone.writes('Maya Okafor', 'Can you tell me?');
    const offer = await until('an offer came', () => offersOf(ana.state)[0]);
    await ana.accept(offer.id);
    task = ana.state.tasks.get(offer.id);
    earlier = new Set(messages().map(({id}) => id));
  });
  afterEach(async () => {
    await ana.end(task.id);
    await ana.wrapUp(task.id, 'solved');
    await gateway.close();
    await fake.close();
  });

  const upload = async (bytes, type = 'audio/ogg; codecs=opus') =>
    fetch(`${gateway.url}/v1/tasks/${task.id}/uploads`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await tokenOf('ana', 'acme', gateway.clock.now())}`,
        'content-type': type,
        'x-file-name': 'Voice%20note.ogg',
      },
      body: bytes,
    });
  const send = async (bytes, as = 'voice') => {
    const {uploadId} = await (await upload(bytes)).json();
    const media = {kind: 'media', uploadId, as, name: 'Voice note.ogg', mimeType: 'audio/ogg', size: bytes.length};
    await ana.send(task.id, '', {with: media});
  };
  const messages = () => messagesOf(ana.state, task.conversationId);
  const delivered = () =>
    until('it is delivered', () =>
      messages().find(({id, delivery}) => !earlier.has(id) && delivery?.status === 'delivered'),
    );

  for (const as of ['voice', 'audio'])
    it(`is taken by WhatsApp as ${as}, with its length, and delivered`, async () => {
      await send(await voiceNote(), as);
      const {content} = await delivered();
      assert.equal(content.media.kind, as);
      assert.ok(Math.abs(content.media.duration - 1.98) < 0.02, `${content.media.duration} s`);
    });

  it('comes to the customer as a voice note, byte for byte', async () => {
    const bytes = await voiceNote();
    await send(bytes);
    await delivered();
    const [received] = await phone.received('Maya Okafor');
    assert.equal(received.type, 'audio');
    const {id, voice, mimeType} = received.media;
    assert.deepEqual([voice, mimeType], [true, 'audio/ogg; codecs=opus']);
    const file = await fetch(`${fake.url}/_sim/media/${id}`);
    assert.ok(Buffer.from(await file.arrayBuffer()).equals(bytes));
  });

  it('that is still WebM, or Ogg with something else in it, goes nowhere', async () => {
    assert.equal((await upload(recorded)).ok, false);
    const vorbis = await voiceNote();
    vorbis.write('\x01vorbis\0', vorbis.indexOf('OpusHead'), 'latin1');
    const {uploadId} = await (await upload(vorbis)).json();
    for (const as of ['voice', 'audio']) {
      const media = {kind: 'media', uploadId, as, name: 'a.ogg', mimeType: 'audio/ogg', size: vorbis.length};
      const command = {type: 'send', taskId: task.id, messageId: `m-${as}`, text: '', quotedId: null, with: media};
      const response = await gateway.command('ana', `k-${as}`, command);
      assert.equal((await response.json()).error.code, 'file-refused');
    }
    assert.deepEqual(await phone.received('Maya Okafor'), []);
  });
});
