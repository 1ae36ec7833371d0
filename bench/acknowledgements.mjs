import {Agent, request} from 'node:http';
import {Pool} from 'pg';
import {createDatabaseClock} from 'wa-desk-gateway';
import {APP_SECRET, startDatabase, startGateway, textWebhook} from '../gateway/test/harness.mjs';
import {signature, toWire} from '../test/fixtures/whatsapp/corpus/wire.mjs';

const COUNT = 4000;
const AT_ONCE = 20;

/** Webhooks answered 200 (stored durably), beside what the database alone does with the same bytes on the same connections. */
export async function acknowledgements() {
  const database = await startDatabase();
  const pool = new Pool({connectionString: database.connectionString, max: 10});
  const clock = await createDatabaseClock(pool);
  const gateway = await startGateway({connectionString: database.connectionString, clock, graph: {}});
  const bodies = Array.from({length: COUNT}, (_, i) =>
    toWire(textWebhook(`message ${i}`, {phone: String(447_700_900_000 + (i % 50))})),
  );
  const agent = new Agent({keepAlive: true, maxSockets: AT_ONCE});

  const insertRate = await perSecond(bodies, (body) =>
    pool.query('insert into webhooks (received_at, body, processed_at) values (0, $1, 0)', [body]),
  );
  const latencies = [];
  const rate = await perSecond(bodies, async (body) => {
    const startedAt = performance.now();
    await post(`${gateway.url}/webhooks/whatsapp`, body, agent);
    latencies.push(performance.now() - startedAt);
  });
  const startedAt = performance.now();
  await gateway.app.settled();
  const caughtUp = performance.now() - startedAt;
  latencies.sort((a, b) => a - b);
  await gateway.close();
  await pool.end();
  await database.stop();
  return {
    'webhooks acknowledged per second, while they are also read': rate.toFixed(0),
    'the database’s own single inserts per second': insertRate.toFixed(0),
    ratio: (rate / insertRate).toFixed(2),
    'acknowledged after, median / 99th of 100': `${at(latencies, 0.5)} / ${at(latencies, 0.99)} ms`,
    [`until all ${COUNT} were conversations, after the last answer`]: `${(caughtUp / 1000).toFixed(1)} s`,
  };
}

async function perSecond(items, run) {
  const queue = [...items];
  const startedAt = performance.now();
  await Promise.all(
    Array.from({length: AT_ONCE}, async () => {
      for (let item = queue.pop(); item; item = queue.pop()) await run(item);
    }),
  );
  return items.length / ((performance.now() - startedAt) / 1000);
}

function post(url, body, agent) {
  return new Promise((resolve, reject) => {
    const headers = {'content-type': 'application/json', 'x-hub-signature-256': signature(APP_SECRET, body)};
    const call = request(url, {method: 'POST', agent, headers}, (response) => {
      response.resume();
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`${response.statusCode}`))));
    });
    call.on('error', reject).end(body);
  });
}

const at = (sorted, share) => sorted[Math.floor(sorted.length * share)].toFixed(0);
