import type {ContactCenterAdapter} from './adapter.js';
import type {Clock} from './clock.js';
import type {DeskEvent} from './protocol.js';
import type {Vault} from './vault.js';

/** Masks all that an agent must not see in one event. Loaded before anything is taken in. */
export type Masker = (event: DeskEvent) => DeskEvent;

export interface DeskSessionOptions {
  readonly adapter: ContactCenterAdapter;
  /** Needed when the adapter does not declare that it delivers masked events. */
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
