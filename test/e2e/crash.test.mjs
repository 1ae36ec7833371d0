import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';
import {Client} from 'pg';
import {createGatewayAdapter} from 'wa-desk/adapters/gateway';
import {DeskSession, messagesOf, offersOf} from 'wa-desk/core';
import {createFakeGraph} from '../../demo/fake-graph/fake-graph.mjs';
import {APP_SECRET, configJson, LINE, startDatabase, tokenOf, VERIFY_TOKEN} from '../../gateway/test/harness.mjs';
import {createPhone, until} from './demo.mjs';

const SERVER = fileURLToPath(new URL('../../gateway/dist/server.js', import.meta.url));
/** The lock of the one gateway that reads webhooks (gateway/src/ingest/ingester.ts). */
const INGEST_LOCK = 0x77615f64;
const MAYA = 'Maya Okafor';

/** A gateway as a process of its own, which can be killed as a power cut kills it. */
async function spawnGateway(env) {
  const child = spawn(process.execPath, [SERVER], {
    env: {...process.env, ...env},
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${env.PORT}`;
  await until('the gateway is ready', async () => {
    if (child.exitCode !== null) throw new Error('The gateway ended at its start.');
    return (await fetch(`${url}/ready`).catch(() => undefined))?.ok;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  return {
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      await ended;
    },
  };
}

describe('a gateway that is killed', () => {
  let database;
  let fake;
  let phone;
  let folder;
  let env;
  let gateway;
  let desk;

  before(async () => (database = await startDatabase()));
  after(() => database.stop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wa-desk-crash-'));
    const config = configJson();
    await writeFile(join(folder, 'config.json'), JSON.stringify(config));
    const port = String(20_000 + (randomBytes(2).readUInt16BE() % 20_000));
    fake = await createFakeGraph({
      appSecret: APP_SECRET,
      verifyToken: VERIFY_TOKEN,
      callbackUrl: `http://127.0.0.1:${port}/webhooks/whatsapp`,
      numbers: [{id: LINE, wabaId: '1', display: '+44 20 7183 8750', verifiedName: 'Support'}],
      seed: randomBytes(4).readUInt32BE(),
    });
    phone = createPhone(fake.url);
    env = {
      PORT: port,
      DATABASE_URL: database.connectionString,
      WA_CONFIG: join(folder, 'config.json'),
      WA_GRAPH_URL: fake.url,
      WA_ACCESS_TOKEN: 'SIM-TOKEN',
      WA_APP_SECRET: APP_SECRET,
      WA_VERIFY_TOKEN: VERIFY_TOKEN,
      LOG_LEVEL: 'silent',
    };
    gateway = await spawnGateway(env);
    await fake.whenVerified();
    const adapter = createGatewayAdapter({
      endpoint: `http://127.0.0.1:${port}`,
      getToken: () => tokenOf('ana', 'acme', Date.now()),
    });
    desk = new DeskSession({adapter});
    await desk.connect();
    await desk.setAgentState('available');
  });
  afterEach(async () => {
    desk.disconnect();
    await gateway.kill('SIGTERM');
    await fake.close();
    await rm(folder, {recursive: true});
    await database.query(
      'truncate webhooks, conversations, aliases, messages, tasks, sends, parked_statuses, deadlines',
    );
  });

  const restart = async () => {
    await gateway.kill();
    gateway = await spawnGateway(env);
  };
  const accepted = async () => {
    const offer = await until('the offer is there', () => offersOf(desk.state)[0]);
    await desk.accept(offer.id);
    return desk.state.tasks.get(offer.id);
  };
  const texts = (task) => messagesOf(desk.state, task.conversationId).map(({content}) => content.text?.text);

  it('reads after its restart what it had stored and not yet read', async () => {
    await gateway.kill();
    const lock = new Client({connectionString: database.connectionString});
    await lock.connect();
    await lock.query('select pg_advisory_lock($1)', [INGEST_LOCK]); // stores and answers, but cannot read
    gateway = await spawnGateway(env);
    await phone.writes(MAYA, 'stored, not read');
    await until(
      'it is stored',
      async () => (await database.query('select 1 from webhooks where processed_at is null')).length === 1,
    );
    await gateway.kill();
    await lock.end();
    gateway = await spawnGateway(env);
    const task = await accepted();
    assert.deepEqual(texts(task), ['stored, not read']);
  });

  it('does not send again what was under way, and learns from WhatsApp’s status that it arrived', async () => {
    await phone.writes(MAYA, 'hello');
    const task = await accepted();
    await phone.call('chaos', {loseResponse: 1}); // WhatsApp takes it; the answer never comes
    const sending = desk.send(task.id, 'only once');
    await until('WhatsApp has it', async () => (await phone.received(MAYA)).length === 1);
    await restart();
    await sending;
    await until('the desk shows that it arrived', () => {
      const last = messagesOf(desk.state, task.conversationId).at(-1);
      return ['sent', 'delivered', 'read'].includes(last.delivery?.status);
    });
    assert.equal((await phone.received(MAYA)).length, 1);
    assert.deepEqual(texts(task), ['hello', 'only once']);
  });

  it('loses and doubles nothing when it is killed again and again while both sides write', async () => {
    await phone.writes(MAYA, 'start');
    const task = await accepted();
    const asked = [];
    const answered = [];
    const sends = [];
    for (let round = 0; round < 6; round++) {
      for (let i = 0; i < 4; i++) {
        asked.push(`q${round}-${i}`);
        await phone.writes(MAYA, asked.at(-1));
        answered.push(`a${round}-${i}`);
        sends.push(desk.send(task.id, answered.at(-1)));
      }
      await new Promise((resolve) => setTimeout(resolve, randomBytes(1)[0])); // at any moment
      await restart();
    }
    await Promise.all(sends);
    const all = ['start', ...asked, ...answered].toSorted();
    await until('the desk shows all of it', () => texts(task).length >= all.length, 90);
    assert.deepEqual(texts(task).toSorted(), all);
    const outcomes = () => messagesOf(desk.state, task.conversationId).filter(({delivery}) => delivery);
    await until(
      'every answer has its outcome',
      () => outcomes().every(({delivery}) => ['delivered', 'read', 'unconfirmed'].includes(delivery.status)),
      120,
    );
    const received = (await phone.received(MAYA)).map(({text}) => text);
    assert.equal(new Set(received).size, received.length, 'the customer got none twice');
    const delivered = outcomes().filter(({delivery}) => delivery.status !== 'unconfirmed');
    assert.deepEqual(received.toSorted(), delivered.map(({content}) => content.text.text).toSorted());
  });
});
