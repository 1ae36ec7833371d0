import {forgetMedia} from '../media/stored.js';
import type {Scope} from '../tenant.js';

/** The sender took a message back: what is kept of it elsewhere goes with it, in the same transaction. */
export async function onRevoked(scope: Scope, messageId: string): Promise<void> {
  await forgetMedia(scope, messageId);
}
