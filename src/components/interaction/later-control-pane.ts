import {Later} from '../../element/later.js';

/** Brings the tag of the timer in the header; it is there already where a page registered it. */
export const timer = {load: (): Promise<unknown> => Promise.resolve()};

/** Who the customer of an open task is and what can be done: an agent's pane begins without a task. */
export const controlPane = new Later(async () => {
  const [part] = await Promise.all([import('./control-pane.js'), timer.load()]);
  return part;
});
