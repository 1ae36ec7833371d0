import assert from 'node:assert/strict';
import {mkdir, readFile, utimes, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {createFakeGraph} from '../../demo/fake-graph/fake-graph.mjs';
import {build, isBuildNeeded} from '../../demo/start/build.mjs';
import {whatIsMissing} from '../../demo/start/requirements.mjs';
import {
  DATA,
  folder,
  isAlive,
  isGone,
  knows,
  openDesk,
  openedAt,
  ROOT,
  startDemo,
  until,
  write,
} from './start-setup.mjs';

test('one command starts everything; it survives the gateway’s death and ends without a trace', async (t) => {
  const demo = startDemo(t, {});
  const opened = await openedAt(demo);
  let session;

  await t.test('every printed address answers', async () => {
    assert.ok(opened.addresses.length >= 6, demo.output);
    for (const address of opened.addresses.filter((url) => url !== opened.gateway)) {
      const response = await fetch(address);
      assert.equal(response.status, 200, address);
      assert.match(response.headers.get('content-type'), /^text\/html/, address);
    }
    assert.equal((await fetch(`${opened.gateway}/ready`)).status, 200);
  });

  await t.test('what a customer writes on the phone reaches the agent, and the answer the customer', async () => {
    session = await openDesk(t, opened);
    await session.setAgentState('available');
    await write(opened.phone, 'Is the sofa in stock?');
    const [offer] = await until(
      'the offer is there',
      () => session.state.offers.size > 0 && [...session.state.offers.values()],
    );
    assert.equal(offer.customer.name.text, 'Maya Okafor');
    await session.accept(offer.id);
    await session.send(offer.id, 'It is, in slate.');
    await until('the phone shows the answer', async () => {
      const {chats} = await (await fetch(new URL('/_sim/state', opened.phone))).json();
      return chats.some(({messages}) =>
        messages.some(({direction, text}) => direction === 'out' && text === 'It is, in slate.'),
      );
    });
  });

  await t.test('a second start on the same ports says which, and which variables change them', async (s) => {
    const portOf = (url) => new URL(url).port;
    const second = startDemo(s, {
      WA_DEMO_CRM_PORT: portOf(opened.crm),
      WA_DEMO_GATEWAY_PORT: portOf(opened.gateway),
      WA_DEMO_PHONE_PORT: portOf(opened.phone),
    });
    assert.equal(await second.ended, 1);
    for (const [url, name] of [
      [opened.crm, 'WA_DEMO_CRM_PORT'],
      [opened.gateway, 'WA_DEMO_GATEWAY_PORT'],
      [opened.phone, 'WA_DEMO_PHONE_PORT'],
    ]) {
      assert.match(second.output, new RegExp(`Port ${portOf(url)} .* in use.*${name}`));
    }
    assert.doesNotMatch(second.output, /^ {4}at /m);
    assert.equal((await fetch(opened.crm)).status, 200);
  });

  await t.test('a killed gateway is started again in its place, and nothing is lost', async () => {
    process.kill(opened.pid, 'SIGKILL');
    await write(opened.phone, 'And in kelp?');
    const [, pid] = await demo.says(/The gateway is back \(process (\d+)\)/);
    assert.match(demo.output, /The gateway was ended by SIGKILL\. Starting it again\./);
    opened.pid = Number(pid);
    await until('the desk has the message', () => knows(session, 'And in kelp?'));
  });

  await t.test('SIGTERM ends everything in order', async () => {
    session.disconnect();
    assert.equal(await demo.stop(), 0);
    assert.equal(isAlive(opened.pid), false);
    for (const address of [opened.crm, opened.gateway, opened.phone]) assert.ok(await isGone(address), address);
    await assert.rejects(readFile(join(DATA, 'postgres', 'cluster', 'data', 'postmaster.pid')), {code: 'ENOENT'});
    assert.doesNotMatch(demo.output, /SIGTERM|^ {4}at /m);
  });

  await t.test('conversations are still there at the next start, and a killed start leaves no gateway', async (s) => {
    const next = startDemo(s, {});
    const there = await openedAt(next);
    const again = await openDesk(s, there);
    const [task] = again.state.tasks.values();
    assert.equal(task.customer.name.text, 'Maya Okafor');
    assert.ok(knows(again, 'And in kelp?'));
    await write(there.phone, 'Do you deliver on Sundays?'); // an id seen before would be dropped as a repetition
    await until('the desk has the message', () => knows(again, 'Do you deliver on Sundays?'));
    again.disconnect();
    next.child.kill('SIGKILL');
    await until('the gateway has ended by itself', () => !isAlive(there.pid));
  });
});

test('with WhatsApp credentials there is no simulated phone, and the gateway talks to WhatsApp', async (t) => {
  const meta = await createFakeGraph({accessToken: 'REAL-TOKEN'});
  t.after(() => meta.close());
  const demo = startDemo(t, {
    WA_ACCESS_TOKEN: 'REAL-TOKEN',
    WA_APP_SECRET: 'REAL-SECRET',
    WA_VERIFY_TOKEN: 'REAL-VERIFY',
    WA_GRAPH_URL: meta.url,
  });
  const {gateway, phone} = await openedAt(demo);
  assert.equal(phone, undefined);
  assert.match(demo.output, /demo.gateway\.json has an invented line.*WA_CONFIG/);
  assert.doesNotMatch(demo.output, /REAL-/);
  const handshake = await fetch(
    `${gateway}/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=42&hub.verify_token=REAL-VERIFY`,
  );
  assert.equal(await handshake.text(), '42');
  assert.equal(await demo.stop(), 0);
});

test('what is wrong is said in a sentence', async (t) => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const config = join(folder, 'config.json');
  await writeFile(config, '{"tenants": {"demo": {}}}');
  for (const [variables, sentence] of [
    [{WA_DEMO_CRM_PORT: '80000'}, /^Set WA_DEMO_CRM_PORT to a whole number from 0 to 65535/],
    [{WA_ACCESS_TOKEN: 'x'}, /^WA_APP_SECRET and WA_VERIFY_TOKEN not set/],
    [{WA_DATA_DIR: join(file, 'data')}, /^The folder .* cannot be written \(ENOTDIR\).*WA_DATA_DIR/],
    [{WA_CONFIG: file}, /file is no JSON/],
    [{WA_CONFIG: join(folder, 'none.json')}, /none\.json cannot be read \(ENOENT\): correct WA_CONFIG/],
    [{WA_CONFIG: config}, /config\.json: [^]*tenants\.demo/],
    [{DATABASE_URL: 'mysql://secret'}, /did not come up: it ended with code 1\. Its last lines:\n.*\n.*DATABASE_URL/],
  ]) {
    const demo = startDemo(t, variables);
    assert.equal(await demo.ended, 1, demo.output);
    const said = demo.output.replace(/^(?:Building|Starting) …\n/gm, '');
    assert.match(said, sentence);
    assert.doesNotMatch(said, /^ {4}at /m);
    assert.doesNotMatch(said, /mysql/);
  }
});

