import type {DisplayText} from '../text.js';
import {InlineReader} from './inline.js';
import {monosOf} from './mono.js';
import {opaque} from './opaque.js';
import {mayHoldMarkup} from './promising.js';
import type {Block, Inline, Line} from './tree.js';

type Building = {readonly start: number; end: number} & (
  | {readonly kind: 'paragraph' | 'pre'; readonly children: Inline[]}
  | {readonly kind: 'quote' | 'bullets' | 'numbers'; readonly children: Line[]}
);

const lineMarker = /(?:(>)|([-*])|\d{1,3}\.) +(?=\S)/y;

/**
 * Reads WhatsApp's markup. The leaves and the markers around them are the source, sign for sign; whatever stands
 * unmatched is text. Takes any string, time in step with its length, and nests no deeper than there are kinds.
 */
export function parseMarkup(display: DisplayText): readonly Block[] {
  const source = opaque(display);
  const {text, spans} = source;
  const {length} = text;
  if (length === 0) return [];
  if (spans.length === 0 && !mayHoldMarkup(text))
    return [{kind: 'paragraph', start: 0, end: length, children: [{kind: 'text', start: 0, end: length}]}];
  const blocks: Building[] = [];
  const monos = monosOf(text);
  const reader = new InlineReader(source, monos);
  let mono = 0;
  for (let start = 0, end = 0; start < length; start = end) {
    const first = monos[mono];
    end = lineEnd(text, start);
    // three backticks hold lines together
    for (let one = first; one && one.start < end; one = monos[++mono]) if (one.end > end) end = lineEnd(text, one.end);
    lineMarker.lastIndex = start;
    const marker = lineMarker.exec(text);
    const last = blocks.at(-1);
    if (marker) {
      const [{length: skipped}, quote, bullet] = marker;
      const kind = quote ? 'quote' : bullet ? 'bullets' : 'numbers';
      const line = {kind: 'line', start, end, children: reader.read(start + skipped, end, [])} as const;
      if (last?.kind === kind) last.children.push(line);
      else blocks.push({kind, start, end, children: [line]});
    } else if (first?.start === start && /^\s*$/.test(text.slice(first.end, end)))
      blocks.push({kind: 'pre', start, end, children: reader.read(start, end, [])});
    else if (last?.kind === 'paragraph') reader.read(start, end, last.children);
    else blocks.push({kind: 'paragraph', start, end, children: reader.read(start, end, [])});
    const block = blocks.at(-1);
    if (block) block.end = end;
  }
  return blocks;
}

function lineEnd(text: string, start: number): number {
  const at = text.indexOf('\n', start);
  return at < 0 ? text.length : at + 1;
}
