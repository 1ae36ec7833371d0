import {sql} from 'kysely';
import {Refusal} from '../desk/refusal.js';
import {lockConnected} from '../desk/commands/open-task.js';
import {clearDeadline, setDeadline} from '../store/deadline.js';
import type {Scope} from '../tenant.js';
import type {Finding} from './inspect.js';
import {keepForAWhile} from './keep.js';

const HOUR = 60 * 60 * 1000;
/** A file that is not sent in this time goes. */
const KEPT_UNSENT = 24 * HOUR;
/** Of one agent in an hour; what is sent counts no more. */
const MOST_UNSENT = 20;

export interface NewUpload {
  readonly agentId: string;
  readonly taskId: string;
  readonly claimedType: string | null;
  readonly name: string | null;
}

/** Makes room for a file of an agent who may write in this task; resolves with the upload's id, which is its take as well. */
export async function beginUpload(scope: Scope, {agentId, taskId, claimedType, name}: NewUpload): Promise<string> {
  const {tx, tenantId, now, newId} = scope;
  const {conversation} = await lockConnected(scope, agentId, taskId);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`uploads:${tenantId}:${agentId}`}, 0))`.execute(tx);
  const {unsent} = await tx
    .selectFrom('uploads')
    .select(({fn}) => fn.countAll<number>().as('unsent'))
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', agentId)
    .where('created_at', '>', now - HOUR)
    .executeTakeFirstOrThrow();
  if (unsent >= MOST_UNSENT)
    throw new Refusal('rate-limited', `${MOST_UNSENT} files of the last hour are not sent yet: send or wait.`);
  const id = newId();
  const values = {media_id: null, claimed_type: claimedType, claimed_hash: null, name, due_at: null};
  await tx
    .insertInto('media')
    .values({...values, tenant_id: tenantId, message_id: id, take: id})
    .execute();
  await tx
    .insertInto('uploads')
    .values({tenant_id: tenantId, id, agent_id: agentId, conversation_id: conversation.id, created_at: now})
    .execute();
  await setDeadline(scope, 'upload', id, now + KEPT_UNSENT);
  return id;
}

/** All bytes are here and were looked at. */
export async function finishUpload(
  {tx, tenantId}: Scope,
  id: string,
  found: Extract<Finding, {state: 'ready'}> & {readonly size: number},
): Promise<void> {
  await tx.updateTable('media').set(found).where('tenant_id', '=', tenantId).where('message_id', '=', id).execute();
}

/** Neither the file nor a trace of it stays. */
export async function dropUpload(scope: Scope, id: string): Promise<void> {
  await clearDeadline(scope, 'upload', id);
  await uploadLapsed(scope, id);
}

/** Nobody has sent it. */
export async function uploadLapsed({tx, tenantId}: Scope, id: string): Promise<void> {
  await tx
    .deleteFrom('media')
    .where('tenant_id', '=', tenantId)
    .where('message_id', '=', id)
    .where(({exists, selectFrom}) =>
      exists(
        selectFrom('uploads')
          .select('id')
          .whereRef('uploads.tenant_id', '=', 'media.tenant_id')
          .whereRef('uploads.id', '=', 'media.message_id'),
      ),
    )
    .execute();
}

/** A file of this agent that is here whole, brought for this conversation and not sent yet. */
export function readyUpload({tx, tenantId}: Scope, agentId: string, conversationId: string, id: string) {
  return tx
    .selectFrom('uploads')
    .innerJoin('media', (join) =>
      join.onRef('media.tenant_id', '=', 'uploads.tenant_id').onRef('media.message_id', '=', 'uploads.id'),
    )
    .select(['media.mime', 'media.size', 'media.name', 'media.duration'])
    .where('uploads.tenant_id', '=', tenantId)
    .where('uploads.id', '=', id)
    .where('uploads.agent_id', '=', agentId)
    .where('uploads.conversation_id', '=', conversationId)
    .where('media.state', '=', 'ready')
    .forUpdate()
    .executeTakeFirst();
}

/** The upload becomes the file of a message. */
export async function giveToMessage(scope: Scope, id: string, messageId: string): Promise<void> {
  const {tx, tenantId} = scope;
  await clearDeadline(scope, 'upload', id);
  await tx.deleteFrom('uploads').where('tenant_id', '=', tenantId).where('id', '=', id).execute();
  await tx
    .updateTable('media')
    .set({message_id: messageId})
    .where('tenant_id', '=', tenantId)
    .where('message_id', '=', id)
    .execute();
  await keepForAWhile(scope, messageId);
}
