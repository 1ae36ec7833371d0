import {ConfigError, type Config, type Tenant} from './config.js';
import type {LiveConfig} from './config/live.js';
import {errorName} from './error-code.js';
import {followConfig} from './follow-config.js';
import type {Log} from './log.js';
import type {Ground} from './tenant.js';
import {Worker} from './worker.js';

/** Takes a new configuration while the gateway runs; what follows from it is tried until it has worked. */
export class Reloader {
  readonly worker: Worker;
  readonly #read: () => Promise<Config>;
  readonly #config: LiveConfig;
  readonly #log: Log;
  readonly #onTaken: () => void;
  /** Tenants that do not follow yet, each as its agents know it. */
  readonly #behind = new Map<string, Tenant | undefined>();
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
    this.#onTaken = options.onTaken;
    const {ground, config, log, onFollowed} = options;
    this.worker = new Worker('configuration', ground.clock, log, async () => {
      for (const [id, previous] of this.#behind) {
        const tenant = config.tenants.get(id);
        if (tenant) await followConfig(ground, tenant, previous);
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

  async #take(): Promise<void> {
    const next = await this.#read().catch((error: unknown) => {
      const problems = error instanceof ConfigError ? error.message : errorName(error);
      this.#log.error({problems}, 'the new configuration cannot be used; the old one stays');
      throw error;
    });
    for (const id of next.tenants.keys()) if (!this.#behind.has(id)) this.#behind.set(id, this.#config.tenants.get(id));
    this.#config.replace(next);
    this.#onTaken();
    this.worker.wake();
    await this.worker.idle();
    if (this.#behind.size > 0) throw new Error('The configuration is in force, but not everything follows it yet.');
    this.#log.info({}, 'the configuration was reloaded');
  }
}
