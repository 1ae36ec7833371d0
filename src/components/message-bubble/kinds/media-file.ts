import {essenceOf, mayBeShown, type ShownAs} from './shown-types.js';

export interface MediaSource {
  readonly load: (signal: AbortSignal, onProgress: (share: number) => void) => Promise<Blob>;
  /** Nobody looks at it any more. */
  readonly released: () => void;
}

export type LoadState = 'idle' | 'loading' | 'ready' | 'failed';

/** The bytes of one message's file: on their way, here, or not to be had now. */
export class MediaFile {
  readonly #source: MediaSource;
  readonly #watchers = new Set<() => void>();
  #state: LoadState = 'idle';
  #share = 0;
  #blob: Blob | undefined;
  #url: string | undefined;
  #loading: AbortController | undefined;
  #under = Promise.resolve();

  constructor(source: MediaSource) {
    this.#source = source;
  }

  get state(): LoadState {
    return this.#state;
  }

  /** From 0 to 1. */
  get share(): number {
    return this.#share;
  }

  get blob(): Blob | undefined {
    return this.#blob;
  }

  get watched(): boolean {
    return this.#watchers.size > 0;
  }

  /** Calls back with every change until the returned function is called; the last to go frees what it took. */
  watch(run: () => void): () => void {
    this.#watchers.add(run);
    return () => {
      if (!this.#watchers.delete(run) || this.watched) return;
      if (this.#state === 'loading') {
        this.#loading?.abort();
        this.#loading = undefined;
        this.#state = 'idle';
      }
      if (this.#url !== undefined) URL.revokeObjectURL(this.#url);
      this.#url = undefined;
      this.#source.released();
    };
  }

  /** Where it may be shown from; null for what is not of a kind that is ever shown so. */
  url(as: ShownAs): string | null {
    if (!this.#blob || !mayBeShown(as, this.#blob.type)) return null;
    // of the bare type: nothing that a sender wrote behind it counts
    this.#url ??= URL.createObjectURL(this.#blob.slice(0, this.#blob.size, essenceOf(this.#blob.type)));
    return this.#url;
  }

  /** Asks for it, unless it is here or under way. Resolves when that is over, well or not. */
  load(): Promise<void> {
    if (this.#state === 'idle' || this.#state === 'failed') this.#under = this.#load();
    return this.#under;
  }

  async #load(): Promise<void> {
    const loading = new AbortController();
    const goesOn = () => this.#loading === loading;
    this.#loading = loading;
    this.#share = 0;
    this.#become('loading');
    try {
      const blob = await this.#source.load(loading.signal, (share) => {
        if (!goesOn()) return;
        this.#share = Math.min(1, Math.max(0, share));
        this.#become('loading');
      });
      if (!goesOn()) return;
      this.#blob = blob;
      this.#become('ready');
    } catch {
      if (goesOn()) this.#become('failed'); // why is nothing an agent could act on
    }
  }

  #become(state: LoadState): void {
    this.#state = state;
    for (const run of this.#watchers) run();
  }
}
