import {modifierHeld} from '../../element/modifier-key.js';

/** What WhatsApp puts around a stretch to give it a look. */
export type MarkupSign = '*' | '_' | '~' | '`';

const plain: Readonly<Record<string, MarkupSign>> = {b: '*', i: '_', e: '`'};

/** By the keys that editors have for bold, italic and code, and with Shift the X that strikes through. */
export function markupSign(event: KeyboardEvent): MarkupSign | undefined {
  if (!modifierHeld(event) || event.altKey) return undefined;
  const key = event.key.toLowerCase();
  if (event.shiftKey) return key === 'x' ? '~' : undefined;
  return Object.hasOwn(plain, key) ? plain[key] : undefined;
}

export interface RichText {
  readonly html: string;
  readonly text: string;
}

const WITH_A_LOOK = /<(?:b|strong|i|em|s|del|strike|code|pre|li|a|h[1-6])\b|font-weight|font-style|line-through/i;

/** More than this is pasted as it is, in UTF-16 units: a message holds a few thousand. */
const LONGEST = 500_000;

/** What is pasted with a look that can be kept; files are not text. */
export function richTextOf({clipboardData}: ClipboardEvent): RichText | null {
  if (!clipboardData || clipboardData.files.length > 0) return null;
  const html = clipboardData.getData('text/html');
  if (html.length > LONGEST || !WITH_A_LOOK.test(html)) return null;
  return {html, text: clipboardData.getData('text/plain')};
}
