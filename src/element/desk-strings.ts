import type {DeskSession} from '../core/session.js';
import {en, type Strings} from '../strings/en.js';

const catalogues = new WeakMap<DeskSession, Strings>();

/** The words of this session's language, with the host's own in place of ours. */
export const stringsOf = (session: DeskSession | undefined): Strings => (session && catalogues.get(session)) ?? en;

/** Gives a session its words; elements show them from their next render on. */
export function useStrings(session: DeskSession, strings: Strings): void {
  catalogues.set(session, strings);
}
