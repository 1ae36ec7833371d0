import {findByLetters} from './state-options.js';

/** What is typed without a longer pause than this, in ms, is one word. */
const TYPING_PAUSE = 700;

/** What the keys move in: a search field, where there is one, above the items of a menu. */
export interface MenuParts {
  readonly input: HTMLElement | null | undefined;
  readonly items: readonly HTMLElement[];
  readonly active: Element | null | undefined;
  readonly locale: string;
}

/** Where keys lead in the menu of states. */
export class MenuKeys {
  #typed = {letters: '', at: -Infinity};

  /** `pick` takes what the search has found first. */
  follow(event: KeyboardEvent, {input, items, active, locale}: MenuParts, pick: () => void): void {
    if (input && active === input) followSearch(event, items, pick);
    else if (input && isLetter(event))
      input.focus(); // and the letter lands there
    else this.#followItems(event, items, active, locale);
  }

  #followItems(event: KeyboardEvent, items: readonly HTMLElement[], active: MenuParts['active'], locale: string) {
    const at = items.findIndex((item) => item === active);
    const to = this.#whereTo(event, at, items.map(nameOf), locale);
    if (to === undefined) return;
    event.preventDefault();
    items[to]?.focus();
  }

  #whereTo(event: KeyboardEvent, at: number, names: readonly string[], locale: string): number | undefined {
    const count = names.length;
    switch (event.key) {
      case 'ArrowDown':
        return (at + 1) % count;
      case 'ArrowUp':
        return (at - 1 + count) % count;
      case 'Home':
        return 0;
      case 'End':
        return count - 1;
      default:
        return isLetter(event) ? this.#byLetters(event, at, names, locale) : undefined;
    }
  }

  #byLetters({key, timeStamp}: KeyboardEvent, at: number, names: readonly string[], locale: string): number {
    const carriesOn = timeStamp - this.#typed.at < TYPING_PAUSE;
    this.#typed = {letters: carriesOn ? this.#typed.letters + key : key, at: timeStamp};
    const found = findByLetters(names, this.#typed.letters, at, locale);
    return found === -1 ? at : found;
  }
}

function followSearch(event: KeyboardEvent, items: readonly HTMLElement[], pick: () => void): void {
  if (event.key === 'ArrowDown') items[0]?.focus();
  else if (event.key === 'ArrowUp') items.at(-1)?.focus();
  else if (event.key === 'Enter') pick();
  else return;
  event.preventDefault();
}

const nameOf = (item: HTMLElement): string => (item.querySelector('.name')?.textContent ?? '').trim();

const isLetter = ({key, ctrlKey, metaKey, altKey}: KeyboardEvent): boolean =>
  key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
