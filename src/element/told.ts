import type {DeskSession} from '../core/session.js';

/** What was said so long ago that nobody says it again. */
const REMEMBERED = 500;

const toldIn = new WeakMap<DeskSession, Set<string>>();

/** True for the first who asks: what several tags of one session, or a tag that is moved, would say is said once. */
export function isNewsIn(session: DeskSession, key: string): boolean {
  const told = toldIn.get(session) ?? new Set();
  toldIn.set(session, told);
  if (told.has(key)) return false;
  told.add(key);
  for (const old of told) {
    if (told.size <= REMEMBERED) break;
    told.delete(old);
  }
  return true;
}

const withOffers = new WeakSet<DeskSession>();

/** The offers of this session have a popup, which also explains what was missed. */
export const noteOffersShown = (session: DeskSession): void => void withOffers.add(session);

export const areOffersShown = (session: DeskSession): boolean => withOffers.has(session);

/** What is over is news again when it comes again. */
export function isOverIn(session: DeskSession, key: string): void {
  toldIn.get(session)?.delete(key);
}

/** Shown by the pane, as a toast, or both. */
export const noticeKey = (noticeId: string): string => `notice:${noticeId}`;
export const CONNECTION_KEY = 'connection';

/** RONA is explained by the state and by the offers, whichever is on the page. */
export const ronaKey = (since: number): string => `rona:${since}`;
