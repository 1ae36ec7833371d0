import {statusError} from './errors.mjs';
import {failedValue, statusValue} from './webhook-body.mjs';

/** @typedef {import('./chats.mjs').Message} Message */

/** What becomes of a message after it was accepted: sent, then delivered, read or failed. */
export class Outbound {
  #sim;
  /** @type {Map<Message, number>} error code each will fail with instead of being sent */
  #doomed = new Map();
  /** @type {Set<Message>} at the platform, the phone is offline */
  #waiting = new Set();

  /** @param {Pick<import('./sim.mjs').Sim, 'options' | 'clock' | 'chaos' | 'chats' | 'webhooks'>} sim */
  constructor(sim) {
    this.#sim = sim;
  }

  /**
   * @param {Message} message
   * @param {number} code
   */
  doom(message, code) {
    this.#doomed.set(message, code);
  }

  /** @param {Message} message whose response has just been written */
  start(message) {
    this.#sim.clock.schedule(this.#sim.options.latency.sent, () => {
      const update = this.#leave(message);
      this.#sim.webhooks.enqueue(update);
    });
  }

  /**
   * The first status overtakes the response.
   * @param {Message} message
   */
  async startBeforeResponse(message) {
    await this.#sim.webhooks.enqueueUrgent(this.#leave(message));
  }

  /** @param {import('./chats.mjs').Customer} customer who is online again */
  deliverWaiting(customer) {
    for (const message of this.#waiting) if (message.customer === customer) this.#arrive(message);
  }

  /** @param {import('./chats.mjs').Chat} chat that was opened on the phone */
  readAll(chat) {
    if (!chat.customer.receipts) return;
    for (const message of chat.messages) {
      if (message.direction === 'out' && message.status === 'delivered') this.#climb(message, 'read');
    }
  }

  /** @param {Message} message a voice note that has arrived, heard for the first time */
  play(message) {
    this.#climb(message, 'played');
  }

  /**
   * @param {Message} message
   * @returns {import('./webhook-body.mjs').Update} its first status
   */
  #leave(message) {
    const code = this.#doomed.get(message);
    this.#doomed.delete(message);
    if (code !== undefined) return this.#failing(message, code);
    // FACTS 32: of a reaction nothing more is told
    if (message.type !== 'reaction') this.#arriveLater(message);
    return this.#reaching(message, 'sent');
  }

  /** @param {Message} message */
  #arriveLater(message) {
    this.#sim.clock.schedule(this.#sim.options.latency.delivered, () => this.#arrive(message));
  }

  /** @param {Message} message */
  #arrive(message) {
    const {customer, number} = message;
    if (!customer) return;
    if (customer.blocked) {
      this.#waiting.delete(message);
      this.#sim.webhooks.enqueue(this.#failing(message, 131026));
    } else if (customer.online) {
      this.#waiting.delete(message);
      const seen = customer.receipts && this.#sim.chats.chat(customer, number).open;
      this.#climb(message, seen ? 'read' : 'delivered');
    } else {
      this.#waiting.add(message);
    }
  }

  /**
   * @param {Message} message
   * @param {'delivered' | 'read' | 'played'} status
   */
  #climb(message, status) {
    this.#sim.webhooks.enqueue(this.#reaching(message, status));
  }

  /**
   * @param {Message} message
   * @param {'sent' | 'delivered' | 'read' | 'played'} status
   */
  #reaching(message, status) {
    const {chaos, chats, clock} = this.#sim;
    // FACTS 35: pricing on `sent` and on one of delivered and read
    const priced = status === 'sent' || message.status === 'sent';
    chats.setStatus(message, status);
    return updateOf(message, statusValue(message, status, chaos.stamp(clock.now()), priced));
  }

  /**
   * @param {Message} message
   * @param {number} code
   */
  #failing(message, code) {
    const {chaos, chats, clock} = this.#sim;
    message.errorCode = code;
    chats.setStatus(message, 'failed');
    return updateOf(message, failedValue(message, chaos.stamp(clock.now()), statusError(code)));
  }
}

/**
 * @param {Message} message
 * @param {Record<string, unknown>} value
 * @returns {import('./webhook-body.mjs').Update}
 */
function updateOf(message, value) {
  return {wabaId: message.number.wabaId, value, item: {kind: 'status', id: message.id, status: message.status}};
}
