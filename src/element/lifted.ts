import type {ReactiveElement} from 'lit';
import {Later} from './later.js';
import type {SessionLink} from './session-link.js';

const keepClear = new Later(() => import('./keep-clear.js'));

/** Lifts what floats above what the agent acts with, as soon as the code for that is here: see `KeepClear`. */
export async function lift(
  popup: ReactiveElement,
  link: SessionLink,
  stack: {part: string; side: 'start' | 'end'},
): Promise<void> {
  const part = await keepClear.come();
  if (part) popup.addController(new part.KeepClear(popup, link, stack));
}
