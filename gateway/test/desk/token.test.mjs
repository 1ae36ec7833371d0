import assert from 'node:assert/strict';
import {createHmac, generateKeyPairSync, randomUUID} from 'node:crypto';
import {createServer} from 'node:http';
import {after, before, test} from 'node:test';
import {SignJWT, UnsecuredJWT} from 'jose';
import {parseConfig} from '../../dist/config.js';
import {createTokenVerifier} from '../../dist/desk/token.js';
import {createManualClock} from '../../dist/manual-clock.js';

const NOW = Date.parse('2026-11-22T10:00:00Z');
const EXPIRES = NOW / 1000 + 600;
const SECRET = 'the secret of the first tenant, quite long';
const OTHER_SECRET = 'the secret of another tenant, quite long';

const rsa = generateKeyPairSync('rsa', {modulusLength: 2048});
const p256 = generateKeyPairSync('ec', {namedCurve: 'P-256'});
const ed25519 = generateKeyPairSync('ed25519');
const nextEd25519 = generateKeyPairSync('ed25519');
const jwk = ({publicKey}, more) => ({...publicKey.export({format: 'jwk'}), ...more});

let keyServer;
let requests = 0;
before(async () => {
  keyServer = createServer((request, response) => {
    requests += 1;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({keys: [jwk(ed25519, {kid: 'remote'})]}));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => {
    keyServer.once('listening', resolve);
  });
});
after(() => keyServer.close());

const encoded = (value) => Buffer.from(value).toString('base64url');

const keysAt = () => `http://127.0.0.1:${keyServer.address().port}/jwks.json`;

const tenantOf = (issuer, agent, signature) => ({
  issuer: {issuer: `https://${issuer}.example`, audience: 'wa-desk', ...signature},
  lines: [],
  queues: [],
  agents: [
    {id: agent, name: agent},
    {id: 'everywhere', name: 'In every tenant'},
  ],
  reasons: [],
  idleCodes: [{id: 'break', name: 'Break'}],
  origins: [],
});

function setUp() {
  const config = parseConfig({
    tenants: {
      one: tenantOf('one', 'ana', {algorithm: 'HS256', secret: SECRET}),
      two: tenantOf('two', 'ben', {algorithm: 'HS256', secret: OTHER_SECRET}),
      rsa: tenantOf('rsa', 'ana', {algorithm: 'RS256', keySet: {keys: [jwk(rsa)]}}),
      ec: tenantOf('ec', 'ana', {algorithm: 'ES256', keySet: {keys: [jwk(p256)]}}),
      ed: tenantOf('ed', 'ana', {
        algorithm: 'EdDSA',
        keySet: {keys: [jwk(ed25519, {kid: 'this'}), jwk(nextEd25519, {kid: 'next'})]},
      }),
      remote: tenantOf('remote', 'ana', {algorithm: 'EdDSA', keySet: keysAt()}),
      unreachable: tenantOf('unreachable', 'ana', {algorithm: 'EdDSA', keySet: 'http://127.0.0.1:1/jwks.json'}),
    },
  });
  const clock = createManualClock(NOW);
  const verify = createTokenVerifier(config, clock);
  return {clock, verify, reasonFor: async (token) => (await verify(`Bearer ${token}`)).reason ?? 'none'};
}

/** The claims of a good token of tenant `one`. */
const claimsWith = (change) => ({
  iss: 'https://one.example',
  aud: 'wa-desk',
  tenant: 'one',
  sub: 'ana',
  jti: randomUUID(),
  exp: EXPIRES,
  ...change,
});
const claimsOf = (tenant, change) => claimsWith({iss: `https://${tenant}.example`, tenant, ...change});
const sign = (claims, key = Buffer.from(SECRET), header = {}) =>
  new SignJWT(claims).setProtectedHeader({alg: 'HS256', ...header}).sign(key);

test('knows the agent of a good token', async () => {
  const {verify} = setUp();
  const expected = {ok: true, agent: {tenantId: 'one', agentId: 'ana', expiresAt: EXPIRES * 1000}};
  const token = await sign(claimsWith());
  assert.deepEqual(await verify(`Bearer ${token}`), expected);
  assert.deepEqual(await verify(`bearer  ${token}`), expected);
  const severalAudiences = await sign(claimsWith({aud: ['other', 'wa-desk']}));
  assert.deepEqual(await verify(`Bearer ${severalAudiences}`), expected);
});

