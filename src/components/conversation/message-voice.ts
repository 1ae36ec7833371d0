import {WaFactEvent} from '../../core/facts.js';
import type {Message} from '../../core/message.js';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import {announce, prepareToAnnounce} from '../../element/announcer.js';
import {customerName} from '../../element/customer-name.js';
import {failureReason, messageText} from '../../element/message-words.js';
import type {Strings} from '../../strings/en.js';

/** What the voice needs to know of the conversation it speaks for. */
export interface Speaking {
  readonly task: Task | null;
  readonly strings: Strings;
}

/** Says to a screen reader what happens in a conversation: new messages of the customer, and failures; nothing else. */
export class MessageVoice {
  readonly #element: Element;
  readonly #about: () => Speaking;

  constructor(element: Element, about: () => Speaking) {
    this.#element = element;
    this.#about = about;
  }

  /** Each new message once; returns the undo. */
  follow(session: DeskSession): () => void {
    prepareToAnnounce(this.#element);
    session.addEventListener('wa-message-received', this.#onReceived);
    return () => session.removeEventListener('wa-message-received', this.#onReceived);
  }

  /** Messages that had not failed and now have. What was never seen before, such as an earlier page, is not news. */
  tellFailures(before: readonly Message[], after: readonly Message[]): void {
    const {strings} = this.#about();
    const known = new Map(before.map((message) => [message.id, message]));
    for (const {id, delivery} of after) {
      const earlier = known.get(id);
      if (delivery?.status === 'failed' && earlier && earlier.delivery?.status !== 'failed')
        announce(this.#element, strings.conversation.notDelivered(failureReason(delivery.errorCode, strings)));
    }
  }

  readonly #onReceived = (event: Event) => {
    const fact = event instanceof WaFactEvent ? event.detail : null;
    const {task, strings} = this.#about();
    if (!task || !fact || !('message' in fact) || fact.message.conversationId !== task.conversationId) return;
    const name = customerName(task.customer, strings);
    announce(this.#element, strings.conversation.received(name, messageText(fact.message, strings)));
  };
}
