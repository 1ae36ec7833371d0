import {html, type TemplateResult} from 'lit';
import {plainText} from '../core/plain-text.js';
import type {DisplayText, MaskedSpan} from '../core/text.js';
import type {Strings} from '../strings/en.js';

/** What is shown: text of our own, or text that may hold masked stretches. */
export type Shown = string | DisplayText;

/** A piece of a text; `kind` is null where nothing was masked. */
interface Stretch {
  readonly text: string;
  readonly kind: MaskedSpan['kind'] | null;
  /** Its place in the text's `masked`. */
  readonly index: number;
}

/** A masked stretch: its stars, and its words. */
export interface Hidden {
  readonly text: string;
  readonly words: string;
  /** Its place in the text's `masked`. */
  readonly stretch: number;
}

/** What stands for a masked stretch. */
export type RenderHidden = (hidden: Hidden, strings: Strings) => unknown;

export const asDisplayText = (shown: Shown): DisplayText => (typeof shown === 'string' ? plainText(shown) : shown);

export const isMasked = ({masked}: DisplayText): boolean => masked.length > 0;

/** The text as it stands, each masked stretch on its own: its stars to be seen and copied, its words to be heard. */
export function renderText(
  shown: Shown,
  strings: Strings,
  renderHidden: RenderHidden = renderMasked,
): string | TemplateResult {
  const display = asDisplayText(shown);
  if (!isMasked(display)) return display.text;
  return html`${stretchesOf(display).map(({text, kind, index}) =>
    kind === null ? text : renderStretch({text, kind, index}, strings, renderHidden),
  )}`;
}

/** One masked stretch of a text. */
export const renderStretch = (
  {text, kind, index}: Stretch & {readonly kind: MaskedSpan['kind']},
  strings: Strings,
  renderHidden: RenderHidden = renderMasked,
): unknown => renderHidden({text, words: wordsOf(text, kind, strings), stretch: index}, strings);

/** Literal: nothing around it turns its stars and digits about. */
function renderMasked({text, words}: Hidden, {locale}: Strings): TemplateResult {
  return html`<span part="masked" class="masked" dir="ltr"
    ><span aria-hidden="true">${text}</span><span class="in-words visually-hidden" lang=${locale}>${words}</span></span
  >`;
}

/** The text with its masked stretches in words: for names, labels and what is said. */
export function spokenText(shown: Shown, strings: Strings): string {
  const display = asDisplayText(shown);
  if (!isMasked(display)) return display.text;
  let spoken = '';
  let glues = false;
  for (const {text, kind} of stretchesOf(display)) {
    const words = kind === null ? text : wordsOf(text, kind, strings);
    spoken +=
      (glues || kind !== null) && /[\p{L}\p{N}]$/u.test(spoken) && /^[\p{L}\p{N}]/u.test(words) ? ` ${words}` : words;
    glues = kind !== null;
  }
  return spoken;
}

/** Places in a sentence where masked text comes in; signs that no text has. */
const PLACES = ['\uFDD0', '\uFDD1', '\uFDD2'] as const;

/** A sentence of the catalogue about texts that may hold masked stretches. */
export function sentence(words: (...texts: string[]) => string, ...parts: readonly Shown[]): DisplayText {
  const displays = parts.map(asDisplayText);
  if (!displays.some(isMasked)) return plainText(words(...displays.map(({text}) => text)));
  const pieces = words(...displays.map((_, i) => PLACES[i] ?? '')).split(/([\uFDD0-\uFDD2])/);
  return joined(pieces.map((piece) => displays[PLACES.findIndex((place) => place === piece)] ?? plainText(piece)));
}

/** The first so many UTF-16 units, the last sign whole. A masked stretch that does not fit is left out, not cut to less than it says. */
export function beginningOf({text, masked}: DisplayText, length: number): DisplayText {
  if (text.length <= length) return {text, masked};
  const over = masked.find(({start, end}) => start > 0 && start < length && end > length);
  const end = over?.start ?? length;
  const kept = masked.filter((span) => span.start < end).map((span) => ({...span, end: Math.min(span.end, end)}));
  return {text: text.slice(0, end).replace(/[\ud800-\udbff]$/, ''), masked: kept};
}

/** What can be read of a text that may be masked. */
export const readableParts = (display: DisplayText): string =>
  stretchesOf(display)
    .map(({text, kind}) => (kind === null ? text : ' '))
    .join('');

function joined(displays: readonly DisplayText[]): DisplayText {
  let text = '';
  const masked: MaskedSpan[] = [];
  for (const display of displays) {
    const {length} = text;
    masked.push(...display.masked.map((span) => ({...span, start: span.start + length, end: span.end + length})));
    text += display.text;
  }
  return {text, masked};
}

/** Whatever the spans are like, all of the text comes out, once and in its order. */
function stretchesOf({text, masked}: DisplayText): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  const spans = masked.map((span, index) => ({...span, index}));
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const start = Math.max(at, span.start);
    const end = Math.min(span.end, text.length);
    if (end <= start) continue;
    if (start > at) stretches.push({text: text.slice(at, start), kind: null, index: -1});
    stretches.push({text: text.slice(start, end), kind: span.kind, index: span.index});
    at = end;
  }
  if (at < text.length) stretches.push({text: text.slice(at), kind: null, index: -1});
  return stretches;
}

/** What it is and what can still be read of it. */
function wordsOf(text: string, kind: MaskedSpan['kind'], {masked}: Strings): string {
  if (kind === 'email') {
    const domain = /[@\uFF20]([^@\uFF20*]+)$/u.exec(text)?.[1];
    return domain === undefined ? masked.whole.email : masked.emailAt(domain);
  }
  const end = /[\p{L}\p{N}]{1,4}$/u.exec(text)?.[0];
  return end === undefined ? masked.whole[kind] : masked.endingIn[kind](end);
}
