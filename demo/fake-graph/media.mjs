import {createHash, createHmac} from 'node:crypto';
import {isRecord} from './wire.mjs';

/**
 * A file at the platform.
 * @typedef {object} MediaFile
 * @property {string} id
 * @property {Buffer} bytes
 * @property {string} mimeType as declared, true or not
 * @property {Buffer} sha256
 * @property {Origin} from
 * @property {string | null} numberId the business number it belongs to
 * @property {string | null} elsewhere [sim] told in place of the fake's own address
 * @property {number} goneAt ms epoch
 */
/** @typedef {'upload' | 'webhook'} Origin */

const DAY = 24 * 3600 * 1000;
/** FACTS 87. */
const LIFE = {upload: 30 * DAY, webhook: 7 * DAY};
const URL_LIFE = 5 * 60;

/** The files of one life of the platform, and the addresses under which they can be fetched for a while. */
export class Media {
  #clock;
  #rng;
  #origin;
  #secret;
  /** @type {Map<string, MediaFile>} */
  #files = new Map();
  /** [sim] what downloads answer instead of the file */
  /** @type {{redirect: string | null, failing: boolean}} */
  switches = {redirect: null, failing: false};

  /**
   * @param {import('./clock.mjs').Clock} clock
   * @param {import('./rng.mjs').Rng} rng
   * @param {() => string} origin of the fake, once it listens
   */
  constructor(clock, rng, origin) {
    this.#clock = clock;
    this.#rng = rng;
    this.#origin = origin;
    this.#secret = rng.bytes(32);
  }

  /**
   * @param {Uint8Array} bytes
   * @param {string} mimeType
   * @param {Origin} from
   * @param {{numberId?: string, elsewhere?: string | null}} [more]
   * @returns {MediaFile}
   */
  add(bytes, mimeType, from, {numberId, elsewhere = null} = {}) {
    const first = 1 + Math.floor(this.#rng.share() * 9);
    /** @type {MediaFile} */
    const file = {
      id: `${first}${this.#rng.digits(this.#rng.share() < 0.5 ? 14 : 15)}`,
      bytes: Buffer.from(bytes),
      mimeType,
      from,
      sha256: createHash('sha256').update(bytes).digest(),
      numberId: numberId ?? null,
      elsewhere,
      goneAt: this.#clock.now() + LIFE[from],
    };
    this.#files.set(file.id, file);
    return file;
  }

  /**
   * @param {unknown} id
   * @param {string} [numberId] of whom it must be
   */
  find(id, numberId) {
    const file = typeof id === 'string' ? this.#files.get(id) : undefined;
    const theirs = numberId !== undefined && file?.numberId !== numberId;
    return file && !theirs && this.#clock.now() < file.goneAt ? file : undefined;
  }

  /** @param {MediaFile} file */
  delete(file) {
    this.#files.delete(file.id);
  }

  /**
   * @param {MediaFile} file
   * @returns {string} good for 5 minutes from now
   */
  urlOf(file) {
    if (file.elsewhere !== null) return file.elsewhere;
    const until = String(Math.floor(this.#clock.now() / 1000) + URL_LIFE);
    return `${this.#origin()}/sim-media/?mid=${file.id}&ext=${until}&hash=${this.#hash(file.id, until)}`;
  }

  /**
   * @param {URLSearchParams} query of an address made by `urlOf`
   * @returns {MediaFile | undefined} undefined = over, or never made
   */
  fetched(query) {
    const [id = '', until = '', hash] = ['mid', 'ext', 'hash'].map((name) => query.get(name) ?? '');
    if (hash !== this.#hash(id, until) || this.#clock.now() >= Number(until) * 1000) return undefined;
    return this.find(id);
  }

  /**
   * @param {unknown} body of `POST /_sim/media`
   * @returns {string | null} what is wrong with it, then nothing was changed
   */
  change(body) {
    if (!isRecord(body)) return 'Send redirect or failing.';
    const {redirect = this.switches.redirect, failing = this.switches.failing} = body;
    if (redirect !== null && !(typeof redirect === 'string' && URL.canParse(redirect))) {
      return 'Set redirect to a URL or null.';
    }
    if (typeof failing !== 'boolean') return 'Set failing to true or false.';
    this.switches = {redirect, failing};
    return null;
  }

  /**
   * @param {string} id
   * @param {string} until
   */
  #hash(id, until) {
    return createHmac('sha256', this.#secret).update(`${id}/${until}`).digest('base64url').slice(0, 32);
  }
}
