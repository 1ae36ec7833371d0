const STYLES = new Map([
  ['*', 'strong'],
  ['_', 'em'],
  ['~', 's'],
  ['`', 'code'],
]);
// a mark counts at the edge of a word only, so that 2*3*4 and snake_case_names stay as they are
const MARKED = /(?<![\p{L}\p{N}])([*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/u;

/**
 * Text with `*bold*`, `_italic_`, `~strike~` and `` `code` `` as nodes; never parsed as HTML.
 * @param {string} text
 * @returns {(string | HTMLElement)[]}
 */
export function markUp(text) {
  const match = MARKED.exec(text);
  if (!match) return [text];
  const [whole, mark = '', inner = ''] = match;
  const element = document.createElement(STYLES.get(mark) ?? 'span');
  element.append(...(mark === '`' ? [inner] : markUp(inner)));
  return [text.slice(0, match.index), element, ...markUp(text.slice(match.index + whole.length))];
}
