import type {Block, Line} from './tree.js';

/** What stands in front of a line where it is read as plain text: the source's number, a dot, or the mark of a quote. */
export function lineSign(source: string, kind: Block['kind'], {start, children}: Line): string {
  if (kind === 'numbers') return source.slice(start, children[0]?.start);
  return kind === 'bullets' ? '• ' : '> ';
}
