import type {ReactiveController, ReactiveControllerHost} from 'lit';

/**
 * Says when the newest message has been seen: it is in view, in a page the agent can see. Being rendered is not
 * enough, nor is a tab in the background.
 */
export class SeenWatch implements ReactiveController {
  readonly #onSeen: () => void;
  readonly #intersection = new IntersectionObserver((entries) => {
    this.#inView = entries.at(-1)?.isIntersecting === true;
    this.#tell();
  });
  readonly #tell = () => {
    if (this.#inView && document.visibilityState === 'visible') this.#onSeen();
  };
  #element: Element | undefined;
  #inView = false;

  constructor(host: ReactiveControllerHost, onSeen: () => void) {
    this.#onSeen = onSeen;
    host.addController(this);
  }

  /** Watches this element from now on; the same one again is asked for its answer again. */
  watch(element: Element | undefined): void {
    if (element !== this.#element) {
      this.#intersection.disconnect();
      this.#inView = false;
      this.#element = element;
      if (element) this.#intersection.observe(element);
    }
    this.#tell();
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#tell);
    if (this.#element) this.#intersection.observe(this.#element);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#tell);
    this.#intersection.disconnect();
    this.#inView = false;
  }
}
