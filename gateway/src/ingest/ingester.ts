import {Client, DatabaseError} from 'pg';
import type {Config} from '../config.js';
import type {Log} from '../log.js';
import type {Metrics} from '../metrics.js';
import {inTenant, type Ground} from '../tenant.js';
import {readWebhook} from '../whatsapp/parse.js';
import type {WebhookUpdate} from '../whatsapp/update.js';
import {applyUpdate} from './apply.js';

/** One gateway at a time reads the webhooks, in the order they came; when it dies the database frees the lock. */
const LOCK = 0x77615f64;
const BATCH = 50;
/** Longer ids do not fit into an index, and WhatsApp's have about 60 characters. */
const LONGEST_ID = 1024;

/** Turns stored webhooks into conversations, each update in a transaction of its own, so that one bad one harms none. */
export class Ingester {
  readonly #ground: Ground;
  readonly #config: Config;
  readonly #connectionString: string;
  readonly #log: Log;
  readonly #metrics: Metrics;
  readonly #onWaiting: (tenantId: string) => void;
  #lock: Client | undefined;

  constructor(options: {
    ground: Ground;
    config: Config;
    connectionString: string;
    log: Log;
    metrics: Metrics;
    onWaiting: (tenantId: string) => void;
  }) {
    this.#ground = options.ground;
    this.#config = options.config;
    this.#connectionString = options.connectionString;
    this.#log = options.log;
    this.#metrics = options.metrics;
    this.#onWaiting = options.onWaiting;
  }

  /** Reads what is stored; resolves with true when there may be more. */
  async run(): Promise<boolean> {
    if (!(await this.#holdsLock())) return false;
    const rows = await this.#ground.database
      .selectFrom('webhooks')
      .select(['id', 'body'])
      .where('processed_at', 'is', null)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    for (const {id, body} of rows) await this.#read(id, body);
    return rows.length === BATCH;
  }

  async close(): Promise<void> {
    await this.#lock?.end();
    this.#lock = undefined;
  }

  async #read(id: number, body: Buffer): Promise<void> {
    const reading = readWebhook(body);
    let problems = reading.problems ? 1 : 0;
    for (const update of reading.updates) if (!(await this.#apply(id, update))) problems += 1;
    if (problems > 0) {
      this.#metrics.count('webhook_problems', problems);
      this.#log.warn({webhook: id, problems}, 'parts of a webhook could not be used');
    }
    await this.#ground.database
      .updateTable('webhooks')
      .set({processed_at: this.#ground.clock.now(), problems})
      .where('id', '=', id)
      .execute();
  }

  /** False when the update could not be used. A database that is away is no fault of the update: it throws on. */
  async #apply(webhook: number, update: WebhookUpdate): Promise<boolean> {
    const lineId = update.phoneNumberId;
    const tenant = lineId === null ? undefined : this.#config.tenantByPhoneNumberId.get(lineId);
    if (lineId === null || !tenant) {
      this.#metrics.count('updates_without_line', 1);
      return true;
    }
    if ((update.messageId?.length ?? 0) > LONGEST_ID) return false;
    try {
      const outcome = await inTenant(this.#ground, tenant, (scope) => applyUpdate(scope, lineId, update));
      this.#metrics.count(`updates_${outcome}`, 1);
      if (outcome === 'waiting') this.#onWaiting(tenant.id);
      return true;
    } catch (error) {
      if (!isRefusedByDatabase(error)) throw error;
      this.#log.error({webhook, code: error.code ?? ''}, 'the database refused an update');
      return false;
    }
  }

  async #holdsLock(): Promise<boolean> {
    if (this.#lock) return true;
    const client = new Client({connectionString: this.#connectionString, keepAlive: true});
    client.on('error', () => undefined); // 'end' follows
    client.on('end', () => {
      if (this.#lock === client) this.#lock = undefined;
    });
    await client.connect();
    const {rows} = await client.query<{held: boolean}>('select pg_try_advisory_lock($1) as held', [LOCK]);
    if (rows[0]?.held === true) this.#lock = client;
    else await client.end();
    return this.#lock === client;
  }
}

/** Data (class 22) and constraints (class 23): the same update would be refused again. */
const isRefusedByDatabase = (error: unknown): error is DatabaseError =>
  error instanceof DatabaseError && /^2[23]/.test(error.code ?? '');
