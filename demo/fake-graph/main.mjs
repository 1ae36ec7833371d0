import {createFakeGraph} from './fake-graph.mjs';

/**
 * @param {string} name
 * @param {(text: string) => unknown} read
 */
const fromEnvironment = (name, read) => {
  const text = process.env[`FAKE_GRAPH_${name}`];
  return text === undefined || text === '' ? undefined : read(text);
};

const given = {
  port: fromEnvironment('PORT', Number),
  version: fromEnvironment('VERSION', String),
  accessToken: fromEnvironment('ACCESS_TOKEN', String),
  appSecret: fromEnvironment('APP_SECRET', String),
  verifyToken: fromEnvironment('VERIFY_TOKEN', String),
  callbackUrl: fromEnvironment('CALLBACK_URL', String),
  numbers: fromEnvironment('NUMBERS', JSON.parse),
  customers: fromEnvironment('CUSTOMERS', JSON.parse),
  clock: fromEnvironment('CLOCK', String),
  startAt: fromEnvironment('START_AT', Number),
  latency: fromEnvironment('LATENCY', JSON.parse),
  seed: fromEnvironment('SEED', Number),
  windowCheck: fromEnvironment('WINDOW_CHECK', String),
  webhookTimeout: fromEnvironment('WEBHOOK_TIMEOUT', Number),
};

const fake = await createFakeGraph(
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
);
console.log(`Fake Graph API: ${fake.url}\nCustomer phone: ${fake.url}/phone/`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    void fake.close();
  });
}
