import assert from 'node:assert/strict';
import {after, before, mock, test} from 'node:test';
import {Pool} from 'pg';
import {createDatabaseClock} from '../dist/clock.js';
import {createManualClock} from '../dist/manual-clock.js';
import {startScratchServer} from './store/scratch-server.mjs';

let server;
let pool;
before(async () => {
  server = await startScratchServer();
  pool = new Pool({connectionString: server.connectionString});
});
after(async () => {
  await pool.end();
  await server.stop();
});

const databaseNow = async () =>
  Number((await pool.query('select extract(epoch from clock_timestamp()) * 1000 as epoch')).rows[0].epoch);

test('tells the time of the database', async () => {
  const clock = await createDatabaseClock(pool);
  const earliest = clock.now();
  const truth = await databaseNow();
  const latest = clock.now();
  assert.ok(Number.isInteger(earliest));
  assert.ok(truth >= earliest - 250 && truth <= latest + 250, `${truth} is not between ${earliest} and ${latest}`);
});

test('follows the database, not this machine, and ignores steps of the clock of this machine', async (t) => {
  const realNow = Date.now();
  mock.timers.enable({apis: ['Date'], now: realNow + 3_600_000});
  t.after(() => mock.timers.reset());
  const clock = await createDatabaseClock(pool);
  assert.ok(Math.abs(clock.now() - (await databaseNow())) < 1000);
  const begunAt = clock.now();
  mock.timers.setTime(realNow - 7_200_000);
  assert.ok(clock.now() - begunAt >= 0 && clock.now() - begunAt < 1000);
});

test('runs a timer when its time has come and never before', async () => {
  const clock = await createDatabaseClock(pool);
  for (const ms of [0, 1, 3, 20]) {
    const setAt = clock.now();
    let ran = false;
    const ranAt = new Promise((resolve) => {
      clock.after(ms, () => {
        ran = true;
        resolve(clock.now());
      });
    });
    assert.equal(ran, false, 'not at once');
    assert.ok((await ranAt) >= setAt + ms);
  }
});

test('runs no timer before its time when the timers of the system are early', async (t) => {
  const clock = await createDatabaseClock(pool);
  mock.timers.enable({apis: ['setTimeout']});
  t.after(() => mock.timers.reset());
  let ran = false;
  clock.after(60_000, () => (ran = true));
  mock.timers.tick(60_000);
  assert.equal(ran, false);
});

test('runs no cancelled timer, and none of many weeks at once', async (t) => {
  const clock = await createDatabaseClock(pool);
  const warnings = [];
  const warn = (warning) => warnings.push(warning.name);
  process.on('warning', warn);
  t.after(() => process.off('warning', warn));
  const ran = [];
  const cancel = clock.after(5, () => ran.push('cancelled'));
  const cancelLong = clock.after(40 * 86_400_000, () => ran.push('in forty days'));
  cancel();
  await new Promise((resolve) => {
    clock.after(30, resolve);
  });
  cancelLong();
  assert.deepEqual(ran, []);
  assert.ok(!warnings.includes('TimeoutOverflowWarning'));
});

test('a manual clock runs due timers in order, each at its own time', () => {
  const clock = createManualClock(1_000_000);
  const ran = [];
  const note = (name) => () => ran.push([name, clock.now() - 1_000_000]);
  clock.after(30, note('last'));
  clock.after(10, () => {
    note('first')();
    clock.after(5, note('added'));
    clock.after(100, note('later'));
  });
  clock.after(10, note('second'));
  const cancel = clock.after(20, note('cancelled'));
  clock.after(12, cancel);
  clock.advance(9);
  assert.deepEqual(ran, []);
  clock.advance(21);
  assert.deepEqual(ran, [
    ['first', 10],
    ['second', 10],
    ['added', 15],
    ['last', 30],
  ]);
  assert.equal(clock.now(), 1_000_030);
  clock.set(1_000_200);
  assert.deepEqual(ran.at(-1), ['later', 110]);
  assert.equal(clock.now(), 1_000_200);
  assert.throws(() => clock.set(1_000_199), /does not go backwards/);
  assert.throws(() => clock.advance(Number.NaN), /does not go backwards/);
});

test('a manual clock runs what is due now only when it is moved', () => {
  const clock = createManualClock(0);
  const ran = [];
  clock.after(0, () => ran.push('now'));
  assert.deepEqual(ran, []);
  clock.advance(0);
  assert.deepEqual(ran, ['now']);
});