test('an old Node and missing packages are told before anything is loaded', async () => {
  assert.match(whatIsMissing(ROOT, '18.20.4'), /needs Node 20\.19 or newer; this is Node 18\.20\.4/);
  assert.match(whatIsMissing(ROOT, '20.18.9'), /needs Node 20\.19/);
  assert.match(whatIsMissing(folder, '22.0.0'), /run "npm ci" first/);
  for (const version of ['20.19.0', '20.20.2', '22.1.0']) assert.equal(whatIsMissing(ROOT, version), null);
});

test('what is older than its source is built anew, and a failed build says why', async () => {
  const root = join(folder, 'repository');
  const change = async (path, at) => {
    await mkdir(dirname(join(root, path)), {recursive: true});
    await writeFile(join(root, path), '');
    await utimes(join(root, path), at, at);
  };
  await change('src/core/session.ts', 100);
  await change('gateway/src/store/migrations/0001.sql', 100);
  assert.equal(await isBuildNeeded(root), true);
  await change('dist/wa-desk.js', 200);
  assert.equal(await isBuildNeeded(root), true);
  await change('gateway/dist/server.js', 150);
  assert.equal(await isBuildNeeded(root), false);
  await change('gateway/src/store/migrations/0001.sql', 160);
  assert.equal(await isBuildNeeded(root), true);

  const give = (script) => writeFile(join(root, 'package.json'), JSON.stringify({scripts: {build: script}}));
  await give('node -e "console.log(\'src/x.ts: error\'); process.exit(2)"');
  await assert.rejects(build(root), /src\/x\.ts: error[^]*The build failed: it ended with code 2/);
  await give('node -e 0');
  await build(root);
});
