import {createHash} from 'node:crypto';

/**
 * Seeded generator: SHA-256 over seed, stream and a counter. Every stream is independent, so that the number of
 * handshake attempts (wall-clock time) cannot shift message ids.
 */
export class Rng {
  #key;
  #counter = 0;

  /**
   * @param {number} seed
   * @param {string} stream
   */
  constructor(seed, stream) {
    this.#key = `${seed}/${stream}`;
  }

  /** @param {number} length */
  bytes(length) {
    const blocks = [];
    for (let made = 0; made < length; made += 32) {
      blocks.push(createHash('sha256').update(`${this.#key}/${this.#counter++}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, length);
  }

  /** A number in [0, 1). */
  share() {
    return this.bytes(4).readUInt32BE() / 2 ** 32;
  }

  /** @param {number} length */
  digits(length) {
    return this.#pick('0123456789', length);
  }

  /** @param {number} length */
  letters(length) {
    return this.#pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ', length);
  }

  /** A message id; its base64 often holds `+`, `/` and `=`, which break code that does not URL-encode it. */
  wamid() {
    const random = this.bytes(28 + Math.floor(this.share() * 3));
    return `wamid.${Buffer.concat([Buffer.from('HBgM', 'base64'), random]).toString('base64')}`;
  }

  /**
   * @param {string} alphabet
   * @param {number} length
   */
  #pick(alphabet, length) {
    return Array.from({length}, () => alphabet.charAt(Math.floor(this.share() * alphabet.length))).join('');
  }
}
