import type {ReactiveElement} from 'lit';
import type {Customer} from '../../core/customer.js';
import type {Message} from '../../core/message.js';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import type {DisplayText} from '../../core/text.js';
import {customerInitials} from '../../element/customer-initials.js';
import {customerName} from '../../element/customer-name.js';
import {isSameDay} from '../../element/format.js';
import type {Reveal} from '../../element/revealing.js';
import type {Strings} from '../../strings/en.js';
import type {Drawing} from './chunk.js';
import {unreadOf} from './rows.js';

/** What the rows of a conversation are drawn from. */
interface DrawnFrom {
  readonly task: Task;
  readonly messages: readonly Message[];
  readonly strings: Strings;
  readonly session: DeskSession | undefined;
  readonly agentId: string | null;
  readonly closed: boolean;
  readonly reveal: Reveal | undefined;
  readonly now: number;
  /** It was not open before. */
  readonly opening: boolean;
}

/** How the customer is called. */
interface Called {
  readonly customer: Customer;
  readonly strings: Strings;
  readonly name: DisplayText;
  readonly initials: string;
  /** The same while none of it has changed. */
  readonly key: string;
}

/** What all rows have in common: the same value until any of it changes. */
export class Common {
  readonly #host: ReactiveElement;
  readonly #onJump: (id: string) => void;
  #drawing: Drawing | undefined;
  #called: Called | undefined;
  #from: readonly unknown[] = [];

  constructor(host: ReactiveElement, onJump: (id: string) => void) {
    this.#host = host;
    this.#onJump = onJump;
  }

  for({task, messages, strings, session, agentId, closed, reveal, now, opening}: DrawnFrom): Drawing {
    const before = this.#drawing;
    const today = before && isSameDay(before.today, now) ? before.today : now;
    const {name, initials, key} = this.#calledNow(task.customer, strings);
    const from = [task.id, key, strings, session, closed, reveal, agentId, today];
    if (before && !opening && from.every((one, i) => one === this.#from[i])) return before;
    this.#from = from;
    const about = {
      strings,
      session,
      host: this.#host,
      taskId: task.id,
      agentId,
      customerName: name,
      customerInitials: initials,
      closed,
      past: false,
      menu: true,
      reveal,
      onJump: this.#onJump,
    };
    this.#drawing = {about, unread: opening ? unreadOf(task, messages) : (before?.unread ?? null), today};
    return this.#drawing;
  }

  /** It is asked for every message that comes, and changes almost never. */
  #calledNow(customer: Customer, strings: Strings): Called {
    const known = this.#called;
    if (known?.customer === customer && known.strings === strings) return known;
    const name = customerName(customer, strings);
    const initials = customerInitials(customer);
    const key = `${initials} ${JSON.stringify(name)}`; // whoever tells of a task tells of its customer anew
    this.#called = {customer, strings, name, initials, key};
    return this.#called;
  }
}
