import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Clock} from '../../core/clock.js';
import type {Alert} from './notify-event.js';

/** How long a toast stands, in ms. */
const STANDS = 8000;

/** Toasts that go by themselves, unless somebody is at them. */
export class ToastStack implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: () => Clock;
  readonly #timers = new Map<string, () => void>();
  #alerts: readonly Alert[] = [];
  #held = false;

  constructor(host: ReactiveControllerHost, clock: () => Clock) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  /** The newest last. */
  get alerts(): readonly Alert[] {
    return this.#alerts;
  }

  hostDisconnected(): void {
    this.keepOnly(() => false);
  }

  add(alert: Alert): void {
    this.#set([...this.#alerts.filter(({key}) => key !== alert.key), alert]);
    if (!this.#held) this.#start(alert.key);
  }

  remove(key: string): void {
    this.keepOnly((other) => other !== key);
  }

  keepOnly(stands: (key: string) => boolean): void {
    if (this.#alerts.every(({key}) => stands(key))) return;
    for (const {key} of this.#alerts) if (!stands(key)) this.#stop(key);
    this.#set(this.#alerts.filter(({key}) => stands(key)));
  }

  /** The pointer or the focus is there: nothing goes, and the time starts anew when they leave. */
  hold(held: boolean): void {
    if (held === this.#held) return;
    this.#held = held;
    for (const {key} of this.#alerts) {
      if (held) this.#stop(key);
      else this.#start(key);
    }
  }

  #start(key: string): void {
    this.#stop(key);
    this.#timers.set(
      key,
      this.#clock().after(STANDS, () => this.remove(key)),
    );
  }

  #stop(key: string): void {
    this.#timers.get(key)?.();
    this.#timers.delete(key);
  }

  #set(alerts: readonly Alert[]): void {
    this.#alerts = alerts;
    this.#host.requestUpdate();
  }
}
