import type {DeskSession} from '../core/session.js';

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
