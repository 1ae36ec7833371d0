import {WaFactEvent} from '../../core/facts.js';
import type {Message} from '../../core/message.js';
import {compareMessages} from '../../core/message-order.js';
import type {DeskSession} from '../../core/session.js';
import type {Task} from '../../core/task.js';
import {announce} from '../../element/announcer.js';
import {spokenName} from '../../element/customer-name.js';
import {failureWordsFor} from '../../element/failure-reason.js';
import {messageText} from '../../element/message-words.js';
import {noticeText} from '../../element/who-and-what.js';
import {lookalikesOf, nobody} from '../../element/lookalikes.js';
import {spokenText} from '../../element/shown-text.js';
import type {Strings} from '../../strings/en.js';
import {failureWords} from '../../strings/en/failure.js';
import {refusedWords} from '../../strings/en/refused.js';
import {bring} from '../../strings/english.js';
import type {Changes} from './changes.js';
import {lastPlace} from './rows.js';

bring({failure: failureWords, refused: refusedWords}); // with the code, right after the pane's own

/** What the voice needs to know of the conversation it speaks for. */
export interface Speaking {
  readonly task: Task | null;
  /** Who is not told what they wrote themselves. */
  readonly agentId: string | null;
  readonly strings: Strings;
}

/** Says to a screen reader what happens in a conversation: what others write, who comes and goes, and failures; nothing else. */
export class MessageVoice {
  readonly #element: Element;
  readonly #about: () => Speaking;
  #session: DeskSession | undefined;

  constructor(element: Element, about: () => Speaking) {
    this.#element = element;
    this.#about = about;
  }

  /** Each new message of the customer once; returns the undo. */
  follow(session: DeskSession): () => void {
    this.#session = session;
    session.addEventListener('wa-message-received', this.tell);
    return () => session.removeEventListener('wa-message-received', this.tell);
  }

  /** What came or failed between two sights of one conversation. An earlier page, or the whole at once, is not news. */
  tellChanges(before: readonly Message[], after: readonly Message[], {from, endBefore, endAfter}: Changes): void {
    const {strings} = this.#about();
    const known = new Map(before.slice(from, endBefore).map((message) => [message.id, message]));
    const end = lastPlace(before);
    for (const message of after.slice(from, endAfter)) {
      const earlier = known.get(message.id);
      const {delivery} = message;
      if (delivery?.status === 'failed' && earlier && earlier.delivery?.status !== 'failed')
        this.#tellFailure(delivery.errorCode, strings);
      if (!earlier && message.version > 0 && compareMessages(message, end) > 0) this.#tellNew(message);
    }
  }

  #tellFailure(code: string | null, strings: Strings): void {
    const {cause, step} = failureWordsFor(code, strings);
    this.#say(strings.pane.notDelivered(step === null ? cause : `${cause} ${step}`));
  }

  /** The customer's messages are told by the session: here what colleagues wrote, and what nobody did. */
  #tellNew(message: Message): void {
    const {agentId, strings} = this.#about();
    const {author, content} = message;
    if (content.type === 'notice') this.#say(spokenText(noticeText(content, strings), strings));
    else if (author.kind === 'agent' && author.id !== agentId)
      this.#say(strings.pane.receivedFromColleague(author.name, spokenText(messageText(message, strings), strings)));
  }

  #say(words: string): void {
    announce(this.#element, words);
  }

  /** A message of the customer. */
  readonly tell = (event: Event): void => {
    const fact = event instanceof WaFactEvent ? event.detail : null;
    const {task, strings} = this.#about();
    if (!task || !fact || !('message' in fact) || fact.message.conversationId !== task.conversationId) return;
    const name = spokenName(task.customer, strings, this.#session ? lookalikesOf(this.#session.state) : nobody);
    this.#say(strings.pane.received(name, spokenText(messageText(fact.message, strings), strings)));
  };
}
