import type {Recorded} from './take.js';

/** What a browser records goes out as it is: one run, which is whole only when it is over. */
export class PlainFile implements Recorded {
  readonly canGoOn = false;
  readonly #type: string;
  readonly #pieces: Uint8Array<ArrayBuffer>[] = [];
  #size = 0;

  constructor(type: string) {
    this.#type = type;
  }

  begin(): void {
    this.#pieces.length = 0;
    this.#size = 0;
  }

  push(piece: Uint8Array): void {
    this.#pieces.push(new Uint8Array(piece));
    this.#size += piece.length;
  }

  /** It does not tell. */
  get seconds(): null {
    return null;
  }

  get size(): number {
    return this.#size;
  }

  blob(): Blob | null {
    return this.#size > 0 ? new Blob(this.#pieces, {type: this.#type}) : null;
  }
}
