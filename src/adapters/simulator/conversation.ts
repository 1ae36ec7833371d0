import {
  compareMessages,
  plainText,
  type Customer,
  type Message,
  type Named,
  type Place,
  type ThreadPage,
  type Variable,
} from '../../core/index.js';
import type {ScriptedCustomer} from './script.js';

const PAGE = 30;

/** WhatsApp's customer service window, in ms. */
const WINDOW = 24 * 60 * 60 * 1000;

/** What somebody says; all else comes from where it is said. */
export type NewMessage = Pick<Message, 'id' | 'author' | 'content' | 'delivery' | 'quotedId'> &
  Partial<Omit<Message, 'conversationId' | 'version' | 'at' | 'seq'>>;

/** The thread with one customer on one line; outlives the tasks on it. */
export class Conversation {
  readonly id: string;
  readonly lineId: string;
  readonly customer: Customer;
  variables: readonly Variable[];
  /** Where it waits, or waited last. */
  queue: Named;
  /** The colleague who is in it. */
  colleague: {readonly agent: Named; readonly role: 'owner' | 'guest'} | null = null;
  /** Somebody else has it, or is asked to take it: what the customer writes is no work for the agent. */
  elsewhere = false;
  /** Arrival number of the newest customer message that was read. */
  readSeq = 0;
  windowClosesAt: number | null = null;
  /** Messages that wait at a phone that is off; null while it is on. */
  atPhone: (() => void)[] | null = null;
  /** The Graph error code the next message to this customer fails with. */
  nextFailure: string | null = null;
  readonly #messages: Message[] = [];

  constructor(id: string, {key, name, username, number, lineId, variables = []}: ScriptedCustomer, queue: Named) {
    this.id = id;
    this.lineId = lineId;
    this.queue = queue;
    this.customer = {key, name: plainOrNull(name), username: plainOrNull(username), number: plainOrNull(number)};
    this.variables = variables;
  }

  get lastSeq(): number {
    return this.#messages.length;
  }

  /** Puts a message at the end. */
  add(message: NewMessage, now: number): Message {
    const added: Message = {
      edited: false,
      deleted: false,
      reactions: [],
      waiting: null,
      ...message,
      conversationId: this.id,
      version: 1,
      at: Math.floor(now / 1000) * 1000,
      seq: this.#messages.length + 1,
    };
    this.#messages.push(added);
    if (added.author.kind === 'customer') this.windowClosesAt = added.at + WINDOW;
    return added;
  }

  /** The so-manieth from the end, 1 being the last. */
  before(steps: number): Message | undefined {
    return this.#messages.at(-steps);
  }

  find(messageId: string): Message | undefined {
    return this.#messages.find(({id}) => id === messageId);
  }

  change(message: Message, change: Partial<Message>): Message {
    const changed = {...message, ...change, version: message.version + 1};
    this.#messages[message.seq - 1] = changed;
    return changed;
  }

  /** The newest messages before this place, none of them after this time. */
  page(before: Place, until: number): ThreadPage {
    const earlier = this.messagesBefore(before).filter(({at}) => at <= until);
    return {conversationId: this.id, messages: earlier.slice(-PAGE), older: earlier.length > PAGE};
  }

  messagesBefore(place: Place): readonly Message[] {
    return this.#messages.filter((message) => compareMessages(message, place) < 0);
  }

  readAll(): void {
    this.readSeq = this.#messages.length;
  }
}

const plainOrNull = (text: string | null) => (text === null ? null : plainText(text));
