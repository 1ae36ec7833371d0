import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {Pool} from 'pg';
import {migrate} from '../../dist/store/migrate.js';
import {startScratchServer} from './scratch-server.mjs';

let server;
before(async () => {
  server = await startScratchServer();
});
after(() => server.stop());

/** An empty database with `pools` pools on it, and a folder of SQL files that `write` fills. */
async function setUp(t, pools = 1) {
  const connectionString = await server.createDatabase();
  const path = await mkdtemp(join(tmpdir(), 'wa-desk-migrations-'));
  const opened = Array.from({length: pools}, () => new Pool({connectionString}));
  t.after(async () => {
    await Promise.all(opened.map((pool) => pool.end()));
    await rm(path, {recursive: true});
  });
  const write = (files) => Promise.all(Object.entries(files).map(([name, sql]) => writeFile(join(path, name), sql)));
  return {pool: opened[0], pools: opened, folder: pathToFileURL(`${path}/`), path, write};
}

const rows = async (pool, sql) => (await pool.query({text: sql, rowMode: 'array'})).rows.flat();

test('applies new files in order, each once', async (t) => {
  const {pool, folder, write} = await setUp(t);
  await write({
    '0002-more.sql': `insert into words values ('second')`,
    '0001-words.sql': `create table words (word text);
    insert into words values ('first')`,
    'README.md': 'not SQL',
  });
  assert.deepEqual(await migrate(pool, folder), ['0001-words.sql', '0002-more.sql']);
  assert.deepEqual(await rows(pool, 'select word from words'), ['first', 'second']);
  assert.deepEqual(await migrate(pool, folder), []);
  await write({'0003-again.sql': `insert into words values ('third')`});
  assert.deepEqual(await migrate(pool, folder), ['0003-again.sql']);
  assert.deepEqual(await rows(pool, 'select word from words'), ['first', 'second', 'third']);
  assert.deepEqual(await rows(pool, 'select name from migrations order by number'), [
    '0001-words.sql',
    '0002-more.sql',
    '0003-again.sql',
  ]);
});

test('lets any number of gateways start at once', async (t) => {
  const {pool, pools, folder, write} = await setUp(t, 8);
  await write({
    '0001-words.sql': 'create table words (word text)',
    '0002-slow.sql': `insert into words select 'one' from pg_sleep(0.05)`,
    '0003-last.sql': `insert into words values ('two')`,
  });
  const applied = await Promise.all(pools.map((each) => migrate(each, folder)));
  assert.deepEqual(applied.flat().toSorted(), ['0001-words.sql', '0002-slow.sql', '0003-last.sql']);
  assert.deepEqual(await rows(pool, 'select word from words'), ['one', 'two']);
});

test('rolls a failing file back, says which line, and goes on there once it is corrected', async (t) => {
  const {pool, folder, write} = await setUp(t);
  await write({
    '0001-words.sql': 'create table words (word text)',
    '0002-broken.sql': `insert into words values ('lost');\ncreate table other (id int);\nselect nonsense;`,
  });
  await assert.rejects(
    migrate(pool, folder),
    /migration 0002-broken\.sql failed and was rolled back: .*nonsense.*\(line 3\)\.$/,
  );
  assert.deepEqual(await rows(pool, 'select word from words'), []);
  assert.deepEqual(await rows(pool, 'select name from migrations'), ['0001-words.sql']);
  await write({'0002-broken.sql': `insert into words values ('kept')`});
  assert.deepEqual(await migrate(pool, folder), ['0002-broken.sql']);
  assert.deepEqual(await rows(pool, 'select word from words'), ['kept']);
});

test("keeps customers' data out of the error", async (t) => {
  const {pool, folder, write} = await setUp(t);
  await write({
    '0001-customers.sql': `create table customers (phone text); insert into customers values ('+491511'), ('+491511')`,
    '0002-unique.sql': 'create unique index on customers (phone)',
  });
  const error = await migrate(pool, folder).catch((failure) => failure);
  assert.match(error.message, /0002-unique\.sql failed/);
  assert.doesNotMatch(JSON.stringify([error.message, error, error.cause ?? null]), /\+491511/);
});

test('refuses an applied file that was changed, but not one with other line ends', async (t) => {
  const {pool, folder, write} = await setUp(t);
  await write({'0001-words.sql': 'create table words (\n  word text\n);\n'});
  await migrate(pool, folder);
  await write({'0001-words.sql': 'create table words (\r\n  word text\r\n);\r\n'});
  assert.deepEqual(await migrate(pool, folder), []);
  await write({'0001-words.sql': 'create table words (\n  word varchar\n);\n'});
  await assert.rejects(migrate(pool, folder), /0001-words\.sql differs from 0001-words\.sql .*into a new migration\.$/);
});

test('refuses a database that a newer gateway has migrated', async (t) => {
  const {pool, folder, path, write} = await setUp(t);
  await write({'0001-words.sql': 'create table words (word text)', '0002-new.sql': 'create table more (word text)'});
  await migrate(pool, folder);
  await rm(join(path, '0002-new.sql'));
  await assert.rejects(
    migrate(pool, folder),
    /database is newer than this gateway: it holds the migration 0002-new\.sql/,
  );
});

test('refuses gaps and names it does not understand before it touches the database', async (t) => {
  const {pool, folder, path, write} = await setUp(t);
  await write({'0001-words.sql': 'create table words (word text)', '0003-gap.sql': 'select 1'});
  await assert.rejects(migrate(pool, folder), /rename 0003-gap\.sql to 0002-<what-it-does>\.sql/);
  await rm(join(path, '0003-gap.sql'));
  await write({'2-short.sql': 'select 1'});
  await assert.rejects(migrate(pool, folder), /rename 2-short\.sql to 0002-/);
  assert.deepEqual(await rows(pool, `select to_regclass('words')`), [null]);
});
