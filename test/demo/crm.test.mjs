import assert from 'node:assert/strict';
import {createSecretKey, randomBytes} from 'node:crypto';
import {request} from 'node:http';
import {test} from 'node:test';
import {decodeJwt, jwtVerify} from 'jose';
import {createCrm} from '../../demo/crm/server.mjs';

const GATEWAY = 'http://127.0.0.1:8401';
const AGENTS = [
  {id: 'nadia', name: 'Nadia Brandt'},
  {id: 'ben', name: 'Ben Castellano'},
];

async function setUp(t) {
  const issuer = {
    issuer: 'https://crm.example',
    audience: 'wa-desk-gateway',
    tenant: 'demo',
    secret: createSecretKey(randomBytes(32)),
  };
  const crm = await createCrm({port: 0, gatewayUrl: GATEWAY, phoneUrl: null, agents: AGENTS, issuer});
  t.after(() => crm.close());
  const origin = `http://localhost:${crm.port}`;

  /** As written: `fetch` would tidy the path up and keep some headers to itself. */
  const ask = (method, path, {headers = {}, body} = {}) =>
    new Promise((resolve, reject) => {
      const call = request({
        host: '127.0.0.1',
        port: crm.port,
        method,
        path,
        headers: {host: `localhost:${crm.port}`, ...headers},
      });
      call.once('error', reject);
      call.once('response', async (response) => {
        const chunks = await response.toArray();
        resolve({http: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString()});
      });
      call.end(body);
    });
  const own = {origin, 'sec-fetch-site': 'same-origin'};
  const tokenOf = async (headers) => JSON.parse((await ask('POST', '/desk-token', {headers})).text).token;
  return {ask, own, tokenOf, origin, issuer};
}

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  'media-src blob:',
  "font-src 'self'",
  `connect-src 'self' ${GATEWAY}`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
];

test('every answer carries the strict policy, pages, files and refusals alike', async (t) => {
  const {ask} = await setUp(t);
  for (const path of [
    '/',
    '/one-tag.html',
    '/simulator.html',
    '/crm.js',
    '/wa-desk/wa-desk.js',
    '/nothing',
    '/api/me',
  ]) {
    const {headers} = await ask('GET', path);
    assert.deepEqual(headers['content-security-policy']?.split('; '), POLICY, path);
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
  }
});

