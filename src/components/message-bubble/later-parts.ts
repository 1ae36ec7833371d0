import type {ReactiveElement} from 'lit';
import {Later} from '../../element/later.js';
import {wear} from '../../element/wear.js';

type Kinds = typeof import('./kinds/kinds.js');
type RichText = typeof import('../../element/rich-text.js');
type Trouble = typeof import('./trouble.js');

let missed = 0;

/** Rises with everything that was asked for before it was here: what was drawn meanwhile is drawn again then. */
export const timesMissed = (): number => missed;

function partFor<T>(part: Later<T>, host: ReactiveElement): T | undefined {
  const here = part.for(host);
  if (here === undefined) missed += 1;
  return here;
}

const kinds = new Later(() => import('./kinds/kinds.js'));

/** Draws what is more than text. */
export function kindsFor(host: ReactiveElement): Kinds | undefined {
  const here = partFor(kinds, host);
  if (here) for (const styles of [here.markupStyles, here.kindsStyles]) wear(host, styles);
  return here;
}

const richText = new Later(() => import('../../element/rich-text.js'));

/** Draws markup and links. */
export function richTextFor(host: ReactiveElement): RichText | undefined {
  const here = partFor(richText, host);
  if (here) wear(host, here.markupStyles);
  return here;
}

const trouble = new Later(() => import('./trouble.js'));

/** Says why a message has not arrived, and what can be done about it. */
export function troubleFor(host: ReactiveElement): Trouble | undefined {
  const here = partFor(trouble, host);
  if (here) wear(host, here.troubleStyles);
  return here;
}

/** How many of them are here: with another number, what awaits one is drawn again. */
export const partsHere = (): number => [kinds, richText, trouble].filter(({here}) => here !== undefined).length;

/** Resolves when those that were asked for are here. */
export const partsCame = (): Promise<unknown> => Promise.all([kinds, richText, trouble].map((part) => part.came()));
