import {openDB, type DBSchema, type IDBPDatabase} from 'idb';
import type {OpenVault} from '../core/vault.js';

const DATABASE = 'wa-desk';
const STORE = 'vault';
const IV_BYTES = 12;

interface VaultSchema extends DBSchema {
  [STORE]: {key: [owner: string, name: string]; value: Uint8Array<ArrayBuffer>};
}

/** What is derived from the agent's key. None of it leads back to the key or to the agent. */
interface Keys {
  /** Finds this agent's entries among others'. */
  readonly owner: string;
  readonly entries: CryptoKey;
  readonly names: CryptoKey;
}

/** Keeps entries in IndexedDB, their names and values encrypted; nothing that can be read is ever written. */
export async function openVault(key: string): Promise<OpenVault> {
  return withEntries(await deriveKeys(key));
}

/** The database is open for so long only: a session that has gone keeps none, and no newer version of us has to wait. */
async function inDatabase<Result>(use: (database: IDBPDatabase<VaultSchema>) => Promise<Result>): Promise<Result> {
  const database = await openDB<VaultSchema>(DATABASE, 1, {
    upgrade: (fresh) => void fresh.createObjectStore(STORE),
  });
  try {
    return await use(database);
  } finally {
    database.close(); // when its transactions are done
  }
}

async function withEntries(keys: Keys): Promise<OpenVault> {
  return {
    entries: await inDatabase((database) => readEntries(database, keys)),
    async write(changes) {
      // sealed before the transaction, which would not wait for it
      const sealed = await Promise.all(
        [...changes].map(async ([name, value]) => ({
          at: await addressOf(keys, name),
          value: value === null ? null : await seal(keys.entries, JSON.stringify([name, value])),
        })),
      );
      await inDatabase(async (database) => {
        const transaction = database.transaction(STORE, 'readwrite');
        const {store} = transaction;
        const requests = sealed.map(async ({at, value}) => {
          await (value === null ? store.delete(at) : store.put(value, at));
        });
        // a request that could not even be made would not take the others back
        await Promise.all([...requests, transaction.done]).catch(async (error: unknown) => {
          abort(transaction);
          await Promise.allSettled([...requests, transaction.done]);
          throw error;
        });
      });
    },
  };
}

function abort(transaction: {abort(): void}): void {
  try {
    transaction.abort();
  } catch {
    // it has ended by itself
  }
}

async function readEntries(database: IDBPDatabase<VaultSchema>, keys: Keys): Promise<ReadonlyMap<string, string>> {
  const own = IDBKeyRange.bound([keys.owner], [keys.owner, []]); // an array sorts after every string
  const transaction = database.transaction(STORE);
  const [addresses, values] = await Promise.all([transaction.store.getAllKeys(own), transaction.store.getAll(own)]);
  const opened = await Promise.all(values.map((value) => unseal(keys.entries, value)));
  const entries = new Map<string, string>();
  const broken: VaultSchema[typeof STORE]['key'][] = [];
  for (const [i, address] of addresses.entries()) {
    const entry = opened[i];
    if (entry) entries.set(...entry);
    else broken.push(address);
  }
  if (broken.length > 0) {
    const cleaning = database.transaction(STORE, 'readwrite');
    await Promise.all([...broken.map((address) => cleaning.store.delete(address)), cleaning.done]);
  }
  return entries;
}

async function deriveKeys(key: string): Promise<Keys> {
  const secret = await crypto.subtle.importKey('raw', fromBase64(key), 'HKDF', false, ['deriveBits', 'deriveKey']);
  const [owner, entries, names] = await Promise.all([
    crypto.subtle.deriveBits(keyFor('owner'), secret, 128),
    crypto.subtle.deriveKey(keyFor('entries'), secret, {name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveKey(keyFor('names'), secret, {name: 'HMAC', hash: 'SHA-256', length: 256}, false, ['sign']),
  ]);
  return {owner: toHex(owner), entries, names};
}

const keyFor = (use: string): HkdfParams => ({
  name: 'HKDF',
  hash: 'SHA-256',
  salt: new Uint8Array(), // the key is random already
  info: new TextEncoder().encode(`wa-desk vault ${use}`),
});

async function addressOf({owner, names}: Keys, name: string): Promise<[string, string]> {
  return [owner, toHex(await crypto.subtle.sign('HMAC', names, new TextEncoder().encode(name)))];
}

async function seal(key: CryptoKey, text: string): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt({name: 'AES-GCM', iv}, key, new TextEncoder().encode(text));
  const bytes = new Uint8Array(IV_BYTES + sealed.byteLength);
  bytes.set(iv);
  bytes.set(new Uint8Array(sealed), IV_BYTES);
  return bytes;
}

/** Undefined for what this key did not seal, or what was changed since. */
async function unseal(key: CryptoKey, bytes: Uint8Array<ArrayBuffer>): Promise<[string, string] | undefined> {
  try {
    const iv = bytes.subarray(0, IV_BYTES);
    const text = await crypto.subtle.decrypt({name: 'AES-GCM', iv}, key, bytes.subarray(IV_BYTES));
    const entry: unknown = JSON.parse(new TextDecoder().decode(text));
    if (!Array.isArray(entry)) return undefined;
    const [name, value]: unknown[] = entry;
    return typeof name === 'string' && typeof value === 'string' ? [name, value] : undefined;
  } catch {
    return undefined;
  }
}

const fromBase64 = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

const toHex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
