import type {Notice} from '../core/notice.js';
import type {DeskSession} from '../core/session.js';
import type {DisplayText} from '../core/text.js';
import type {Strings} from '../strings/en.js';
import {customerName} from './customer-name.js';
import {sentence} from './shown-text.js';

export const noticeWords = ({kind, customer, other}: Notice, strings: Strings): DisplayText =>
  sentence((name) => strings.interaction.notices[kind](name, other?.name ?? null), customerName(customer, strings));

const places = new WeakMap<DeskSession, Set<Element>>();

/** This element shows the notices of the session, until the returned function is called. */
export function showNotices(session: DeskSession, place: Element): () => void {
  const known = places.get(session) ?? new Set();
  places.set(session, known.add(place));
  return () => known.delete(place);
}

/** Where they are in view already, no toast repeats them. */
export const areNoticesInView = (session: DeskSession): boolean =>
  [...(places.get(session) ?? [])].some((place) => place.checkVisibility());
