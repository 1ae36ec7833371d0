import type {DisplayText, MaskedSpan} from '../text.js';
import {lineSign} from './line-sign.js';
import {parseMarkup} from './parse.js';
import type {Inline, Line} from './tree.js';

/**
 * The text as it reads without its markers: in one line for a preview, or with its lines kept for copying, where a
 * quote stays one. What is masked stays known.
 */
export function plainOf(display: DisplayText, lineBreak: ' ' | '\n' = ' '): DisplayText {
  const source = display.text;
  const masked: MaskedSpan[] = [];
  let text = '';
  const add = (part: string) => {
    text += lineBreak === '\n' ? part : part.replaceAll(/\s*\n\s*/g, lineBreak);
  };
  const addNode = (node: Inline | Line): void => {
    switch (node.kind) {
      case 'text':
      case 'link':
        return add(source.slice(node.start, node.end));
      case 'masked': {
        const start = text.length;
        text += source.slice(node.start, node.end);
        masked.push({start, end: text.length, kind: node.mask});
        return undefined;
      }
      default:
        return node.children.forEach(addNode);
    }
  };
  for (const block of parseMarkup(display))
    for (const node of block.children) {
      if (node.kind === 'line' && (block.kind !== 'quote' || lineBreak === '\n'))
        add(lineSign(source, block.kind, node));
      addNode(node);
    }
  return {text, masked};
}
