import {
  DeskError,
  writtenIn,
  type DeskEvent,
  type EventMasker,
  type Message,
  type Settings,
  type Task,
} from '../../core/index.js';
import {aboutWork} from '../../core/mask/events.js';

type MaskModule = typeof import('../../core/mask/index.js');

/** What the administrator has set; the masker, with its phone metadata, is loaded when it is wanted. */
export class Masking {
  /** Rises with every change of the setting. */
  version = 1;
  #setting: Settings['masking'];
  #module: MaskModule | undefined;
  #mask: EventMasker | undefined;

  constructor(setting: Settings['masking']) {
    this.#setting = setting;
  }

  get setting(): Settings['masking'] {
    return this.#setting;
  }

  async set(setting: Settings['masking']): Promise<void> {
    await this.#load(setting);
    this.#setting = setting;
    this.version += 1;
  }

  ready(): Promise<void> {
    return this.#load(this.#setting);
  }

  async #load({pci, pii}: Settings['masking']): Promise<void> {
    if (this.#mask || (!pci && !pii)) return;
    this.#module = await import('../../core/mask/index.js');
    this.#mask = this.#module.createEventMasker();
  }

  /** A masked value in clear; without a message the customer's number. */
  reveal(task: Task, message: Message | null | undefined, stretch: number): string {
    if (this.#setting.reveal !== true) throw new DeskError('reveal-off', 'The script allows no reveal.');
    if (message === null) return task.customer.number?.text ?? '';
    const text = (message && writtenIn(message.content)?.text) ?? '';
    const found = this.#module?.findSensitive(text, {...aboutWork(task), ...this.#setting})[stretch];
    if (!found) throw new DeskError('not-found', 'Nothing is masked there.');
    return text.slice(found.start, found.end);
  }

  /** As the desk may see it. */
  see(event: DeskEvent): readonly DeskEvent[] {
    return this.#mask ? this.#mask(event) : [event];
  }
}
