import * as v from 'valibot';
import {plainText, type Message, type MessageAuthor, type Quoted, type Referral} from 'wa-desk/core';
import type {Tenant} from '../config.js';
import {storedMediaOf, type StoredMedia} from '../media/stored.js';
import {isDeliveryStatus} from '../send/delivery.js';
import type {Scope} from '../tenant.js';
import {readAround, type Around, type MessageRow, type ReactionRow} from './around.js';
import {contentNoun} from './content-noun.js';
import {cut} from './cut.js';
import {personNoun} from './nouns.js';

/** By message id. */
type StoredMedias = ReadonlyMap<string, StoredMedia>;

const LONGEST_LINE = 1000;

/** Messages of one conversation as a desk may see them: their wamids, and those of what they quote, stay here. */
export async function messageNouns(scope: Scope, rows: readonly MessageRow[]): Promise<Message[]> {
  const around = await readAround(scope, rows);
  const ids = [...rows, ...around.quoted.values()].map(({id}) => id);
  const media = await storedMediaOf(scope, ids);
  return rows.map((row) => messageNoun(scope.tenant, row, around, media));
}

function messageNoun(tenant: Tenant, row: MessageRow, around: Around, media: StoredMedias): Message {
  const original = row.deleted || row.quoted_wamid === null ? undefined : around.quoted.get(row.quoted_wamid);
  return {
    id: row.id,
    conversationId: row.conversation_id,
    version: row.version,
    at: row.at,
    seq: row.seq,
    author: authorOf(row, around),
    content: contentNoun(tenant, row, media.get(row.id)),
    quotedId: original?.id ?? null,
    ...(row.quoted_wamid !== null && !row.deleted && {quoted: quotedNoun(tenant, original, around, media)}),
    ...surroundings(row),
    edited: row.edited,
    deleted: row.deleted,
    reactions: (around.reactions.get(row.wamid ?? '') ?? []).map((reaction) => ({
      by: reactor(reaction, around),
      emoji: reaction.emoji ?? '',
    })),
    delivery: isDeliveryStatus(row.status)
      ? {status: row.status, attempt: row.attempt ?? 1, errorCode: row.error_code}
      : null,
    waiting: row.waiting === 'rate-limit' ? 'rate-limit' : null,
  };
}

/** As it stands now; nothing of what was never here. */
const quotedNoun = (tenant: Tenant, original: MessageRow | undefined, around: Around, media: StoredMedias): Quoted => ({
  author: original ? authorOf(original, around) : null,
  content: original ? contentNoun(tenant, original, media.get(original.id)) : null,
});

function authorOf(row: MessageRow, around: Around): MessageAuthor {
  if (row.author_kind === 'agent') return {kind: 'agent', id: row.author_id ?? '', name: row.author_name ?? ''};
  return row.author_kind === 'customer' ? customerAuthor(row.person_key, around) : {kind: row.author_kind};
}

function reactor({side, person_key, agent_id, agent_name}: ReactionRow, around: Around): MessageAuthor {
  if (side === 'customer') return customerAuthor(person_key, around);
  return agent_id === null ? {kind: 'business'} : {kind: 'agent', id: agent_id, name: agent_name ?? agent_id};
}

function customerAuthor(key: string | null, {people}: Around): MessageAuthor {
  const person = key === null ? undefined : people.get(key);
  return {kind: 'customer', ...(person && {participant: personNoun(person)})};
}

const text = v.nullish(v.string(), null);
const besides = v.object({
  forwarded: v.fallback(v.picklist(['no', 'forwarded', 'frequently']), 'no'),
  referredProduct: v.nullish(v.object({retailerId: text}), null),
  referral: v.nullish(v.object({sourceType: text, headline: text, body: text, url: text}), null),
});

/** What came along with what it says. */
function surroundings({detail, deleted}: MessageRow): Pick<Message, 'forwarded' | 'referral' | 'product'> {
  const parsed = v.safeParse(besides, detail);
  if (deleted || !parsed.success) return {};
  const {forwarded, referredProduct, referral} = parsed.output;
  const product = referredProduct?.retailerId ?? null;
  return {
    ...(forwarded !== 'no' && {forwarded: forwarded === 'frequently' ? ('often' as const) : ('once' as const)}),
    ...(referral && {referral: referralNoun(referral)}),
    ...(product !== null && {product: plainText(cut(product, LONGEST_LINE))}),
  };
}

const referralNoun = ({
  sourceType,
  headline,
  body,
  url,
}: NonNullable<v.InferOutput<typeof besides>['referral']>): Referral => ({
  source: sourceType === 'ad' || sourceType === 'post' ? sourceType : 'other',
  headline: headline ? plainText(cut(headline, LONGEST_LINE)) : null,
  body: body ? plainText(cut(body, LONGEST_LINE)) : null,
  url: webAddress(url),
});

/** Of any other scheme it could be a script. */
function webAddress(given: string | null): string | null {
  const url = given === null || given.length > LONGEST_LINE || !URL.canParse(given) ? undefined : new URL(given);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url.href : null;
}
