import type {Clock} from '../../core/clock.js';
import type {Chime} from './chime.js';

/** Between two rings, in ms. */
const PAUSE = 3000;
/** How loud the first, second, third … ring is. */
const LEVELS = [0.5, 0.75, 1];

/** Rings until nobody waits any more, each time louder; loads what makes the sounds when there is one to be made. */
export class Ringer {
  readonly #onBlocked: (blocked: boolean) => void;
  #chime: Promise<Chime | undefined> | undefined;
  #cancel: (() => void) | undefined;
  #rings = 0;

  /** `onBlocked` is told whether the browser lets the page sound. */
  constructor(onBlocked: (blocked: boolean) => void) {
    this.#onBlocked = onBlocked;
  }

  /** Goes on with what it does when it is told the same again. */
  ring(wanted: boolean, clock: Clock, volume: () => number): void {
    if (!wanted) {
      this.stop();
      return;
    }
    if (this.#cancel) return;
    const again = () => {
      const level = LEVELS[Math.min(this.#rings, LEVELS.length - 1)] ?? 1;
      this.#rings += 1;
      this.#cancel = clock.after(PAUSE, again);
      void this.play('ring', volume() * level, () => this.#cancel !== undefined);
    };
    again();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#rings = 0;
  }

  async play(sound: 'ring' | 'tick', volume: number, isWanted: () => boolean = () => true): Promise<void> {
    const chime = await this.#load();
    if (!chime || !isWanted()) return; // answered while it was loaded
    this.#onBlocked(!(await chime.play(sound, volume)));
  }

  /** By the agent's own hand, which is what the browser waits for. */
  async unblock(): Promise<void> {
    (await this.#load())?.unblock();
  }

  async close(): Promise<void> {
    this.stop();
    const loading = this.#chime;
    this.#chime = undefined; // at once: a second call must not close it again
    (await loading)?.close();
  }

  #load(): Promise<Chime | undefined> {
    this.#chime ??= import('./chime.js').then(
      (module) => new module.Chime(() => this.#onBlocked(false)),
      () => undefined, // no chunk or no audio here: the desk goes on without sounds
    );
    return this.#chime;
  }
}
