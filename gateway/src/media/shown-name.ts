import {aboutOf} from '../desk/frames.js';
import {messageNouns} from '../desk/message-noun.js';
import {Told} from '../desk/told.js';
import type {Scope} from '../tenant.js';
import {fileName} from './file-name.js';

/** A file's name as a desk is shown it: what is masked there is in no header either. */
export async function shownName(scope: Scope, messageId: string): Promise<string | null> {
  const row = await scope.tx
    .selectFrom('messages')
    .selectAll()
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow();
  const [message] = await messageNouns(scope, [row]);
  if (!message) return null;
  const told = new Told({type: 'message-changed', message}, await aboutOf(scope, row.conversation_id));
  const event = told.under(scope.tenant);
  const content = event.type === 'message-changed' ? event.message.content : undefined;
  return content?.type === 'media' ? fileName(content.media.name?.text ?? null) : null;
}
