import {sql, type Selectable} from 'kysely';
import type {Tables} from '../store/database.js';
import type {Scope} from '../tenant.js';
import type {Customer, Identity} from '../whatsapp/update.js';
import {knownCustomerKey} from './conversation.js';
import {newlyShown} from './identity.js';

type Person = Selectable<Tables['people']>;

/** The key of a group's member, known by the same rules as a customer; what they newly show of themselves is kept. */
export async function personOf(scope: Scope, shown: Customer): Promise<string> {
  const known = await findPerson(scope, shown);
  if (known) {
    await keep(scope, known, shown);
    return known.key;
  }
  await lockPeople(scope);
  return (await findPerson(scope, shown))?.key ?? (await add(scope, shown));
}

/** After a notice of the platform. */
export async function movePerson(scope: Scope, previous: Identity, current: Identity): Promise<void> {
  const person = await findPerson(scope, previous);
  if (!person || (current.userId !== null && (await findPerson(scope, {...current, phone: null})))) return; // seen under both
  await scope.tx
    .updateTable('people')
    .set({
      user_id: current.userId,
      parent_user_id: current.parentUserId,
      phone: current.phone,
      wa_id: current.phone,
    })
    .where('tenant_id', '=', scope.tenantId)
    .where('key', '=', person.key)
    .execute();
}

/** A number does not match a person who shows another user id: numbers are recycled. */
async function findPerson({tx, tenantId}: Scope, {userId, phone}: Identity): Promise<Person | undefined> {
  const ofTenant = tx.selectFrom('people').selectAll().where('tenant_id', '=', tenantId);
  const byUser =
    userId === null ? undefined : await ofTenant.where('user_id', '=', userId).forUpdate().executeTakeFirst();
  if (byUser || phone === null) return byUser;
  const rows = await ofTenant.where('phone', '=', phone).orderBy('key').forUpdate().execute();
  return rows.find(({user_id}) => userId === null || user_id === null);
}

async function keep({tx, tenantId}: Scope, known: Person, shown: Customer): Promise<void> {
  const next = newlyShown(known, shown);
  if (!next) return;
  await tx.updateTable('people').set(next).where('tenant_id', '=', tenantId).where('key', '=', known.key).execute();
}

async function add(scope: Scope, shown: Customer): Promise<string> {
  const {tx, tenantId, newId} = scope;
  const person = {
    user_id: shown.userId,
    parent_user_id: shown.parentUserId,
    phone: shown.phone,
    wa_id: shown.waId,
    username: shown.username,
    name: shown.name === '' ? null : shown.name,
  };
  const key = (await knownCustomerKey(scope, shown)) ?? newId();
  await tx
    .insertInto('people')
    .values({tenant_id: tenantId, key, ...person})
    .onConflict((conflict) => conflict.columns(['tenant_id', 'key']).doUpdateSet(person)) // their ids have changed
    .execute();
  return key;
}

/** While the reading passes from one gateway to another, two may meet the same new person. */
async function lockPeople({tx, tenantId}: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`people:${tenantId}`}, 0))`.execute(tx);
}
