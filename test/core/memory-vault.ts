import type {Vault} from '../../src/core/index.js';

export interface MemoryVault extends Vault {
  /** What would be there after a reload. */
  readonly kept: ReadonlyMap<string, string>;
  /** The names each transaction wrote (+) and deleted (-). */
  readonly transactions: readonly string[][];
  readonly keys: readonly string[];
  full: boolean;
}

/** A vault that survives its session, as storage does, and tells what was done with it. */
export function createMemoryVault(): MemoryVault {
  const kept = new Map<string, string>();
  const transactions: string[][] = [];
  const keys: string[] = [];
  return {
    kept,
    transactions,
    keys,
    full: false,
    async open(key) {
      keys.push(key);
      return {
        entries: new Map(kept),
        write: async (changes) => {
          if (this.full) throw new DOMException('No space', 'QuotaExceededError');
          transactions.push([...changes].map(([name, value]) => `${value === null ? '-' : '+'}${name}`));
          for (const [name, value] of changes) {
            if (value === null) kept.delete(name);
            else kept.set(name, value);
          }
        },
      };
    },
  };
}
