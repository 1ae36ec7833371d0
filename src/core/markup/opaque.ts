import type {DisplayText, MaskedSpan} from '../text.js';

export interface Opaque {
  /** As long as the source. */
  readonly text: string;
  /** In order, apart and within the text. */
  readonly spans: readonly MaskedSpan[];
}

/** The text with every masked stretch as a word of letters: no sign in it pairs with one outside. */
export function opaque({text, masked}: DisplayText): Opaque {
  if (masked.length === 0) return {text, spans: masked};
  const spans: MaskedSpan[] = [];
  let shadow = '';
  let at = 0;
  for (const span of masked.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, at);
    const end = Math.min(span.end, text.length);
    if (start >= end) continue;
    spans.push({...span, start, end});
    shadow += text.slice(at, start) + 'x'.repeat(end - start);
    at = end;
  }
  return {text: shadow + text.slice(at), spans};
}
