import {fold} from '../../element/fold.js';

/** Letters that follow each other within this time are one word, in ms. */
const ONE_WORD = 1000;

/** Finds by the letters typed on a list, as lists of the operating system do. */
export class TypeAhead {
  #typed = '';
  #typedAt = -Infinity;

  /** The place to go to; undefined when the key was no letter, or nothing begins so. `at` is where the focus stands. */
  find({key, timeStamp, ctrlKey, metaKey, altKey}: KeyboardEvent, names: readonly string[], at: number) {
    if (ctrlKey || metaKey || altKey || !/^[\p{L}\p{N}]$/u.test(key)) return undefined;
    const goesOn = timeStamp - this.#typedAt <= ONE_WORD;
    const same = goesOn && this.#typed === fold(key); // the same letter again: the next that begins so
    this.#typed = goesOn && !same ? this.#typed + fold(key) : fold(key);
    this.#typedAt = timeStamp;
    const from = this.#typed.length === 1 ? at + 1 : at; // a longer word may still be this one
    const order = names.map((_, i) => (Math.max(from, 0) + i) % names.length);
    return order.find((i) => begins(names[i] ?? '', this.#typed));
  }
}

/** With any of its words. */
const begins = (name: string, typed: string): boolean =>
  fold(name)
    .split(/[\s.@+(]+/u)
    .some((word) => word.startsWith(typed));
