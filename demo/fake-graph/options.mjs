import {digitsOf, isRecord} from './wire.mjs';

/** @typedef {{id: string, wabaId: string, display: string, verifiedName: string}} BusinessNumber */
/**
 * @typedef {object} CustomerOption
 * @property {string} phone
 * @property {string} userId scoped id, `GB.…`
 * @property {string} name
 * @property {string} [waId] when it differs from the phone
 * @property {string} [username]
 * @property {boolean} [hideNumber]
 * @property {boolean} [receipts]
 * @property {boolean} [online]
 * @property {boolean} [blocked]
 */
/** @typedef {{response: number, sent: number, delivered: number}} Latency ms per step */
/**
 * @typedef {object} Options
 * @property {number} port 0 = any free one
 * @property {string} version
 * @property {string} accessToken
 * @property {string} appSecret
 * @property {string} verifyToken
 * @property {string | null} callbackUrl
 * @property {BusinessNumber[]} numbers
 * @property {CustomerOption[]} customers
 * @property {'real' | 'manual'} clock
 * @property {number} startAt ms epoch, for the manual clock
 * @property {Latency} latency
 * @property {number} seed
 * @property {'async' | 'sync'} windowCheck
 * @property {number} webhookTimeout ms of wall-clock time
 */
/** @typedef {Partial<Omit<Options, 'latency'>> & {latency?: Partial<Latency>}} GivenOptions */

/** @type {Options} */
const DEFAULTS = {
  port: 0,
  version: 'v24.0',
  accessToken: 'SIM-TOKEN',
  appSecret: 'SIM-SECRET',
  verifyToken: 'SIM-VERIFY',
  callbackUrl: null,
  numbers: [
    {id: '290000000000401', wabaId: '180000000000401', display: '+44 20 7946 0401', verifiedName: 'Harbour Home'},
  ],
  customers: [
    {phone: '+447700900401', userId: 'GB.40100000000000000001', name: 'Maya Okafor'},
    {phone: '+447700900402', userId: 'GB.40200000000000000002', name: 'Tomás Rivera'},
    {
      phone: '+447700900403',
      userId: 'GB.40300000000000000003',
      name: 'Jo Marlow',
      username: 'jo.marlow',
      hideNumber: true,
    },
  ],
  clock: 'real',
  startAt: Date.UTC(2026, 10, 22, 9),
  latency: {response: 80, sent: 150, delivered: 400},
  seed: 1,
  windowCheck: 'async',
  webhookTimeout: 5000,
};

/**
 * @param {GivenOptions} given
 * @returns {Options}
 * @throws {Error} that names the option to correct
 */
export function completeOptions(given) {
  const options = {...DEFAULTS, ...given, latency: {...DEFAULTS.latency, ...given.latency}};
  if (!/^v\d{1,2}\.\d$/.test(options.version)) throw new Error('Set version to the form v24.0.');
  if (options.clock !== 'real' && options.clock !== 'manual') throw new Error('Set clock to real or manual.');
  if (options.windowCheck !== 'async' && options.windowCheck !== 'sync') {
    throw new Error('Set windowCheck to async or sync.');
  }
  if (!Number.isInteger(options.startAt)) throw new Error('Set startAt to whole milliseconds since 1970.');
  if (!Number.isInteger(options.seed)) throw new Error('Set seed to a whole number.');
  if (Object.values(options.latency).some((ms) => !(Number.isFinite(ms) && ms >= 0))) {
    throw new Error('Set every latency to 0 or more milliseconds.');
  }
  if (options.callbackUrl !== null) assertLoopbackUrl(options.callbackUrl);
  if (!isNumberList(options.numbers)) {
    throw new Error('Give at least one number with id and wabaId (digits), display and verifiedName.');
  }
  if (!isCustomerList(options.customers)) {
    throw new Error('Give every customer a phone, a userId such as GB.401 and a name; phones and userIds are unique.');
  }
  return options;
}

/** @param {string} hostname as URL gives it */
export function isLoopbackName(hostname) {
  return hostname === '127.0.0.1' || hostname === '[::1]' || hostname === 'localhost';
}

/** @param {string} url */
export function assertLoopbackUrl(url) {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.protocol !== 'http:' || !isLoopbackName(parsed.hostname)) {
    throw new Error('Set callbackUrl to an http URL on 127.0.0.1, [::1] or localhost.');
  }
}

/** @param {unknown} list */
function isNumberList(list) {
  if (!Array.isArray(list) || list.length === 0) return false;
  return list.every(
    (number) =>
      isRecord(number) &&
      [number['id'], number['wabaId']].every((id) => typeof id === 'string' && /^\d+$/.test(id)) &&
      [number['display'], number['verifiedName']].every((text) => typeof text === 'string' && text !== ''),
  );
}

/** @param {unknown} list */
function isCustomerList(list) {
  if (!Array.isArray(list)) return false;
  const keys = new Set();
  for (const customer of list) {
    if (!isRecord(customer)) return false;
    const {phone, userId, name} = customer;
    if (typeof phone !== 'string' || typeof userId !== 'string' || typeof name !== 'string') return false;
    if (!/^\d{6,15}$/.test(digitsOf(phone)) || !/^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/.test(userId)) return false;
    keys.add(digitsOf(phone)).add(userId);
  }
  return keys.size === list.length * 2;
}
