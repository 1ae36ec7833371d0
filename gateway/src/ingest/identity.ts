import type {Selectable} from 'kysely';
import type {Tables} from '../store/database.js';
import type {Customer} from '../whatsapp/update.js';

const columns = ['user_id', 'parent_user_id', 'phone', 'wa_id', 'username', 'name'] as const;
type Kept = Pick<Selectable<Tables['people']>, (typeof columns)[number]>;

/** What is kept of a customer with what they newly show of themselves; null where that says nothing new. */
export function newlyShown(kept: Kept, shown: Customer): Kept | null {
  const next = {
    user_id: shown.userId ?? kept.user_id,
    parent_user_id: shown.parentUserId ?? kept.parent_user_id,
    phone: shown.phone ?? kept.phone,
    wa_id: shown.waId ?? kept.wa_id,
    username: shown.username ?? kept.username,
    name: shown.name === null || shown.name === '' ? kept.name : shown.name,
  };
  return columns.every((column) => next[column] === kept[column]) ? null : next;
}
