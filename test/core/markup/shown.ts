import {parseMarkup} from '../../../src/core/markup/parse.js';
import type {Block, Inline, Line} from '../../../src/core/markup/tree.js';
import type {DisplayText, MaskedSpan} from '../../../src/core/text.js';

type Node = Block | Line | Inline;

export const masking = (text: string, ...masked: MaskedSpan[]): DisplayText => ({text, masked});

/** The tree in short: `strong(em(x))`; text stands as it is, in quotes. */
export function treeOf(text: string | DisplayText): string {
  const display = typeof text === 'string' ? {text, masked: []} : text;
  const show = (node: Node): string => {
    const shown = JSON.stringify(display.text.slice(node.start, node.end));
    if (node.kind === 'text') return shown;
    if (node.kind === 'masked') return `masked(${shown})`;
    if (node.kind === 'link') return `link(${shown})`;
    return `${node.kind}(${node.children.map(show).join(' ')})`;
  };
  return parseMarkup(display).map(show).join(' ');
}

export function allNodes(blocks: readonly Block[]): Node[] {
  const below = (node: Node): Node[] => [node, ...('children' in node ? node.children.flatMap(below) : [])];
  return blocks.flatMap(below);
}

export const linksIn = (text: string) =>
  allNodes(parseMarkup({text, masked: []})).flatMap((node) => (node.kind === 'link' ? [node] : []));