test('takes the algorithm and keys that the tenant pinned', async () => {
  const {verify} = setUp();
  const cases = [
    ['rsa', rsa.privateKey, {alg: 'RS256'}],
    ['ec', p256.privateKey, {alg: 'ES256'}],
    ['ed', ed25519.privateKey, {alg: 'EdDSA', kid: 'this'}],
    ['ed', nextEd25519.privateKey, {alg: 'EdDSA', kid: 'next'}],
    ['remote', ed25519.privateKey, {alg: 'EdDSA', kid: 'remote'}],
  ];
  for (const [tenant, key, header] of cases) {
    const result = await verify(`Bearer ${await sign(claimsOf(tenant), key, header)}`);
    assert.deepEqual(result.agent, {tenantId: tenant, agentId: 'ana', expiresAt: EXPIRES * 1000}, tenant);
  }
});

test('tells a missing token from a malformed one', async () => {
  const {verify} = setUp();
  for (const header of [undefined, '', '  ']) {
    assert.deepEqual(await verify(header), {ok: false, reason: 'missing'});
  }
  const good = await sign(claimsWith());
  const [head, , signature] = good.split('.');
  for (const header of [
    'Bearer',
    'Bearer x',
    good,
    `Basic ${good}`,
    `Bearer ${good} ${good}`,
    `Bearer ${good}, Bearer ${good}`,
    'Bearer a.b.c',
    'Bearer ..',
    `Bearer ${head}.${encoded('[]')}.${signature}`,
    `Bearer ${head}.${encoded('null')}.${signature}`,
    `Bearer ${head}.${encoded('{')}.${signature}`,
    `Bearer ${good}.${good}`,
    `Bearer ${'a'.repeat(1_000_000)}`,
  ]) {
    assert.deepEqual(await verify(header), {ok: false, reason: 'malformed'}, header.slice(0, 80));
  }
});

test('refuses a token a minute after it has expired, by its own clock', async () => {
  const {clock, reasonFor} = setUp();
  const token = await sign(claimsWith());
  clock.set(EXPIRES * 1000 + 59_000);
  assert.equal(await reasonFor(token), 'none');
  clock.set(EXPIRES * 1000 + 60_000);
  assert.equal(await reasonFor(token), 'expired');
});

test('refuses a token that is not valid yet, but for a minute', async () => {
  const {reasonFor} = setUp();
  assert.equal(await reasonFor(await sign(claimsWith({nbf: NOW / 1000 + 60}))), 'none');
  assert.equal(await reasonFor(await sign(claimsWith({nbf: NOW / 1000 + 61}))), 'untrusted');
});

test('requires every claim', async () => {
  const {reasonFor} = setUp();
  for (const claim of ['iss', 'aud', 'tenant', 'sub', 'jti', 'exp']) {
    assert.equal(await reasonFor(await sign(claimsWith({[claim]: undefined}))), 'untrusted', claim);
  }
  assert.equal(await reasonFor(await sign(claimsWith({jti: ''}))), 'untrusted');
  assert.equal(await reasonFor(await sign(claimsWith({jti: 5}))), 'untrusted');
  assert.notEqual(await reasonFor(await sign(claimsWith({exp: 'tomorrow'}))), 'none');
  assert.notEqual(await reasonFor(await sign(claimsWith({exp: null}))), 'none');
});

test('refuses what is signed by or meant for somebody else', async () => {
  const {reasonFor} = setUp();
  assert.equal(await reasonFor(await sign(claimsWith(), Buffer.from(OTHER_SECRET))), 'untrusted');
  assert.equal(await reasonFor(await sign(claimsWith({aud: 'other-app'}))), 'untrusted');
  assert.equal(await reasonFor(await sign(claimsWith({iss: 'https://one.example/'}))), 'untrusted');
  assert.equal(await reasonFor(await sign(claimsWith({iss: 'https://stranger.example'}))), 'untrusted');
  assert.equal(await reasonFor(await sign(claimsWith({iss: ['https://one.example']}))), 'untrusted');
  const [head, body, signature] = (await sign(claimsWith())).split('.');
  const otherBody = Buffer.from(JSON.stringify(claimsWith({sub: 'everywhere'}))).toString('base64url');
  assert.equal(await reasonFor(`${head}.${otherBody}.${signature}`), 'untrusted');
  assert.equal(await reasonFor(`${head}.${body}.`), 'untrusted');
});

