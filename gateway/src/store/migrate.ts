import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {DatabaseError, type Pool, type PoolClient} from 'pg';

/** Held in every migrating transaction, so that gateways that start together take turns. */
const MIGRATING = 1_463_899_508;

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Brings the database to the state this build expects: applies the files `0001-name.sql`, `0002-name.sql` … that it has
 * not seen yet, in order, each in a transaction of its own. Any number of gateways may call it at once.
 * @param folder - where the files are, with a slash at the end
 * @returns the names of the files this call applied
 * @throws Error that says what to do: a file is misnamed or fails, an applied one has changed, the database is newer
 */
export async function migrate(pool: Pool, folder: URL): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const applied: string[] = [];
  const client = await pool.connect();
  try {
    for (
      let name = await applyNext(client, migrations);
      name !== undefined;
      name = await applyNext(client, migrations)
    ) {
      applied.push(name);
    }
    client.release();
    return applied;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

async function readMigrations(folder: URL): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  return Promise.all(
    names.map(async (name, index) => {
      const number = index + 1;
      if (!/^\d{4}-[a-z0-9-]+\.sql$/.test(name) || Number(name.slice(0, 4)) !== number) {
        const expected = `${String(number).padStart(4, '0')}-<what-it-does>.sql`;
        throw new Error(`Migrations are numbered without gaps: rename ${name} to ${expected}, or add what is missing.`);
      }
      const sql = (await readFile(new URL(name, folder), 'utf8')).replaceAll('\r\n', '\n'); // git may change line ends
      return {number, name, sql, checksum: createHash('sha256').update(sql).digest('hex')};
    }),
  );
}

async function applyNext(client: PoolClient, migrations: readonly Migration[]): Promise<string | undefined> {
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock($1)', [MIGRATING]);
  await client.query(
    `create table if not exists migrations (
       number integer primary key, name text not null, checksum text not null,
       applied_at timestamptz not null default clock_timestamp())`,
  );
  const {rows} = await client.query<{number: number; name: string; checksum: string}>(
    'select number, name, checksum from migrations order by number',
  );
  for (const row of rows) verifyApplied(row, migrations[row.number - 1]);

  const next = migrations[rows.length];
  if (next) {
    try {
      await client.query(next.sql);
    } catch (error) {
      throw migrationFailure(next, error);
    }
    await client.query('insert into migrations (number, name, checksum) values ($1, $2, $3)', [
      next.number,
      next.name,
      next.checksum,
    ]);
  }
  await client.query('commit');
  return next?.name;
}

function verifyApplied(row: {name: string; checksum: string}, migration: Migration | undefined): void {
  if (!migration) {
    throw new Error(
      `The database is newer than this gateway: it holds the migration ${row.name}, which this build does not know. ` +
        'Start the gateway version that made it, or a later one.',
    );
  }
  if (row.name !== migration.name || row.checksum !== migration.checksum) {
    throw new Error(
      `The migration ${migration.name} differs from ${row.name} that was applied to this database. ` +
        'Restore the file as it was released and put the change into a new migration.',
    );
  }
}

// Only the message is passed on: PostgreSQL puts the values of rows into the details.
function migrationFailure({name, sql}: Migration, error: unknown): Error {
  if (!(error instanceof DatabaseError)) return error instanceof Error ? error : new Error(String(error));
  const line = error.position === undefined ? '' : ` (line ${sql.slice(0, Number(error.position)).split('\n').length})`;
  return new Error(`The migration ${name} failed and was rolled back: ${error.message}${line}.`);
}
