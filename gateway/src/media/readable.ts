import {sql, type Selectable} from 'kysely';
import {OWN_HISTORY} from '../desk/history.js';
import type {Database, Tables} from '../store/database.js';
import type {Scope} from '../tenant.js';
import {PIECE} from './receive.js';

/** A file as it can be handed out, or the reason why not. */
export type ReadableMedia = Selectable<Tables['media']> & {readonly kind: string};

/**
 * The file of a message that this agent may see: in their open tasks, in what was earlier with those customers, or in
 * what they have done in the last 24 hours. Undefined for any other, as for one that is not there.
 */
export async function readableMedia(
  {tx, tenantId, now}: Scope,
  agentId: string,
  messageId: string,
): Promise<ReadableMedia | undefined> {
  return tx
    .selectFrom('media')
    .innerJoin('messages', (join) =>
      join.onRef('messages.tenant_id', '=', 'media.tenant_id').onRef('messages.id', '=', 'media.message_id'),
    )
    .selectAll('media')
    .select('messages.kind')
    .where('media.tenant_id', '=', tenantId)
    .where('media.message_id', '=', messageId)
    .where('messages.deleted', '=', false)
    .where(
      sql<boolean>`(
        exists (
          select 1 from tasks t
          where t.tenant_id = messages.tenant_id and t.agent_id = ${agentId}
            and t.conversation_id = messages.conversation_id
            and (t.phase in ('connected', 'interrupted') or (t.phase = 'wrap-up' and messages.at <= t.ended_at))
        ) or exists (
          select 1 from tasks t
          join interactions present on present.tenant_id = t.tenant_id and present.id = t.interaction_id
          join interactions earlier on earlier.tenant_id = t.tenant_id
            and earlier.customer_key = present.customer_key and earlier.id <> present.id
            and earlier.received_at <= present.received_at
          where t.tenant_id = messages.tenant_id and t.agent_id = ${agentId}
            and t.phase in ('connected', 'interrupted', 'wrap-up')
            and earlier.conversation_id = messages.conversation_id
            and messages.seq between earlier.first_seq and coalesce(earlier.last_seq, messages.seq)
        ) or exists (
          select 1 from tasks t
          join interactions own on own.tenant_id = t.tenant_id and own.id = t.interaction_id
          where t.tenant_id = messages.tenant_id and t.agent_id = ${agentId} and t.accepted_at is not null
            and (t.ended_at is null or (t.ended_at > ${now - OWN_HISTORY} and messages.at <= t.ended_at))
            and own.conversation_id = messages.conversation_id
            and messages.seq between own.first_seq and coalesce(own.last_seq, messages.seq)
        )
      )`,
    )
    .executeTakeFirst();
}

/** Reads a stretch of a file's bytes, one piece after another as they are asked for. */
export async function* readPieces(
  database: Database,
  {tenant_id, message_id, take}: ReadableMedia,
  first: number,
  last: number,
): AsyncGenerator<Buffer> {
  for (let place = Math.floor(first / PIECE); place * PIECE <= last; place++) {
    const start = place * PIECE;
    const row = await database
      .selectFrom('media_chunks')
      .select('bytes')
      .where('tenant_id', '=', tenant_id)
      .where('message_id', '=', message_id)
      .where('take', '=', take)
      .where('place', '=', place)
      .executeTakeFirst();
    if (!row) throw new Error('A file went while it was read.'); // its sender took it back
    yield row.bytes.subarray(Math.max(0, first - start), last - start + 1);
  }
}
