import {Level} from './level.js';

/** Enough for speech, in bits of a second. */
const BIT_RATE = 32_000;
/** How often the recording hands over what it has, in ms: this much can be lost with a device. */
const PIECE = 500;

export type MicrophoneProblem = 'refused' | 'missing' | 'busy' | 'failed';

export interface RunEvents {
  readonly onPiece: (piece: Uint8Array) => void;
  /** The last piece was handed over. */
  readonly onOver: () => void;
}

/** The microphone, from when it is opened until it is let go. */
export class Run {
  readonly #recorder: MediaRecorder;
  readonly #stream: MediaStream;
  readonly #level: Level | null;
  readonly #begun = performance.now();
  #asked = false;
  #broken = false;

  private constructor(stream: MediaStream, mimeType: string, {onPiece, onOver}: RunEvents) {
    this.#stream = stream;
    this.#level = levelOf(stream);
    this.#recorder = new MediaRecorder(stream, {mimeType, audioBitsPerSecond: BIT_RATE});
    let given = Promise.resolve();
    this.#recorder.addEventListener('dataavailable', ({data}) => {
      given = given.then(async () => onPiece(new Uint8Array(await data.arrayBuffer()))).catch(this.#onBroken);
    });
    this.#recorder.addEventListener('error', this.#onBroken);
    this.#recorder.addEventListener('stop', () => {
      this.#letGo();
      void given.then(onOver);
    });
    this.#recorder.start(PIECE);
  }

  /** Opens the microphone, which the browser may ask about; throws what `problemOf` tells. */
  static async open(mimeType: string, events: RunEvents, signal: AbortSignal): Promise<Run | null> {
    const stream = await navigator.mediaDevices.getUserMedia({audio: {channelCount: 1}});
    try {
      if (!signal.aborted) return new Run(stream, mimeType, events);
    } catch (error) {
      stopAll(stream);
      throw error;
    }
    stopAll(stream);
    return null;
  }

  /** Whether it ends because somebody wanted it to, not because the microphone was lost. */
  get asked(): boolean {
    return this.#asked;
  }

  /** Whether the browser recorded what cannot be used. */
  get broken(): boolean {
    return this.#broken;
  }

  get seconds(): number {
    return (performance.now() - this.#begun) / 1000;
  }

  level(): number {
    return this.#level?.read() ?? 0;
  }

  stop(): void {
    this.#asked = true;
    this.#stop();
  }

  #stop(): void {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop();
    stopAll(this.#stream); // its light goes out at once
  }

  readonly #onBroken = (): void => {
    this.#broken = true;
    this.#stop();
  };

  #letGo(): void {
    stopAll(this.#stream);
    this.#level?.close();
  }
}

/** By the names that browsers give. */
export function problemOf(error: unknown): MicrophoneProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'missing';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'failed';
}

const stopAll = (stream: MediaStream): void => stream.getTracks().forEach((track) => track.stop());

/** It can be recorded without its picture. */
function levelOf(stream: MediaStream): Level | null {
  try {
    return new Level(stream);
  } catch {
    return null;
  }
}
