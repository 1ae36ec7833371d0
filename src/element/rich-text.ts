import {html, nothing, type TemplateResult} from 'lit';
import {lineSign} from '../core/markup/line-sign.js';
import {parseMarkup} from '../core/markup/parse.js';
import type {Block, Inline, LinkLeaf} from '../core/markup/tree.js';
import type {DisplayText, MaskedSpan} from '../core/text.js';
import type {Strings} from '../strings/en.js';
import {renderStretch, type RenderHidden} from './shown-text.js';

export {markupStyles} from './markup.styles.js';

interface Drawing {
  readonly source: string;
  readonly masked: readonly MaskedSpan[];
  readonly strings: Strings;
  readonly renderHidden: RenderHidden | undefined;
}

/** A message with WhatsApp's markup drawn, for an element that wears `richTextStyles` and `markupStyles`; most are a string still. */
export function richText(display: DisplayText, strings: Strings, renderHidden?: RenderHidden): string | unknown[] {
  const blocks = parseMarkup(display);
  const drawing = {source: display.text, masked: display.masked, strings, renderHidden};
  const [first] = blocks;
  if (!first) return '';
  if (blocks.length > 1 || first.kind !== 'paragraph') return blocks.map((block) => renderBlock(block, drawing));
  const [only] = first.children;
  return first.children.length === 1 && only?.kind === 'text' ? display.text : renderInline(first.children, drawing);
}

// no white space between tags: all of it would be shown
function renderBlock(block: Block, drawing: Drawing): TemplateResult {
  switch (block.kind) {
    case 'paragraph':
      return html`<div dir="auto">${renderInline(block.children, drawing)}</div>`;
    case 'pre':
      return html`<pre dir="auto">${renderInline(block.children, drawing)}</pre>`;
    case 'quote':
      return html`<blockquote dir="auto">${renderLines(block, drawing)}</blockquote>`;
    case 'bullets':
      // prettier-ignore
      return html`<ul role="list">${renderItems(block, drawing)}</ul>`;
    case 'numbers':
      // prettier-ignore
      return html`<ol role="list">${renderItems(block, drawing)}</ol>`;
    default:
      block satisfies never;
      return html``;
  }
}

type Lines = Extract<Block, {kind: 'quote' | 'bullets' | 'numbers'}>;

/** The mark of a quote is there to be copied: to the eye the whole is one, to the ear as well. */
const renderLines = ({kind, children}: Lines, drawing: Drawing) =>
  children.map(
    (line) =>
      html`<span class="mark" aria-hidden="true">${lineSign(drawing.source, kind, line)}</span
        >${renderInline(line.children, drawing)}`,
  );

const renderItems = ({kind, children}: Lines, drawing: Drawing) =>
  // prettier-ignore
  children.map(
    (line) =>
      html`<li dir="auto"><span class="sign">${lineSign(drawing.source, kind, line)}</span>${renderInline(line.children, drawing)}</li>`,
  );

const renderInline = (nodes: readonly Inline[], drawing: Drawing): unknown[] =>
  nodes.map((node) => renderNode(node, drawing));

function renderNode(node: Inline, drawing: Drawing): unknown {
  const {source, masked, strings, renderHidden} = drawing;
  switch (node.kind) {
    case 'text':
      return source.slice(node.start, node.end);
    case 'masked':
      return renderStretch(
        {
          text: source.slice(node.start, node.end),
          kind: node.mask,
          index: masked.findIndex(({start}) => start === node.start),
        },
        strings,
        renderHidden,
      );
    case 'link':
      return renderLink(node, drawing);
    case 'strong':
      return html`<strong>${renderInline(node.children, drawing)}</strong>`;
    case 'em':
      return html`<em>${renderInline(node.children, drawing)}</em>`;
    case 's':
      return html`<s>${renderInline(node.children, drawing)}</s>`;
    case 'code':
      return html`<code class="boxed">${renderInline(node.children, drawing)}</code>`;
    case 'mono':
      return html`<code>${renderInline(node.children, drawing)}</code>`;
    default:
      node satisfies never;
      return nothing;
  }
}

function renderLink({start, end, href, host, deceptive}: LinkLeaf, {source, strings}: Drawing): TemplateResult {
  const leadsTo = deceptive ? html`<bdi class="host">${strings.conversation.leadsTo(host)}</bdi>` : nothing;
  return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer" dir="ltr"
    ><bdi>${source.slice(start, end)}</bdi>${leadsTo}</a
  >`;
}
