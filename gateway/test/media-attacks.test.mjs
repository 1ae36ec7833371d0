import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {after, before, describe, it} from 'node:test';
import {createGraph} from 'wa-desk-gateway';
import {fileAttacks} from '../../test/fixtures/attacks/file-attacks.mjs';
import {mediaDesk} from './media-desk.mjs';
import {pdf, png} from './media-graph.mjs';

const attack = (id) => fileAttacks.find((one) => one.id === id);
const MB = 1024 * 1024;

/** What the resolver of these tests says of hosts that there are not; of others what is true. */
const hosts = new Map([['localhost', ['127.0.0.1']]]);
const resolve = async (hostname) =>
  (hosts.get(hostname) ?? [hostname]).map((address) => ({address, family: address.includes(':') ? 6 : 4}));

describe('files that attack', () => {
  const graphOptions = ({url}) => createGraph({url, version: 'v24.0', accessToken: 'SIM-TOKEN', resolve});
  const desk = mediaDesk({graphOptions});
  const count = async (table) => (await desk.database.query(`select count(*)::int as n from ${table}`))[0].n;

  /** The file is dropped; whoever asks for it gets nothing, and nothing that a browser could run. */
  async function isBlocked() {
    const {mimeType} = await desk.becomes('blocked');
    assert.equal(mimeType, null);
    assert.equal(await count('media_chunks'), 0);
    const response = await desk.get(desk.last().id);
    assert.equal(response.status, 415);
    assert.equal(await response.text(), '');
    hasSafeHeaders(response.headers);
    assert.equal(response.headers.get('content-type'), 'application/octet-stream');
    assert.match(response.headers.get('content-disposition'), /^attachment;/);
  }

  function hasSafeHeaders(headers) {
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('content-security-policy'), "sandbox; default-src 'none'");
    assert.match(headers.get('content-disposition'), /^(?:inline|attachment); filename\*=UTF-8''[\w%.~-]+$/);
  }

  it('AP020: a name whose end is turned round shows its real end, and a program is not handed out', async () => {
    await desk.sends('document', {bytes: pdf, claimedType: 'application/pdf', name: attack('AP020').input});
    await isBlocked();
    assert.equal(desk.shown().name.text, 'invoicefdp.exe');
  });

  it('AP021: folders in a name lead nowhere', async () => {
    for (const name of [
      attack('AP021').input,
      String.raw`..\..\windows\passwd`,
      '/etc/passwd',
      'C:passwd',
      './passwd',
    ]) {
      await desk.sends('document', {bytes: Buffer.from('root:x:0:0\n'), claimedType: 'text/plain', name});
      await desk.becomes('ready');
      const {headers} = await desk.get(desk.last().id);
      hasSafeHeaders(headers);
      const saved = decodeURIComponent(headers.get('content-disposition').split("''")[1]);
      assert.equal(saved, name === 'C:passwd' ? 'Cpasswd' : 'passwd');
      assert.equal(desk.shown().name.text, saved);
    }
  });

  it('AP022: a name cannot add a header, or a second name', async () => {
    for (const name of [
      attack('AP022').input,
      'a"; filename="evil.pdf',
      'a\r\nX-Evil: 1\r\n\r\n<script>.pdf',
      "b'; filename*=UTF-8''evil.pdf",
      'c%0d%0aX-Evil:1.pdf',
      'd\u0000.pdf',
    ]) {
      await desk.sends('document', {bytes: pdf, claimedType: 'application/pdf', name});
      await desk.becomes(name === attack('AP022').input ? 'blocked' : 'ready');
      const {headers} = await desk.get(desk.last().id);
      hasSafeHeaders(headers);
      assert.equal(headers.get('x-evil'), null);
      assert.equal(
        headers.get('content-disposition').match(/filename/g).length,
        1 + (name.match(/filename/g) ?? []).length,
      );
      assert.ok(!/["\r\n\0]/.test(desk.shown().name.text));
    }
  });

  it('AP023: a drawing that could run a script is dropped, whatever it is called and however it is written', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
    const utf16 = Buffer.from(`\uFEFF${svg}`, 'utf16le');
    const written = [
      svg,
      `\uFEFF${svg}`,
      `\n\t ${svg}`,
      `<?xml version="1.0"?>${svg}`,
      `<!-- -->${svg}`,
      utf16,
      utf16.swap16(),
    ];
    for (const [type, claimedType] of [
      ['image', 'image/svg+xml'],
      ['image', 'image/png'],
      ['sticker', 'image/webp'],
      ['document', 'image/svg+xml'],
      ['document', 'text/plain'],
      ['document', 'application/octet-stream'],
    ])
      for (const bytes of written) {
        await desk.sends(type, {
          bytes: Buffer.from(bytes),
          claimedType,
          ...(type === 'document' && {name: 'logo.txt'}),
        });
        await isBlocked();
      }
    for (const name of ['logo.svg', 'logo.SVG', 'logo.svg.', 'logo.svg ', 'logo.png\u202Egvs.svg']) {
      await desk.sends('document', {bytes: png(1, 1), claimedType: 'image/png', name});
      await isBlocked();
    }
  });

  it('AP024: a page that says it is a picture is dropped, and so is all else that is not what it says', async () => {
    const page = Buffer.from(attack('AP024').input);
    const program = Buffer.concat([Buffer.from('MZ\u0090\u0000', 'latin1'), Buffer.alloc(200)]);
    for (const [type, claimedType, bytes] of [
      ['image', 'image/png', page],
      ['document', 'image/png', page],
      ['document', 'text/html', page],
      ['document', 'text/plain', Buffer.from('Dear Sirs,\n<html><script>alert(1)</script>')],
      ['video', 'video/mp4', page],
      ['audio', 'audio/ogg', page],
      ['image', 'image/png', pdf],
      ['image', 'image/jpeg', Buffer.from('just words')],
      ['sticker', 'image/webp', pdf],
      ['video', 'video/mp4', png(4, 4)],
      ['audio', 'audio/mpeg', png(4, 4)],
      ['document', 'application/pdf', png(4, 4)],
      ['document', 'image/png', pdf],
      ['document', 'application/pdf', program],
      ['document', 'application/octet-stream', program],
      ['document', 'text/plain', Buffer.from('#!/bin/sh\nrm -rf ~\n')],
      ['document', 'application/octet-stream', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0])],
      ['document', 'application/octet-stream', Buffer.from([1, 2, 3, 4, 5, 6, 7, 8])],
      ['document', 'application/octet-stream', Buffer.alloc(0)],
    ]) {
      await desk.sends(type, {bytes, claimedType});
      await isBlocked();
    }
  });

  it('AP025: a picture that would fill the memory is never decoded, and not offered to be shown', async () => {
    const bytes = png(30_000, 30_000, 200 * 1024);
    const rss = process.memoryUsage().rss;
    await desk.sends('image', {bytes, claimedType: 'image/png'});
    const {width, height, mimeType} = await desk.becomes('ready');
    assert.ok(process.memoryUsage().rss - rss < 50 * MB);
    assert.deepEqual([width, height, mimeType], [null, null, 'image/png']);
    const {headers} = await desk.get(desk.last().id);
    hasSafeHeaders(headers);
    assert.match(headers.get('content-disposition'), /^attachment;/);
    assert.equal(headers.get('content-type'), 'application/octet-stream');
  });

  it('AP025: shows what is just small enough, and nothing whose measures it cannot read', async () => {
    for (const [bytes, expected] of [
      [png(10_000, 5000), [10_000, 5000]],
      [png(10_000, 5001), [null, null]],
      [png(0xffff_ffff, 0xffff_ffff), [null, null]],
      [png(0, 10), [null, null]],
      [png(8, 8).subarray(0, 18), [null, null]],
    ]) {
      await desk.sends('image', {bytes, claimedType: 'image/png'});
      const {state, width, height} = await desk.becomes('ready').catch(() => desk.shown());
      assert.deepEqual([state, width, height], ['ready', ...expected]);
    }
  });

  describe('addresses', () => {
    let spy;
    let connections;
    before(async () => {
      spy = createServer((_request, response) => response.end('secret'));
      spy.on('connection', () => (connections += 1));
      await new Promise((done) => spy.listen(0, '127.0.0.1', done));
      connections = 0;
    });
    after(() => new Promise((done) => spy.close(done)));

    const inside = () => `127.0.0.1:${spy.address().port}`;

    async function isRefused(file) {
      const id = await desk.sends('image', {bytes: png(4, 4), ...file});
      await desk.becomes('failed');
      assert.equal(connections, 0, 'nobody was connected to');
      const again = await desk.database.query('select 1 from media where media_id = $1 and due_at is not null', [id]);
      assert.deepEqual(again, [], 'and it is not tried again');
      assert.equal((await desk.get(desk.last().id)).status, 404);
    }

    it('AP026: fetches from WhatsApp’s hosts alone', async () => {
      const port = spy.address().port;
      for (const url of [
        attack('AP026').input,
        `http://${inside()}/`,
        `https://${inside()}/`,
        `http://localhost:${port}/`,
        `http://2130706433:${port}/`,
        `http://0x7f.1:${port}/`,
        `http://[::1]:${port}/`,
        `http://[::ffff:127.0.0.1]:${port}/`,
        'https://169.254.169.254/latest/meta-data/',
        'https://metadata.google.internal/',
        `https://lookaside.fbsbx.com@${inside()}/`,
        'https://lookaside.fbsbx.com.evil.example/',
        'https://evil-fbcdn.net/',
        'https://fbcdn.net.evil.example/',
        'http://lookaside.fbsbx.com/file',
        'https://lookaside.fbsbx.com:8443/file',
        'https://user:password@lookaside.fbsbx.com/file',
        'file:///etc/passwd',
        'ftp://lookaside.fbsbx.com/file',
        'data:image/png;base64,iVBORw0KGgo=',
        'javascript:alert(1)',
        '//evil.example/file',
        'no address at all',
        '',
      ])
        await isRefused({url});
    });

    it('AP026: connects to no address inside, whichever name leads there', async () => {
      for (const addresses of [
        ['127.0.0.1'],
        ['10.1.2.3'],
        ['172.31.255.255'],
        ['192.168.0.1'],
        ['169.254.169.254'],
        ['100.64.0.1'],
        ['0.0.0.0'],
        ['224.0.0.1'],
        ['255.255.255.255'],
        ['::1'],
        ['::'],
        ['fe80::1'],
        ['fd00:ec2::254'],
        ['::ffff:10.0.0.1'],
        ['64:ff9b::a9fe:a9fe'],
        ['2002:7f00:1::'],
        ['8.8.8.8', '127.0.0.1'],
        [],
      ]) {
        hosts.set('lookaside.fbsbx.com', addresses);
        await isRefused({url: 'https://lookaside.fbsbx.com/file'});
      }
    });

    it('AP027: looks at every hop of a redirect anew', async () => {
      hosts.set('scontent.fbcdn.net', ['127.0.0.1']);
      for (const location of [
        `http://${inside()}/`,
        `//${inside()}/`,
        'http://127.0.0.1:5432/',
        'http://169.254.169.254/latest/meta-data/',
        'https://scontent.fbcdn.net/file',
        'file:///etc/passwd',
        'https://evil.example/',
      ])
        for (const status of [301, 302, 303, 307, 308])
          await isRefused({serve: (response) => response.writeHead(status, {location}).end()});
    });

    it('AP027: goes five hops along WhatsApp’s own, and no further', async () => {
      const hops = (most) => {
        let left = most;
        const bytes = png(4, 4);
        return (response) =>
          (left -= 1) < 0
            ? response.writeHead(200).end(bytes)
            : response.writeHead(302, {location: `?hop=${left}`}).end();
      };
      await desk.sends('image', {bytes: png(4, 4), serve: hops(5)});
      await desk.becomes('ready');
      await isRefused({serve: hops(6)});
      await isRefused({serve: (response) => response.writeHead(302, {location: ''}).end()});
    });

    it('never lets an id lead to another address of the Graph API', async () => {
      for (const id of ['../me', '..', 'a/b', 'a?fields=x', 'me#', '%2e%2e', ' ', 'x'.repeat(500)]) {
        await desk.brings('image', {id});
        await desk.becomes('failed');
      }
      assert.deepEqual(desk.graph.requests, []);
    });
  });
});
