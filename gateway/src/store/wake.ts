import {Client} from 'pg';
import type {Clock} from '../clock.js';
import type {Log} from '../log.js';
import {PASSING, RELOAD, STORED, WAKE_CHANNEL} from './log.js';

const RECONNECT_AFTER = 1000;

/** Hears from all gateways of this database whose logs have grown, that webhooks wait, and that there is a new configuration. */
export class Wake {
  readonly #connectionString: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #onAgent: (tenantId: string, agentId: string) => void;
  readonly #onStored: () => void;
  readonly #onReload: (gateway: string) => void;
  readonly #onPassing: (said: string) => void;
  /** After a gap nobody knows whom it was about. */
  readonly #onGap: () => void;
  #client: Client | undefined;
  #cancel: (() => void) | undefined;
  #closed = false;

  constructor(options: {
    connectionString: string;
    clock: Clock;
    log: Log;
    onAgent: (tenantId: string, agentId: string) => void;
    onStored: () => void;
    onReload: (gateway: string) => void;
    onPassing: (said: string) => void;
    onGap: () => void;
  }) {
    this.#connectionString = options.connectionString;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#onAgent = options.onAgent;
    this.#onStored = options.onStored;
    this.#onReload = options.onReload;
    this.#onPassing = options.onPassing;
    this.#onGap = options.onGap;
  }

  async start(): Promise<void> {
    const client = new Client({
      connectionString: this.#connectionString,
      keepAlive: true,
      connectionTimeoutMillis: 2000,
    });
    this.#client = client;
    client.on('notification', ({payload}) => this.#read(payload));
    client.on('error', () => undefined); // 'end' follows
    client.on('end', () => this.#reconnect());
    await client.connect();
    await client.query(`listen ${WAKE_CHANNEL}`);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    await this.#client?.end();
  }

  #read(payload: string | undefined): void {
    if (payload === STORED) return this.#onStored();
    if (payload?.startsWith(RELOAD) === true) return this.#onReload(payload.slice(RELOAD.length));
    if (payload?.startsWith(PASSING) === true) return this.#onPassing(payload.slice(PASSING.length));
    const [tenantId, agentId]: unknown[] = parsePair(payload);
    if (typeof tenantId === 'string' && typeof agentId === 'string') return this.#onAgent(tenantId, agentId);
  }

  #reconnect(): void {
    if (this.#closed) return;
    this.#log.warn({}, 'the database connection that wakes desks was lost; connecting again');
    this.#cancel = this.#clock.after(RECONNECT_AFTER, () => {
      this.start().then(this.#onGap, () => undefined); // a failed start ends too, and comes back here
    });
  }
}

function parsePair(payload: string | undefined): unknown[] {
  try {
    const parsed: unknown = JSON.parse(payload ?? '');
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}
