import {isRecord} from './wire.mjs';

/**
 * Switches of contract 4.8. A share is a number 0..1 (`true` = 1).
 * @typedef {object} Switches
 * @property {number} duplicate share of updates delivered twice
 * @property {boolean} shuffle hold every update back 0-2 s
 * @property {number} batch updates per POST; fewer go out 2 s after the oldest
 * @property {number} delay seconds every update is held
 * @property {number} drop200 share of updates whose first 200 is taken as lost
 * @property {boolean} statusFirst
 * @property {number} loseResponse share of sends that are answered by a closed connection
 * @property {boolean} splitTimestamps all timestamps of ten seconds fall on the first of them
 * @property {boolean} badSignature the next delivery; resets itself
 * @property {boolean} unknownField
 */

/** @type {Switches} */
const CALM = {
  duplicate: 0,
  shuffle: false,
  batch: 1,
  delay: 0,
  drop200: 0,
  statusFirst: false,
  loseResponse: 0,
  splitTimestamps: false,
  badSignature: false,
  unknownField: false,
};

const LONGEST_SHUFFLE = 2000;

export class Chaos {
  #rng;
  /** @type {Switches} */
  switches = {...CALM};

  /** @param {import('./rng.mjs').Rng} rng */
  constructor(rng) {
    this.#rng = rng;
  }

  /**
   * @param {unknown} body any of the switches; the others stay
   * @returns {string | null} what is wrong with it, then nothing was changed
   */
  change(body) {
    if (!isRecord(body)) return 'Send an object of switches.';
    const next = {...this.switches};
    for (const [name, value] of Object.entries(body)) {
      switch (name) {
        case 'duplicate':
        case 'drop200':
        case 'loseResponse': {
          const share = Number(value);
          if (!(share >= 0 && share <= 1)) return `Set ${name} to a share from 0 to 1.`;
          next[name] = share;
          break;
        }
        case 'batch':
          if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 1000) {
            return 'Set batch to 1 to 1000 updates.';
          }
          next.batch = value;
          break;
        case 'delay':
          if (typeof value !== 'number' || !(value >= 0)) return 'Set delay to 0 or more seconds.';
          next.delay = value;
          break;
        case 'shuffle':
        case 'statusFirst':
        case 'splitTimestamps':
        case 'badSignature':
        case 'unknownField':
          if (typeof value !== 'boolean') return `Set ${name} to true or false.`;
          next[name] = value;
          break;
        default:
          return 'Use the names of the chaos switches.';
      }
    }
    this.switches = next;
    return null;
  }

  /** How long an update is held back, in ms. */
  hold() {
    const shuffled = this.switches.shuffle ? Math.floor(this.#rng.share() * LONGEST_SHUFFLE) : 0;
    return this.switches.delay * 1000 + shuffled;
  }

  /** @param {'duplicate' | 'drop200' | 'loseResponse'} name */
  strikes(name) {
    const share = this.switches[name];
    // no draw while a switch is off, so that switching another on does not change its course
    return share > 0 && this.#rng.share() < share;
  }

  takeBadSignature() {
    const bad = this.switches.badSignature;
    this.switches.badSignature = false;
    return bad;
  }

  /**
   * Unix seconds as they go on the wire.
   * @param {number} now ms epoch
   */
  stamp(now) {
    const seconds = Math.floor(now / 1000);
    return this.switches.splitTimestamps ? seconds - (seconds % 10) : seconds;
  }
}
