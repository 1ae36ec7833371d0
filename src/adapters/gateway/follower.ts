import * as v from 'valibot';
import {DeskError} from '../../core/errors.js';
import {persist, type Persistence} from './persist.js';
import type {Relayed} from './tabs.js';
import {fetchBeginning, readEvent, TOKEN_REFUSED, withToken, type Authorization} from './wire.js';
import {shape} from '../../core/shape.js';

/** A leader that is silent for so long is throttled or stuck: three signs of life are missing. */
const SILENCE = 45_000;

const answer = shape({seq: v.number(), events: v.array(v.unknown())});

export interface FollowerOptions extends Persistence {
  readonly snapshotUrl: URL;
  readonly authorization: Authorization;
}

/** A tab without a stream of its own: begins with a snapshot and goes on with what the leader passes on. */
export class Follower {
  readonly #options: FollowerOptions;
  readonly #fail: (error: unknown) => void;
  /** What came while the snapshot was on its way; undefined when it has come. */
  #early: Relayed[] | undefined = [];
  #last: number | undefined;
  #cancelWatch: (() => void) | undefined;

  constructor(options: FollowerOptions, fail: (error: unknown) => void) {
    this.#options = options;
    this.#fail = fail;
    options.signal.addEventListener('abort', () => this.#cancelWatch?.());
  }

  /** The newest event this tab knows, to resume from. */
  get lastEventId(): string | undefined {
    return this.#last === undefined ? undefined : String(this.#last);
  }

  begin(): void {
    this.#early ??= [];
    persist(this.#options, (signal) => this.#fetchSnapshot(signal)).catch(this.#fail);
  }

  take(relayed: Relayed): void {
    if (this.#options.signal.aborted) return;
    if (this.#early) this.#early.push(relayed);
    else this.#apply(relayed, false);
    if (!this.#early) this.#watch();
  }

  async #fetchSnapshot(signal: AbortSignal): Promise<'again' | 'done'> {
    const {snapshotUrl, authorization, deliver} = this.#options;
    const response = await withToken(authorization, (headers) =>
      fetchBeginning(snapshotUrl, {headers, signal}, 'application/json'),
    );
    if (response.status === 401) throw new DeskError('signed-out', TOKEN_REFUSED);
    const body = v.safeParse(answer, await response.json());
    if (!body.success || signal.aborted) return 'again';
    for (const event of body.output.events.flatMap(readEvent)) deliver(event);
    this.#last = body.output.seq;
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const relayed of early) this.#apply(relayed, true);
    this.#watch();
    return 'done';
  }

  /** What the snapshot holds already is passed over; a later snapshot of the leader's replaces all, whatever its number. */
  #apply({event, id}: Relayed, early: boolean): void {
    if (id !== undefined) {
      const seq = Number(id);
      if (seq <= (this.#last ?? -1) && (early || event.type !== 'snapshot')) return;
      this.#last = seq;
    }
    this.#options.deliver(event, id);
    if (event.type === 'connection' && event.state === 'signed-out')
      this.#fail(new DeskError('signed-out', 'The agent was signed out.'));
  }

  #watch(): void {
    const {clock, deliver, signal} = this.#options;
    this.#cancelWatch?.();
    if (signal.aborted) return;
    this.#cancelWatch = clock.after(SILENCE, () => {
      deliver({type: 'connection', state: 'reconnecting', vaultKey: null});
      this.begin();
    });
  }
}
