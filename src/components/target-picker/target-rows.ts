import type {AgentTarget, QueueTarget, Targets} from '../../core/targets.js';
import type {Target} from '../../core/task.js';
import {fold, foldedWords} from '../../element/fold.js';

/** One choice of the list. */
export type TargetRow = (
  {readonly kind: 'queue'; readonly entry: QueueTarget} | {readonly kind: 'agent'; readonly entry: AgentTarget}
) & {
  /** The name as it is searched, a space before each of its words. */
  readonly folded: string;
  /** In the whole list, whatever is searched. */
  readonly place: number;
};

const known = new WeakMap<Targets, Map<Target['kind'], readonly TargetRow[]>>();

/** All choices of this kind: who can be asked first, then by name. Sorted and folded once for each list that comes. */
export function rowsOf(targets: Targets, kind: Target['kind'], locale: string): readonly TargetRow[] {
  const rows = known.get(targets) ?? new Map<Target['kind'], readonly TargetRow[]>();
  known.set(targets, rows);
  const made = rows.get(kind) ?? makeRows(targets, kind, locale);
  rows.set(kind, made);
  return made;
}

function makeRows(targets: Targets, kind: Target['kind'], locale: string): readonly TargetRow[] {
  const {compare} = new Intl.Collator(locale, {numeric: true});
  const byName = (a: {name: string}, b: {name: string}) => compare(a.name, b.name);
  return kind === 'queue'
    ? targets.queues.toSorted(byName).map((entry, place) => ({kind, entry, place, folded: searchable(entry.name)}))
    : targets.agents
        .toSorted((a, b) => Number(a.unavailable !== null) - Number(b.unavailable !== null) || byName(a, b))
        .map((entry, place) => ({kind, entry, place, folded: searchable(entry.name)}));
}

const searchable = (name: string): string => ` ${foldedWords(name).join(' ')} ${fold(name)}`;

/** The rows that hold every word of the query; those where all of them begin a word come first. */
export function matchingRows(rows: readonly TargetRow[], query: string): readonly TargetRow[] {
  const words = foldedWords(query);
  if (words.length === 0) return query.trim() === '' ? rows : [];
  const begins: TargetRow[] = [];
  const holds: TargetRow[] = [];
  for (const row of rows) {
    if (words.every((word) => row.folded.includes(` ${word}`))) begins.push(row);
    else if (words.every((word) => row.folded.includes(word))) holds.push(row);
  }
  return [...begins, ...holds];
}

/** Why this row cannot be chosen; null when it can. */
export const whyNot = (row: TargetRow) => (row.kind === 'agent' ? row.entry.unavailable : null);

/** Rows drawn beyond those in sight, so that scrolling shows no gaps. */
const BEYOND = 6;

/** The rows of a long list that are drawn: those in sight, and the one under the arrow keys wherever it is. */
export function rowsToDraw(
  rows: readonly TargetRow[],
  {scrollTop, clientHeight}: Pick<HTMLElement, 'scrollTop' | 'clientHeight'>,
  rowHeight: number,
  active: number,
): readonly {readonly row: TargetRow; readonly at: number}[] {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - BEYOND);
  const last = Math.ceil((scrollTop + clientHeight) / rowHeight) + BEYOND;
  const drawn = rows.slice(first, last).map((row, i) => ({row, at: first + i}));
  const row = rows[active];
  if (row && active < first) drawn.unshift({row, at: active});
  if (row && active >= last) drawn.push({row, at: active});
  return drawn;
}
