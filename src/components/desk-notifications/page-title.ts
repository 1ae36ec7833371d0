/** Shows a count before the page's own title, whoever changes that meanwhile, and gives it back exactly. */
class PageTitle {
  readonly #counts = new Map<object, number>();
  readonly #observer = new MutationObserver(() => this.#apply());
  /** The title as the page wrote it; null where it has none. */
  #own: string | null = null;
  #prefix = '';
  #shown: string | undefined;

  /** Of several desks in one page each counts its own. */
  set(owner: object, count: number): void {
    if ((this.#counts.get(owner) ?? 0) === count) return;
    if (count > 0) this.#counts.set(owner, count);
    else this.#counts.delete(owner);
    this.#apply();
  }

  #apply(): void {
    const element = document.querySelector('title');
    const written = element?.textContent ?? null;
    // a page that adds to its title reads ours with it
    if (written !== this.#shown)
      this.#own = this.#shown !== undefined && written !== null ? withoutStart(written, this.#prefix) : written;
    const count = [...this.#counts.values()].reduce((sum, one) => sum + one, 0);
    this.#observer.disconnect();
    if (count === 0) {
      if (this.#shown !== undefined && this.#own === null) element?.remove();
      else if (this.#shown !== undefined && element) element.textContent = this.#own;
      this.#shown = undefined;
      return;
    }
    this.#prefix = `(${count}) `;
    this.#shown = this.#prefix + (this.#own ?? '');
    if (element) element.textContent = this.#shown;
    else document.title = this.#shown;
    this.#shown = document.querySelector('title')?.textContent ?? this.#shown;
    this.#observer.observe(document.head, {subtree: true, childList: true, characterData: true});
  }
}

const withoutStart = (text: string, start: string): string =>
  start !== '' && text.startsWith(start) ? text.slice(start.length) : text;

let pageTitle: PageTitle | undefined;

/** Shows how many wait, before the page's title; 0 gives the title back. */
export function countInTitle(owner: object, count: number): void {
  if (count > 0) pageTitle ??= new PageTitle();
  pageTitle?.set(owner, count);
}
