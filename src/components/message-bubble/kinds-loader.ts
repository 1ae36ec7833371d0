import type {ReactiveElement} from 'lit';
import type {Message} from '../../core/message.js';

type Renderers = typeof import('./kinds/kinds.js');

let loaded: Renderers | undefined;
let loading: Promise<Renderers> | undefined;

/** What draws messages that are more than text: the code for it comes when the first is to be shown. */
export class Kinds {
  readonly #host: ReactiveElement;
  #worn = false;
  #waiting = false;

  constructor(host: ReactiveElement) {
    this.#host = host;
  }

  /** Whether it is there, without asking for it. */
  get here(): boolean {
    return loaded !== undefined;
  }

  /** Undefined until it is there; the host is drawn again then. */
  get renderers(): Renderers | undefined {
    if (loaded) this.#wear(loaded);
    else void this.#load();
    return loaded;
  }

  async #load(): Promise<void> {
    if (this.#waiting) return;
    this.#waiting = true;
    try {
      loading ??= import('./kinds/kinds.js');
      loaded = await loading;
      this.#host.requestUpdate();
    } catch {
      loading = undefined; // it may come the next time
    } finally {
      this.#waiting = false;
    }
  }

  #wear({kindsStyles: {styleSheet}}: Renderers): void {
    const {shadowRoot} = this.#host;
    if (this.#worn || !shadowRoot || !styleSheet) return;
    this.#worn = true;
    shadowRoot.adoptedStyleSheets.push(styleSheet);
  }
}

/** Whether there is more to a message than text that somebody wrote. */
export const isMoreThanText = ({
  content,
  quotedId,
  quoted,
  referral,
  forwarded,
  product,
  reactions,
}: Message): boolean =>
  (content.type !== 'text' && content.type !== 'notice') ||
  quotedId !== null ||
  Boolean(quoted ?? referral ?? forwarded ?? product) ||
  reactions.length > 0;
