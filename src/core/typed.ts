import type {Settings} from './agent.js';
import {maskProvisionally} from './mask/provisional.js';
import {withWritten} from './content-text.js';
import type {Message} from './message.js';
import type {DeskState} from './state.js';
import {plainText} from './plain-text.js';
import {unconfirmedOf} from './thread.js';
import {textOf} from './unsent.js';

type Typed = DeskState['typed'];
type ById<T> = ReadonlyMap<string, T>;

/** The agent's own message as it is to be sent: in a thread it stands as it may be seen. */
export function asTyped(typed: Typed, own: Message): Message {
  const text = typed.get(own.id);
  return text === undefined ? own : {...own, content: withWritten(own.content, plainText(text))};
}

/** As it may be seen until the contact centre tells it; not knowing the setting hides. */
export function asSeen(own: Message, settings: Settings | null): Message {
  const {pci, pii} = settings?.masking ?? {pci: true, pii: true};
  return pci || pii ? {...own, content: withWritten(own.content, maskProvisionally(textOf(own)))} : own;
}

export const withTyped = (typed: Typed, own: Message): Typed => new Map(typed).set(own.id, textOf(own));

/** What the contact centre has told needs no keeping here. */
export function withoutTold<T>(typed: ById<T>, told: readonly Message[]): ById<T> {
  const ids = told.filter(({id, version}) => version > 0 && typed.has(id)).map(({id}) => id);
  return without(typed, ids);
}

/** What is in these threads alone. */
export function typedIn<T>(typed: ById<T>, threads: DeskState['threads']): ById<T> {
  if (typed.size === 0) return typed;
  const own = new Set([...threads.values()].flatMap((thread) => unconfirmedOf(thread)).map(({id}) => id));
  return without(
    typed,
    [...typed.keys()].filter((id) => !own.has(id)),
  );
}

function without<T>(typed: ById<T>, ids: readonly string[]): ById<T> {
  if (ids.length === 0) return typed;
  const rest = new Map(typed);
  for (const id of ids) rest.delete(id);
  return rest;
}
