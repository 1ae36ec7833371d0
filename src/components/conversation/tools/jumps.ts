import type {ReactiveControllerHost} from 'lit';
import type {ChunkList} from '../chunk-list.js';
import type {ReadingPosition} from '../reading-position.js';
import type {View} from '../view.js';

/** Above what is jumped to, in px. */
const HEADROOM = 72;
/** So many pages are loaded at most for a message that is not here. */
const MOST_PAGES = 20;

export interface JumpedIn {
  readonly list: ChunkList;
  readonly position: ReadingPosition;
  readonly view: View;
  focus(id: string): boolean;
  /** Whether there was more to load. */
  loadOlder(): Promise<boolean>;
  notLoaded(): void;
}

/** Leads to a message that is not in view, and back. */
export class Jumps {
  readonly #host: ReactiveControllerHost;
  readonly #pane: JumpedIn;
  #from: {readonly id: string; readonly below: number} | null = null;

  constructor(host: ReactiveControllerHost, pane: JumpedIn) {
    this.#host = host;
    this.#pane = pane;
  }

  /** Whether there is a place to go back to. */
  get leadsBack(): boolean {
    return this.#from !== null;
  }

  /** To a message that another quotes; what is not loaded yet is. */
  async to(id: string): Promise<void> {
    const {list} = this.#pane;
    const from = this.#place();
    for (let pages = 0; list.indexOf(id) < 0; pages += 1) {
      if (pages >= MOST_PAGES || !(await this.#pane.loadOlder())) return this.#pane.notLoaded();
    }
    this.show(id);
    this.#from = from;
    this.#host.requestUpdate();
    const row = list.rowOf(id);
    this.#pane.focus(id);
    row?.classList.add('flash');
    setTimeout(() => row?.classList.remove('flash'), 1700);
  }

  /** Brings a message into view. */
  show(id: string, below = HEADROOM): void {
    const {list, position, view} = this.#pane;
    const index = list.indexOf(id);
    list.fill(index - 1, index + 1);
    position.show(() => list.rowOf(id), below);
    view.fill();
  }

  back(): void {
    const from = this.#from;
    this.forget();
    if (!from) return;
    this.show(from.id, from.below);
    this.#pane.focus(from.id);
  }

  forget(): void {
    if (this.#from === null) return;
    this.#from = null;
    this.#host.requestUpdate();
  }

  /** What is first in view, and so many px below the top. */
  #place(): {id: string; below: number} | null {
    const {list, view} = this.#pane;
    const id = view.firstInView();
    const below = id === undefined ? undefined : view.topOf(list.rowOf(id));
    return id === undefined || below === undefined ? null : {id, below};
  }
}
