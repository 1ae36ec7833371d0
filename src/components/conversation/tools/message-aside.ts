import {render} from 'lit';
import {more} from '../../../element/icons.js';

/** Between the bubble and what stands beside it, in px. */
const GAP = 4;

/** Beside the message that is pointed at or focused: the button for what can be done with it, and its exact time. Rows know nothing of them, being thousands. */
export class MessageAside {
  readonly button = document.createElement('button');
  readonly #moment = document.createElement('span');
  readonly #sizes = new ResizeObserver(() => this.#place());
  #row: HTMLElement | undefined;

  constructor() {
    this.button.className = 'more';
    this.button.part.value = 'actions-button';
    this.button.type = 'button';
    this.button.ariaHasPopup = 'menu';
    this.button.ariaExpanded = 'false';
    render(more, this.button);
    this.#moment.className = 'moment';
    this.#moment.part.value = 'moment';
    this.#moment.ariaHidden = 'true'; // the label of a message with the focus says it
  }

  /** An open menu keeps its button where it is. */
  show(row: HTMLElement, label: string): void {
    const bubble = row.querySelector('.bubble');
    if (row === this.#row || !bubble || this.button.ariaExpanded === 'true') return;
    this.#sizes.disconnect();
    if (this.#row) this.#row.style.position = '';
    this.#row = row;
    this.#moment.remove();
    this.button.ariaLabel = label;
    row.style.position = 'relative';
    row.prepend(this.button);
    this.#place();
    this.#sizes.observe(bubble);
    this.#sizes.observe(row);
  }

  /** The exact time, below the one that is always there; null takes it away. */
  tell(row: HTMLElement, moment: string | null): void {
    if (moment === null) return this.#moment.remove();
    if (row !== this.#row) return;
    this.#moment.textContent = moment;
    row.append(this.#moment);
    this.#place();
  }

  #place(): void {
    const row = this.#row;
    const bubble = row?.querySelector('.bubble');
    if (!row || !bubble) return;
    const all = row.getBoundingClientRect();
    const box = bubble.getBoundingClientRect();
    const ofCustomer = row.matches('.customer');
    const rightward = ofCustomer === (getComputedStyle(row).direction !== 'rtl');
    const {style} = this.button;
    style.top = `${box.top - all.top}px`;
    style.left = rightward
      ? `${box.right - all.left + GAP}px`
      : `${box.left - all.left - GAP - this.button.offsetWidth}px`;
    this.#moment.style.top = `${box.bottom - all.top + GAP / 2}px`;
    this.#moment.style.left = rightward ? `${Math.max(0, box.left - all.left)}px` : 'auto';
    this.#moment.style.right = rightward ? 'auto' : `${Math.max(0, all.right - box.right)}px`;
  }
}
