import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {offersOf} from 'wa-desk/core';
import {configJson, LINE, startDatabase, startGateway, textWebhook, until} from './harness.mjs';

const TOKEN = 'the-crm-of-acme-asks-who-this-customer-is';

describe('who a customer is', () => {
  let database;
  let gateway;
  let key;
  before(async () => {
    database = await startDatabase();
    const config = configJson();
    config.tenants.acme.customersToken = TOKEN;
    config.tenants.bolt.customersToken = `${TOKEN}-of-bolt`;
    gateway = await startGateway({connectionString: database.connectionString, config});
    const ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
    await gateway.deliver(textWebhook('hello'));
    ({key} = (await until('an offer came', () => offersOf(ana.state)[0])).customer);
  });
  after(async () => {
    await gateway.close();
    await database.stop();
  });

  const ask = (path, token = TOKEN, headers = {}, url = gateway.url) =>
    fetch(`${url}/v1/customers/${path}`, {headers: {authorization: `Bearer ${token}`, ...headers}});

  it('is told to the tenant’s back end, number and all', async () => {
    const response = await ask(key);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.deepEqual(await response.json(), {
      key,
      name: 'Ann Fairweather',
      username: null,
      number: '+447700900101',
      lines: [{id: LINE, name: 'Support'}],
    });
  });

  it('is told to nobody without the token', async () => {
    for (const headers of [
      {},
      {authorization: TOKEN},
      {authorization: 'Bearer '},
      {authorization: `Bearer ${TOKEN}x`},
    ]) {
      const response = await fetch(`${gateway.url}/v1/customers/${key}`, {headers});
      assert.deepEqual([response.status, await response.text()], [401, '']);
    }
  });

  it('is not told to another tenant, as little as of a key nobody has', async () => {
    assert.equal((await ask(key, `${TOKEN}-of-bolt`)).status, 404);
    assert.equal((await ask('none')).status, 404);
    assert.equal((await ask(encodeURIComponent("' or 1=1 --"))).status, 404);
    assert.equal((await ask('%00')).status, 404);
  });

  it('is not told to a page', async () => {
    const response = await ask(key, TOKEN, {origin: 'https://acme.example'});
    assert.equal(response.headers.get('access-control-allow-origin'), null);
  });

  it('is no address at all where no tenant has such a token', async () => {
    const other = await startGateway({connectionString: database.connectionString});
    try {
      assert.equal((await ask(key, TOKEN, {}, other.url)).status, 404);
    } finally {
      await other.close();
    }
  });
});
