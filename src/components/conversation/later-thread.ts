import {Later} from '../../element/later.js';

/** What draws the messages: an agent's pane begins without any. */
export const thread = new Later(() => import('./thread.js'));
