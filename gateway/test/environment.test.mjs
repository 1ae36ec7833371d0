import assert from 'node:assert/strict';
import {resolve} from 'node:path';
import {test} from 'node:test';
import {EnvironmentError, parseEnvironment} from '../dist/environment.js';

const NEEDED = {
  WA_CONFIG: 'config.json',
  WA_ACCESS_TOKEN: 'EAAG-token',
  WA_APP_SECRET: 'app-secret',
  WA_VERIFY_TOKEN: 'verify-token',
};

const problems = (variables) => {
  try {
    parseEnvironment({...NEEDED, ...variables});
  } catch (error) {
    assert.ok(error instanceof EnvironmentError, String(error));
    assert.ok(error.problems.every((problem) => error.message.includes(problem)));
    return error.problems;
  }
  return [];
};

test('needs only what has no sensible default', () => {
  assert.deepEqual(parseEnvironment(NEEDED), {
    port: 4000,
    host: '127.0.0.1',
    databaseUrl: undefined,
    dataDir: resolve('.data'),
    configPath: resolve('config.json'),
    graphUrl: new URL('https://graph.facebook.com'),
    graphVersion: 'v24.0',
    mediaHosts: ['lookaside.fbsbx.com', '*.fbsbx.com', '*.fbcdn.net'],
    accessToken: 'EAAG-token',
    appSecret: 'app-secret',
    verifyToken: 'verify-token',
    adminToken: undefined,
    logLevel: 'info',
  });
});

test('takes every value from the environment', () => {
  const given = parseEnvironment({
    ...NEEDED,
    PORT: '0',
    HOST: '::1',
    DATABASE_URL: 'postgresql://user:password@db.example:5432/desk',
    WA_DATA_DIR: '/srv/desk',
    WA_GRAPH_URL: 'http://127.0.0.1:4010',
    WA_GRAPH_VERSION: 'v25.0',
    WA_MEDIA_HOSTS: 'files.example, *.files.example',
    LOG_LEVEL: 'warn',
    WA_ADMIN_TOKEN: 'a'.repeat(32),
  });
  assert.equal(given.adminToken, 'a'.repeat(32));
  assert.equal(given.port, 0);
  assert.equal(given.host, '::1');
  assert.equal(given.databaseUrl, 'postgresql://user:password@db.example:5432/desk');
  assert.equal(given.dataDir, resolve('/srv/desk'));
  assert.equal(given.graphUrl.href, 'http://127.0.0.1:4010/');
  assert.equal(given.graphVersion, 'v25.0');
  assert.deepEqual(given.mediaHosts, ['files.example', '*.files.example']);
  assert.equal(given.logLevel, 'warn');
});

test('refuses an administration token that is too short or spaced, without showing it', () => {
  for (const token of ['x'.repeat(31), `${'x'.repeat(20)} ${'x'.repeat(20)}`])
    assert.deepEqual(problems({WA_ADMIN_TOKEN: token}), [
      'WA_ADMIN_TOKEN: "(hidden)" — expected at least 32 characters without white space',
    ]);
});

test('names every variable that is missing, an empty one included', () => {
  assert.deepEqual(
    problems({WA_CONFIG: undefined, WA_ACCESS_TOKEN: '', WA_APP_SECRET: undefined, WA_VERIFY_TOKEN: ''}),
    [
      'WA_CONFIG: not set — expected the path of the configuration file',
      'WA_ACCESS_TOKEN: not set — expected the access token of a WhatsApp system user',
      'WA_APP_SECRET: not set — expected the secret of the Meta app that sends the webhooks',
      'WA_VERIFY_TOKEN: not set — expected the verify token entered for the webhook in the Meta app',
    ],
  );
  assert.deepEqual(problems({PORT: '', HOST: '', DATABASE_URL: '', LOG_LEVEL: ''}), []);
});

test('says what was expected of a wrong value', () => {
  const cases = {
    PORT: ['x', '-1', '65536', '80.5', '1e3', ' 80'],
    HOST: ['a b', 'http://host'],
    WA_GRAPH_URL: [
      'graph.facebook.com',
      'http://graph.facebook.com',
      'https://graph.facebook.com/v24.0',
      'https://graph.facebook.com?x',
    ],
    WA_GRAPH_VERSION: ['24', '24.0', 'v24', 'v24.0/x'],
    WA_MEDIA_HOSTS: [
      '*',
      'localhost',
      'https://files.example',
      'files.example:8443',
      '*files.example',
      'files.example,',
    ],
    LOG_LEVEL: ['verbose', 'INFO'],
  };
  for (const [name, values] of Object.entries(cases)) {
    for (const value of values) {
      const found = problems({[name]: value});
      assert.equal(found.length, 1, `${name}=${value}`);
      assert.ok(found[0].startsWith(`${name}: ${JSON.stringify(value)} — expected `), found[0]);
    }
  }
});

test('never prints a secret', () => {
  const found = problems({
    DATABASE_URL: 'mysql://user:hush@db.example/desk',
    WA_ACCESS_TOKEN: 'hush hush',
    WA_APP_SECRET: 'hush\n',
    WA_VERIFY_TOKEN: ' hush',
    WA_GRAPH_URL: 'https://user:hush@graph.facebook.com',
  });
  assert.equal(found.length, 5);
  assert.doesNotMatch(found.join('\n'), /hush/);
  assert.match(found[0], /^DATABASE_URL: "\(hidden\)" — expected an address such as postgresql:/);
});