test('lets nobody cross from one tenant into another', async () => {
  const {reasonFor, verify} = setUp();
  // the issuer of one vouches for an agent of two
  assert.equal(await reasonFor(await sign(claimsWith({tenant: 'two', sub: 'ben'}))), 'untrusted');
  assert.equal(await reasonFor(await sign(claimsWith({tenant: 'two', sub: 'everywhere'}))), 'untrusted');
  // the issuer of one pretends to be that of two
  assert.equal(await reasonFor(await sign(claimsOf('two', {sub: 'ben'}))), 'untrusted');
  assert.equal(await reasonFor(await sign(claimsOf('two', {tenant: 'one'}), Buffer.from(OTHER_SECRET))), 'untrusted');
  // an agent of two under one
  assert.equal(await reasonFor(await sign(claimsWith({sub: 'ben'}))), 'unknown-agent');
  const own = await verify(`Bearer ${await sign(claimsWith({sub: 'everywhere'}))}`);
  assert.equal(own.agent.tenantId, 'one');
});

test('knows no agent that the tenant does not have', async () => {
  const {reasonFor} = setUp();
  for (const sub of ['nobody', '', 'constructor', '__proto__', 7]) {
    assert.match(await reasonFor(await sign(claimsWith({sub}))), /^(?:unknown-agent|untrusted)$/, String(sub));
  }
  assert.equal(await reasonFor(await sign(claimsWith({sub: 'nobody'}))), 'unknown-agent');
});

test('refuses every algorithm but the pinned one', async () => {
  const {reasonFor} = setUp();
  assert.equal(await reasonFor(new UnsecuredJWT(claimsWith()).encode()), 'untrusted');
  for (const alg of ['HS384', 'HS512']) {
    assert.equal(await reasonFor(await sign(claimsWith(), Buffer.alloc(64, SECRET), {alg})), 'untrusted', alg);
  }
  assert.equal(await reasonFor(await sign(claimsOf('rsa'), rsa.privateKey, {alg: 'RS512'})), 'untrusted');
  assert.equal(await reasonFor(await sign(claimsOf('rsa'), rsa.privateKey, {alg: 'PS256'})), 'untrusted');
  assert.equal(await reasonFor(await sign(claimsOf('one'), ed25519.privateKey, {alg: 'EdDSA'})), 'untrusted');
  // the public key used as the secret of an HMAC
  const publicPem = rsa.publicKey.export({format: 'pem', type: 'spki'});
  const unsigned = [{alg: 'HS256', typ: 'JWT'}, claimsOf('rsa')]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const forged = createHmac('sha256', publicPem).update(unsigned).digest('base64url');
  assert.equal(await reasonFor(`${unsigned}.${forged}`), 'untrusted');
});

test('takes no key from the token, neither inside nor by address', async () => {
  const {reasonFor} = setUp();
  const attacker = generateKeyPairSync('ed25519');
  const fetched = requests;
  for (const header of [
    {jwk: jwk(attacker)},
    {jku: keysAt()},
    {x5u: keysAt()},
    {jku: keysAt(), kid: 'this'},
    {kid: 'this', jwk: jwk(attacker)},
    {kid: 'stranger'},
    {kid: '../../remote'},
    {},
  ]) {
    const token = await sign(claimsOf('ed'), attacker.privateKey, {alg: 'EdDSA', ...header});
    assert.equal(await reasonFor(token), 'untrusted', JSON.stringify(header));
  }
  assert.equal(
    await reasonFor(await sign(claimsOf('ed'), ed25519.privateKey, {alg: 'EdDSA', kid: 'next'})),
    'untrusted',
  );
  assert.equal(requests, fetched, 'nothing was fetched');
});

test('trusts nothing while the key set cannot be reached', async () => {
  const {reasonFor} = setUp();
  assert.equal(
    await reasonFor(await sign(claimsOf('unreachable'), ed25519.privateKey, {alg: 'EdDSA'})),
    'unverifiable',
  );
});

test('refuses headers it does not understand but must', async () => {
  const {reasonFor} = setUp();
  const key = Buffer.from(SECRET);
  const token = await new SignJWT(claimsWith())
    .setProtectedHeader({alg: 'HS256', crit: ['x'], x: true})
    .sign(key, {crit: {x: true}});
  assert.notEqual(await reasonFor(token), 'none');
});
