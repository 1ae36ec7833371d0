import * as v from 'valibot';
import type {Media} from 'wa-desk/core';
import type {Scope} from '../tenant.js';
import {fileName} from './file-name.js';

/** What the gateway has of a message's file. */
export type StoredMedia = Pick<Media, 'state' | 'mimeType' | 'size' | 'width' | 'height' | 'duration'> & {
  /** Safe to show and to save. */
  readonly name: string | null;
};

const bringsFile = v.object({
  media: v.object({
    id: v.string(),
    mime: v.nullable(v.string()),
    sha256: v.nullable(v.string()),
    filename: v.nullable(v.string()),
  }),
});

/** Has the file that a new message brings fetched, as soon as the caller's transaction is done. */
export async function fetchMediaOf({tx, tenantId, now}: Scope, messageId: string, detail: unknown): Promise<void> {
  const brings = v.safeParse(bringsFile, detail);
  if (!brings.success) return;
  const {id, mime, sha256, filename} = brings.output.media;
  await tx
    .insertInto('media')
    .values({
      tenant_id: tenantId,
      message_id: messageId,
      media_id: id,
      claimed_type: mime,
      claimed_hash: sha256,
      name: fileName(filename),
      due_at: now,
    })
    .execute();
}

/** By message id; a message without a file that could be fetched has none. */
export async function storedMediaOf(
  {tx, tenantId}: Scope,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, StoredMedia>> {
  if (messageIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('media')
    .select(['message_id', 'state', 'mime as mimeType', 'size', 'name', 'width', 'height', 'duration'])
    .where('tenant_id', '=', tenantId)
    .where('message_id', 'in', messageIds)
    .execute();
  return new Map(rows.map(({message_id, ...stored}) => [message_id, stored]));
}

/** The sender has taken the message back: neither the file nor what was known of it stays. */
export async function forgetMedia({tx, tenantId}: Scope, messageId: string): Promise<void> {
  await tx.deleteFrom('media').where('tenant_id', '=', tenantId).where('message_id', '=', messageId).execute();
}
