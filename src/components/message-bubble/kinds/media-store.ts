import type {DeskSession} from '../../../core/session.js';
import {localFile} from '../../../element/local-files.js';
import {MediaFile} from './media-file.js';

/** What nobody looks at any more is kept up to here, for whoever comes back to it. */
const KEPT_FILES = 40;
const KEPT_BYTES = 48_000_000;

/** So many files come at once: a browser has six connections, and events need one. */
const AT_ONCE = 3;

/** The files of a session's messages: each is loaded once, however often it is shown. */
export class MediaStore {
  readonly #session: DeskSession;
  /** Those used longest ago come first. */
  readonly #files = new Map<string, MediaFile>();
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(session: DeskSession) {
    this.#session = session;
  }

  of(messageId: string): MediaFile {
    const file =
      this.#files.get(messageId) ??
      new MediaFile({
        load: (signal, onProgress) => this.#load(messageId, signal, onProgress),
        released: () => this.#tidy(),
      });
    this.#files.delete(messageId);
    this.#files.set(messageId, file);
    return file;
  }

  async #load(messageId: string, signal: AbortSignal, onProgress: (share: number) => void): Promise<Blob> {
    const own = localFile(this.#session, messageId);
    if (own) return own;
    await this.#turn(signal);
    try {
      return await this.#session.loadMedia(messageId, signal, onProgress);
    } finally {
      this.#running -= 1;
      const [next] = this.#waiting;
      next?.();
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    if (this.#running >= AT_ONCE)
      await new Promise<void>((resolve, reject) => {
        const go = () => {
          this.#waiting.delete(go);
          resolve();
        };
        this.#waiting.add(go);
        signal.addEventListener('abort', () => {
          if (this.#waiting.delete(go)) reject(new DOMException('Nobody waits for it any more.', 'AbortError'));
        });
      });
    this.#running += 1;
  }

  #tidy(): void {
    const idle = [...this.#files].filter(([, file]) => !file.watched);
    let files = idle.length;
    let bytes = idle.reduce((sum, [, {blob}]) => sum + (blob?.size ?? 0), 0);
    for (const [messageId, {blob}] of idle) {
      if (files <= KEPT_FILES && bytes <= KEPT_BYTES) return;
      files -= 1;
      bytes -= blob?.size ?? 0;
      this.#files.delete(messageId);
    }
  }
}

const stores = new WeakMap<DeskSession, MediaStore>();

export function mediaOf(session: DeskSession): MediaStore {
  const store = stores.get(session) ?? new MediaStore(session);
  stores.set(session, store);
  return store;
}
