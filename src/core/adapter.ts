import type {CommandType, DeskCommand, DeskEvent} from './protocol.js';

/** What a contact centre must offer to be plugged in. */
export interface ContactCenterAdapter {
  readonly capabilities: AdapterCapabilities;
  /**
   * Delivers events until `signal` aborts, beginning with a snapshot (`leader` alone may come before), and reconnects by
   * itself, saying so with `connection` events. Resolves after the first snapshot; rejects with a `DeskError` when signing in is refused.
   */
  connect(sink: (event: DeskEvent) => void, signal: AbortSignal): Promise<void>;
  /**
   * Asks, and resolves with the events this caused for the asking desk. The same `key` asked again gets the same
   * answer and has no second effect. Rejects with a `DeskError`: `unreachable` when no answer came.
   */
  command(command: DeskCommand, key: string): Promise<readonly DeskEvent[]>;
  /**
   * Brings a file to the contact centre and resolves with the id that `send` names it by. Rejects with a `DeskError` where
   * the file is refused. Absent where no files can be sent.
   */
  upload?(taskId: string, file: File, signal: AbortSignal, onProgress: (share: number) => void): Promise<string>;
  /**
   * The bytes of a message's `media` that is `ready`, with the type the contact centre found in them. `onProgress` gets a
   * share from 0 to 1. Rejects with a `DeskError`. Absent where no message has media.
   */
  loadMedia?(messageId: string, signal: AbortSignal, onProgress: (share: number) => void): Promise<Blob>;
}

export interface AdapterCapabilities {
  /** What it delivers is masked already, as the tenant set it. */
  readonly masked: boolean;
  readonly commands: readonly CommandType[];
}
