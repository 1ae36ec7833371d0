/** A slash that begins a word, and what was typed after it up to the caret. */
export interface Slash {
  readonly start: number;
  readonly end: number;
  readonly query: string;
}

export function slashAt({value, selectionStart, selectionEnd}: HTMLTextAreaElement): Slash | null {
  if (selectionStart !== selectionEnd) return null;
  const match = /(?:^|\s)\/([^\s/]{0,40})$/.exec(value.slice(Math.max(0, selectionStart - 50), selectionStart));
  const query = match?.[1];
  return query === undefined ? null : {start: selectionStart - query.length - 1, end: selectionStart, query};
}
