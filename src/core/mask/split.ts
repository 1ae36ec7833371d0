import type {DisplayText, MaskedSpan} from '../text.js';
import {isCard} from './card.js';
import {isIban, mayBeginIban} from './iban.js';
import {isNir} from './nir.js';
import {readText, type Reading} from './reading.js';
import {maskNumber, replaced} from './render.js';
import {endsWithSsnKeyword, isSsn} from './ssn.js';

/** One of a sender's messages; `at` in milliseconds. */
export interface SplitPart {
  readonly text: string;
  readonly at: number;
}

/** A stretch of a message that is part of a number sent in pieces, and how many of its last characters stay readable. */
export interface SplitSpan extends MaskedSpan {
  readonly kept: number;
}

/** A number that is spread over messages, and what to hide in each of them: plain data, to be kept with it. */
export interface Split {
  readonly kind: SplitSpan['kind'];
  readonly parts: readonly {readonly index: number; readonly hidden: readonly SplitSpan[]}[];
}

const MAX_PARTS = 4;
const MAX_MILLISECONDS = 120_000;
const KEPT = 4;
/** An IBAN has at most 34 characters; a message of only separators joins nothing. */
const MAX_PART_LENGTH = 128;
const DIGITS = /^[ \n./_,-]*[0-9][0-9 \n./_,-]*$/;
const LETTERS_AND_DIGITS = /^[ \n.-]*[0-9a-z][0-9a-z \n.-]*$/i;
const IBAN_BEGINNING = /[a-z][ \n.-]{0,3}[a-z]/gi;

interface Piece {
  readonly index: number;
  readonly reading: Reading;
  /** Where the piece begins: an IBAN may follow its label. */
  readonly from: number;
  readonly compact: string;
}

/**
 * A card, an IBAN or a social security number sent in several messages, the newest of which completes it.
 * Give one sender's last messages, oldest first: four can hold a number, a fifth before them its keyword.
 */
export function findSplit(messages: readonly SplitPart[]): Split | null {
  const newest = messages.at(-1);
  if (newest === undefined || newest.text.length > MAX_PART_LENGTH) return null;
  if (!LETTERS_AND_DIGITS.test(readText(newest.text).plain)) return null; // most messages: they are part of nothing
  for (let count = Math.min(MAX_PARTS, messages.length); count > 1; count--) {
    const first = messages.length - count;
    const oldest = messages[first];
    if (oldest === undefined || newest.at - oldest.at > MAX_MILLISECONDS) continue;
    const run = messages.slice(first);
    if (run.some(({text}, at) => (at > 0 ? text.length > MAX_PART_LENGTH : text.length > MAX_PART_LENGTH * 4)))
      continue;
    const before = messages[first - 1];
    const announced =
      before !== undefined &&
      oldest.at - before.at <= MAX_MILLISECONDS &&
      endsWithSsnKeyword(readText(before.text.slice(-MAX_PART_LENGTH)).plain);
    const found = joined(
      run.map(({text}) => readText(text)),
      first,
      announced,
    );
    if (found !== null) return found;
  }
  return null;
}

/** A message as it may be shown when part of a number in it is hidden. */
export function applySplit(text: string, hidden: readonly SplitSpan[]): DisplayText {
  return replaced(
    text,
    hidden
      .filter(({start, end}) => start < end && end <= text.length) // the message was edited since
      .map(({start, end, kind, kept}) => ({start, end, kind, text: maskNumber(text.slice(start, end), kept)})),
  );
}

function joined(readings: readonly Reading[], first: number, announced: boolean): Split | null {
  const whole = readings.map((reading, at) => pieceOf(reading, first + at, 0));
  if (readings.every(({plain}) => DIGITS.test(plain))) {
    const kind = kindOfDigits(whole.map(({compact}) => compact).join(''), announced);
    return kind === null ? null : hiding(kind, whole);
  }
  const [beginning, ...others] = readings;
  if (beginning === undefined || !others.every(({plain}) => LETTERS_AND_DIGITS.test(plain))) return null;
  const end = whole
    .slice(1)
    .map(({compact}) => compact)
    .join('');
  for (const {index} of beginning.plain.matchAll(IBAN_BEGINNING)) {
    const start = pieceOf(beginning, first, index);
    if (!mayBeginIban(beginning.plain, index) || !LETTERS_AND_DIGITS.test(beginning.plain.slice(index))) continue;
    if (isIban(start.compact + end)) return hiding('iban', [start, ...whole.slice(1)]);
  }
  return null;
}

function kindOfDigits(digits: string, announced: boolean): Split['kind'] | null {
  if (isCard(digits)) return 'card';
  if (isNir(digits) || (announced && isSsn(digits))) return 'ssn';
  return null;
}

function pieceOf(reading: Reading, index: number, from: number): Piece {
  return {
    index,
    reading,
    from,
    compact: reading.plain
      .slice(from)
      .replaceAll(/[^0-9a-z]/gi, '')
      .toUpperCase(),
  };
}

/** The last four characters stay readable, wherever they fall. */
function hiding(kind: Split['kind'], pieces: readonly Piece[]): Split {
  let left = KEPT;
  const parts = pieces.toReversed().map(({index, reading, from, compact}) => {
    const kept = Math.min(left, compact.length);
    left -= kept;
    const start = reading.starts[from] ?? 0;
    return {index, hidden: [{start, end: reading.source.length, kind, kept}]};
  });
  return {kind, parts: parts.toReversed()};
}
