import {readId, readObject, readText, readWord, type JsonObject} from './json.js';
import type {Customer, Identity} from './update.js';

const longestName = 256;

type Contact = Omit<Customer, 'phone'>;

const noContact: Contact = {waId: null, userId: null, parentUserId: null, username: null, name: null};

/** The `contacts` of one change: who the ids in its messages and statuses belong to. */
export class ContactBook {
  readonly #byUserId = new Map<string, Contact>();
  readonly #byWaId = new Map<string, Contact>();
  readonly #sole: Contact | undefined;

  constructor(elements: JsonObject[]) {
    const contacts = elements.map(readContact);
    this.#sole = contacts.length === 1 ? contacts[0] : undefined;
    for (const contact of contacts) {
      if (contact.userId !== null && !this.#byUserId.has(contact.userId)) this.#byUserId.set(contact.userId, contact);
      if (contact.waId !== null && !this.#byWaId.has(contact.waId)) this.#byWaId.set(contact.waId, contact);
    }
  }

  /** The person behind these ids; the sole contact lends its own where there are none. */
  identify(ids: Identity): Customer {
    const contact = this.#find(ids) ?? noContact;
    return {
      ...contact,
      phone: isNobody(ids) ? contact.waId : ids.phone,
      userId: ids.userId ?? contact.userId,
      parentUserId: ids.parentUserId ?? contact.parentUserId,
    };
  }

  #find({phone, userId}: Identity): Contact | undefined {
    const known =
      (userId === null ? undefined : this.#byUserId.get(userId)) ??
      (phone === null ? undefined : this.#byWaId.get(phone));
    if (known) return known;
    const somebodyElse = userId !== null && typeof this.#sole?.userId === 'string';
    return somebodyElse ? undefined : this.#sole;
  }
}

/** Whether there is no id a thread could be found by. */
export function isNobody({phone, userId}: Identity): boolean {
  return phone === null && userId === null;
}

function readContact(contact: JsonObject): Contact {
  const profile = readObject(contact.profile);
  return {
    waId: readId(contact.wa_id),
    userId: readId(contact.user_id),
    parentUserId: readId(contact.parent_user_id),
    username: readWord(cutName(readText(profile?.username))?.replace(/^@/, '')),
    name: cutName(readText(profile?.name)),
  };
}

function cutName(name: string | null): string | null {
  if (name === null || name.length <= longestName) return name;
  // a code point has at most two units: never spread a name of megabytes
  return Array.from(name.slice(0, 2 * longestName))
    .slice(0, longestName)
    .join('');
}
