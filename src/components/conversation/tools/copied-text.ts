import type {Message} from '../../../core/message.js';
import {formatStamp} from '../../../element/format.js';
import {messageText} from '../../../element/message-words.js';
import {authorName} from '../../../element/who-and-what.js';
import {asDisplayText, type Shown} from '../../../element/shown-text.js';
import type {Strings} from '../../../strings/en.js';

export interface Copying {
  /** What is drawn, in its order. */
  readonly items: readonly {readonly element: Element; readonly message: Message}[];
  readonly customerName: Shown;
  /** Whose own messages say "You". */
  readonly agentId: string | null;
  readonly strings: Strings;
}

/** What a selection over several messages is worth: "[time] name: text" a line; null for one message or none. */
export function copiedText(ends: StaticRange, {items, customerName, agentId, strings}: Copying): string | null {
  const across = document.createRange();
  across.setStart(ends.startContainer, ends.startOffset);
  across.setEnd(ends.endContainer, ends.endOffset);
  const selected = items.filter(({element}) => across.intersectsNode(element));
  if (selected.length < 2) return null;
  return selected
    .flatMap(({element, message}) => {
      if (message.content.type === 'notice') return [];
      const own = message.author.kind === 'agent' && message.author.id === agentId;
      const name = own
        ? strings.conversation.you
        : authorName(message.author, asDisplayText(customerName), strings).text;
      const text = message.content.type === 'text' ? textWithin(element, across) : messageText(message, strings).text;
      return text === '' ? [] : [strings.pane.copied(formatStamp(message.at, strings.locale), name, text)];
    })
    .join('\n');
}

/** What the ends of a selection leave of a message's text; all of it when they lie outside. */
function textWithin(element: Element, across: Range): string {
  const text = element.querySelector('.text');
  if (!text) return '';
  const range = document.createRange();
  range.selectNodeContents(text);
  if (text.contains(across.startContainer)) range.setStart(across.startContainer, across.startOffset);
  if (text.contains(across.endContainer)) range.setEnd(across.endContainer, across.endOffset);
  const within = range.cloneContents();
  for (const words of within.querySelectorAll('.in-words')) words.remove();
  return within.textContent.trim();
}
