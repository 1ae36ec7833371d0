import type {WaMessageBubble} from '../message-bubble/message-bubble.js';
import {formatStamp} from '../../element/format.js';
import {authorName, messageText} from '../../element/message-words.js';
import {asDisplayText} from '../../element/shown-text.js';
import type {Strings} from '../../strings/en.js';

export interface Copying {
  readonly bubbles: readonly WaMessageBubble[];
  /** Whose own bubbles say "You". */
  readonly agentId: string | null;
  readonly strings: Strings;
}

/** What a selection over several bubbles is worth: "[time] name: text" a line; null for one bubble or none. */
export function copiedText(selection: Selection, {bubbles, agentId, strings}: Copying): string | null {
  const roots = bubbles.flatMap(({shadowRoot}) => shadowRoot ?? []);
  const [ends] = selection.getComposedRanges({shadowRoots: roots});
  if (!ends) return null;
  const across = document.createRange();
  across.setStart(...outside(ends.startContainer, ends.startOffset, 'before'));
  across.setEnd(...outside(ends.endContainer, ends.endOffset, 'after'));
  const selected = bubbles.filter((bubble) => across.intersectsNode(bubble));
  if (selected.length < 2) return null;
  return selected
    .flatMap((bubble) => {
      const {message} = bubble;
      if (!message || message.content.type === 'notice') return [];
      const own = message.author.kind === 'agent' && message.author.id === agentId;
      const name = own
        ? strings.conversation.you
        : authorName(message.author, asDisplayText(bubble.customerName), strings).text;
      const text = message.content.type === 'text' ? bubble.textWithin(ends) : messageText(message, strings).text;
      return text === '' ? [] : [strings.conversation.copied(formatStamp(message.at, strings.locale), name, text)];
    })
    .join('\n');
}

/** The same place as seen from the tree the bubbles stand in. */
function outside(node: Node, offset: number, side: 'before' | 'after'): [Node, number] {
  const root = node.getRootNode();
  if (!(root instanceof ShadowRoot) || root.host.localName !== 'wa-message-bubble') return [node, offset];
  const parent = root.host.parentNode ?? root.host;
  const index = Array.prototype.indexOf.call(parent.childNodes, root.host);
  return [parent, side === 'before' ? index : index + 1];
}
