import {sql} from 'kysely';
import type {Config} from '../config.js';
import {errorName} from '../error-code.js';
import type {Log} from '../log.js';
import type {Metrics} from '../metrics.js';
import type {Ground} from '../tenant.js';
import type {Graph} from '../whatsapp/graph.js';
import {Files, type Job, type Outcome, type Take} from './files.js';
import {inspect} from './inspect.js';
import {isHash, receive, type Received} from './receive.js';
import type {Opened} from './source.js';

/** How long a file may show no sign of life before another gateway fetches it; renewed while it comes. */
const LEASE = 60_000;
/** A file that comes in drops is given up, and tried again. */
const WITHIN = 15 * 60_000;
const PARALLEL = 4;
/** Media ids of webhooks work for so long. */
const KEPT_BY_WHATSAPP = 7 * 24 * 60 * 60 * 1000;

/** Fetches the files that messages bring, as soon as they are there, from whichever gateway is free. */
export class MediaFetcher {
  readonly #ground: Ground;
  readonly #config: Config;
  readonly #graph: Graph;
  readonly #log: Log;
  readonly #metrics: Metrics;
  readonly #files: Files;
  readonly #onFree: () => void;
  readonly #underWay = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  constructor(options: {ground: Ground; config: Config; graph: Graph; log: Log; metrics: Metrics; onFree: () => void}) {
    this.#ground = options.ground;
    this.#config = options.config;
    this.#graph = options.graph;
    this.#log = options.log;
    this.#metrics = options.metrics;
    this.#onFree = options.onFree;
    this.#files = new Files(options.ground);
  }

  /** Takes what is due now; resolves with true when there may be more. The fetching itself goes on. */
  async run(): Promise<boolean> {
    const free = PARALLEL - this.#underWay.size;
    if (free <= 0 || this.#closing.signal.aborted) return false;
    const taken = await this.#take(free);
    for (const take of taken) {
      const fetching = this.#fetch(take)
        .catch((error: unknown) =>
          this.#log.error({err: errorName(error)}, 'a file could not be fetched inside the gateway; it is tried again'),
        )
        .finally(() => {
          this.#underWay.delete(fetching);
          this.#onFree();
        });
      this.#underWay.add(fetching);
    }
    return taken.length === free;
  }

  /** Resolves when all that is under way has its outcome. */
  async settle(): Promise<void> {
    await Promise.all(this.#underWay);
  }

  /** Breaks off what is under way: it is due again at once, for any gateway. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.settle();
  }

  /** Each is moved on by a lease, before anything leaves, so that it comes again when this gateway dies. */
  async #take(limit: number): Promise<Take[]> {
    const now = this.#ground.clock.now();
    const {rows} = await sql<{tenant_id: string; message_id: string; attempts: number; take: string}>`
      update media set due_at = ${now + LEASE}, attempts = attempts + 1, take = gen_random_uuid()::text
      where (tenant_id, message_id) in (
        select tenant_id, message_id from media
        where due_at <= ${now} and tenant_id = any(${[...this.#config.tenants.keys()]})
        order by due_at limit ${limit} for update skip locked
      )
      returning tenant_id, message_id, attempts, take`.execute(this.#ground.database);
    return rows.flatMap(({tenant_id, message_id, attempts, take}) => {
      const tenant = this.#config.tenants.get(tenant_id);
      return tenant ? [{tenant, messageId: message_id, attempts, id: take}] : [];
    });
  }

  async #fetch(take: Take): Promise<void> {
    const job = await this.#files.begin(take);
    if (!job) return; // taken back by its sender
    const outcome = await this.#outcomeOf(take, job);
    if (outcome.state === 'again' && this.#closing.signal.aborted) return this.#files.release(take);
    const state = await this.#files.finish(take, job, outcome);
    if (state !== undefined) this.#metrics.count(`media_${state}`, 1);
  }

  async #outcomeOf(take: Take, job: Job): Promise<Outcome> {
    if (this.#ground.clock.now() - job.at >= KEPT_BY_WHATSAPP) return {state: 'expired'};
    const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(WITHIN)]);
    const opened = await this.#graph.openMedia(job.lineId, job.mediaId, signal);
    switch (opened.outcome) {
      case 'gone':
        return {state: 'expired'};
      case 'refused':
        this.#log.warn({}, 'WhatsApp named an address for a file from which none is fetched');
        return {state: 'failed'};
      case 'trouble':
        return {state: 'again'};
      case 'open':
        return this.#receive(take, job, opened);
      default:
        return opened satisfies never;
    }
  }

  async #receive(take: Take, job: Job, {body, hash}: Extract<Opened, {outcome: 'open'}>): Promise<Outcome> {
    const renewed = {at: this.#ground.clock.now()};
    let received: Received | 'too-large';
    try {
      received = await receive(this.#alive(body, take, renewed), (place, piece) =>
        this.#files.keep(take, place, piece),
      );
    } catch (error) {
      this.#log.warn({err: errorName(error)}, 'a file broke off while it came');
      return {state: 'again'};
    } finally {
      body.destroy();
    }
    if (received === 'too-large') return {state: 'failed'};
    const {size, head, tail} = received;
    if (!isHash(hash, received.hash) || !isHash(job.claimedHash, received.hash)) {
      this.#log.warn({}, 'a file is not the one that was announced');
      return {state: 'failed'};
    }
    const finding = await inspect({...job, head, tail, whole: head.length === size});
    return finding.state === 'ready' ? {...finding, size} : finding;
  }

  /** Passes bytes on, and says from time to time that they come. */
  async *#alive(body: AsyncIterable<unknown>, take: Take, renewed: {at: number}): AsyncGenerator<Buffer> {
    for await (const bytes of body) {
      const now = this.#ground.clock.now();
      if (now - renewed.at > LEASE / 3) {
        renewed.at = now;
        await this.#files.renew(take, now + LEASE);
      }
      if (bytes instanceof Buffer) yield bytes;
    }
  }
}
