import {unreadCount} from '../../core/select.js';
import type {DeskState} from '../../core/state.js';

/** Unread messages and waiting requests, for the page's title and the badge. */
export function waitingCount(state: DeskState): number {
  return [...state.tasks.values()].reduce((sum, task) => sum + unreadCount(state, task), state.offers.size);
}
