import {PlainFile} from './plain-file.js';
import type {Recordable} from './recordable.js';
import {problemOf, Run, type MicrophoneProblem} from './run.js';
import {VoiceFile} from './voice-file.js';

/** Nobody listens longer, in s. */
export const LONGEST = 30 * 60;
/** What may still come when the microphone is let go, in bytes. */
const MARGIN = 16_384;

/** What becomes of the pieces of a recording. */
export interface Recorded {
  /** Whether another run can follow. */
  readonly canGoOn: boolean;
  readonly begin: (mimeType: string) => void;
  readonly push: (piece: Uint8Array) => void;
  /** Null where it cannot be told. */
  readonly seconds: number | null;
  /** Bytes. */
  readonly size: number;
  readonly blob: () => Blob | null;
}

export type TakeProblem = MicrophoneProblem | 'lost';

/** One recording, in as many runs of the microphone as it was paused. While it is paused the microphone is let go. */
export class Take {
  readonly recordable: Recordable;
  readonly #file: Recorded;
  readonly #changed: () => void;
  readonly #longest: number;
  #state: 'starting' | 'recording' | 'stopping' | 'paused' = 'paused';
  #problem: TakeProblem | null = null;
  #run: Run | null = null;
  #runs = 0;
  #measured = 0;
  #opening: AbortController | null = null;
  #waiting: (() => void)[] = [];

  constructor(recordable: Recordable, changed: () => void, longest = LONGEST) {
    this.recordable = recordable;
    this.#changed = changed;
    this.#longest = longest;
    this.#file = recordable.mimeType.includes('opus') ? new VoiceFile() : new PlainFile('audio/mp4');
  }

  get state(): 'starting' | 'recording' | 'paused' {
    return this.#state === 'stopping' ? 'paused' : this.#state;
  }

  /** Why it does not record, other than that somebody paused it. */
  get problem(): TakeProblem | null {
    return this.#problem;
  }

  get seconds(): number {
    if (this.#run && this.#state === 'recording') return this.#measured + this.#run.seconds;
    return this.#file.seconds ?? this.#measured;
  }

  /** How long it can go on, in s. */
  get secondsLeft(): number {
    const {size} = this.#file;
    const perSecond = this.seconds > 1 ? size / this.seconds : 0;
    const room = Math.max(0, this.recordable.maxSize - MARGIN - size);
    return Math.max(0, Math.min(this.#longest - this.seconds, perSecond > 0 ? room / perSecond : Infinity));
  }

  get isFull(): boolean {
    return this.secondsLeft <= 0;
  }

  get isEmpty(): boolean {
    return this.#file.size === 0;
  }

  get canGoOn(): boolean {
    return !this.isFull && (this.#file.canGoOn || this.#runs === 0);
  }

  /** Whether it can go on after a pause, as far as that depends on the browser. */
  get pauses(): boolean {
    return this.#file.canGoOn;
  }

  level(): number {
    return this.#run?.level() ?? 0;
  }

  /** Opens the microphone and records, after what there is. */
  async record(): Promise<void> {
    await this.#settled();
    if (this.#state !== 'paused' || !this.canGoOn) return;
    const opening = new AbortController();
    this.#opening = opening;
    this.#problem = null;
    this.#turn('starting');
    const {mimeType} = this.recordable;
    try {
      const events = {onPiece: this.#onPiece, onOver: this.#onOver};
      const run = await Run.open(mimeType, events, opening.signal);
      if (!run) return;
      this.#file.begin(mimeType);
      this.#run = run;
      this.#runs += 1;
      this.#turn('recording');
    } catch (error) {
      if (opening.signal.aborted) return;
      this.#problem = problemOf(error);
      this.#turn('paused');
    }
  }

  /** Lets the microphone go; resolves when all it heard is there. */
  async pause(): Promise<void> {
    this.#opening?.abort();
    if (this.#state === 'starting') this.#turn('paused');
    if (this.#state === 'recording' && this.#run) {
      this.#measured += this.#run.seconds;
      this.#turn('stopping');
      this.#run.stop();
    }
    await this.#settled();
  }

  /** All there is now. */
  blob(): Blob | null {
    return this.#file.blob();
  }

  readonly #onPiece = (piece: Uint8Array): void => {
    this.#file.push(piece);
    if (this.isFull && this.#state === 'recording') void this.pause();
  };

  readonly #onOver = (): void => {
    if (this.#run?.asked === false) this.#measured += this.#run.seconds;
    if (this.#run?.broken === true) this.#problem = 'failed';
    else if (this.#run?.asked === false) this.#problem = 'lost';
    this.#run = null;
    this.#turn('paused');
    for (const go of this.#waiting.splice(0)) go();
  };

  #settled(): Promise<void> {
    return this.#state === 'stopping' ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve();
  }

  #turn(state: 'starting' | 'recording' | 'stopping' | 'paused'): void {
    this.#state = state;
    this.#changed();
  }
}
