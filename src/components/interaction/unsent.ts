import {messagesOf} from '../../core/select.js';
import type {DeskState} from '../../core/state.js';
import type {Task} from '../../core/task.js';

/** What ending this task would lose or overtake: a draft, or messages that the contact centre or WhatsApp has yet to take. */
export function wouldLose(state: DeskState, {conversationId}: Task): 'draft' | 'unsent' | null {
  if ((state.drafts.get(conversationId) ?? '').trim() !== '') return 'draft';
  const waits = messagesOf(state, conversationId).some(
    ({version, delivery, waiting}) =>
      waiting !== null || (version === 0 && delivery !== null && delivery.status !== 'failed'),
  );
  return waits ? 'unsent' : null;
}
