import {render, type RootPart} from 'lit';
import {lineSign} from '../core/markup/line-sign.js';
import {parseMarkup} from '../core/markup/parse.js';
import type {Block, Inline, Line, LinkLeaf, MaskedLeaf} from '../core/markup/tree.js';
import type {DisplayText} from '../core/text.js';
import type {Strings} from '../strings/en.js';
import {renderStretch, type RenderHidden} from './shown-text.js';

const TAGS = {
  paragraph: 'div',
  pre: 'pre',
  quote: 'blockquote',
  bullets: 'ul',
  numbers: 'ol',
  strong: 'strong',
  em: 'em',
  s: 's',
  code: 'code',
  mono: 'code',
} as const;

type Parent = HTMLElement | DocumentFragment;

/** Where a masked stretch stands: before its end. */
interface Hole {
  readonly leaf: MaskedLeaf;
  readonly parent: Parent;
  readonly end: Comment;
  part?: RootPart;
}

/**
 * A text with WhatsApp's markup, for an element that wears `richTextStyles` and `markupStyles`. Built by hand: a
 * conversation has thousands of them, and the template of a bold word weighs more than the word.
 */
export class DrawnText {
  readonly #display: DisplayText;
  readonly #strings: Strings;
  readonly #holes: Hole[] = [];

  constructor(display: DisplayText, strings: Strings, into: Parent, blocks = parseMarkup(display)) {
    this.#display = display;
    this.#strings = strings;
    const [first] = blocks;
    if (blocks.length === 1 && first?.kind === 'paragraph') this.#addAll(first.children, into);
    else into.append(...blocks.map((block) => this.#block(block)));
  }

  /** Whether this very text stands there already: then its nodes stay, and what is focused or selected in them. */
  shows({text, masked}: DisplayText, strings: Strings): boolean {
    const shown = this.#display;
    return (
      text === shown.text &&
      strings === this.#strings &&
      masked.length === shown.masked.length &&
      masked.every(({start, end, kind}, i) => {
        const other = shown.masked[i];
        return start === other?.start && end === other.end && kind === other.kind;
      })
    );
  }

  /** Draws what is masked; the first time before what it stands in is moved elsewhere. */
  drawMasked(renderHidden: RenderHidden | undefined): void {
    const {masked} = this.#display;
    for (const hole of this.#holes) {
      const {start, end, mask} = hole.leaf;
      const index = masked.findIndex((span) => span.start === start);
      const stretch = {text: this.#slice(start, end), kind: mask, index};
      const shown = renderStretch(stretch, this.#strings, renderHidden);
      hole.part = render(shown, hole.parent, {renderBefore: hole.end});
    }
  }

  /** It leaves the page, or comes back. */
  setConnected(isConnected: boolean): void {
    for (const {part} of this.#holes) part?.setConnected(isConnected);
  }

  // no white space between tags: all of it would be shown
  #block(block: Block): HTMLElement {
    const element = document.createElement(TAGS[block.kind]);
    switch (block.kind) {
      case 'paragraph':
      case 'pre':
        element.dir = 'auto';
        this.#addAll(block.children, element);
        break;
      case 'quote':
        element.dir = 'auto';
        for (const line of block.children) this.#addQuoted(line, element);
        break;
      case 'bullets':
      case 'numbers':
        element.setAttribute('role', 'list');
        for (const line of block.children) element.append(this.#item(line, block.kind));
        break;
      default:
        block satisfies never;
    }
    return element;
  }

  #item(line: Line, kind: 'bullets' | 'numbers'): HTMLElement {
    const item = document.createElement('li');
    item.dir = 'auto';
    item.append(this.#sign(line, kind, 'sign'));
    this.#addAll(line.children, item);
    return item;
  }

  /** The mark of a quote is there to be copied: to the eye the whole is one, to the ear as well. */
  #addQuoted(line: Line, element: HTMLElement): void {
    const mark = this.#sign(line, 'quote', 'mark');
    mark.setAttribute('aria-hidden', 'true');
    element.append(mark);
    this.#addAll(line.children, element);
  }

  #sign(line: Line, kind: 'quote' | 'bullets' | 'numbers', className: string): HTMLElement {
    const sign = document.createElement('span');
    sign.className = className;
    sign.textContent = lineSign(this.#display.text, kind, line);
    return sign;
  }

  #addAll(nodes: readonly Inline[], parent: Parent): void {
    for (const node of nodes) this.#add(node, parent);
  }

  #add(node: Inline, parent: Parent): void {
    switch (node.kind) {
      case 'text':
        return parent.append(this.#slice(node.start, node.end));
      case 'masked': {
        const end = document.createComment('');
        parent.append(end);
        this.#holes.push({leaf: node, parent, end});
        return undefined;
      }
      case 'link':
        return parent.append(this.#link(node));
      default: {
        const element = document.createElement(TAGS[node.kind]);
        if (node.kind === 'code') element.className = 'boxed';
        this.#addAll(node.children, element);
        return parent.append(element);
      }
    }
  }

  #link({start, end, href, host, deceptive}: LinkLeaf): HTMLElement {
    const link = document.createElement('a');
    link.href = href;
    link.target = '_blank';
    link.rel = 'noopener noreferrer nofollow';
    link.referrerPolicy = 'no-referrer';
    link.dir = 'ltr';
    link.append(isolated(this.#slice(start, end)));
    if (deceptive) {
      const leadsTo = isolated(this.#strings.conversation.leadsTo(host));
      leadsTo.className = 'host';
      link.append(' ', leadsTo);
    }
    return link;
  }

  #slice(start: number, end: number): string {
    return this.#display.text.slice(start, end);
  }
}

function isolated(text: string): HTMLElement {
  const element = document.createElement('bdi');
  element.textContent = text;
  return element;
}
