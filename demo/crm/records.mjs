import {readFileSync} from 'node:fs';

/**
 * @typedef {object} Details what the form edits
 * @property {string} name
 * @property {string} email
 * @property {string} phone
 * @property {string} address
 * @property {string} contactBy
 * @property {string} notes
 */
/** @typedef {{number: string, at: string, items: string, status: string, pence: number}} Order */
/** @typedef {{at: string, kind: string, text: string}} Activity */
/** @typedef {{id: string, since: string, details: Details, orders: Order[], activity: Activity[]}} CustomerRecord */
/** @typedef {Omit<Order, 'at'> & {daysAgo: number}} SeedOrder */
/** @typedef {Omit<Activity, 'at'> & {daysAgo: number}} SeedActivity */
/** @typedef {Omit<CustomerRecord, 'orders' | 'activity'> & {orders: SeedOrder[], activity: SeedActivity[]}} Seed */

const LONGEST_BODY = 16 * 1024;
const dates = new Intl.DateTimeFormat('en-GB', {month: 'long', year: 'numeric'});
const DAY_MS = 86_400_000;
/** @type {(keyof Details)[]} */
const FIELDS = ['name', 'email', 'phone', 'address', 'contactBy', 'notes'];

/**
 * The CRM's customers, in memory: changes last until the CRM stops.
 * @param {number} now ms epoch; what has happened is told as of then
 */
export function createRecords(now) {
  /** @type {Seed[]} */
  const seed = JSON.parse(readFileSync(new URL('customers.json', import.meta.url), 'utf8'));
  /** @param {number} daysAgo */
  const dayBefore = (daysAgo) => new Date(now - daysAgo * DAY_MS).toISOString();
  const records = new Map(
    seed.map((one) => [
      one.id,
      {
        ...one,
        orders: one.orders.map(({daysAgo, ...order}) => ({...order, at: dayBefore(daysAgo)})),
        activity: one.activity.map(({daysAgo, ...activity}) => ({...activity, at: dayBefore(daysAgo)})),
      },
    ]),
  );

  return {
    /** @returns {CustomerRecord[]} */
    all: () => [...records.values()],

    /**
     * Takes a customer's details, all fields as texts. An id not seen before makes a new customer.
     * @param {string} id
     * @param {import('node:http').IncomingMessage} request
     * @returns {Promise<CustomerRecord | null>} as changed; null = not well-formed
     */
    async change(id, request) {
      const details = parseDetails(await readText(request));
      if (!details) return null;
      const changed = {...(records.get(id) ?? newRecord(id)), details};
      records.set(id, changed);
      return changed;
    },
  };
}

/** @param {string} id */
function newRecord(id) {
  return {id, since: dates.format(new Date()), orders: [], activity: []};
}

/**
 * @param {string | null} text
 * @returns {Details | null}
 */
function parseDetails(text) {
  try {
    const given = JSON.parse(text ?? '');
    const wellFormed = FIELDS.every((field) => typeof given?.[field] === 'string') && given.name.trim() !== '';
    if (!wellFormed) return null;
    const {name, email, phone, address, contactBy, notes} = given;
    return {name: name.trim(), email, phone, address, contactBy, notes};
  } catch {
    return null;
  }
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<string | null>} null = too long
 */
async function readText(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= LONGEST_BODY) chunks.push(chunk);
  }
  return length > LONGEST_BODY ? null : Buffer.concat(chunks).toString();
}
