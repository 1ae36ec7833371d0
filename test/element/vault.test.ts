import {expect} from 'chai';
import {deleteDB, openDB} from 'idb';
import {createVault} from '../../src/element/vault.js';

const KEY = btoa('0123456789abcdef0123456789abcdef');
const OTHER_KEY = btoa('fedcba9876543210fedcba9876543210');
const DRAFT = 'draft:conversation-1';

beforeEach(() => deleteDB('wa-desk'));

async function open(key = KEY) {
  const vault = await createVault().open(key);
  if (!vault) throw new Error('Nothing can be kept in this browser.');
  return vault;
}

async function stored(): Promise<unknown[]> {
  const database = await openDB('wa-desk');
  const all = [...(await database.getAllKeys('vault')), ...(await database.getAll('vault'))];
  database.close();
  return all;
}

const readable = (all: unknown[]) =>
  all
    .map((one) => (one instanceof Uint8Array ? new TextDecoder('latin1').decode(one) : JSON.stringify(one)))
    .join('\n');

describe('The vault', () => {
  it('gives back what was written, after a reload', async () => {
    const vault = await open();
    expect([...vault.entries]).to.deep.equal([]);
    await vault.write(
      new Map([
        [DRAFT, 'Grüße 👋'],
        ['unsent:1', '{}'],
      ]),
    );
    expect([...(await open()).entries]).to.have.deep.members([
      [DRAFT, 'Grüße 👋'],
      ['unsent:1', '{}'],
    ]);
    await vault.write(
      new Map([
        [DRAFT, 'Later'],
        ['unsent:1', null],
      ]),
    );
    expect([...(await open()).entries]).to.deep.equal([[DRAFT, 'Later']]);
  });

  it('writes nothing that can be read: neither what was typed nor where it belongs', async () => {
    await (await open()).write(new Map([[DRAFT, 'My card is 4111']]));
    const all = readable(await stored());
    expect(all).to.have.length.above(60);
    for (const secret of ['My card', '4111', 'draft', 'conversation', KEY, 'agent']) expect(all).not.to.include(secret);
  });

  it('writes the same text differently each time', async () => {
    const vault = await open();
    await vault.write(new Map([[DRAFT, 'Same']]));
    const first = readable(await stored());
    await vault.write(new Map([[DRAFT, 'Same']]));
    expect(readable(await stored())).not.to.equal(first);
  });

  it('shows another agent nothing, and loses nothing by it', async () => {
    await (await open()).write(new Map([[DRAFT, 'Mine']]));
    const other = await open(OTHER_KEY);
    expect([...other.entries]).to.deep.equal([]);
    await other.write(new Map([[DRAFT, 'Theirs']]));
    expect([...(await open()).entries]).to.deep.equal([[DRAFT, 'Mine']]);
  });

  it('writes all of a change or nothing of it', async () => {
    const vault = await open();
    await vault.write(new Map([[DRAFT, 'Hello']]));
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put') ?? {};
    const full = () => {
      throw new DOMException('The disk is full.', 'QuotaExceededError');
    };
    Object.defineProperty(IDBObjectStore.prototype, 'put', {...put, value: full});
    let refused = false;
    await vault
      .write(
        new Map([
          [DRAFT, null],
          ['unsent:1', 'Hello'],
        ]),
      )
      .catch(() => (refused = true));
    Object.defineProperty(IDBObjectStore.prototype, 'put', put);
    expect(refused).to.equal(true);
    expect([...(await open()).entries]).to.deep.equal([[DRAFT, 'Hello']]);
  });

  it('drops what was tampered with, and keeps the rest', async () => {
    await (
      await open()
    ).write(
      new Map([
        [DRAFT, 'Hello'],
        ['unsent:1', '{}'],
      ]),
    );
    const database = await openDB('wa-desk');
    const [key] = await database.getAllKeys('vault');
    const bytes: unknown = key && (await database.get('vault', key));
    if (!key || !(bytes instanceof Uint8Array)) throw new Error('Nothing was written.');
    bytes.set([(bytes.at(-1) ?? 0) ^ 1], bytes.length - 1);
    await database.put('vault', bytes, key);
    database.close();
    expect((await open()).entries.size).to.equal(1);
    expect(await stored()).to.have.length(2); // one address, one value
  });

  it('says that nothing can be kept where there is no key or no storage', async () => {
    expect(await createVault().open('no base64!')).to.equal(undefined);
    const storage = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
    Object.defineProperty(globalThis, 'indexedDB', {
      configurable: true,
      value: {
        open() {
          throw new DOMException('Blocked.', 'SecurityError');
        },
      },
    });
    const blocked = await createVault().open(KEY);
    if (storage) Object.defineProperty(globalThis, 'indexedDB', storage);
    expect(blocked).to.equal(undefined);
  });
});
