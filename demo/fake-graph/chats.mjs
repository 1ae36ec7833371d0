import {describe, nameOf} from './message.mjs';
import {digitsOf} from './wire.mjs';

/** @typedef {import('./options.mjs').BusinessNumber} BusinessNumber */
/**
 * @typedef {object} Customer
 * @property {string} phone digits
 * @property {string} waId
 * @property {string} userId scoped id
 * @property {string} name
 * @property {string | null} username
 * @property {boolean} hideNumber
 * @property {boolean} receipts
 * @property {boolean} online
 * @property {boolean} blocked
 */
/** @typedef {import('./message.mjs').Message} Message */
/** @typedef {import('./message.mjs').MessageStatus} MessageStatus */
/**
 * @typedef {object} Chat
 * @property {Customer} customer
 * @property {BusinessNumber} number
 * @property {boolean} open on the customer's phone
 * @property {(() => void) | null} endTyping
 * @property {number | null} windowEndsAt ms epoch
 * @property {Message[]} messages
 */

const WINDOW = 24 * 3600 * 1000;
const TYPING = 25_000;

/** Customers, their chats with the business numbers, and every message. */
export class Chats {
  #clock;
  #emit;
  /** @type {Chat[]} */
  #chats = [];
  /** @type {Map<string, Message>} */
  #messages = new Map();
  /** @type {Message[]} */
  #strays = [];
  /** @type {Set<string>} scoped ids that are over */
  #former = new Set();
  /** Reactions taken back so far: every other one goes out without an emoji. */
  removals = 0;

  /**
   * @param {import('./options.mjs').Options} options
   * @param {import('./clock.mjs').Clock} clock
   * @param {import('./sim.mjs').Emit} emit
   */
  constructor(options, clock, emit) {
    this.#clock = clock;
    this.#emit = emit;
    this.numbers = options.numbers;
    this.customers = options.customers.map(newCustomer);
  }

  /** @param {string} id */
  number(id) {
    return this.numbers.find((number) => number.id === id);
  }

  /** @param {string} key scoped id, phone or name */
  customer(key) {
    return (
      this.customers.find(({userId, name}) => userId === key || name.toLowerCase() === key.toLowerCase()) ??
      (/^\+?\d+$/.test(key) ? this.customerByPhone(digitsOf(key)) : undefined)
    );
  }

  /** @param {string} digits */
  customerByPhone(digits) {
    return this.customers.find(({phone, waId}) => phone === digits || waId === digits);
  }

  /**
   * @param {Customer} customer
   * @param {string} phone digits
   * @param {string} userId
   */
  renumber(customer, phone, userId) {
    this.#former.add(customer.userId);
    Object.assign(customer, {phone, waId: phone, userId});
  }

  /** @param {string} userId scoped id that somebody had before changing the number */
  wasCustomer(userId) {
    return this.#former.has(userId);
  }

  /** @param {string} userId */
  customerByUserId(userId) {
    return this.customers.find((customer) => customer.userId === userId);
  }

  /**
   * @param {Customer} customer
   * @param {BusinessNumber} number
   */
  chat(customer, number) {
    const known = this.#chats.find((chat) => chat.customer === customer && chat.number === number);
    if (known) return known;
    /** @type {Chat} */
    const chat = {customer, number, open: false, endTyping: null, windowEndsAt: null, messages: []};
    this.#chats.push(chat);
    return chat;
  }

  /** @param {Customer} customer */
  chatsOf(customer) {
    return this.#chats.filter((chat) => chat.customer === customer);
  }

  /** @param {string} id */
  message(id) {
    return this.#messages.get(id);
  }

  /** @param {string} id of a file that some message holds, however old */
  file(id) {
    return [...this.#messages.values()].find(({attachment}) => attachment?.file.id === id)?.attachment?.file;
  }

  /** @param {Message} message */
  add(message) {
    this.#messages.set(message.id, message);
    if (message.customer) this.chat(message.customer, message.number).messages.push(message);
    else this.#strays.push(message);
    this.#emit('message', {...chatKey(message), message: describe(message)});
  }

  /** @param {Message} message that its author edited or deleted */
  changed(message) {
    this.#emit('message', {...chatKey(message), message: describe(message)});
  }

  /**
   * One reaction of each side; a new one replaces the old.
   * @param {Message} message
   * @param {Customer | 'business'} by
   * @param {string} id of the reaction
   * @param {string} emoji empty = taken back
   */
  react(message, by, id, emoji) {
    if (emoji === '') message.reactions.delete(by);
    else message.reactions.set(by, {id, emoji});
    this.#emit('reaction', {...chatKey(message), id: message.id, by: nameOf(by), emoji: emoji === '' ? null : emoji});
  }

  /**
   * @param {Message} message
   * @param {MessageStatus} status
   */
  setStatus(message, status) {
    message.status = status;
    this.#emit('status', {
      ...chatKey(message),
      id: message.id,
      direction: message.direction,
      status,
      errorCode: message.errorCode,
    });
  }

  /**
   * The window counts from the timestamp on the wire (FACTS 108).
   * @param {Chat} chat
   * @param {{timestamp: number}} message
   */
  openWindow(chat, message) {
    chat.windowEndsAt = Math.max(chat.windowEndsAt ?? 0, message.timestamp * 1000 + WINDOW);
  }

  /**
   * The business has read this message, hence all earlier ones from the customer.
   * @param {Chat} chat
   * @param {Message} message
   */
  markRead(chat, message) {
    const ids = [];
    for (const earlier of chat.messages.slice(0, chat.messages.indexOf(message) + 1)) {
      if (earlier.direction === 'out' || earlier.status === 'read') continue;
      earlier.status = 'read';
      ids.push(earlier.id);
    }
    if (ids.length > 0) this.#emit('read', {...chatKey(message), ids});
  }

  /** @param {Chat} chat */
  startTyping(chat) {
    chat.endTyping?.();
    const cancel = this.#clock.schedule(TYPING, () => this.stopTyping(chat));
    chat.endTyping = cancel;
    this.#emit('typing', {...chatKey(chat), typing: true});
  }

  /** @param {Chat} chat */
  stopTyping(chat) {
    if (!chat.endTyping) return;
    chat.endTyping();
    chat.endTyping = null;
    this.#emit('typing', {...chatKey(chat), typing: false});
  }

  describe() {
    return {
      numbers: this.numbers,
      customers: this.customers,
      chats: this.#chats.map((chat) => ({
        ...chatKey(chat),
        open: chat.open,
        typing: chat.endTyping !== null,
        windowEndsAt: chat.windowEndsAt,
        messages: chat.messages.map(describe),
      })),
      strays: this.#strays.map(describe),
    };
  }
}

/** @param {{customer: Customer | null, number: BusinessNumber}} of */
function chatKey({customer, number}) {
  return {customer: customer?.userId ?? null, numberId: number.id};
}

/**
 * @param {import('./options.mjs').CustomerOption} option
 * @returns {Customer}
 */
function newCustomer(option) {
  const phone = digitsOf(option.phone);
  return {
    phone,
    waId: option.waId ?? phone,
    userId: option.userId,
    name: option.name,
    username: option.username ?? null,
    hideNumber: option.hideNumber ?? false,
    receipts: option.receipts ?? true,
    online: option.online ?? true,
    blocked: option.blocked ?? false,
  };
}