test('the pages know the gateway, and hold no script or style of their own', async (t) => {
  const {ask} = await setUp(t);
  const [crm, oneTag, simulator] = await Promise.all(
    ['/', '/one-tag.html', '/simulator.html'].map(async (path) => (await ask('GET', path)).text),
  );
  assert.match(crm, new RegExp(`<wa-desk-session [^>]*endpoint="${GATEWAY}" token-url="/desk-token"`));
  assert.match(oneTag, new RegExp(`<wa-desk endpoint="${GATEWAY}" token-url="/desk-token">`));
  assert.match(simulator, /<wa-desk demo>/);
  for (const page of [crm, oneTag, simulator]) {
    assert.doesNotMatch(page, /\{\{|<style|\sstyle=|\son\w+=|<script(?![^>]*\bsrc=)/);
    for (const [, path] of page.matchAll(/(?:src|href)="(\/[^"]+\.\w+)"/g)) {
      assert.equal((await ask('GET', path)).http, 200, path);
    }
  }
});

test('nothing outside the pages and the built library can be fetched', async (t) => {
  const {ask} = await setUp(t);
  assert.equal((await ask('GET', '/wa-desk/wa-desk.js')).http, 200);
  const paths = [
    '/../server.mjs',
    '/..%2fserver.mjs',
    '/%2e%2e/server.mjs',
    '/pages/../server.mjs',
    '/customers.json',
    '/server.mjs',
    '/tsconfig.json',
    '/wa-desk/../package.json',
    '/wa-desk/..%2f..%2fpackage.json',
    '/wa-desk/chunks/../../package.json',
    '/wa-desk/core/index.js',
    '/wa-desk/..js',
    '/wa-desk/',
    '//etc/passwd',
    '/.data/gateway.json',
  ];
  for (const path of paths) assert.equal((await ask('GET', path)).http, 404, path);
});

test('a token is for the agent who is logged in, and verifies with the issuer’s secret', async (t) => {
  const {own, tokenOf, issuer} = await setUp(t);
  const token = await tokenOf({...own, cookie: 'theme=dark; crm_user=ben'});
  const {payload, protectedHeader} = await jwtVerify(token, issuer.secret, {
    issuer: issuer.issuer,
    audience: issuer.audience,
    algorithms: ['HS256'],
    requiredClaims: ['exp', 'jti', 'sub', 'tenant'],
  });
  assert.equal(protectedHeader.alg, 'HS256');
  assert.equal(payload.sub, 'ben');
  assert.equal(payload.tenant, 'demo');
  assert.ok(payload.exp - payload.iat <= 600, 'lives ten minutes at most');
  assert.notEqual(decodeJwt(await tokenOf(own)).jti, payload.jti);
});

test('a token is refused to pages of other origins', async (t) => {
  const {ask, origin} = await setUp(t);
  const foreign = [
    {origin: 'https://evil.example'},
    {origin: 'https://evil.example', 'sec-fetch-site': 'cross-site'},
    {origin: 'null'},
    {origin: origin.replace('localhost', '127.0.0.1'), 'sec-fetch-site': 'cross-site'},
    {origin: origin.replace(/\d+$/, '1'), 'sec-fetch-site': 'same-site'},
    {'sec-fetch-site': 'cross-site'},
    {'sec-fetch-site': 'same-site'},
  ];
  for (const headers of foreign) {
    const {http, text} = await ask('POST', '/desk-token', {headers: {...headers, cookie: 'crm_user=ben'}});
    assert.equal(http, 403, JSON.stringify(headers));
    assert.equal(text, '');
  }
  assert.equal((await ask('GET', '/desk-token', {headers: {origin}})).http, 404);
  const rebound = await ask('POST', '/desk-token', {headers: {host: 'evil.example', origin: 'http://evil.example'}});
  assert.equal(rebound.http, 403);
});

test('the first agent is logged in by default, and logging in as another changes that', async (t) => {
  const {ask, own, tokenOf} = await setUp(t);
  assert.equal(decodeJwt(await tokenOf(own)).sub, 'nadia');

  const login = await ask('GET', '/login?as=ben', {headers: {'sec-fetch-site': 'none'}});
  assert.equal(login.http, 303);
  assert.equal(login.headers.location, '/');
  const [cookie] = login.headers['set-cookie'];
  assert.match(cookie, /^crm_user=ben;/);
  assert.match(cookie, /; HttpOnly/);
  assert.match(cookie, /; SameSite=Strict/);

  const headers = {...own, cookie: cookie.split(';')[0]};
  assert.equal(decodeJwt(await tokenOf(headers)).sub, 'ben');
  assert.deepEqual(JSON.parse((await ask('GET', '/api/me', {headers})).text).agent, AGENTS[1]);
});

test('nobody unknown gets in, and no foreign page logs anybody in', async (t) => {
  const {ask, own, tokenOf} = await setUp(t);
  const stranger = await ask('GET', '/login?as=<b>mallory</b>');
  assert.equal(stranger.http, 404);
  assert.equal(stranger.headers['set-cookie'], undefined);
  assert.doesNotMatch(stranger.text, /mallory/);
  assert.equal((await ask('GET', '/login?as=ben', {headers: {'sec-fetch-site': 'cross-site'}})).http, 403);
  assert.equal(decodeJwt(await tokenOf({...own, cookie: 'crm_user=mallory'})).sub, 'nadia');
});

test('what an agent saves on a customer’s record is there for the next one', async (t) => {
  const {ask, own} = await setUp(t);
  const customers = async () => JSON.parse((await ask('GET', '/api/customers')).text);
  const [first] = await customers();
  const details = {...first.details, notes: 'Ring twice <b>please</b>'};
  const put = (id, value, headers = own) =>
    ask('PUT', `/api/customers/${id}`, {headers, body: typeof value === 'string' ? value : JSON.stringify(value)});

  assert.equal((await put(first.id, details)).http, 200);
  assert.deepEqual((await customers())[0].details, details);

  const stranger = {...details, name: 'Ines Duarte', notes: ''};
  assert.equal((await put('0b7e2f', stranger)).http, 200);
  assert.deepEqual((await customers()).find(({id}) => id === '0b7e2f').details, stranger);

  for (const wrong of ['', '{', 'null', {...details, name: ' '}, {...details, notes: 7}, 'x'.repeat(40_000)]) {
    assert.equal((await put(first.id, wrong)).http, 400);
  }
  assert.equal((await put(first.id, details, {origin: 'https://evil.example'})).http, 403);
  assert.deepEqual((await customers())[0].details, details);
});
