import {isRecord} from './wire.mjs';

/** @typedef {'sync' | 'async'} Mode */

/** Rate refusals come after the checks of the content, all other forced ones before. */
const RATE_CODES = new Set([80007, 130429, 131048, 131056]);

/** Errors forced by control calls. */
export class Faults {
  tokenExpiredAt = 0;
  /** @type {{left: number, code: number, mode: Mode}} */
  #next = {left: 0, code: 0, mode: 'async'};
  /** @type {Map<string, {code: number, mode: Mode}>} by scoped id */
  #customers = new Map();

  /**
   * @param {unknown} body
   * @param {import('./chats.mjs').Chats} chats
   * @returns {string | null} what is wrong with it
   */
  force(body, chats) {
    if (!isRecord(body)) return 'Send an object.';
    const {next, customer, code, mode = 'async'} = body;
    if (mode !== 'sync' && mode !== 'async') return 'Set mode to sync or async.';
    if (customer !== undefined) {
      const found = typeof customer === 'string' ? chats.customer(customer) : undefined;
      if (!found) return 'Set customer to the scoped id, phone or name of a customer.';
      if (code === null) this.#customers.delete(found.userId);
      else if (isCode(code)) this.#customers.set(found.userId, {code, mode});
      else return 'Set code to an error code, or to null to end it.';
      return null;
    }
    if (typeof next !== 'number' || !Number.isInteger(next) || next < 0)
      return 'Set next to how many sends shall fail.';
    if (next > 0 && !isCode(code)) return 'Set code to an error code.';
    this.#next = {left: next, code: isCode(code) ? code : 0, mode};
    return null;
  }

  /**
   * @param {'before-content' | 'rate'} stage
   * @returns {number | null} the code to refuse this send with
   */
  takeSync(stage) {
    const fits = this.#next.left > 0 && this.#next.mode === 'sync' && stageOf(this.#next.code) === stage;
    if (!fits) return null;
    this.#next.left -= 1;
    return this.#next.code;
  }

  /**
   * @param {string | undefined} userId
   * @returns {number | null}
   */
  syncFor(userId) {
    return this.#forCustomer(userId, 'sync');
  }

  /**
   * @param {string | undefined} userId
   * @returns {number | null} the code an accepted send fails with later
   */
  takeAsync(userId) {
    if (this.#next.left > 0 && this.#next.mode === 'async') {
      this.#next.left -= 1;
      return this.#next.code;
    }
    return this.#forCustomer(userId, 'async');
  }

  /**
   * @param {string | undefined} userId
   * @param {Mode} mode
   */
  #forCustomer(userId, mode) {
    const forced = userId === undefined ? undefined : this.#customers.get(userId);
    return forced?.mode === mode ? forced.code : null;
  }
}

/** @param {number} code */
function stageOf(code) {
  return RATE_CODES.has(code) ? 'rate' : 'before-content';
}

/**
 * @param {unknown} code
 * @returns {code is number}
 */
function isCode(code) {
  return typeof code === 'number' && Number.isInteger(code) && code > 0;
}
