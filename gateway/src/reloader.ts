import {ConfigError, type Config, type Tenant} from './config.js';
import type {LiveConfig} from './config/live.js';
import {errorName} from './error-code.js';
import {followConfig} from './follow-config.js';
import type {Log} from './log.js';
import type {Ground} from './tenant.js';
import {Worker} from './worker.js';

/** Transactions that began under the old configuration have ended by then. */
const ONCE_MORE_AFTER = 10_000;

/** Takes a new configuration while the gateway runs; what follows from it is tried until it has worked. */
export class Reloader {
  readonly worker: Worker;
  readonly #read: () => Promise<Config>;
  readonly #config: LiveConfig;
  readonly #log: Log;
  readonly #now: () => number;
  readonly #onTaken: () => void;
  /** Tenants that do not follow yet, each as its agents know it. */
  readonly #behind = new Map<string, Tenant | undefined>();
  /** When each tenant follows once more: what was under way may have come to a queue that is gone. */
  readonly #onceMoreAt = new Map<string, number>();
  #last = Promise.resolve();

  constructor(options: {
    ground: Ground;
    config: LiveConfig;
    log: Log;
    read: () => Promise<Config>;
    /** The new configuration is in force. */
    onTaken: () => void;
    /** What follows from it has been done. */
    onFollowed: (tenantId: string) => void;
  }) {
    this.#read = options.read;
    this.#config = options.config;
    this.#log = options.log;
    this.#now = () => options.ground.clock.now();
    this.#onTaken = options.onTaken;
    const {ground, config, log, onFollowed} = options;
    this.worker = new Worker('configuration', ground.clock, log, async () => {
      for (const [id, at] of this.#onceMoreAt) {
        if (at > ground.clock.now()) continue;
        if (!this.#behind.has(id)) this.#behind.set(id, config.tenants.get(id));
        this.#onceMoreAt.delete(id);
      }
      for (const [id, previous] of this.#behind) {
        const tenant = config.tenants.get(id);
        // one tenant's trouble is not the others'
        if (tenant && !(await this.#follow(ground, tenant, previous))) continue;
        this.#behind.delete(id);
        onFollowed(id);
      }
      return false;
    });
  }

  /**
   * One reload after another. A mistake in the configuration is logged, and the old one stays.
   * @throws ConfigError
   */
  reload(): Promise<void> {
    const next = this.#last.then(() => this.#take());
    this.#last = next.catch(() => undefined);
    return next;
  }

  async #follow(ground: Ground, tenant: Tenant, previous: Tenant | undefined): Promise<boolean> {
    try {
      await followConfig(ground, tenant, previous);
      return true;
    } catch (error) {
      this.#log.error({tenant: tenant.id, err: errorName(error)}, 'a tenant does not follow its configuration yet');
      return false;
    }
  }

  async #take(): Promise<void> {
    const next = await this.#read().catch((error: unknown) => {
      const problems = error instanceof ConfigError ? error.message : errorName(error);
      this.#log.error({problems}, 'the new configuration cannot be used; the old one stays');
      throw error;
    });
    for (const id of next.tenants.keys()) if (!this.#behind.has(id)) this.#behind.set(id, this.#config.tenants.get(id));
    this.#config.replace(next);
    for (const id of next.tenants.keys()) this.#onceMoreAt.set(id, this.#now() + ONCE_MORE_AFTER);
    this.#onTaken();
    this.worker.wake();
    await this.worker.idle();
    if (this.#behind.size > 0) throw new Error('The configuration is in force, but not everything follows it yet.');
    this.#log.info({}, 'the configuration was reloaded');
  }
}
