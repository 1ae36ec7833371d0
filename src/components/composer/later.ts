import type {ReactiveElement} from 'lit';

/** A part that is loaded when it is first needed; one that did not come is asked for again the next time. */
export class Later<T> {
  readonly #host: ReactiveElement;
  readonly #load: () => Promise<T>;
  #part: T | undefined;
  #loading: Promise<T | undefined> | undefined;

  constructor(host: ReactiveElement, load: () => Promise<T>) {
    this.#host = host;
    this.#load = load;
  }

  /** Undefined until it is here. */
  get here(): T | undefined {
    return this.#part;
  }

  /** Undefined when its code does not come. */
  load(): Promise<T | undefined> {
    this.#loading ??= this.#fetch();
    return this.#loading;
  }

  async #fetch(): Promise<T | undefined> {
    try {
      this.#part = await this.#load();
      this.#host.requestUpdate();
    } catch {
      this.#loading = undefined;
    }
    return this.#part;
  }
}
