import {replaceRange} from './insert.js';
import type {MarkupSign} from './look.js';

/** Puts the sign around the selection, or takes it away; with nothing selected the caret stands between two. */
export function markUp(input: HTMLTextAreaElement, sign: MarkupSign): void {
  const {value} = input;
  let {selectionStart: start, selectionEnd: end} = input;
  if (start === end) {
    replaceRange(input, start, end, sign + sign);
    return input.setSelectionRange(start + 1, start + 1);
  }
  if (value.slice(start - 1, start) === sign && value.slice(end, end + 1) === sign) {
    start -= 1;
    end += 1;
  }
  const marked = eachLine(value.slice(start, end), sign);
  replaceRange(input, start, end, marked);
  input.setSelectionRange(start, start + marked.length);
}

/** WhatsApp's signs reach no further than their line, and stand right at a letter. */
function eachLine(text: string, sign: MarkupSign): string {
  const lines = text.split('\n').map((line) => /^(\s*)([^]*?)(\s*)$/.exec(line)?.slice(1) ?? ['', line, '']);
  const written = lines.filter(([, words]) => words !== '');
  const takesAway = written.every(([, words = '']) => isMarked(words, sign));
  return lines
    .map(([before = '', words = '', after = '']) => {
      if (words === '') return before + after;
      return before + (takesAway ? words.slice(1, -1) : sign + words + sign) + after;
    })
    .join('\n');
}

const isMarked = (words: string, sign: MarkupSign): boolean =>
  words.length > 2 && words.startsWith(sign) && words.endsWith(sign);
