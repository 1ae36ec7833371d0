import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {configJson, OTHER_LINE, tokenOf, until} from './harness.mjs';
import {mediaDesk} from './media-desk.mjs';
import {pdf, png, voiceNote} from './media-graph.mjs';
import {mediaWebhook} from './webhooks.mjs';

const HOUR = 3_600_000;
const OTHER = '400000000000501';

describe('media for those who may see it', () => {
  const desk = mediaDesk();
  const picture = png(64, 48, 5000);

  /** The customer sends a picture; resolves with the message's id when it can be had. */
  async function pictureOf() {
    await desk.sends('image', {bytes: picture, claimedType: 'image/png'});
    await desk.becomes('ready');
    return desk.last().id;
  }
  const status = async (...of) => (await desk.get(...of)).status;

  it('hands it to the agent of the task alone', async () => {
    const id = await pictureOf();
    assert.equal(await status(id), 200);
    const refused = await desk.get(id, {agent: 'ben'});
    const unknown = await desk.get('00000000-0000-4000-8000-000000000000', {agent: 'ben'});
    assert.equal(refused.status, 404);
    assert.equal(unknown.status, 404);
    assert.equal(await refused.text(), await unknown.text());
    const without = (headers) => [...headers].filter(([name]) => name !== 'date');
    assert.deepEqual(without(refused.headers), without(unknown.headers));
    assert.equal(await status(id, {agent: 'zoe', tenantId: 'bolt'}), 404);
  });

  it('hands nothing to who brings no token, an old one or another tenant’s', async () => {
    const id = await pictureOf();
    const url = `${desk.gateway.url}/v1/media/${id}`;
    assert.equal((await fetch(url)).status, 401);
    const token = await tokenOf('ana', 'acme', desk.now());
    assert.equal((await fetch(`${url}?token=${token}`)).status, 401);
    const old = await tokenOf('ana', 'acme', desk.now() - 2 * HOUR);
    assert.equal((await fetch(url, {headers: {authorization: `Bearer ${old}`}})).status, 401);
    const forged = await tokenOf('ana', 'acme', desk.now(), {secret: 'x'.repeat(32)});
    assert.equal((await fetch(url, {headers: {authorization: `Bearer ${forged}`}})).status, 401);
  });

  it('answers like an unknown one to ids that are none', async () => {
    for (const id of ['%00', '..%2f..%2fetc%2fpasswd', "'%20or%201=1--", 'a'.repeat(5000), '%F0%9F%98%80'])
      assert.ok([404, 414].includes(await status(id)), id.slice(0, 40));
  });

  it('hands what came before the agent’s end in wrap-up, and nothing that came later', async () => {
    const earlier = await pictureOf();
    await desk.ana.end(desk.task.id);
    await desk.gateway.pass(2000);
    const id = desk.graph.put({bytes: picture});
    await desk.gateway.deliver(mediaWebhook('image', {id}, {phone: desk.phone, at: desk.second()}));
    await desk.gateway.app.settled();
    const [{message_id: later}] = await desk.database.query('select message_id from media where media_id = $1', [id]);
    assert.equal(await status(earlier), 200);
    assert.equal(await status(later), 404);
  });

  it('hands the agent’s own of the last 24 hours, and then no more', async () => {
    const id = await pictureOf();
    await desk.ana.end(desk.task.id);
    await desk.ana.wrapUp(desk.task.id, 'solved');
    await desk.gateway.pass(24 * HOUR - 60_000);
    assert.equal(await status(id), 200);
    assert.equal(await status(id, {agent: 'ben'}), 404);
    await desk.gateway.pass(61_000);
    assert.equal(await status(id), 404);
  });

  it('hands what the customer sent earlier, on any line, to who serves them now', async () => {
    const id = await pictureOf();
    await desk.ana.setAgentState('idle', 'lunch');
    await desk.ana.end(desk.task.id);
    await desk.ana.wrapUp(desk.task.id, 'solved');
    await desk.gateway.pass(1000);
    assert.equal(await status(id, {agent: 'ben'}), 404);
    const ben = await desk.gateway.openDesk('ben');
    await ben.setAgentState('available');
    const stranger = await desk.accepts(ben, {phone: '447700900999', line: OTHER});
    assert.equal(await status(id, {agent: 'ben'}), 404, 'another customer');
    // one customer on two lines: WhatsApp's own id tells it, which these webhooks do not carry
    const [{customer_key: key}] = await desk.database.query('select customer_key from conversations where phone = $1', [
      desk.phone,
    ]);
    for (const table of ['conversations', 'interactions'])
      await desk.database.query(`update ${table} set customer_key = $1`, [key]);
    assert.equal(await status(id, {agent: 'ben'}), 200);
    await ben.end(stranger.id);
    await ben.wrapUp(stranger.id, 'solved');
    assert.equal(await status(id, {agent: 'ben'}), 404);
  });

  it('hands nothing of a message that was deleted', async () => {
    const id = await pictureOf();
    await desk.database.query('update messages set deleted = true where id = $1', [id]);
    assert.equal(await status(id), 404);
  });

  it('keeps tenants apart', async () => {
    const id = desk.graph.put({bytes: picture});
    await desk.gateway.deliver(mediaWebhook('image', {id}, {phone: desk.phone, line: OTHER_LINE, at: desk.second()}));
    await desk.gateway.app.settled();
    const [{message_id: messageId}] = await desk.database.query('select message_id from media where media_id = $1', [
      id,
    ]);
    assert.equal(await status(messageId), 404);
  });

  it('tells the browser what it is, to show it and never to run it, and to keep no copy', async () => {
    const id = await pictureOf();
    const response = await desk.get(id);
    const {headers} = response;
    assert.equal(headers.get('content-type'), 'image/png');
    assert.equal(headers.get('content-length'), '5000');
    assert.equal(headers.get('content-disposition'), "inline; filename*=UTF-8''image.png");
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('content-security-policy'), "sandbox; default-src 'none'");
    assert.equal(headers.get('cache-control'), 'private, no-store');
    assert.ok(picture.equals(Buffer.from(await response.arrayBuffer())));
  });

  it('has what is only downloaded saved under its name, whatever script that is in', async () => {
    await desk.sends('document', {
      bytes: pdf,
      claimedType: 'application/pdf',
      name: 'Rechnung Nº 7 – große Übersicht.pdf',
    });
    await desk.becomes('ready');
    const {headers} = await desk.get(desk.last().id);
    assert.equal(headers.get('content-type'), 'application/pdf');
    assert.equal(
      headers.get('content-disposition'),
      `attachment; filename*=UTF-8''${encodeURIComponent('Rechnung Nº 7 – große Übersicht.pdf')}`,
    );
  });

  it('has no header tell what is masked in the name', async () => {
    const config = configJson();
    config.tenants.acme.masking = {pci: true, pii: true};
    await desk.gateway.reconfigure(config);
    const name = 'card 4111 1111 1111 1111 of ann@example.com.pdf';
    await desk.sends('document', {bytes: pdf, claimedType: 'application/pdf', name});
    await until('it is ready', () => desk.shown().state === 'ready');
    const saved = decodeURIComponent((await desk.get(desk.last().id)).headers.get('content-disposition'));
    assert.match(saved, /^attachment; filename\*=UTF-8''card .*of /);
    assert.ok(!/4111 1111|ann@/.test(saved), saved);
  });

  it('hands out a part of it, as players ask for', async () => {
    const bytes = png(64, 48, 2 * 1024 * 1024 + 100);
    await desk.sends('image', {bytes, claimedType: 'image/png'});
    await desk.becomes('ready');
    const part = async (range) => {
      const response = await desk.get(desk.last().id, {headers: {range}});
      return [response.status, response.headers.get('content-range'), Buffer.from(await response.arrayBuffer())];
    };
    const size = bytes.length;
    const MB = 1024 * 1024;
    for (const [range, first, last] of [
      ['bytes=0-0', 0, 0],
      [`bytes=${MB - 3}-${MB + 3}`, MB - 3, MB + 3],
      [`bytes=${2 * MB}-`, 2 * MB, size - 1],
      ['bytes=-7', size - 7, size - 1],
      [`bytes=10-${size * 2}`, 10, size - 1],
    ]) {
      const [code, told, got] = await part(range);
      assert.deepEqual([code, told], [206, `bytes ${first}-${last}/${size}`], range);
      assert.ok(got.equals(bytes.subarray(first, last + 1)), range);
    }
    assert.deepEqual((await part(`bytes=${size}-`)).slice(0, 2), [416, `bytes */${size}`]);
    for (const range of ['bytes=9-3', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=-'])
      assert.equal((await part(range))[0], 200, range);
  });

  it('may be read by the tenant’s pages alone', async () => {
    const id = await pictureOf();
    const url = `${desk.gateway.url}/v1/media/${id}`;
    const asked = await fetch(url, {
      method: 'OPTIONS',
      headers: {origin: 'https://acme.example', 'access-control-request-method': 'GET'},
    });
    assert.equal(asked.status, 204);
    assert.equal(asked.headers.get('access-control-allow-origin'), 'https://acme.example');
    assert.match(asked.headers.get('access-control-allow-headers'), /authorization.*range/);
    const own = await desk.get(id, {headers: {origin: 'https://acme.example'}});
    assert.equal(own.headers.get('access-control-allow-origin'), 'https://acme.example');
    assert.equal(own.headers.get('vary'), 'Origin');
    assert.equal((await desk.get(id, {headers: {origin: 'https://bolt.example'}})).status, 403);
    const strange = await desk.get(id, {headers: {origin: 'https://evil.example'}});
    assert.equal(strange.status, 403);
    assert.equal(strange.headers.get('access-control-allow-origin'), null);
  });

  it('tells how long a voice note is', async () => {
    await desk.sends('audio', {bytes: voiceNote(12.5), claimedType: 'audio/ogg; codecs=opus', voice: true});
    const {kind, duration, mimeType} = await desk.becomes('ready');
    assert.deepEqual([kind, duration, mimeType], ['voice', 12.5, 'audio/ogg']);
  });

  it('tells a desk whose answer broke off so, and one that gave up nothing', async () => {
    const id = await pictureOf();
    const giveUp = new AbortController();
    giveUp.abort();
    await assert.rejects(desk.ana.loadMedia(id, giveUp.signal), {name: 'AbortError'});
    const {signal} = new AbortController();
    await desk.gateway.close();
    await assert.rejects(desk.ana.loadMedia(id, signal), {code: 'unreachable'});
    desk.gateway = await desk.startGateway({clock: desk.gateway.clock});
  });
});
