import type {ServerResponse} from 'node:http';
import type {Clock} from '../clock.js';
import type {Config, Tenant} from '../config.js';
import {errorName} from '../error-code.js';
import type {Log} from '../log.js';
import {signIn, type OpeningDesk} from '../routing/agents.js';
import {leaveDesk, renewDesks, RENEW_EVERY} from '../routing/desks.js';
import {inTenant, readInTenant, type Ground, type Scope} from '../tenant.js';
import {eventId, seqOf} from './event-id.js';
import {frameOf, snapshotFrame} from './frames.js';
import {settingsNoun} from './nouns.js';
import type {Passing} from './passing.js';
import {Told} from './told.js';
import type {AuthenticatedAgent} from './token.js';

const HEARTBEAT = 15_000;
const BATCH = 100;
/** A desk that reads so slowly is cut; it comes back and resumes. */
const MOST_BUFFERED_BYTES = 1024 * 1024;
const MOST_STREAMS = 10;
/** How many events a desk may have missed and still resume instead of starting anew. */
const KEPT_EVENTS = 2000;
/** Tokens are accepted so much longer, for clocks that differ. */
const TOKEN_TOLERANCE = 60_000;

/** The open event streams of this gateway: each tells one desk what its agent's log says, from where it left off. */
export class Streams {
  readonly #ground: Ground;
  readonly #config: Config;
  readonly #log: Log;
  readonly #byAgent = new Map<string, Set<Stream>>();
  readonly #leaving = new Set<Promise<void>>();
  #renewAt = 0;
  #closed = false;

  constructor(ground: Ground, config: Config, log: Log) {
    this.#ground = ground;
    this.#config = config;
    this.#log = log;
  }

