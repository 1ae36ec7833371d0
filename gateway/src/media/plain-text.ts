/** White space apart, these are in no text. */
// oxlint-disable-next-line no-control-regex -- they are what it looks for
const CONTROLS = /[\u0000-\u0008\u000E-\u001A\u001C-\u001F\u007F]/u;
/** A page, a drawing or a script further down; a lone `<` is not one. */
const MARKUP = /<(?:!doctype|\?xml|html|head|body|svg|script|iframe|object|embed|meta|style|form)\b/iu;

/** Whether it is text that nothing would take for a page, a drawing, markup or a script. */
export function isPlainText(head: Buffer, whole: boolean): boolean {
  if (head.length === 0) return false;
  const text = decode(head, whole);
  if (CONTROLS.test(text)) return false;
  return !/^\s*(?:<|#!)/u.test(text) && !MARKUP.test(text);
}

/** By the mark it begins with, which else could be taken for sound. */
export const isUtf16 = ([first, second]: Buffer): boolean =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);

/** UTF-16 where it says so, else UTF-8, else as old systems write. */
function decode(head: Buffer, whole: boolean): string {
  const stream = {stream: !whole}; // it may be cut within a sign
  const [first] = head;
  if (isUtf16(head)) return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(head, stream);
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(head, stream);
  } catch {
    return new TextDecoder('latin1').decode(head);
  }
}
