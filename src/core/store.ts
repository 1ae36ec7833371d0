import type {LocalEvent} from './local-event.js';
import type {DeskEvent} from './protocol.js';
import {reduce} from './reduce.js';
import {initialState, type DeskState} from './state.js';

/** The one place where the state lives. */
export class DeskStore {
  readonly #subscribers = new Set<() => void>();
  #state = initialState;

  get state(): DeskState {
    return this.#state;
  }

  /** Returns the state before; subscribers are told by `tell`, when what follows from the change has been done. */
  change(event: DeskEvent | LocalEvent): DeskState {
    const before = this.#state;
    this.#state = reduce(before, event);
    return before;
  }

  tell(): void {
    for (const subscriber of this.#subscribers) {
      try {
        subscriber();
      } catch (error) {
        queueMicrotask(() => {
          throw error; // the page's own fault is reported as any of its faults, and the desk works on
        });
      }
    }
  }

  /** Calls back with the selected value whenever it has changed (by `Object.is`), until the returned function is called. */
  subscribe<T>(selector: (state: DeskState) => T, listener: (value: T) => void): () => void {
    let value = selector(this.#state);
    const subscriber = () => {
      const next = selector(this.#state);
      if (Object.is(next, value)) return;
      value = next;
      listener(value);
    };
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  /** Resolves with the first snapshot. */
  known(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#state.agent) return resolve();
      const stop = this.subscribe(
        ({agent}) => agent,
        () => {
          stop();
          resolve();
        },
      );
    });
  }
}
