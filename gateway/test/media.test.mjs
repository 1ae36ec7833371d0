import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {describe, it} from 'node:test';
import {messagesOf} from 'wa-desk/core';
import {configJson, textWebhook, until} from './harness.mjs';
import {mediaDesk} from './media-desk.mjs';
import {answer, pdf, png} from './media-graph.mjs';
import {mediaWebhook} from './webhooks.mjs';

const DAY = 24 * 3_600_000;
const MB = 1024 * 1024;
const NO_ABORT = new AbortController().signal;

/** A promise, and what resolves it. */
function gate() {
  let open;
  const opened = new Promise((resolve) => (open = resolve));
  return {opened, open};
}

describe('media', () => {
  const keepDays = () => {
    const config = configJson();
    config.tenants.acme.media = {keepDays: 30};
    return config;
  };
  const desk = mediaDesk({config: keepDays});
  const picture = png(640, 480);
  const count = async (table) => (await desk.database.query(`select count(*)::int as n from ${table}`))[0].n;

  it('shows that a picture is on its way, then its type, size and measures', async () => {
    const {opened, open} = gate();
    await desk.sends('image', {
      bytes: picture,
      claimedType: 'image/png',
      caption: 'the broken part',
      serve: (response) => opened.then(() => response.writeHead(200).end(picture)),
    });
    const nothing = {mimeType: null, size: null, name: null, width: null, height: null, duration: null};
    const {caption, ...first} = desk.shown();
    assert.equal(caption.text, 'the broken part');
    assert.deepEqual(first, {kind: 'image', state: 'fetching', ...nothing});
    const {version} = desk.last();
    open();
    const {mimeType, size, width, height} = await desk.becomes('ready');
    assert.deepEqual([mimeType, size, width, height], ['image/png', picture.length, 640, 480]);
    assert.ok(desk.last().version > version);
  });

  it('hands the bytes to the desk with their type, and tells how far they are', async () => {
    const bytes = png(640, 480, 3 * MB + 17);
    await desk.sends('image', {bytes, claimedType: 'image/png'});
    await desk.becomes('ready');
    const shares = [];
    const blob = await desk.ana.loadMedia(desk.last().id, NO_ABORT, (share) => shares.push(share));
    assert.equal(blob.type, 'image/png');
    assert.ok(bytes.equals(Buffer.from(await blob.arrayBuffer())));
    assert.equal(shares.at(-1), 1);
    assert.deepEqual(
      shares,
      shares.toSorted((a, b) => a - b),
    );
  });

  it('asks for the file of the line it came on, with the token', async () => {
    const id = await desk.sends('image', {bytes: picture});
    await desk.becomes('ready');
    assert.deepEqual(
      desk.graph.requests.map(({path, line, authorization}) => [path, line, authorization]),
      [
        [`/v24.0/${id}`, desk.task.line.id, 'Bearer SIM-TOKEN'],
        [`/files/${id}`, null, 'Bearer SIM-TOKEN'],
      ],
    );
  });

  it('asks for a new address when the first has ended', async () => {
    let served = 0;
    const id = await desk.sends('image', {
      bytes: picture,
      serve: (response) => ((served += 1) === 1 ? response.writeHead(404).end() : response.writeHead(200).end(picture)),
    });
    await desk.becomes('ready');
    assert.equal(desk.graph.asked(id), 2);
  });

  it('says that WhatsApp has it no more', async () => {
    await desk.brings('image', {id: '123456'});
    await desk.becomes('expired');
    await assert.rejects(desk.ana.loadMedia(desk.last().id, NO_ABORT), {code: 'not-found'});
    assert.equal((await desk.get(desk.last().id)).status, 410);
  });

  it('does not ask for what is older than seven days', async () => {
    const id = desk.graph.put({bytes: picture});
    const at = desk.second() - (7 * DAY) / 1000;
    await desk.gateway.deliver(mediaWebhook('image', {id}, {phone: desk.phone, at}));
    const first = () => desk.messages()[0].content.media;
    await until('it is expired', () => first()?.state === 'expired');
    assert.equal(desk.graph.asked(id), 0);
  });

  it('tries again while WhatsApp is in trouble, later each time, and shows it when it has come', async () => {
    const id = await desk.sends('image', {
      bytes: picture,
      describe: (response) => answer(response, 500, {error: {code: 131000, message: 'Something went wrong'}}),
    });
    await desk.gateway.app.settled();
    assert.equal(desk.graph.asked(id), 1);
    await desk.gateway.pass(3000);
    assert.equal(desk.graph.asked(id), 1, 'not at once');
    await desk.gateway.pass(1500);
    assert.equal(desk.graph.asked(id), 2);
    assert.equal(desk.shown().state, 'fetching');
    desk.graph.change(id, {describe: undefined});
    await desk.gateway.pass(16_500);
    await desk.becomes('ready');
  });

  it('says after five tries that it could not be had, and shows it all the same when it comes later', async () => {
    const id = await desk.sends('image', {bytes: picture, serve: (response) => response.writeHead(503).end()});
    await desk.gateway.app.settled();
    for (const seconds of [4, 16, 64, 256]) await desk.gateway.pass(seconds * 1000 + 500);
    assert.equal(desk.graph.fetched(id), 5);
    await desk.becomes('failed');
    desk.graph.change(id, {serve: undefined});
    await desk.gateway.pass(1_025_000);
    await desk.becomes('ready');
  });

  it('never takes another file for the one that was announced', async () => {
    const hash = createHash('sha256').update(picture).digest();
    for (const form of ['base64', 'hex']) {
      await desk.sends('image', {bytes: picture, hash: hash.toString(form)});
      await desk.becomes('ready');
    }
    const other = createHash('sha256').update('another').digest();
    for (const form of ['base64', 'hex']) {
      await desk.sends('image', {bytes: picture, hash: other.toString(form)});
      await desk.becomes('failed');
    }
    assert.equal(await count('media_chunks'), 2);
  });

  it('gives up a file of more than 100 MB, and keeps nothing of it', async () => {
    const piece = Buffer.alloc(MB);
    await desk.sends('document', {
      bytes: pdf,
      serve(response) {
        response.writeHead(200);
        let left = 102;
        const write = () => {
          while (left > 0 && !response.destroyed) {
            left -= 1;
            if (!response.write(piece)) return response.once('drain', write);
          }
          return response.end();
        };
        write();
      },
    });
    await until('it failed', () => desk.shown().state === 'failed');
    assert.equal(await count('media_chunks'), 0);
  });

  it('starts anew when a file breaks off on the way', async () => {
    const bytes = png(640, 480, 2 * MB);
    const id = await desk.sends('image', {
      bytes,
      serve(response) {
        response.writeHead(200, {'content-length': bytes.length});
        response.write(bytes.subarray(0, MB + 5), () => response.destroy());
      },
    });
    await desk.gateway.app.settled();
    assert.equal(desk.shown().state, 'fetching');
    desk.graph.change(id, {serve: undefined});
    await desk.gateway.pass(5000);
    await desk.becomes('ready');
    assert.equal(await count('media_chunks'), 2);
  });

  it('fetches each file once, however many gateways there are', async () => {
    const second = await desk.startGateway({clock: desk.gateway.clock});
    try {
      const ids = Array.from({length: 12}, () => desk.graph.put({bytes: picture}));
      for (const id of ids)
        await desk.gateway.deliver(mediaWebhook('image', {id}, {phone: desk.phone, at: desk.second()}));
      await Promise.all([desk.gateway.app.settled(), second.app.settled()]);
      await until('all are ready', async () => {
        const rows = await desk.database.query("select 1 from media where state = 'ready'");
        return rows.length === ids.length;
      });
      assert.deepEqual(
        ids.map((id) => desk.graph.fetched(id)),
        ids.map(() => 1),
      );
    } finally {
      await second.close();
    }
  });

  it('loses nothing when the gateway stops while it fetches', async () => {
    const {opened, open} = gate();
    const id = await desk.sends('image', {bytes: picture, serve: () => open()});
    await opened;
    await desk.gateway.close();
    desk.graph.change(id, {serve: undefined});
    desk.gateway = await desk.startGateway({clock: desk.gateway.clock});
    desk.ana = await desk.gateway.openDesk('ana');
    await desk.becomes('ready');
  });

  it('takes over what a dead gateway had begun when it shows no sign of life, and drops what it had got', async () => {
    const id = await desk.sends('image', {bytes: picture, describe: (response) => response.writeHead(500).end()});
    await desk.gateway.app.settled();
    await desk.database.query("update media set take = 'of-the-dead', due_at = $1", [desk.now() + 60_000]);
    const {id: messageId} = desk.last();
    await desk.database.query("insert into media_chunks values ('acme', $1, 'of-the-dead', 0, 'half')", [messageId]);
    desk.graph.change(id, {describe: undefined});
    await desk.gateway.pass(59_000);
    assert.equal(desk.shown().state, 'fetching');
    await desk.gateway.pass(2000);
    await desk.becomes('ready');
    assert.deepEqual(await desk.database.query("select 1 from media_chunks where take = 'of-the-dead'"), []);
  });

  it('keeps nothing of a message that was taken back, not even what is still coming', async () => {
    const {opened, open} = gate();
    await desk.sends('image', {
      bytes: picture,
      serve: (response) => opened.then(() => response.writeHead(200).end(picture)),
    });
    await desk.database.query('delete from media');
    open();
    await desk.gateway.app.settled();
    assert.equal(await count('media_chunks'), 0);
    assert.equal((await desk.get(desk.last().id)).status, 404);
  });

  it('keeps a file for as long as the tenant wants, and says that it is gone', async () => {
    await desk.sends('image', {bytes: picture});
    await desk.becomes('ready');
    const state = async () => (await desk.database.query('select state from media'))[0].state;
    await desk.gateway.pass(30 * DAY - 60_000);
    assert.equal(await state(), 'ready');
    await desk.gateway.pass(61_000);
    assert.equal(await state(), 'expired');
    assert.equal(await count('media_chunks'), 0);
  });

  it('shows files in the pages of a conversation as they are now', async () => {
    await desk.sends('image', {bytes: picture});
    await desk.becomes('ready');
    const again = await desk.gateway.openDesk('ana');
    assert.deepEqual(messagesOf(again.state, desk.task.conversationId).at(-1).content.media, desk.shown());
  });

  it('counts, and writes nobody’s name or id into the log', async () => {
    const lines = [];
    const logged = await desk.startGateway({
      clock: desk.gateway.clock,
      logger: {level: 'trace', stream: {write: (line) => lines.push(line)}},
    });
    await desk.gateway.close();
    desk.gateway = logged;
    desk.ana = await logged.openDesk('ana');
    const secret = 'salary of Ann Fairweather.pdf';
    const id = await desk.sends('document', {bytes: pdf, name: secret, url: 'http://10.0.0.1/x'});
    await desk.becomes('failed');
    await desk.gateway.deliver(textWebhook('and this', {phone: desk.phone}));
    await desk.gateway.app.settled();
    const text = lines.join('\n');
    assert.match(text, /named an address/);
    for (const part of ['Fairweather', desk.phone, id, '10.0.0.1', 'SIM-TOKEN']) assert.ok(!text.includes(part), part);
    const metrics = await (await fetch(`${logged.url}/metrics`)).text();
    assert.match(metrics, /^wa_desk_media_failed_total 1$/m);
  });
});
