import type {OpenVault, Vault} from './vault.js';

/** Writes to the vault in the order things changed, one transaction at a time; from memory when there is none. */
export class Keeper {
  readonly #vault: Vault | undefined;
  readonly #onLost: () => void;
  #open: OpenVault | undefined;
  #changes = new Map<string, string | null>();
  #writing: Promise<void> | undefined;

  constructor(vault: Vault | undefined, onLost: () => void) {
    this.#vault = vault;
    this.#onLost = onLost;
  }

  /** All that was kept; undefined where nothing can be. */
  async open(key: string): Promise<ReadonlyMap<string, string> | undefined> {
    try {
      this.#open = await this.#vault?.open(key);
    } catch {
      this.#open = undefined; // storage blocked or full: the desk works on, from memory
    }
    void this.keep([]); // what changed while it was shut
    return this.#open?.entries;
  }

  /** Resolves when it is written, or when it is certain that it cannot be. */
  async keep(changes: Iterable<readonly [string, string | null]>): Promise<void> {
    for (const [name, value] of changes) this.#changes.set(name, value);
    await this.#writing; // what gathers meanwhile goes in one transaction
    this.#writing ??= this.#write().finally(() => (this.#writing = undefined));
    await this.#writing;
  }

  async #write(): Promise<void> {
    await Promise.resolve(); // all that changes in this turn belongs together
    const changes = this.#changes;
    if (!this.#open || changes.size === 0) return;
    this.#changes = new Map();
    try {
      await this.#open.write(changes);
    } catch {
      this.#open = undefined;
      this.#onLost();
    }
  }
}
