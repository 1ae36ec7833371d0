import type {Scope} from '../../tenant.js';
import {Refusal} from '../refusal.js';

const LONGEST_ID = 64;

/**
 * Whether the desk has asked for this message before: its own id makes it one, however often it is asked.
 * @throws Refusal when the id is none, or somebody else's
 */
export async function knownMessage(
  scope: Scope,
  agentId: string,
  conversationId: string,
  messageId: string,
): Promise<boolean> {
  if (messageId.length === 0 || messageId.length > LONGEST_ID)
    throw new Refusal('bad-command', 'messageId: expected a random id of at most 64 characters.');
  const known = await readMessage(scope, messageId);
  if (known && (known.conversation_id !== conversationId || known.author_id !== agentId))
    throw new Refusal('bad-command', 'messageId: expected a new random id.');
  return known !== undefined;
}

export function readMessage({tx, tenantId}: Scope, id: string) {
  return tx
    .selectFrom('messages')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
}
