import {fold} from '../../../element/fold.js';

const ALL = 'wa-desk-match';
const CURRENT = 'wa-desk-current-match';

/** Marks what is found in these rows, and more clearly in the current one; without highlights of its own the row is marked as a whole. */
export function markMatches(rows: readonly HTMLElement[], query: string, current: HTMLElement | undefined): void {
  unmark();
  if (query === '') return;
  current?.classList.add('matched');
  marked = current;
  if (typeof Highlight === 'undefined') return;
  const others = rows.filter((row) => row !== current).flatMap((row) => rangesIn(row, query));
  CSS.highlights.set(ALL, new Highlight(...others));
  CSS.highlights.set(CURRENT, new Highlight(...(current ? rangesIn(current, query) : [])));
}

export function unmark(): void {
  marked?.classList.remove('matched');
  marked = undefined;
  if (typeof Highlight === 'undefined') return;
  CSS.highlights.delete(ALL);
  CSS.highlights.delete(CURRENT);
}

let marked: HTMLElement | undefined;

function rangesIn(row: HTMLElement, query: string): Range[] {
  const text = row.querySelector('.text');
  if (!text) return [];
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const {folded, places} = foldedWithPlaces(node.textContent ?? '');
    for (let at = folded.indexOf(query); at >= 0; at = folded.indexOf(query, at + query.length)) {
      const range = document.createRange();
      range.setStart(node, places[at] ?? 0);
      range.setEnd(node, places[at + query.length] ?? node.textContent?.length ?? 0);
      ranges.push(range);
    }
  }
  return ranges;
}

/** Where each folded letter stood before. */
function foldedWithPlaces(text: string): {folded: string; places: number[]} {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = fold(letter);
    for (let i = 0; i < plain.length; i += 1) places.push(at);
    folded += plain;
    at += letter.length;
  }
  places.push(at);
  return {folded, places};
}
