import type {TemplateResult} from 'lit';
import {formatDay} from '../../../element/format.js';
import {DayChip} from './day-chip.js';
import type {Pane} from '../pane.js';
import {renderPills} from './pills.js';
import {ReadTelling} from './read-telling.js';
import {SeenWatch} from './seen-watch.js';

/** What an agent who reads is shown, and what is told of it. Loaded as soon as the messages stand. */
export class Reading {
  readonly #pane: Pane;
  readonly #telling = new ReadTelling();
  readonly #seen: SeenWatch;
  readonly #chip: DayChip;

  constructor(pane: Pane) {
    const {host} = pane;
    this.#pane = pane;
    this.#chip = new DayChip(() => pane.log()?.nextElementSibling); // looking it up would pass all rows, at every scroll
    this.#seen = new SeenWatch(host, () => this.#telling.tell(pane.session(), pane.task(), host));
  }

  /** Another conversation is open. */
  begin(): void {
    this.#telling.begin();
  }

  /** Messages came, changed or moved. */
  look(): void {
    const newest = this.#pane.messages().findLast(({author}) => author.kind === 'customer');
    this.#seen.watch(newest && this.#pane.list.rowOf(newest.id));
  }

  /** Null at the end, and where the day stands in view itself. */
  dayInView(): string | null {
    const {position, view} = this.#pane;
    const message = position.following ? undefined : view.messageInView();
    const drawing = this.#pane.drawing();
    return message && drawing ? formatDay(message.at, drawing.today, this.#pane.strings().locale) : null;
  }

  tellDay(day: string | null): void {
    this.#chip.show(day);
  }

  /** The element goes. */
  rest(): void {
    this.#chip.hide();
  }

  renderPills(onBack: (() => void) | undefined): TemplateResult {
    return renderPills(this.#pane, onBack);
  }
}
