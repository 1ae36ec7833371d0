import type {ReactiveElement} from 'lit';

/** A part of the code that comes when it is first needed; one that did not come is asked for again the next time. */
export class Later<T> {
  readonly #load: () => Promise<T>;
  readonly #waiting = new Set<ReactiveElement>();
  #coming: Promise<T | undefined> | undefined;
  #here: T | undefined;

  constructor(load: () => Promise<T>) {
    this.#load = load;
  }

  /** Resolves when it is here, if somebody has asked for it. */
  async came(): Promise<void> {
    await this.#coming;
  }

  /** Without asking for it. */
  get here(): T | undefined {
    return this.#here;
  }

  /** Undefined until it is here; the host is drawn again then. */
  for(host: ReactiveElement): T | undefined {
    void this.come(host);
    return this.#here;
  }

  /** Resolves when it is here, with nothing where it does not come now; a host is drawn again then. */
  come(host?: ReactiveElement): Promise<T | undefined> {
    if (host && this.#here === undefined) this.#waiting.add(host);
    this.#coming ??= this.#load().then(
      (part) => this.arrive(part),
      () => (this.#coming = undefined),
    );
    return this.#coming;
  }

  /** Somebody else fetches it, as long as that takes. */
  expect(coming: Promise<T>): void {
    this.#coming = coming.then((part) => this.arrive(part));
  }

  /** It is here, however it came. */
  arrive(part: T): T {
    this.#coming ??= Promise.resolve(part);
    this.#here = part;
    for (const host of this.#waiting) host.requestUpdate();
    this.#waiting.clear();
    return part;
  }
}
