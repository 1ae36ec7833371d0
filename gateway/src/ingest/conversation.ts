import {sql, type Selectable} from 'kysely';
import type {Tables} from '../store/database.js';
import type {Scope} from '../tenant.js';
import type {Customer, Identity} from '../whatsapp/update.js';
import {newlyShown} from './identity.js';

export type Conversation = Selectable<Tables['conversations']>;

/** The thread of a customer or group on a line, locked: found by what identifies them now, else newly opened. */
export async function openConversation(
  scope: Scope,
  lineId: string,
  customer: Customer,
  groupId: string | null,
): Promise<Conversation> {
  const find = () => (groupId === null ? findByCustomer(scope, lineId, customer) : findByGroup(scope, lineId, groupId));
  const found = await find();
  if (found) return found;
  await lockOpening(scope, lineId);
  return (await find()) ?? (await create(scope, lineId, customer, groupId));
}

/** Takes over what the newest message shows of the customer; ids that were replaced become aliases. */
export async function updateIdentity(scope: Scope, conversation: Conversation, shown: Customer): Promise<Conversation> {
  const {tx, tenantId} = scope;
  const next = newlyShown(conversation, shown);
  if (!next) return conversation;
  await leaveBehind(scope, conversation, {phone: next.phone, userId: next.user_id});
  return tx
    .updateTable('conversations')
    .set(next)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', conversation.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** After a notice of the platform: the thread goes on under the new ids; without a new number there is none to send to. */
export async function replaceIdentity(
  scope: Scope,
  conversation: Conversation,
  current: Identity,
): Promise<Conversation> {
  await leaveBehind(scope, conversation, {phone: current.phone, userId: current.userId});
  return scope.tx
    .updateTable('conversations')
    .set({
      user_id: current.userId,
      parent_user_id: current.parentUserId,
      phone: current.phone,
      wa_id: current.phone,
    })
    .where('tenant_id', '=', scope.tenantId)
    .where('id', '=', conversation.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * By current user id, else by one left behind, else by number. A number does not match a customer who shows another
 * user id: numbers are recycled.
 */
export async function findByCustomer(
  scope: Scope,
  lineId: string,
  {userId, phone}: Identity,
): Promise<Conversation | undefined> {
  const byUser = userId === null ? undefined : await findByUser(scope, lineId, userId);
  if (byUser || phone === null) return byUser;
  const fits = (row: Conversation) => userId === null || row.user_id === null || row.user_id === userId;
  const byPhone = (await ofLine(scope, lineId).where('phone', '=', phone).execute()).find(fits);
  return byPhone ?? (await findByAlias(scope, lineId, 'phone', phone, fits));
}

async function findByUser(scope: Scope, lineId: string, userId: string): Promise<Conversation | undefined> {
  const current = await ofLine(scope, lineId).where('user_id', '=', userId).executeTakeFirst();
  return current ?? findByAlias(scope, lineId, 'user_id', userId, () => true);
}

async function findByAlias(
  scope: Scope,
  lineId: string,
  kind: 'phone' | 'user_id',
  value: string,
  fits: (row: Conversation) => boolean,
): Promise<Conversation | undefined> {
  const rows = await ofLine(scope, lineId)
    .where('id', 'in', (from) =>
      from
        .selectFrom('aliases')
        .select('conversation_id')
        .where('tenant_id', '=', scope.tenantId)
        .where('line_id', '=', lineId)
        .where('kind', '=', kind)
        .where('value', '=', value),
    )
    .execute();
  return rows.find(fits);
}

export const findByGroup = (scope: Scope, lineId: string, groupId: string) =>
  ofLine(scope, lineId, true).where('group_id', '=', groupId).executeTakeFirst();

/** Newest first, so that a recycled number finds the person it belongs to now. */
function ofLine({tx, tenantId}: Scope, lineId: string, groups = false) {
  return tx
    .selectFrom('conversations')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('line_id', '=', lineId)
    .where('group_id', groups ? 'is not' : 'is', null)
    .orderBy('window_until', (order) => order.desc().nullsLast())
    .forUpdate();
}

/** While the reading passes from one gateway to another, two may meet the same new customer. */
async function lockOpening({tx, tenantId}: Scope, lineId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`open:${tenantId}:${lineId}`}, 0))`.execute(tx);
}

async function create(scope: Scope, lineId: string, customer: Customer, groupId: string | null): Promise<Conversation> {
  const {tx, tenant, tenantId, newId} = scope;
  const single = groupId === null;
  return tx
    .insertInto('conversations')
    .values({
      tenant_id: tenantId,
      id: newId(),
      line_id: lineId,
      customer_key: (single ? await knownCustomerKey(scope, customer) : undefined) ?? newId(),
      user_id: single ? customer.userId : null,
      parent_user_id: single ? customer.parentUserId : null,
      phone: single ? customer.phone : null,
      wa_id: single ? customer.waId : null,
      group_id: groupId,
      username: single ? customer.username : null,
      name: single && customer.name !== '' ? customer.name : null,
      queue_id: tenant.lines.get(lineId)?.queue ?? '',
      received_at: null,
      window_until: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The same person on another of the tenant's lines, or in a group, has one key. */
export async function knownCustomerKey({tx, tenantId}: Scope, {userId}: Customer): Promise<string | undefined> {
  if (userId === null) return undefined;
  const known = await tx
    .selectFrom('conversations')
    .select('customer_key')
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  if (known) return known.customer_key;
  const member = await tx
    .selectFrom('people')
    .select('key')
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return member?.key;
}

async function leaveBehind(
  {tx, tenantId, now}: Scope,
  {id, line_id, phone, user_id}: Conversation,
  next: {phone: string | null; userId: string | null},
): Promise<void> {
  const left = [
    {kind: 'phone' as const, value: phone !== next.phone ? phone : null},
    {kind: 'user_id' as const, value: user_id !== next.userId ? user_id : null},
  ].flatMap(({kind, value}) => (value === null ? [] : [{kind, value}]));
  if (left.length === 0) return;
  await tx
    .insertInto('aliases')
    .values(left.map((alias) => ({...alias, tenant_id: tenantId, line_id, conversation_id: id, left_at: now})))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