  hasRoom({tenantId, agentId}: AuthenticatedAgent): boolean {
    return (this.#byAgent.get(keyOf(tenantId, agentId))?.size ?? 0) < MOST_STREAMS;
  }

  /** Resolves when the stream has begun; it goes on until the desk leaves, the token expires or the agent signs out. */
  async open(
    agent: AuthenticatedAgent,
    {lastEventId, deviceId}: {readonly lastEventId: string | undefined; readonly deviceId: string | undefined},
    response: ServerResponse,
  ): Promise<void> {
    const tenant = this.#config.tenants.get(agent.tenantId);
    if (!tenant) return;
    const {clock} = this.#ground;
    const id = this.#ground.newId();
    const desk = {id, deviceId: deviceId ?? id, lastSeq: seqOf(lastEventId, tenant)};
    const stream = new Stream(response, this.#ground, tenant, agent.agentId, desk);
    const key = keyOf(agent.tenantId, agent.agentId);
    const streams = this.#byAgent.get(key) ?? new Set();
    this.#byAgent.set(key, streams.add(stream)); // before anything is awaited: the desk may leave meanwhile, and no wake-up is missed
    const stop = repeatEvery(clock, HEARTBEAT, () => {
      stream.send(new Told({type: 'server-time', now: clock.now()}));
      this.#pump(stream);
    });
    const expire = clock.after(Math.max(0, agent.expiresAt + TOKEN_TOLERANCE - clock.now()), () => stream.end());
    let signingIn: Promise<unknown> = Promise.resolve();
    response.once('close', () => {
      stop();
      expire();
      streams.delete(stream);
      if (streams.size === 0 && this.#byAgent.get(key) === streams) this.#byAgent.delete(key);
      void signingIn.then(
        () => this.#leave(stream),
        () => undefined,
      );
    });
    const signedIn = inTenant(this.#ground, tenant, (scope) => signIn(scope, agent.agentId, desk));
    signingIn = signedIn;
    const vaultKey = await signedIn;
    if (!vaultKey) return stream.signOut();
    stream.present = true;
    stream.send(new Told({type: 'connection', state: 'online', vaultKey: vaultKey.toString('base64')}));
    await stream.begin();
    this.#pump(stream);
  }

  /** The agent's log has grown. */
  wake(tenantId: string, agentId: string): void {
    for (const stream of this.#byAgent.get(keyOf(tenantId, agentId)) ?? []) this.#pump(stream);
  }

  /** Desks that are not open here, or not now, miss it. */
  tellPassing(passing: Passing | undefined): void {
    for (const agentId of passing?.agentIds ?? [])
      for (const stream of this.#byAgent.get(keyOf(passing?.tenantId ?? '', agentId)) ?? [])
        if (passing && stream.hasBegun) stream.send(new Told(passing.event));
  }

  wakeAll(): void {
    for (const streams of this.#byAgent.values()) for (const stream of streams) this.#pump(stream);
  }

  /** After a reload: who is still known is told what was configured anew, others are cut. */
  follow(): void {
    for (const streams of this.#byAgent.values())
      for (const stream of streams) {
        stream.follow(this.#config.tenants.get(stream.tenantId));
        this.#pump(stream);
      }
  }

  /** Tells the database which desks are still open. Who is not there any more was closed elsewhere, or thought gone. */
  async renew(): Promise<void> {
    const now = this.#ground.clock.now();
    if (now < this.#renewAt) return;
    for (const tenant of this.#config.tenants.values()) {
      const streams = [...this.#byAgent.values()]
        .flatMap((ofAgent) => [...ofAgent])
        .filter(({present, tenantId}) => present && tenantId === tenant.id);
      if (streams.length === 0) continue;
      const ids = streams.map(({deskId}) => deskId);
      const kept = await inTenant(this.#ground, tenant, (scope) => renewDesks(scope, ids));
      for (const stream of streams) if (!kept.has(stream.deskId)) stream.end(); // it comes again, and hears what it is now
    }
    this.#renewAt = now + RENEW_EVERY;
  }

  /** Resolves when the database knows which desks have left. */
  async settle(): Promise<void> {
    await Promise.all(this.#leaving);
  }

  #leave(stream: Stream): void {
    if (this.#closed || !stream.present) return; // a gateway that stops lets the desks find another
    const leaving = stream
      .leave()
      .catch((error: unknown) =>
        this.#log.error({err: errorName(error)}, 'a desk that left stays until its lease ends'),
      )
      .finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }

  close(): void {
    this.#closed = true;
    for (const streams of this.#byAgent.values()) for (const stream of streams) stream.end();
  }

  #pump(stream: Stream): void {
    stream.pump().catch((error: unknown) => {
      this.#log.error({err: errorName(error)}, 'a desk could not be told; it will resume');
      stream.end();
    });
  }
}

class Stream {
  readonly #response: ServerResponse;
  readonly #ground: Ground;
  #tenant: Tenant;
  readonly #agentId: string;
  readonly #desk: OpeningDesk;
  /** Whether it holds a lease. */
  present = false;
  #told: number | undefined;
  #pumping: Promise<void> | undefined;
  #again = false;
  /** Masking was switched: what the desk was told so far is told anew. */
  #anew = false;

  constructor(response: ServerResponse, ground: Ground, tenant: Tenant, agentId: string, desk: OpeningDesk) {
    this.#response = response;
    this.#ground = ground;
    this.#tenant = tenant;
    this.#agentId = agentId;
    this.#desk = desk;
  }

  get tenantId(): string {
    return this.#tenant.id;
  }

  get deskId(): string {
    return this.#desk.id;
  }

  get hasBegun(): boolean {
    return this.#told !== undefined;
  }

  signOut(): void {
    this.send(new Told({type: 'connection', state: 'signed-out', vaultKey: null}));
    this.end();
  }

  leave(): Promise<void> {
    return inTenant(this.#ground, this.#tenant, (scope) => leaveDesk(scope, this.#agentId, this.#desk.id));
  }

  follow(tenant: Tenant | undefined): void {
    if (!tenant?.agents.has(this.#agentId)) return this.end(); // the desk hears why when it comes again
    const {masking} = this.#tenant;
    this.#tenant = tenant;
    if (masking.pci !== tenant.masking.pci || masking.pii !== tenant.masking.pii) this.#anew = true;
    else if (this.#told !== undefined) this.#sendSettings(); // one that has not begun gets them with its beginning
  }

  #sendSettings(): void {
    this.send(new Told({type: 'settings', settings: settingsNoun(this.#tenant)}));
  }

  /** Resumes after the last event that was told, if the log still goes back so far; else tells everything. */
  async begin(): Promise<void> {
    const {lastSeq: last} = this.#desk;
    await this.#reading(async (scope) => {
      const {seq, first} = await this.#logOf(scope);
      if (!this.#anew && last !== undefined && last <= seq && last >= (first ?? seq + 1) - 1) {
        this.#sendSettings(); // the log does not tell of them
        this.#told = last;
      } else await this.#tellAll(scope, seq);
    });
    await this.#prune();
  }

  /** Tells what the log has beyond what was told. Woken while it tells, it looks again. */
  pump(): Promise<void> {
    if (this.#told === undefined) return Promise.resolve(); // not begun; it looks when it has
    this.#again = true;
    this.#pumping ??= this.#tell().finally(() => (this.#pumping = undefined));
    return this.#pumping;
  }

  /** @param seq - the number in the agent's log up to which it tells */
  send(told: Told, seq?: number): void {
    if (this.#response.writableEnded || this.#response.destroyed) return;
    // judged by what it has not read so far: a single frame, such as a snapshot, may be larger
    if (this.#response.writableLength > MOST_BUFFERED_BYTES) this.#response.destroy();
    else {
      // no id before all is told anew: who is cut off here must not resume as if it had been
      const id = seq === undefined || this.#anew ? '' : `id: ${eventId(seq, this.#tenant)}\n`;
      this.#response.write(`${id}data: ${JSON.stringify(told.under(this.#tenant))}\n\n`);
    }
  }

  end(): void {
    this.#response.end();
  }

  async #tell(): Promise<void> {
    while (this.#again && !this.#response.writableEnded && !this.#response.destroyed) {
      this.#again = false;
      const more = await this.#reading(async (scope) => {
        if (this.#anew) await this.#tellAll(scope, (await this.#logOf(scope)).seq);
        return this.#tellBatch(scope);
      });
      if (more || this.#anew) this.#again = true;
    }
  }

  async #tellAll(scope: Scope, seq: number): Promise<void> {
    this.#anew = false;
    this.send(await snapshotFrame(scope, this.#agentId), seq);
    this.#told = seq;
  }

  async #tellBatch(scope: Scope): Promise<boolean> {
    const rows = await scope.tx
      .selectFrom('events')
      .select(['seq', 'kind', 'ref'])
      .where('tenant_id', '=', this.#tenant.id)
      .where('agent_id', '=', this.#agentId)
      .where('seq', '>', this.#told ?? 0)
      .orderBy('seq')
      .limit(BATCH)
      .execute();
    for (const {seq, kind, ref} of rows) {
      const frame = await frameOf(scope, {agentId: this.#agentId, kind, ref});
      if (frame) this.send(frame, seq);
      this.#told = seq;
      if (kind === 'signed-out') this.end();
      if (kind === 'closed' && ref !== this.#desk.deviceId) this.signOut();
    }
    return rows.length === BATCH;
  }

  async #logOf({tx}: Scope): Promise<{seq: number; first: number | null}> {
    const {seq} = await tx
      .selectFrom('agents')
      .select('seq')
      .where('tenant_id', '=', this.#tenant.id)
      .where('id', '=', this.#agentId)
      .executeTakeFirstOrThrow();
    const {first} = await tx
      .selectFrom('events')
      .select(({fn}) => fn.min('seq').as('first'))
      .where('tenant_id', '=', this.#tenant.id)
      .where('agent_id', '=', this.#agentId)
      .executeTakeFirstOrThrow();
    return {seq, first};
  }

  async #prune(): Promise<void> {
    await this.#ground.database
      .deleteFrom('events')
      .where('tenant_id', '=', this.#tenant.id)
      .where('agent_id', '=', this.#agentId)
      .where('seq', '<=', (this.#told ?? 0) - KEPT_EVENTS)
      .execute();
  }

  #reading<T>(run: (scope: Scope) => Promise<T>): Promise<T> {
    return readInTenant(this.#ground, this.#tenant, run);
  }
}

const keyOf = (tenantId: string, agentId: string): string => JSON.stringify([tenantId, agentId]);

function repeatEvery(clock: Clock, ms: number, run: () => void): () => void {
  let cancel = clock.after(ms, function again() {
    cancel = clock.after(ms, again);
    run();
  });
  return () => cancel();
}
