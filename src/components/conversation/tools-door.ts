import {Later} from '../../element/later.js';
import type {Pane} from './pane.js';
import type {Tools} from './tools/tools.js';

type ToolsModule = typeof import('./tools/tools.js');

const tools = new Later(() => import('./tools/tools.js'));

/** Leads to the tools, and has them made when somebody first reaches for the messages. */
export class ToolsDoor {
  readonly #pane: Pane;
  #tools: Tools | undefined;

  constructor(pane: Pane) {
    this.#pane = pane;
  }

  /** Undefined until somebody has reached for the messages. */
  get here(): Tools | undefined {
    return this.#tools;
  }

  /** A selection can be copied without the pointer or the focus being here. */
  prepare(): void {
    void tools.come();
  }

  async load(): Promise<Tools> {
    const part = await tools.come();
    if (!part) throw new Error('A part of the conversation could not be fetched.'); // it may come the next time
    return this.#use(part);
  }

  #use(part: ToolsModule): Tools {
    this.#tools ??= new part.Tools(this.#pane);
    return this.#tools;
  }

  readonly onBack = (): void => this.#tools?.jumps.back();

  readonly onSearch = async (): Promise<void> => (await this.load()).openSearch();

  /** A key, a pointer or the focus is here: from now on the tools are at hand. */
  readonly onReach = (event: Event): void => {
    const [origin] = event.composedPath(); // gone when the event is over
    if (this.#tools) this.#tools.take(event, origin);
    else void this.load().then((here) => here.take(event, origin));
  };

  readonly onCopy = (event: ClipboardEvent): void => {
    const part = tools.for(this.#pane.host);
    if (part) this.#use(part).copy(event);
  };
}
