import assert from 'node:assert/strict';
import {request} from 'node:http';
import {readdir, readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {signature, toWire} from '../../test/fixtures/whatsapp/corpus/wire.mjs';
import {APP_SECRET, LINE, OTHER_LINE, startDatabase, startGateway, textWebhook} from './harness.mjs';

const corpus = new URL('../../test/fixtures/whatsapp/corpus/', import.meta.url);
const readJson = async (path) => JSON.parse(await readFile(new URL(path, corpus), 'utf8'));
const files = (await readdir(new URL('public/', corpus))).filter((name) => name.endsWith('.json'));
const bodies = await Promise.all(files.map((name) => readJson(`public/${name}`)));
const {vectors: checks} = await readJson('verify.json');
const rawBodies = Object.values(await readJson('raw-bodies.json')).find(Array.isArray);

describe('the webhook door', () => {
  let database;
  let gateway;
  const logged = [];
  before(async () => {
    database = await startDatabase();
    const stream = {write: (line) => logged.push(line)};
    gateway = await startGateway({connectionString: database.connectionString, logger: {level: 'trace', stream}});
  });
  after(async () => {
    await gateway.close();
    await database.stop();
  });

  const stored = async () => (await database.query('select count(*)::int from webhooks'))[0].count;
  const nextGoodOneWorks = async () => {
    const id = `wamid.NEXT${Math.random()}`;
    assert.equal((await gateway.deliver(textWebhook('next', {id}))).status, 200);
    await gateway.app.settled();
    assert.equal((await database.query('select 1 from messages where wamid = $1', [id])).length, 1);
  };

  for (const {id, about, query, expect} of checks) {
    it(`answers the subscription check ${id}: ${about}`, async () => {
      const response = await fetch(`${gateway.url}/webhooks/whatsapp?${query}`);
      const body = await response.text();
      if (expect.status === '4xx') assert.ok(response.status >= 400 && response.status < 500);
      else assert.equal(response.status, expect.status);
      if (expect.body !== undefined) assert.equal(body, expect.body);
      if (expect.bodyMustNotContain) assert.ok(!body.includes(expect.bodyMustNotContain));
      assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
    });
  }

  for (const [what, headers] of [
    ['unsigned', {'x-hub-signature-256': ''}],
    ['signed with another secret', {'x-hub-signature-256': signature('another', toWire(textWebhook('forged')))}],
    ['signed by SHA-1 alone', {'x-hub-signature-256': '', 'x-hub-signature': 'sha1=00'}],
  ]) {
    it(`refuses a webhook that is ${what} with 401 and stores nothing`, async () => {
      const storedBefore = await stored();
      assert.equal((await gateway.deliverBytes(toWire(textWebhook('forged')), headers)).status, 401);
      assert.equal(await stored(), storedBefore);
      await nextGoodOneWorks();
    });
  }

  it('refuses a truncated webhook, whose signature no longer fits', async () => {
    const bytes = toWire(textWebhook('whole'));
    const headers = {'x-hub-signature-256': signature(APP_SECRET, bytes)};
    assert.equal((await gateway.deliverBytes(bytes.subarray(0, -5), headers)).status, 401);
  });

  it('takes three megabytes, and refuses more with 413 before it looks at the signature', async () => {
    const fitting = Buffer.alloc(3 * 1024 * 1024, ' ');
    assert.equal((await gateway.deliverBytes(fitting)).status, 200);
    const status = await new Promise((resolve, reject) => {
      const call = request(`${gateway.url}/webhooks/whatsapp`, {
        method: 'POST',
        headers: {'content-length': fitting.length + 1, 'x-hub-signature-256': 'sha256=none'},
      });
      call.on('response', (response) => resolve(response.statusCode)).on('error', reject);
      call.write('{');
    });
    assert.equal(status, 413);
    await nextGoodOneWorks();
  });

  it('refuses a compressed body with 415', async () => {
    assert.equal((await gateway.deliverBytes(Buffer.from('x'), {'content-encoding': 'gzip'})).status, 415);
  });

  for (const {id, about, bodyBase64, contentType} of rawBodies) {
    it(`answers signed nonsense with 200, ${id}: ${about}`, async () => {
      const headers = contentType ? {'content-type': contentType} : {};
      assert.equal((await gateway.deliverBytes(Buffer.from(bodyBase64, 'base64'), headers)).status, 200);
      await gateway.app.settled();
      await nextGoodOneWorks();
    });
  }

  it('reads every body of the corpus, and none breaks its neighbours', async () => {
    for (const {name, body} of bodies) assert.equal((await gateway.deliver(body)).status, 200, name);
    await gateway.app.settled();
    const left = await database.query('select id from webhooks where processed_at is null');
    assert.deepEqual(left, []);
    await nextGoodOneWorks();
  });

  it('keeps text that PostgreSQL cannot hold readable', async () => {
    const id = 'wamid.NUL';
    await gateway.deliver(textWebhook('a\u0000b\ud800c', {id}));
    await gateway.app.settled();
    assert.equal((await database.query('select text from messages where wamid = $1', [id]))[0].text, 'a\ufffdb\ufffdc');
  });

  it('counts what belongs to no line of ours, and keeps it', async () => {
    const storedBefore = await stored();
    assert.equal((await gateway.deliver(textWebhook('lost', {line: '999', id: 'wamid.LOST'}))).status, 200);
    await gateway.app.settled();
    assert.equal(await stored(), storedBefore + 1);
    assert.match(await (await fetch(`${gateway.url}/metrics`)).text(), /wa_desk_updates_without_line_total \d/);
    assert.deepEqual(await database.query("select 1 from messages where wamid = 'wamid.LOST'"), []);
  });

  it('keeps two tenants apart, even for one customer', async () => {
    await gateway.deliver(textWebhook('to acme', {line: LINE, id: 'wamid.A'}));
    await gateway.deliver(textWebhook('to bolt', {line: OTHER_LINE, id: 'wamid.B'}));
    await gateway.app.settled();
    const rows = await database.query(
      "select tenant_id, conversation_id from messages where wamid in ('wamid.A', 'wamid.B') order by tenant_id",
    );
    assert.deepEqual(
      rows.map((row) => row.tenant_id),
      ['acme', 'bolt'],
    );
    assert.notEqual(rows[0].conversation_id, rows[1].conversation_id);
  });

  it('writes no personal data into the log', () => {
    const all = logged.join('');
    assert.ok(logged.length > 0);
    for (const secret of ['Fairweather', '447700900101', 'forged', 'desk-verify', APP_SECRET])
      assert.ok(!all.includes(secret), secret);
  });
});
