import {html, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Message} from '../../core/message.js';
import {formatDay} from '../../element/format.js';
import {conversationWords} from '../../strings/en/conversation.js';
import {customerWords} from '../../strings/en/customer.js';
import {deliveryWords} from '../../strings/en/delivery.js';
import {maskedWords} from '../../strings/en/masked.js';
import {bring} from '../../strings/english.js';
import {daysOf, type Row} from '../conversation/rows.js';
import {partsCame} from '../message-bubble/later-parts.js';
import {DrawnMessage} from '../message-bubble/drawn-message.js';
import type {MessageRow} from '../message-bubble/render-message.js';

bring({conversation: conversationWords, customer: customerWords, delivery: deliveryWords, masked: maskedWords}); // with the code, while the messages are fetched

/** What is the same for all its messages. */
export type Surroundings = Omit<MessageRow, keyof Row>;

/** The messages of one interaction, by days. */
export class PastThread {
  /** By the ids of their messages. */
  readonly #drawn = new Map<string, DrawnMessage>();

  setConnected(isConnected: boolean): void {
    for (const drawn of this.#drawn.values()) drawn.setConnected(isConnected);
  }

  /** Resolves when all that it shows is drawn. */
  async came(): Promise<void> {
    await partsCame();
  }

  render(messages: readonly Message[], about: Surroundings, now: number): TemplateResult {
    return html`${repeat(
      daysOf(messages, null),
      ({at}) => new Date(at).setHours(0, 0, 0, 0),
      ({at, rows}) => html`
        <p class="day">${formatDay(at, now, about.strings.locale)}</p>
        ${repeat(
          rows,
          ({message}) => message.id,
          (row) => this.#draw({...about, ...row}),
        )}
      `,
    )}`;
  }

  #draw(row: MessageRow): HTMLElement {
    const {id} = row.message;
    const drawn = this.#drawn.get(id) ?? new DrawnMessage();
    this.#drawn.set(id, drawn);
    drawn.element.role = 'article';
    drawn.element.dataset['messageId'] = id;
    drawn.draw(row);
    return drawn.element;
  }
}
