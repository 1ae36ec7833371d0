import {Client, DatabaseError} from 'pg';
import type {Config, Tenant} from '../config.js';
import {errorCode, errorName} from '../error-code.js';
import type {Log} from '../log.js';
import type {Metrics} from '../metrics.js';
import {STORED, WAKE_CHANNEL} from '../store/log.js';
import {inTenant, type Ground} from '../tenant.js';
import {readWebhook} from '../whatsapp/parse.js';
import type {WebhookUpdate} from '../whatsapp/update.js';
import {applyUpdate} from './apply.js';

/** One gateway at a time reads the webhooks, in the order they came; when it dies the database frees the lock. */
const LOCK = 0x77615f64;
const BATCH = 50;
/** Longer ids do not fit into an index, and WhatsApp's have about 60 characters. */
const LONGEST_ID = 1024;

/** So often is an update tried that fails for no reason we know, before its neighbours go on without it. */
const TRIES = 5;

/** Turns stored webhooks into conversations, each update in a transaction of its own, so that one bad one harms none. */
export class Ingester {
  readonly #ground: Ground;
  readonly #config: Config;
  readonly #connectionString: string;
  readonly #log: Log;
  readonly #metrics: Metrics;
  readonly #onWaiting: (tenantId: string) => void;
  #client: Client | undefined;
  #holdsLock = false;
  /** The WhatsApp accounts of lines, as far as this gateway has kept them. */
  readonly #accounts = new Map<string, string>();
  /** Where the reading has failed, and how often by now. */
  #stuck = {webhook: 0, tries: 0};

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

  /** Whether this is the gateway that reads now. */
  get reads(): boolean {
    return this.#holdsLock;
  }

  /** Reads what is stored; resolves with true when there may be more. */
  async run(): Promise<boolean> {
    if (!(await this.#takeLock())) return false;
    const rows = await this.#ground.database
      .selectFrom('webhooks')
      .select(['id', 'body'])
      .where('processed_at', 'is', null)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    for (const {id, body} of rows) {
      if (!this.#holdsLock) return true; // another gateway may be reading by now
      await this.#read(id, body);
    }
    return rows.length === BATCH;
  }

  async close(): Promise<void> {
    this.#holdsLock = false;
    await this.#client?.end();
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

  /** False when the update could not be used. What may pass, such as a database that is away, throws on. */
  async #apply(webhook: number, update: WebhookUpdate): Promise<boolean> {
    const lineId = update.phoneNumberId;
    const tenant =
      lineId === null
        ? undefined
        : (this.#config.tenantByPhoneNumberId.get(lineId) ??
          (update.kind === 'status' ? await this.#formerTenant(lineId) : undefined));
    if (lineId === null || !tenant) {
      this.#metrics.count('updates_without_line', 1);
      return true;
    }
    if ((update.messageId?.length ?? 0) > LONGEST_ID) return false;
    try {
      await this.#keepAccount(tenant, lineId, update.wabaId);
      const outcome = await inTenant(this.#ground, tenant, (scope) => applyUpdate(scope, lineId, update));
      this.#metrics.count(`updates_${outcome}`, 1);
      if (outcome === 'waiting') this.#onWaiting(tenant.id);
      return true;
    } catch (error) {
      if (this.#mayPass(webhook, error)) throw error;
      this.#log.error({webhook, err: errorName(error), code: errorCode(error) ?? ''}, 'an update could not be stored');
      return false;
    }
  }

  /** Its templates belong to it. */
  async #keepAccount({id: tenantId}: Tenant, lineId: string, account: string | null): Promise<void> {
    if (account === null || this.#accounts.get(lineId) === account) return;
    await this.#ground.database
      .updateTable('lines')
      .set({account_id: account})
      .where('tenant_id', '=', tenantId)
      .where('id', '=', lineId)
      .where('account_id', 'is distinct from', account)
      .execute();
    this.#accounts.set(lineId, account);
  }

  /** What was sent on a line before it left the configuration still arrives. */
  async #formerTenant(lineId: string): Promise<Tenant | undefined> {
    const rows = await this.#ground.database
      .selectFrom('lines')
      .select('tenant_id')
      .where('id', '=', lineId)
      .where('tenant_id', 'in', [...this.#config.tenants.keys()])
      .execute();
    return rows.length === 1 ? this.#config.tenants.get(rows[0]?.tenant_id ?? '') : undefined; // of two nobody knows whose it was
  }

  #mayPass(webhook: number, error: unknown): boolean {
    if (isRefusedByDatabase(error)) return false;
    if (isTroubleOfDatabase(error)) return true;
    const tries = this.#stuck.webhook === webhook ? this.#stuck.tries + 1 : 1;
    this.#stuck = {webhook, tries};
    return tries < TRIES;
  }

  async #takeLock(): Promise<boolean> {
    if (this.#holdsLock) return true;
    const client = (this.#client ??= await this.#connect());
    try {
      const {rows} = await client.query<{held: boolean}>('select pg_try_advisory_lock($1) as held', [LOCK]);
      if (rows[0]?.held !== true) await client.query('select pg_notify($1, $2)', [WAKE_CHANNEL, STORED]);
      else this.#holdsLock = this.#client === client;
    } catch (error) {
      this.#client = undefined; // it may have ended unheard
      throw error;
    }
    return this.#holdsLock;
  }

  async #connect(): Promise<Client> {
    const client = new Client({
      connectionString: this.#connectionString,
      keepAlive: true,
      connectionTimeoutMillis: 2000,
    });
    client.on('error', () => undefined); // 'end' follows
    client.on('end', () => {
      if (this.#client === client) this.#client = undefined;
      this.#holdsLock = false;
    });
    await client.connect();
    return client;
  }
}

/** Data (22), constraints (23), sizes (54): the same update would be refused again. */
const isRefusedByDatabase = (error: unknown): boolean =>
  error instanceof DatabaseError && /^(?:22|23|54)/.test(error.code ?? '');

/**
 * No fault of the update: the connection (08), read only (25), a deadlock (40), no space or memory (53), a stop (57),
 * the disk (58), or a connection that broke.
 */
const isTroubleOfDatabase = (error: unknown): boolean =>
  error instanceof DatabaseError
    ? /^(?:08|25|40|53|57|58)/.test(error.code ?? '')
    : error instanceof Error && (/connect/i.test(error.message) || /^E[A-Z]+$/.test(errorCode(error) ?? ''));
