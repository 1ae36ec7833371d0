import assert from 'node:assert/strict';
import {generateKeyPairSync} from 'node:crypto';
import {mkdtemp, rm, utimes, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {inspect} from 'node:util';
import {test} from 'node:test';
import {ConfigError, parseConfig, readConfigFile} from '../dist/config.js';

const SECRET = 'a secret of well over thirty-two bytes';

/** A configuration without mistakes, changed by `change(tenant, config)`. */
function configWith(change = () => undefined) {
  const demo = {
    name: 'Demo',
    issuer: {issuer: 'https://crm.example', audience: 'wa-desk', algorithm: 'HS256', secret: SECRET},
    lines: [{phoneNumberId: '1001', displayNumber: '+49 30 1234', name: 'Berlin', queue: 'support', region: 'DE'}],
    queues: [
      {id: 'support', name: 'Support', agents: ['ana', 'ben'], offerSeconds: 20, wrapUpReasons: ['done', 'other']},
      {id: 'billing', name: 'Billing', agents: [], wrapUpReasons: ['done']},
    ],
    agents: [
      {id: 'ana', name: 'Ana', capacity: 5},
      {id: 'ben', name: 'Ben'},
    ],
    reasons: [
      {id: 'done', name: 'Done'},
      {id: 'other', name: 'Other'},
    ],
    idleCodes: [
      {id: 'lunch', name: 'Lunch'},
      {id: 'break', name: 'Break'},
    ],
    masking: {pci: false, pii: false},
    origins: ['https://crm.example', 'http://localhost:8080'],
  };
  const config = {tenants: {demo}};
  change(demo, config);
  return config;
}

/** The mistakes found, one line each, as the message shows them. */
function mistakes(json, variables = {}) {
  try {
    parseConfig(json, variables);
  } catch (error) {
    assert.ok(error instanceof ConfigError, String(error));
    const lines = error.message.split('\n').slice(1);
    assert.equal(lines.length, error.problems.length);
    return lines.map((line) => line.trim());
  }
  return [];
}

const withIssuer = (issuer) => configWith((tenant) => Object.assign(tenant.issuer, issuer));

const publicKey = (...args) => generateKeyPairSync(...args).publicKey.export({format: 'jwk'});
const RSA = publicKey('rsa', {modulusLength: 2048});
const P256 = publicKey('ec', {namedCurve: 'P-256'});
const ED25519 = publicKey('ed25519');

test('a limit for wrap-up and its default reason come together, and the reason is one of the queue', () => {
  const withQueue = (queue) => mistakes(configWith((tenant) => Object.assign(tenant.queues[0], queue)));
  assert.deepEqual(withQueue({wrapUpLimitSeconds: 60, defaultReason: 'other'}), []);
  assert.match(withQueue({wrapUpLimitSeconds: 60}).join(), /queues\[0\]\.defaultReason: nothing .*done, other/);
  assert.match(withQueue({defaultReason: 'done'}).join(), /queues\[0\]\.wrapUpLimitSeconds: nothing/);
  const elsewhere = {wrapUpLimitSeconds: 60, defaultReason: 'elsewhere'};
  assert.match(withQueue(elsewhere).join(), /queues\[0\]\.defaultReason: "elsewhere" .*done, other/);
});

test('gives lookups, defaults and the order of the file', () => {
  const {tenants, tenantByPhoneNumberId} = parseConfig(
    configWith((tenant) => {
      delete tenant.name;
      delete tenant.masking;
      delete tenant.lines[0].region;
    }),
  );
  const demo = tenants.get('demo');
  assert.equal(demo.id, 'demo');
  assert.equal(demo.name, 'demo');
  assert.equal(tenantByPhoneNumberId.get('1001'), demo);
  assert.deepEqual(demo.lines.get('1001'), {
    phoneNumberId: '1001',
    displayNumber: '+49 30 1234',
    name: 'Berlin',
    queue: 'support',
  });
  assert.equal(demo.queues.get('support').offerSeconds, 20);
  assert.equal(demo.queues.get('billing').offerSeconds, 30);
  assert.equal(demo.agents.get('ana').capacity, 5);
  assert.equal(demo.agents.get('ben').capacity, 3);
  assert.deepEqual(demo.masking, {pci: false, pii: false, revealsPerHour: 0});
  assert.deepEqual([...demo.idleCodes.keys()], ['lunch', 'break']);
  assert.deepEqual(demo.reasons.get('other'), {id: 'other', name: 'Other'});
  assert.ok(demo.origins.has('http://localhost:8080'));
});

test('reports every mistake at once: where, what was given, what is expected', () => {
  const found = mistakes(
    configWith((tenant, config) => {
      tenant.lines[0].queue = 'sales';
      tenant.lines[0].phoneNumberId = 1001;
      tenant.agents[0].capacity = 51;
      tenant.queues[1].offerSeconds = '30';
      tenant.queues[0].agents.push('carl');
      delete tenant.agents[1].name;
      tenant.idleCodes = [];
      config.tenants.other = 'soon';
    }),
  );
  assert.deepEqual(found.toSorted(), [
    'tenants.demo.agents[0].capacity: 51 — expected a whole number from 1 to 50',
    'tenants.demo.agents[1].name: nothing — expected a text that is not empty',
    'tenants.demo.idleCodes: a list — expected a list of at least one idle code; agents sign in with the first',
    'tenants.demo.lines[0].phoneNumberId: 1001 — expected the phone number id that Meta shows for the line, in digits and as a text',
    'tenants.demo.lines[0].queue: "sales" — expected the id of one of this tenant\'s queues: support, billing',
    'tenants.demo.queues[0].agents[2]: "carl" — expected the id of one of this tenant\'s agents: ana, ben',
    'tenants.demo.queues[1].offerSeconds: "30" — expected a whole number from 5 to 3600',
    'tenants.other: a text — expected an object with name, issuer, lines, queues, agents, reasons, idleCodes, variables, cannedReplies, customersToken, masking, media, origins',
  ]);
});

test('takes an unknown field for a typing mistake, wherever it stands', () => {
  const found = mistakes(
    configWith((tenant, config) => {
      config.tenant = {};
      tenant.line = [];
      tenant.lines[0].regoin = 'DE';
      tenant.queues[0].offerSecs = 5;
      tenant.agents[0].role = 'x';
      tenant.reasons[0].x = 1;
      tenant.idleCodes[0].y = 1;
      tenant.masking.all = true;
      tenant.issuer.secrets = SECRET;
    }),
  );
  assert.equal(found.length, 9);
  assert.ok(
    found.includes(
      'tenants.demo.lines[0].regoin: a text — expected no field of this name; the fields are phoneNumberId, displayNumber, name, queue, wabaId, region',
    ),
  );
  assert.ok(!found.join().includes(SECRET));
});

test('refuses each single mistake', async (t) => {
  const cases = {
    'no object': [() => [], 'all of it: a list — expected an object with tenants'],
    nothing: [() => null, 'all of it: null'],
    'no tenants': [() => ({}), 'tenants: nothing — expected an object with one field for each tenant'],
    'a list of tenants': [() => ({tenants: []}), 'tenants: a list — expected an object with one field'],
    'a list for masking': [
      (tenant) => (tenant.masking = []),
      'tenants.demo.masking: a list — expected an object with pci, pii, revealsPerHour',
    ],
    'a reason nobody defined': [
      (tenant) => (tenant.queues[1].wrapUpReasons = ['nope']),
      'tenants.demo.queues[1].wrapUpReasons[0]: "nope"',
    ],
    'an agent twice in a queue': [
      (tenant) => (tenant.queues[0].agents = ['ana', 'ana']),
      'queues[0].agents[1]: "ana" — expected each id once',
    ],
    'no queues at all': [
      (tenant) => (tenant.queues = []),
      "expected the id of one of this tenant's queues: there are none",
    ],
    'an agent id twice': [
      (tenant) => (tenant.agents[1].id = 'ana'),
      'agents[1].id: "ana" — expected an id of its own; it is already that of tenants.demo.agents[0]',
      2,
    ],
    'a queue id twice': [(tenant) => (tenant.queues[1].id = 'support'), 'queues[1].id: "support"'],
    'a reason id twice': [(tenant) => (tenant.reasons[1].id = 'done'), 'reasons[1].id: "done"', 2],
    'an idle code id twice': [(tenant) => (tenant.idleCodes[1].id = 'lunch'), 'idleCodes[1].id: "lunch"'],
    'a region in words': [
      (tenant) => (tenant.lines[0].region = 'Germany'),
      'lines[0].region: "Germany" — expected a country code',
    ],
    'an offer of one second': [(tenant) => (tenant.queues[0].offerSeconds = 4), 'offerSeconds: 4'],
    'an offer of more than an hour': [(tenant) => (tenant.queues[0].offerSeconds = 3601), 'offerSeconds: 3601'],
    'a fraction': [(tenant) => (tenant.agents[0].capacity = 1.5), 'capacity: 1.5'],
    'no capacity': [(tenant) => (tenant.agents[0].capacity = 0), 'capacity: 0'],
    'a queue without reasons': [
      (tenant) => (tenant.queues[1].wrapUpReasons = []),
      'queues[1].wrapUpReasons: a list — expected a list of at least one',
    ],
    'a blank name': [(tenant) => (tenant.agents[0].name = ' '), 'agents[0].name: " "'],
    'masking by a word': [(tenant) => (tenant.masking.pci = 'yes'), 'masking.pci: "yes" — expected true or false'],
    'no number of reveals': [(tenant) => (tenant.masking.revealsPerHour = true), 'masking.revealsPerHour: true'],
    'any origin': [(tenant) => (tenant.origins = ['*']), 'origins[0]: "*" — expected an exact origin'],
    'the null origin': [(tenant) => (tenant.origins = ['null']), 'origins[0]: "null"'],
    'an origin with a path': [
      (tenant) => (tenant.origins = ['https://crm.example/app']),
      'origins[0]: "https://crm.example/app"',
    ],
    'an origin with a slash': [(tenant) => (tenant.origins = ['https://crm.example/']), 'origins[0]'],
    'an origin as browsers never send it': [(tenant) => (tenant.origins = ['https://CRM.example:443']), 'origins[0]'],
    'an origin that is no web page': [(tenant) => (tenant.origins = ['ftp://crm.example']), 'origins[0]'],
  };
  for (const [name, [change, expected, count = 1]] of Object.entries(cases)) {
    await t.test(name, () => {
      const changed = configWith();
      const replaced = change(changed.tenants.demo);
      const whole = ['no object', 'nothing', 'no tenants', 'a list of tenants'].includes(name);
      const found = mistakes(whole ? replaced : changed);
      assert.ok(
        found.some((line) => line.includes(expected)),
        found.join('\n'),
      );
      assert.ok(found.length <= count + 1, found.join('\n'));
    });
  }
});

test('refuses a line or an issuer in two tenants', () => {
  const found = mistakes(
    configWith((tenant, config) => {
      config.tenants.second = structuredClone(tenant);
    }),
  );
  assert.deepEqual(found, [
    'tenants.second.issuer.issuer: "https://crm.example" — expected an issuer of its own; it is already that of tenants.demo.issuer',
    'tenants.second.lines[0].phoneNumberId: "1001" — expected a phone number id of its own; it is already that of tenants.demo.lines[0]',
  ]);
});

test('takes a secret only with HS256 and only of 32 bytes or more, given or from the environment', () => {
  assert.deepEqual(mistakes(withIssuer({secret: 'é'.repeat(16)})), [], '32 bytes though 16 letters');
  assert.match(
    mistakes(withIssuer({secret: 'x'.repeat(31)}))[0],
    /^tenants\.demo\.issuer\.secret: a text — expected a text of at least 32 bytes/,
  );
  assert.match(mistakes(withIssuer({secret: undefined}))[0], /secret: nothing — expected a text of at least 32 bytes/);
  assert.match(mistakes(withIssuer({secret: 5}))[0], /secret: a number — expected a text of at least 32 bytes/);
  assert.deepEqual(mistakes(withIssuer({secret: {env: 'DEMO_SECRET'}}), {DEMO_SECRET: SECRET}), []);
  for (const variables of [{}, {DEMO_SECRET: 'short'}]) {
    assert.match(
      mistakes(withIssuer({secret: {env: 'DEMO_SECRET'}}), variables)[0],
      /secret: an object — expected an environment variable DEMO_SECRET that holds at least 32 bytes/,
    );
  }
  assert.match(mistakes(withIssuer({keySet: {keys: [RSA]}}))[0], /keySet: an object — expected nothing: HS256/);
  assert.match(
    mistakes(withIssuer({algorithm: 'RS256', keySet: {keys: [RSA]}}))[0],
    /secret: a text — expected nothing: RS256/,
  );
  assert.match(
    mistakes(withIssuer({algorithm: 'none'}))[0],
    /algorithm: "none" — expected one of HS256, RS256, ES256, EdDSA/,
  );
});

const withKeys = (algorithm, keySet) =>
  mistakes(
    configWith((tenant) => {
      tenant.issuer = {issuer: 'https://crm.example', audience: 'wa-desk', algorithm, keySet};
    }),
  );

test('takes public keys that fit the algorithm, or the address of a key set', () => {
  for (const [algorithm, key] of [
    ['RS256', RSA],
    ['ES256', P256],
    ['EdDSA', ED25519],
  ]) {
    assert.deepEqual(withKeys(algorithm, {keys: [key]}), []);
    assert.deepEqual(
      withKeys(algorithm, {
        keys: [
          {...key, kid: 'a'},
          {...key, kid: 'b', alg: algorithm, use: 'sig'},
        ],
      }),
      [],
    );
    assert.deepEqual(withKeys(algorithm, 'https://crm.example/jwks.json'), []);
    assert.deepEqual(withKeys(algorithm, 'http://127.0.0.1:4001/jwks.json'), []);
    const others = [RSA, P256, ED25519].filter((other) => other !== key);
    for (const wrong of [
      ...others,
      {...key, d: 'x'},
      {...key, alg: 'PS256'},
      {...key, use: 'enc'},
      {kty: key.kty},
      {kty: 'oct', k: 'c2VjcmV0'},
    ]) {
      const [line] = withKeys(algorithm, {
        keys: [
          {...key, kid: 'a'},
          {...wrong, kid: 'b'},
        ],
      });
      assert.match(line, /issuer\.keySet: an object — expected public keys only.*; keys\[1\] is not$/);
    }
    for (const keySet of [
      undefined,
      7,
      {},
      {keys: []},
      {keys: [key, key]},
      {keys: [{}]},
      'https://a:b@crm.example/',
      'http://crm.example/jwks.json',
      'x',
    ]) {
      assert.equal(withKeys(algorithm, keySet).length, 1, JSON.stringify(keySet));
    }
  }
  const weak = publicKey('rsa', {modulusLength: 1024});
  assert.match(withKeys('RS256', {keys: [weak]})[0], /an RSA key of at least 2048 bits; keys\[0\]/);
  assert.match(withKeys('ES256', {keys: [publicKey('ec', {namedCurve: 'P-384'})]})[0], /on P-256; keys\[0\]/);
});

test('never shows a secret, neither in a mistake nor when the configuration is printed', () => {
  const found = mistakes(
    configWith((tenant) => {
      tenant.issuer = SECRET;
      tenant.secret = SECRET;
      tenant.lines = SECRET;
      tenant.masking = SECRET;
    }),
  );
  assert.ok(found.length >= 4);
  assert.doesNotMatch(found.join('\n'), /thirty-two/);
  const config = parseConfig(configWith());
  assert.doesNotMatch(inspect(config, {depth: 20, showHidden: true}), /thirty-two/);
  assert.doesNotMatch(JSON.stringify(config.tenants.get('demo')), /thirty-two/);
});

test('reads a file, and says which and where when it cannot', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'wa-desk-config-'));
  t.after(() => rm(folder, {recursive: true}));
  const path = join(folder, 'config.json');
  await assert.rejects(readConfigFile(path), {
    name: 'ConfigError',
    message: new RegExp(`${path}: cannot be read \\(ENOENT\\) — expected the configuration file; name it in WA_CONFIG`),
  });
  await writeFile(path, `{\n  "secret": "${SECRET}",\n}`);
  const error = await readConfigFile(path).catch((failure) => failure);
  assert.match(error.message, /config\.json: no JSON from line 3 on — expected a JSON file/);
  await writeFile(path, `{"secret": ${SECRET}}`);
  const other = await readConfigFile(path).catch((failure) => failure);
  assert.match(other.message, /config\.json: no JSON/);
  assert.doesNotMatch(inspect([error, other]), /thirty-two/);
  await writeFile(path, `\uFEFF${JSON.stringify(configWith())}`);
  assert.equal((await readConfigFile(path)).tenants.size, 1);
  await utimes(path, 1_792_000_000, 1_792_000_000);
  assert.equal((await readConfigFile(path)).tenants.get('demo').version, 1_792_000_000_000);
  await writeFile(path, JSON.stringify(configWith((tenant) => (tenant.issuer.secret = {env: 'DEMO_SECRET'}))));
  assert.equal((await readConfigFile(path, {DEMO_SECRET: SECRET})).tenants.size, 1);
  await assert.rejects(readConfigFile(path, {}), ConfigError);
});

