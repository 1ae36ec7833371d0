/** After the last move it stays for so long, in ms. */
const LINGERS = 1500;

/** The day of what is in view, floating above it while one scrolls; the days between the messages stay where they are. */
export class DayChip {
  readonly #element: () => Element | null | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(element: () => Element | null | undefined) {
    this.#element = element;
  }

  /** `day` is null where its name is in view already. */
  show(day: string | null): void {
    const element = this.#element();
    if (!element) return;
    clearTimeout(this.#timer);
    if (day === null) return this.hide();
    const [words] = element.children;
    if (words && words.textContent !== day) words.textContent = day;
    element.classList.add('shown');
    this.#timer = setTimeout(() => this.hide(), LINGERS);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.#element()?.classList.remove('shown');
  }
}
