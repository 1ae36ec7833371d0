import type {Vault} from '../core/vault.js';

/** The vault of a page: IndexedDB, encrypted. Its code comes when it is opened. */
export function createVault(): Vault {
  return {
    async open(key) {
      // both are missing on plain http, IndexedDB in some private windows too
      if (typeof indexedDB === 'undefined' || globalThis.crypto?.subtle === undefined) return undefined;
      try {
        const {openVault} = await import('./open-vault.js');
        return await openVault(key);
      } catch {
        return undefined; // blocked by the browser, no key at all, or no network for the code
      }
    },
  };
}
