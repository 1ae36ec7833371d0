import type {DisplayText, MaskedSpan} from '../text.js';
import {detect} from './detect.js';
import {isReplaced, type MaskOptions} from './options.js';
import type {Work} from './page.js';
import {PhonePlans} from './phone-plan.js';
import {maskOf, replaced, type Replacement} from './render.js';
import {textOf} from './text-of.js';

export interface MaskedText {
  readonly text: string;
  readonly spans: readonly MaskedSpan[];
}

const MAX_PASSES = 4;

export function maskSpans(text: unknown, options: MaskOptions = {}): MaskedText {
  const source = textOf(text);
  return withMasked(source, replacementsIn(source, options), options);
}

/** What is replaced in a text, in its own offsets: detection is repeated until it finds no more. */
export function replacementsIn(
  text: string,
  options: MaskOptions,
  work: Work = {phoneParses: 0, steps: 0},
): Replacement[] {
  const plans = new PhonePlans(options.region, work);
  let all: Replacement[] = [];
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const now = replaced(text, all);
    const masked = carried(options.masked, all);
    const found = detect(now.text, {...options, masked}, plans, work)
      .filter(({kind}) => isReplaced(kind, options))
      .map((span): Replacement => ({...span, text: maskOf(now.text.slice(span.start, span.end), span.kind)}));
    if (found.length === 0) break;
    all = combined(now, all, found);
  }
  return all;
}

/** The text with its replacements made, among whose spans are those that were masked already. */
export function withMasked(
  source: string,
  replacements: readonly Replacement[],
  {masked: already}: MaskOptions,
): MaskedText {
  const {text, masked} = replaced(source, replacements);
  return {text, spans: [...masked, ...carried(already, replacements)].toSorted((a, b) => a.start - b.start)};
}

/** Where spans that no replacement touches are once those are made. */
function carried(spans: readonly MaskedSpan[] = [], replacements: readonly Replacement[]): MaskedSpan[] {
  let shift = 0;
  let next = 0;
  return spans
    .toSorted((a, b) => a.start - b.start)
    .map((span) => {
      for (
        let before = replacements[next];
        before !== undefined && before.end <= span.start;
        before = replacements[++next]
      )
        shift += before.text.length - (before.end - before.start);
      return {...span, start: span.start + shift, end: span.end + shift};
    });
}

/**
 * Replacements of a text, and those found in what it became, as replacements of the text: where they touch
 * they are one.
 */
function combined(now: DisplayText, before: readonly Replacement[], found: readonly Replacement[]): Replacement[] {
  const earlier = now.masked.map((span): Replacement => ({...span, text: now.text.slice(span.start, span.end)}));
  const news = new Set(found);
  const clusters: {start: number; end: number; kind: Replacement['kind']; found: Replacement[]}[] = [];
  for (const each of [...earlier, ...found].toSorted((a, b) => a.start - b.start)) {
    const isFound = news.has(each);
    const last = clusters.at(-1);
    if (last === undefined || each.start >= last.end)
      clusters.push({start: each.start, end: each.end, kind: each.kind, found: isFound ? [each] : []});
    else {
      last.end = Math.max(last.end, each.end);
      if (isFound) last.found.push(each);
    }
  }
  let growth = 0; // by which the text grew before a cluster
  let next = 0;
  return clusters.map(({start, end, kind, found: inside}) => {
    const from = start - growth;
    for (
      let each = before[next], span = now.masked[next];
      each && span && span.end <= end;
      each = before[++next], span = now.masked[next]
    )
      growth += span.end - span.start - (each.end - each.start);
    const relative = inside.map((each) => ({...each, start: each.start - start, end: each.end - start}));
    return {start: from, end: end - growth, kind, text: replaced(now.text.slice(start, end), relative).text};
  });
}
