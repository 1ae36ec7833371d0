import {noChange} from 'lit';
import {AsyncDirective, directive} from 'lit/async-directive.js';
import {parseMarkup} from '../core/markup/parse.js';
import type {Block} from '../core/markup/tree.js';
import type {DisplayText} from '../core/text.js';
import type {Strings} from '../strings/en.js';
import {DrawnText} from './drawn-text.js';
import type {RenderHidden} from './shown-text.js';

export {markupStyles} from './markup.styles.js';
export {DrawnText} from './drawn-text.js';

interface Drawing {
  readonly display: DisplayText;
  readonly strings: Strings;
  readonly renderHidden: RenderHidden | undefined;
  readonly blocks: readonly Block[];
}

class RichTextDirective extends AsyncDirective {
  #drawn: DrawnText | undefined;

  override render({display, strings, renderHidden, blocks}: Drawing): unknown {
    const nodes = document.createDocumentFragment();
    const same = this.#drawn?.shows(display, strings) === true;
    if (!same) {
      this.#drawn?.setConnected(false);
      this.#drawn = new DrawnText(display, strings, nodes, blocks);
    }
    this.#drawn?.drawMasked(renderHidden);
    return same ? noChange : nodes;
  }

  override disconnected(): void {
    this.#drawn?.setConnected(false);
  }

  override reconnected(): void {
    this.#drawn?.setConnected(true);
  }
}

const drawn = directive(RichTextDirective);

/** A text with markup in a template; most are a string still. */
export function richText(display: DisplayText, strings: Strings, renderHidden?: RenderHidden): unknown {
  const blocks = parseMarkup(display);
  const [first] = blocks;
  if (!first) return '';
  const [only] = first.children;
  const isPlain = blocks.length === 1 && first.kind === 'paragraph' && first.children.length === 1;
  return isPlain && only?.kind === 'text' ? display.text : drawn({display, strings, renderHidden, blocks});
}
