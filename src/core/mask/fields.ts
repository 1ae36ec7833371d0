import {isReplaced, type MaskOptions} from './options.js';
import {maskSpans, withMasked, type MaskedText} from './mask.js';
import {findPci} from './pci.js';
import {readText} from './reading.js';
import {maskNumber, maskWhole, type Replacement} from './render.js';
import {textOf} from './text-of.js';

/** What a phone number may hold, with the tilde WhatsApp puts before a name somebody chose. */
const PHONE_LIKE = /^~? ?[0-9+()[\]./ -]+$/;
const MASKED = /^\*+[\p{L}\p{N}]{4}$/u;
const READABLE_FROM = 5;

/** A name as `maskSpans` masks text; one that is nothing but a number is masked whole, valid or not. */
export function maskNameSpans(name: unknown, options: MaskOptions = {}): MaskedText {
  const source = textOf(name);
  const {start, end, plain} = trimmed(source);
  const digits = countDigits(plain);
  if (!PHONE_LIKE.test(plain) || digits < 7 || digits > 15) return maskSpans(source, options);
  const kind = findPci(source, options)[0]?.kind ?? 'phone';
  return maskedWhole(source, {start, end, kind, text: maskNumber(source.slice(start, end))}, options);
}

/** A field that holds a number by definition: masked whole whatever it holds; nothing is left of a short one. */
export function maskPhoneSpans(number: unknown, options: MaskOptions = {}): MaskedText {
  const source = textOf(number);
  const {start, end, plain} = trimmed(source);
  if (plain === '' || MASKED.test(plain) || /^\*+$/.test(plain)) return withMasked(source, [], options);
  const raw = source.slice(start, end);
  const text = countDigits(plain) >= READABLE_FROM ? maskNumber(raw) : maskWhole(raw);
  return maskedWhole(source, {start, end, kind: 'phone', text}, options);
}

function maskedWhole(source: string, whole: Replacement, options: MaskOptions): MaskedText {
  const isMasked = options.masked?.some(({start, end}) => start < whole.end && end > whole.start) === true;
  return withMasked(source, isReplaced(whole.kind, options) && !isMasked ? [whole] : [], options);
}

/** What of a text can be seen, and where that is. */
function trimmed(source: string): {start: number; end: number; plain: string} {
  const {plain, starts, ends} = readText(source);
  const inner = plain.trim();
  const from = plain.indexOf(inner);
  return {start: starts[from] ?? 0, end: ends[from + inner.length - 1] ?? 0, plain: inner};
}

const countDigits = (plain: string): number => plain.replaceAll(/[^0-9]/g, '').length;
