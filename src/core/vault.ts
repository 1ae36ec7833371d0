/**
 * Where drafts and unsent messages survive a reload. The core has no storage: the page injects one. Everything
 * written is personal data, so a vault encrypts it under a key that is given when the desk connects.
 */
export interface Vault {
  /**
   * Opens what was written under this key (base64 of 32 bytes, one per agent) and reads all of it. Resolves with
   * undefined where nothing can be kept; the session then works from memory and says so.
   */
  open(key: string): Promise<OpenVault | undefined>;
}

export interface OpenVault {
  readonly entries: ReadonlyMap<string, string>;
  /** All of it or nothing of it; null deletes. Rejects when it cannot be kept. */
  write(changes: ReadonlyMap<string, string | null>): Promise<void>;
}
