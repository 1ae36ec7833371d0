import type {DeskSession} from '../core/session.js';

/** Until this moment of the contact centre's time; never less than none. */
export const secondsLeft = ({clock}: DeskSession, until: number): number =>
  Math.max(0, Math.ceil((until - clock.now()) / 1000));
