import {asDeskError} from './ask.js';
import {DeskError} from './errors.js';
import type {LocalEvent} from './local-event.js';
import {textOf, type Unsent} from './unsent.js';

interface Waiting {
  readonly entry: Unsent;
  readonly kept: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: DeskError) => void;
}

/** Sends an agent's messages in the order they were pressed, per conversation one after another. */
export class Outbox {
  readonly #send: (entry: Unsent) => Promise<void>;
  readonly #tell: (event: LocalEvent) => void;
  readonly #keep: (entry: Unsent, kept: Unsent | null) => Promise<void>;
  readonly #queues = new Map<string, Waiting[]>();
  #stopped: Unsent[] = [];

  constructor(
    send: (entry: Unsent) => Promise<void>,
    tell: (event: LocalEvent) => void,
    keep: (entry: Unsent, kept: Unsent | null) => Promise<void>,
  ) {
    this.#send = send;
    this.#tell = tell;
    this.#keep = keep;
  }

  /** Resolves when the contact centre has taken it; rejects when it refused, or the session was closed. */
  add(entry: Unsent): Promise<void> {
    const {conversationId} = entry.message;
    const kept = this.#keep(entry, entry); // at once, with the draft it replaces: a reload finds the text in one of them
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(conversationId);
      const waiting = {entry, kept, resolve, reject};
      if (queue) queue.push(waiting);
      else {
        this.#queues.set(conversationId, [waiting]);
        void this.#drain(conversationId);
      }
    });
  }

  /** Goes on with what was waiting when the session was closed. */
  resume(): void {
    const stopped = this.#stopped;
    this.#stopped = [];
    for (const entry of stopped) this.add(entry).catch(() => undefined); // its bubble says why
  }

  /** True when it was still waiting and will not be sent. */
  drop(messageId: string): boolean {
    const stopped = this.#stopped.length;
    this.#stopped = this.#stopped.filter(({message}) => message.id !== messageId);
    if (this.#stopped.length < stopped) return true;
    for (const queue of this.#queues.values()) {
      const index = queue.findIndex(({entry}, place) => place > 0 && entry.message.id === messageId);
      const [dropped] = index > 0 ? queue.splice(index, 1) : [];
      dropped?.reject(new DeskError('vetoed', 'The message was deleted before it was sent.'));
      if (dropped) return true;
    }
    return false;
  }

  async #drain(conversationId: string): Promise<void> {
    const queue = this.#queues.get(conversationId) ?? [];
    for (let head = queue[0]; head; head = queue[0]) {
      await this.#deliver(head);
      queue.shift();
    }
    this.#queues.delete(conversationId);
  }

  async #deliver({entry, kept, resolve, reject}: Waiting): Promise<void> {
    try {
      await kept; // before it leaves: a reload must not bring the draft back beside the message
      await this.#send(entry);
      void this.#keep(entry, null);
      resolve();
    } catch (error) {
      const answer = asDeskError(error);
      if (answer.code === 'not-connected') this.#stopped.push(entry);
      else this.#refuse(entry, answer);
      reject(answer);
    }
  }

  #refuse(entry: Unsent, {code}: DeskError): void {
    const attempt = entry.message.delivery?.attempt ?? 1;
    const failed = {...entry.message, delivery: {status: 'failed' as const, attempt, errorCode: code}};
    void this.#keep(entry, entry.with === undefined && textOf(failed) === '' ? null : {...entry, message: failed}); // the text is not lost with the refusal
    this.#tell({type: 'message-refused', entry, errorCode: code});
  }
}
