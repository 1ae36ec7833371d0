import {fold, foldedWords} from '../../../element/fold.js';
import {canvasProbe, drawable} from './drawable.js';
import {symbols} from './data/symbols.js';

export interface Emoji {
  /** Without a skin tone. */
  readonly symbol: string;
  readonly name: string;
  /** Folded, each after a space: the name, then what else it can be found by. */
  readonly words: string;
  readonly group: Group;
}

export const GROUPS = [
  'smileys',
  'people',
  'animals',
  'food',
  'travel',
  'activities',
  'objects',
  'symbols',
  'flags',
] as const;
export type Group = (typeof GROUPS)[number];

/** What may be shown of a result: nobody looks through more. */
const MOST_FOUND = 120;

/** All emoji that this platform draws, with their names in the language of the desk. */
export async function loadEmoji(locale: string): Promise<readonly Emoji[]> {
  const names = (locale.startsWith('fr') ? (await import('./data/fr.js')).fr : (await import('./data/en.js')).en).split(
    '\n',
  );
  const probe = canvasProbe();
  const draws = probe ? drawable(probe) : () => true;
  let at = 0;
  return symbols.split('\n').flatMap((line, place) =>
    line.split(' ').flatMap((token) => {
      const [name = '', others = ''] = (names[at++] ?? '').split('\t');
      const [, symbol = token, version = '0'] = /^(.+?)(\d+(?:\.\d+)?)$/u.exec(token) ?? [];
      const group = GROUPS[place];
      if (!group || !draws(symbol, Number(version))) return [];
      return {symbol, name, group, words: ` ${fold(name)} ${fold(others)}`};
    }),
  );
}

/** Those whose name or words begin as the query's words do, names first; an emoji finds itself. */
export function searchEmoji(all: readonly Emoji[], query: string): readonly Emoji[] {
  const pasted = all.filter(({symbol}) => query.includes(symbol));
  if (pasted.length > 0) return pasted;
  const wanted = foldedWords(query);
  if (wanted.length === 0) return [];
  const scored = all.flatMap((emoji) => {
    const hit = wanted.every((word) => emoji.words.includes(` ${word}`));
    return hit ? {emoji, score: scoreOf(emoji, wanted.join(' '))} : [];
  });
  return scored
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_FOUND)
    .map(({emoji}) => emoji);
}

function scoreOf({name}: Emoji, wanted: string): number {
  const folded = fold(name);
  if (folded === wanted) return 3;
  if (folded.startsWith(wanted)) return 2;
  return ` ${folded}`.includes(` ${wanted}`) ? 1 : 0;
}
