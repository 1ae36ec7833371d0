import type {SentWith} from './content.js';
import type {ContactCenterAdapter} from './adapter.js';
import type {Clock} from './clock.js';
import type {DeskEvent} from './protocol.js';
import type {Vault} from './vault.js';

/**
 * One event as the agent may see it, and changes of what was told before: a card number that comes in two messages is
 * only known with the second.
 */
export type EventMasker = (event: DeskEvent) => readonly DeskEvent[];

/** What `wa-desk/mask` is to a session. */
export interface Masker {
  /** One for each connection: it remembers whose conversation each is. */
  readonly createEventMasker: () => EventMasker;
}

export interface DeskSessionOptions {
  readonly adapter: ContactCenterAdapter;
  /** Needed when the adapter does not mask: `() => import('wa-desk/mask')`. Loaded before anything is taken in. */
  readonly masker?: () => Promise<Masker>;
  readonly clock?: Clock;
  /** Where drafts and unsent messages survive a reload; without one they live in memory. */
  readonly vault?: Vault;
  /** Where intents fire when no element asked. */
  readonly host?: EventTarget;
  readonly newId?: () => string;
}

/** Where the intent fires: the element that asked. */
export interface AskOptions {
  readonly source?: EventTarget;
}

export interface SendOptions extends AskOptions {
  /** Id of the message it answers. */
  readonly quotedId?: string | null;
  /** A file that was uploaded, a template, or something to choose from: the text is its caption, how it reads, or stands above. */
  readonly with?: SentWith;
}
