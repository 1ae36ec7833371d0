import type {Selectable} from 'kysely';
import type {Tables} from '../store/database.js';
import type {Scope} from '../tenant.js';

export type MessageRow = Selectable<Tables['messages']>;
export type PersonRow = Selectable<Tables['people']>;
export type ReactionRow = Pick<
  Selectable<Tables['amendments']>,
  'target_wamid' | 'side' | 'person_key' | 'agent_id' | 'agent_name' | 'emoji'
>;

/** What stands in other rows than the messages themselves. */
export interface Around {
  /** What they quote, by its wamid. */
  readonly quoted: ReadonlyMap<string, MessageRow>;
  /** By the wamid of what is reacted to. */
  readonly reactions: ReadonlyMap<string, readonly ReactionRow[]>;
  /** Who of a group, by key. */
  readonly people: ReadonlyMap<string, PersonRow>;
}

/** Three queries, whatever the number of messages; none where there is nothing to ask. All are of one conversation. */
export async function readAround(scope: Scope, rows: readonly MessageRow[]): Promise<Around> {
  const quoted = await readQuoted(scope, rows);
  const reactions = await readReactions(scope, rows);
  const people = await readPeople(scope, [...rows, ...quoted, ...reactions]);
  return {
    quoted: new Map(quoted.map((row) => [row.wamid ?? '', row])),
    reactions: byTarget(reactions),
    people: new Map(people.map((row) => [row.key, row])),
  };
}

function byTarget(reactions: readonly ReactionRow[]): Map<string, ReactionRow[]> {
  const found = new Map<string, ReactionRow[]>();
  for (const reaction of reactions)
    found.set(reaction.target_wamid, [...(found.get(reaction.target_wamid) ?? []), reaction]);
  return found;
}

/** Of the same conversation: what was written elsewhere is not shown here. */
async function readQuoted({tx, tenantId}: Scope, rows: readonly MessageRow[]): Promise<MessageRow[]> {
  const [first] = rows;
  const wamids = rows.flatMap(({quoted_wamid}) => quoted_wamid ?? []);
  if (!first || wamids.length === 0) return [];
  return tx
    .selectFrom('messages')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('conversation_id', '=', first.conversation_id)
    .where('wamid', 'in', [...new Set(wamids)])
    .execute();
}

/** The newest of each, where it was not taken back; the business has one, whoever of it reacted. */
async function readReactions({tx, tenantId}: Scope, rows: readonly MessageRow[]): Promise<ReactionRow[]> {
  const wamids = rows.flatMap(({wamid, deleted}) => (wamid === null || deleted ? [] : wamid));
  if (wamids.length === 0) return [];
  const newest = await tx
    .selectFrom('amendments')
    .distinctOn(['target_wamid', 'side', 'person_key'])
    .select(['target_wamid', 'side', 'person_key', 'agent_id', 'agent_name', 'emoji', 'at', 'place'])
    .where('tenant_id', '=', tenantId)
    .where('target_wamid', 'in', wamids)
    .where('kind', '=', 'reaction')
    .orderBy('target_wamid')
    .orderBy('side')
    .orderBy('person_key')
    .orderBy('at', 'desc')
    .orderBy('place', 'desc')
    .execute();
  return newest.filter(({emoji}) => emoji !== null).toSorted((a, b) => a.at - b.at || a.place - b.place);
}

async function readPeople(
  {tx, tenantId}: Scope,
  rows: readonly Pick<MessageRow, 'person_key'>[],
): Promise<PersonRow[]> {
  const keys = new Set(rows.flatMap(({person_key}) => person_key ?? []));
  if (keys.size === 0) return [];
  return tx
    .selectFrom('people')
    .selectAll()
    .where('tenant_id', '=', tenantId)
    .where('key', 'in', [...keys])
    .execute();
}
