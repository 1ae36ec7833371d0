import {replaceRange} from './insert.js';
import {markupSign, richTextOf, type MarkupSign, type RichText} from './look.js';

/** Bold, italic, struck through and code, by key and by paste; the code comes when it is first needed. */
export class Looks {
  /** True when the key was for it. */
  takes(event: KeyboardEvent): boolean {
    const sign = markupSign(event);
    const {target} = event;
    if (sign === undefined || !(target instanceof HTMLTextAreaElement) || target.readOnly) return false;
    event.preventDefault();
    void mark(target, sign);
    return true;
  }

  /** What comes with a look keeps it, as WhatsApp writes it. Undefined when the browser pastes. */
  paste(event: ClipboardEvent): Promise<void> | undefined {
    const rich = richTextOf(event);
    const {target} = event;
    if (!rich || !(target instanceof HTMLTextAreaElement) || target.readOnly) return undefined;
    event.preventDefault();
    return pasteRich(target, rich);
  }
}

async function mark(input: HTMLTextAreaElement, sign: MarkupSign): Promise<void> {
  const {markUp} = await import('./mark-up.js');
  if (input.isConnected) markUp(input, sign);
}

/** When the code does not come, the text does. */
async function pasteRich(input: HTMLTextAreaElement, {html, text}: RichText): Promise<void> {
  const toMarkup = await import('./rich-paste.js').then(
    (code) => code.toMarkup,
    () => () => text,
  );
  if (input.isConnected) replaceRange(input, input.selectionStart, input.selectionEnd, toMarkup(html) || text);
}
