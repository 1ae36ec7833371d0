import {Later} from './later.js';
import {onMaskingChange} from './masking-change.js';
import {sessionOf} from './session-link.js';

export type Urgency = 'polite' | 'assertive';

const regions = new Later(() => import('./live-regions.js'));

/**
 * Has a screen reader say this sentence. The same sentence again is said again. What was said under another masking can
 * be found no more.
 */
export function announce(element: Element, text: string, urgency: Urgency = 'polite'): void {
  if (regions.here) regions.here.say(element, text, urgency);
  else void sayLater(element, text, urgency);
}

async function sayLater(element: Element, text: string, urgency: Urgency): Promise<void> {
  const session = sessionOf(element);
  let stands = true;
  const stopWatching = session && onMaskingChange(session, () => (stands = false));
  const come = await regions.come();
  stopWatching?.();
  if (stands) come?.say(element, text, urgency);
}

/** Has the regions stand ready before there is something to say. */
export function prepareToAnnounce(element: Element): void {
  if (regions.here) regions.here.prepare(element);
  else void regions.come().then((come) => come?.prepare(element));
}
