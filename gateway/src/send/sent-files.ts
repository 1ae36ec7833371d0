import * as v from 'valibot';
import {readPieces} from '../media/readable.js';
import {wireType} from '../media/sendable.js';
import {inTenant, type Ground, type Scope} from '../tenant.js';
import type {Tenant} from '../config.js';
import type {Graph, MediaMessage, SendResult} from '../whatsapp/graph.js';

/** WhatsApp keeps what it was given for 30 days. */
const KEPT_BY_WHATSAPP = 29 * 24 * 60 * 60 * 1000;
/** An outcome that says that WhatsApp cannot use the file as it has it. */
const UNUSABLE = new Set(['100', '131052', '131053']);

const detailOfFile = v.object({media: v.object({voice: v.boolean()})});
/** As `send` kept it. */
const detailOfTemplate = v.object({
  wire: v.looseObject({components: v.array(v.unknown())}),
  headerFile: v.optional(v.picklist(['image', 'video', 'document'])),
});

/** What has become of a file on its way to WhatsApp; nothing was sent to the customer in any case. */
export type Given =
  | {readonly outcome: 'given'}
  | Extract<SendResult, {outcome: 'refused' | 'unreached'}>
  /** It is not kept any more. */
  | {readonly outcome: 'gone'};

/** Gives WhatsApp the file of an attempt, where it has it not yet. `onAlive` is awaited before each piece. */
export async function giveFile(
  {ground, graph, tenant}: {readonly ground: Ground; readonly graph: Graph; readonly tenant: Tenant},
  sendId: string,
  onAlive: () => Promise<void>,
): Promise<Given> {
  const file = await inTenant(ground, tenant, (scope) => fileOf(scope, sendId));
  if (!file) return {outcome: 'given'}; // it is a text
  if (file.media_id !== null && ground.clock.now() - (file.given_at ?? 0) < KEPT_BY_WHATSAPP) return {outcome: 'given'};
  const type = wireType(file.mime ?? '', file.name ?? '');
  const {size} = file;
  if (file.state !== 'ready' || size === null || type === null) return {outcome: 'gone'};
  const pieces = async function* () {
    for await (const piece of readPieces(ground.database, file, 0, size - 1)) {
      await onAlive();
      yield piece;
    }
  };
  const given = await graph.giveMedia(file.line_id, {
    type: type === 'audio/ogg' ? `${type}; codecs=opus` : type, // Ogg without it is refused
    name: file.name ?? 'file',
    size,
    pieces: pieces(),
  });
  if (given.outcome !== 'accepted') return given;
  await inTenant(ground, tenant, ({tx, tenantId, now}) =>
    tx
      .updateTable('media')
      .set({media_id: given.mediaId, given_at: now})
      .where('tenant_id', '=', tenantId)
      .where('message_id', '=', file.message_id)
      .execute(),
  );
  return {outcome: 'given'};
}

function fileOf({tx, tenantId}: Scope, sendId: string) {
  return tx
    .selectFrom('sends')
    .innerJoin('messages', (join) =>
      join.onRef('messages.tenant_id', '=', 'sends.tenant_id').onRef('messages.id', '=', 'sends.message_id'),
    )
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.tenant_id', '=', 'messages.tenant_id')
        .onRef('conversations.id', '=', 'messages.conversation_id'),
    )
    .innerJoin('media', (join) =>
      join.onRef('media.tenant_id', '=', 'messages.tenant_id').onRef('media.message_id', '=', 'messages.id'),
    )
    .selectAll('media')
    .select(['messages.kind', 'messages.detail', 'conversations.line_id'])
    .where('sends.tenant_id', '=', tenantId)
    .where('sends.id', '=', sendId)
    .executeTakeFirst();
}

/** A message's file as it is sent; null when it has none that WhatsApp was given. */
export async function mediaMessageOf(
  {tx, tenantId}: Scope,
  messageId: string,
  {kind, text, detail}: {readonly kind: string; readonly text: string | null; readonly detail: unknown},
): Promise<MediaMessage | null> {
  const parsed = v.safeParse(detailOfFile, detail);
  const file = await tx
    .selectFrom('media')
    .select(['media_id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  if (!parsed.success || !file?.media_id) return null;
  return {
    type: kind,
    file: {
      id: file.media_id,
      ...(text !== null && {caption: text}),
      ...(kind === 'document' && file.name !== null && {filename: file.name}),
      ...(parsed.output.media.voice && {voice: true}),
    },
  };
}

/** A template as it is sent, with the file of its header. */
export async function templateMessageOf(
  {tx, tenantId}: Scope,
  messageId: string,
  detail: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const {wire, headerFile: as} = v.parse(detailOfTemplate, detail);
  if (as === undefined) return wire;
  const {media_id: id, name} = await tx
    .selectFrom('media')
    .select(['media_id', 'name'])
    .where('tenant_id', '=', tenantId)
    .where('message_id', '=', messageId)
    .executeTakeFirstOrThrow();
  const file = {id, ...(as === 'document' && name !== null && {filename: name})};
  return {...wire, components: [{type: 'header', parameters: [{type: as, [as]: file}]}, ...wire.components]};
}

/** After an outcome that was the file's fault WhatsApp is given it once more. */
export async function giveAnew({tx, tenantId}: Scope, messageId: string, errorCode: string | null): Promise<void> {
  if (errorCode === null || !UNUSABLE.has(errorCode)) return;
  await tx
    .updateTable('media')
    .set({media_id: null, given_at: null})
    .where('tenant_id', '=', tenantId)
    .where('message_id', '=', messageId)
    .where('given_at', 'is not', null)
    .execute();
}
