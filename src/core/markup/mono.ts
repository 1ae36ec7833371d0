import {startsWord, endsWord} from './word.js';
import type {Stretch} from './tree.js';

const fences = /(?<!`)```(?!`)/g;

/** The stretches between three backticks; they may hold line breaks, and nothing else is looked for in them. */
export function monosOf(text: string): Stretch[] {
  const monos: Stretch[] = [];
  let open = -1;
  for (const {index} of text.matchAll(fences)) {
    const end = index + 3;
    if (open >= 0 && !startsWord(text, end) && /\S/.test(text.slice(open + 3, index))) {
      monos.push({start: open, end});
      open = -1;
    } else if (!endsWord(text, index)) open = index;
  }
  return monos;
}

/** Without the backticks, and without the line breaks that set a block apart from them. */
export function insideOf(text: string, {start, end}: Stretch): Stretch {
  const [before = ''] = /^\r?\n/.exec(text.slice(start + 3, start + 5)) ?? [];
  const [after = ''] = /\r?\n$/.exec(text.slice(end - 5, end - 3)) ?? [];
  return {start: start + 3 + before.length, end: end - 3 - after.length};
}
