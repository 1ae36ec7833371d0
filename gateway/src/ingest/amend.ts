import type {Selectable} from 'kysely';
import * as v from 'valibot';
import {lockConversation, lockWamid} from '../send/delivery.js';
import type {Tables} from '../store/database.js';
import {appendMessageEvent} from '../store/log.js';
import type {Scope} from '../tenant.js';
import {cleanText} from '../whatsapp/json.js';
import type {EditBody, Envelope, ReactionBody, RevokeBody} from '../whatsapp/update.js';
import {hideSplit, tellChanged, tellQuoting} from './message.js';
import {onRevoked} from './on-revoked.js';
import type {Outcome} from './outcome.js';
import {personOf} from './people.js';

type Message = Selectable<Tables['messages']>;
type Amending = Envelope & (EditBody | RevokeBody | ReactionBody);

/** The longest emoji there are have about 35 units. */
const LONGEST_EMOJI = 64;

/**
 * An edit, a deletion or a reaction: kept by what it is done to, which may come later; of several the newest by
 * WhatsApp's time holds, and one that is told twice is one.
 */
export async function takeAmendment(
  scope: Scope,
  lineId: string,
  update: Amending,
  side: 'customer' | 'business',
): Promise<Outcome> {
  const target = await lockTarget(scope, lineId, update.targetId);
  const isNew = await keepAmendment(scope, {
    wamid: update.messageId,
    target_wamid: update.targetId,
    kind: update.kind,
    at: update.timestamp === null ? Math.floor(scope.now / 1000) * 1000 : update.timestamp * 1000,
    side,
    person_key: side === 'customer' && update.groupId !== null ? await personOf(scope, update.customer) : null,
    emoji: update.kind === 'reaction' ? cleanText(update.emoji?.slice(0, LONGEST_EMOJI) ?? '') || null : null,
    detail: update.kind === 'edit' ? contentOfEdit(update) : {},
  });
  if (!isNew) return 'known';
  if (!target) return 'stored';
  if (update.kind === 'reaction') await tellChanged(scope, target.conversation_id, target.id);
  else if (await amend(scope, target.id)) {
    await appendMessageEvent(scope, target.conversation_id, target.id, 'message-changed');
    await tellQuoting(scope, target.conversation_id, update.targetId);
  }
  return 'stored';
}

/** False when it is known. */
export async function keepAmendment(
  {tx, tenantId}: Scope,
  amendment: Pick<
    Selectable<Tables['amendments']>,
    'wamid' | 'target_wamid' | 'kind' | 'at' | 'side' | 'person_key'
  > & {
    readonly agent_id?: string;
    readonly agent_name?: string;
    readonly emoji: string | null;
    readonly detail: unknown;
  },
): Promise<boolean> {
  const kept = await tx
    .insertInto('amendments')
    .values({
      agent_id: null,
      agent_name: null,
      ...amendment,
      detail: JSON.stringify(amendment.detail),
      tenant_id: tenantId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('wamid')
    .executeTakeFirst();
  return kept !== undefined;
}

/**
 * Brings a message to what was done to it by now, whenever that was told. False when it stands as it did; nobody is told
 * here.
 */
export async function amend(scope: Scope, messageId: string): Promise<boolean> {
  const {tx, tenantId} = scope;
  const message = await tx
    .selectFrom('messages')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('id', '=', messageId)
    .executeTakeFirstOrThrow();
  if (message.wamid === null || message.author_kind === 'system') return false;
  const done = await tx
    .selectFrom('amendments')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('target_wamid', '=', message.wamid)
    .where('kind', 'in', ['edit', 'revoke'])
    .where('side', '=', message.author_kind === 'customer' ? 'customer' : 'business')
    .orderBy('at')
    .orderBy('place')
    .execute();
  if (done.some(({kind}) => kind === 'revoke')) return revoke(scope, message, message.wamid);
  const newest = done.findLast(({person_key}) => person_key === message.person_key); // of a group's members the author
  return newest ? edit(scope, message, newest.detail) : false;
}

/** Nothing of what it said stays. */
async function revoke(scope: Scope, {id, deleted, text}: Message, wamid: string): Promise<boolean> {
  const {tx, tenantId} = scope;
  await tx
    .updateTable('amendments')
    .set({detail: '{}'})
    .where('tenant_id', '=', tenantId)
    .where('target_wamid', '=', wamid)
    .where('kind', '=', 'edit')
    .execute();
  if (deleted && text === null) return false;
  await tx
    .updateTable('messages')
    .set(({eb}) => ({deleted: true, text: null, detail: '{}', split: null, version: eb('version', '+', 1)}))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute();
  await onRevoked(scope, id);
  return true;
}

const told = v.nullish(v.string(), null);
const edited = v.object({type: told, text: told, media: v.nullish(v.record(v.string(), v.unknown()), null)});

const contentOfEdit = ({type, text, caption, media}: EditBody): v.InferOutput<typeof edited> => ({
  type,
  text: text ?? caption,
  media: media && {...media},
});

/** A picture stays, and its words change; of what became something else only that is left. */
async function edit(scope: Scope, message: Message, detail: unknown): Promise<boolean> {
  const next = v.parse(edited, detail);
  const sameKind = next.type === null || next.type === message.kind;
  const text = next.type === null ? message.text : next.text;
  if (message.edited && sameKind && text === message.text) return false;
  await scope.tx
    .updateTable('messages')
    .set(({eb}) => ({
      edited: true,
      text,
      split: null,
      version: eb('version', '+', 1),
      ...(!sameKind && {kind: next.type ?? message.kind, detail: JSON.stringify({media: next.media})}),
    }))
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', message.id)
    .execute();
  if (!sameKind) await onRevoked(scope, message.id);
  if (text !== null) await hideSplit(scope, message.conversation_id, message.id);
  return true;
}

/** What it is done to, as nobody else can change it any more; undefined until it is known on this line. */
async function lockTarget(scope: Scope, lineId: string, wamid: string) {
  const find = () =>
    scope.tx
      .selectFrom('messages')
      .select(['id', 'conversation_id'])
      .where('tenant_id', '=', scope.tenantId)
      .where('wamid', '=', wamid)
      .executeTakeFirst();
  let target = await find();
  if (!target) {
    await lockWamid(scope, wamid);
    target = await find();
  }
  if (!target) return undefined;
  const {line_id} = await lockConversation(scope, target.conversation_id);
  return line_id === lineId ? target : undefined;
}