test('CAD variables have a name of their own, a type, and an initial value that fits it', () => {
  const withVariables = (...variables) => configWith((tenant) => Object.assign(tenant, {variables}));
  const order = {name: 'order', label: 'Order', type: 'string'};
  const {variables} = parseConfig(withVariables(order)).tenants.get('demo');
  assert.deepEqual(variables, [{...order, editable: false, initial: ''}]);
  for (const [variable, expected] of [
    [{...order, name: 'ani'}, /variables\[0\]\.name: "ani" — expected another name: the system fills ani, dn/],
    [{...order, name: 'my order'}, /variables\[0\]\.name: "my order" — expected a name of up to 64 letters/],
    [{...order, type: 'text'}, /variables\[0\]\.type: "text" — expected one of string, integer, decimal/],
    [{...order, editable: 'yes'}, /variables\[0\]\.editable: "yes" — expected true or false/],
    [{...order, initial: 'x'.repeat(257)}, /variables\[0\]\.initial: .* — expected a text of at most 256 characters/],
    [
      {...order, type: 'date', initial: 'today'},
      /variables\[0\]\.initial: .*expected a value of the variable’s own type/,
    ],
  ])
    assert.match(mistakes(withVariables(variable)).join(), expected);
  assert.match(mistakes(withVariables(order, order))[0], /variables\[1\]\.name: "order" — expected a name of its own/);
});

test('the token that tells who a customer is is long, of one tenant alone, and never shown', () => {
  const TOKEN = 'a-token-of-well-over-thirty-two-characters';
  const withToken = (customersToken) => configWith((tenant) => Object.assign(tenant, {customersToken}));
  const config = parseConfig(withToken({env: 'TOKEN'}), {TOKEN});
  assert.ok(!inspect(config, {depth: null}).includes(TOKEN));
  assert.equal(parseConfig(configWith()).tenants.get('demo').customersToken, undefined);
  for (const wrong of ['x'.repeat(31), `${TOKEN} ${TOKEN}`, {env: 'MISSING'}, 5]) {
    const [found, ...others] = mistakes(withToken(wrong));
    assert.deepEqual(others, []);
    assert.match(found, /^tenants\.demo\.customersToken: (a text|a number|an object) — expected a text of at least 32/);
  }
  const shared = withToken(TOKEN);
  shared.tenants.other = structuredClone(shared.tenants.demo);
  shared.tenants.other.issuer.issuer = 'https://other.example';
  shared.tenants.other.lines[0].phoneNumberId = '1002';
  assert.deepEqual(mistakes(shared), [
    'tenants.other.customersToken: a text — expected a token of its own; it is already that of tenants.demo',
  ]);
});
