import {addressAt, linkOf, linkStart} from './link.js';
import {insideOf} from './mono.js';
import type {Opaque} from './opaque.js';
import type {Inline, LinkLeaf, Stretch, Styled} from './tree.js';
import {endsWord, isBlank, startsWord} from './word.js';

const styles: ReadonlyMap<string, Styled['kind']> = new Map([
  ['*', 'strong'],
  ['_', 'em'],
  ['~', 's'],
]);

const found = new RegExp(`([*_~\`])\\1*|${linkStart}`, 'giu');
const backtick = /(?<![`\s])`(?!`)/g;

/** A marker that may begin something. `before`: how many nodes stand before it, unknown until one follows it. */
interface Opener {
  readonly sign: string;
  readonly at: number;
  before: number | null;
}

/** Reads lines in their order. The searches run on from one to the next, so that no sign is searched twice. */
export class InlineReader {
  readonly #text: string;
  readonly #spans: Opaque['spans'];
  readonly #monos: readonly Stretch[];
  #match: RegExpExecArray | null = null;
  #span = 0;
  #guard = 0;
  #mono = 0;
  #codeEnd = 0;
  #inert = 0;
  // of the line being read
  #out: Inline[] = [];
  #open: Opener[] = [];
  #at = 0;

  constructor({text, spans}: Opaque, monos: readonly Stretch[]) {
    this.#text = text;
    this.#spans = spans;
    this.#monos = monos;
    this.#search(0);
  }

  /** `out`, with what `start` to `end` holds added. */
  read(start: number, end: number, out: Inline[]): Inline[] {
    this.#out = out;
    this.#open = [];
    this.#at = start;
    if (this.#match && this.#match.index < start) this.#search(start);
    for (let match = this.#match; match && match.index < end; match = this.#match) this.#search(this.#take(match, end));
    this.#open = []; // what nobody closed is text
    this.#addText(end);
    return out;
  }

  /** Where to search on. */
  #take({index, 0: shown, 1: sign}: RegExpExecArray, end: number): number {
    const text = this.#text;
    const mono = this.#monos[this.#mono];
    const style = styles.get(shown);
    if (mono?.start === index) {
      this.#mono += 1;
      return this.#addCode('mono', mono, insideOf(text, mono));
    }
    if (sign === undefined) {
      const link = this.#linkAt(index);
      if (!link) return index + 1;
      this.#addText(index);
      return this.#add(link);
    }
    const opens = !isBlank(text, index + 1) && !endsWord(text, index);
    if (style) {
      const isOpen = this.#open.some((one) => one.sign === shown);
      if (isOpen && !isBlank(text, index - 1) && !startsWord(text, index + 1)) this.#close(shown, index, style);
      else if (!isOpen && opens) this.#open.push({sign: shown, at: index, before: null});
    } else if (shown === '`' && opens) {
      const last = this.#codeEndAfter(index, end);
      if (last !== null) return this.#addCode('code', {start: index, end: last + 1}, {start: index + 1, end: last});
    }
    return index + shown.length;
  }

  #close(sign: string, index: number, kind: Styled['kind']): void {
    this.#open.length = this.#open.findIndex((one) => one.sign === sign) + 1; // what opened inside it stays text
    this.#addText(index);
    const opener = this.#open.pop();
    if (typeof opener?.before !== 'number') return;
    const [first, ...others] = this.#out.splice(opener.before);
    const start = opener.at + 1;
    const children = first?.kind === 'text' && first.end > start ? [{...first, start}, ...others] : others;
    this.#add({kind, start: opener.at, end: index + 1, children});
  }

  #linkAt(index: number): LinkLeaf | null {
    if (index < this.#inert) return null;
    const address = addressAt(this.#text, index);
    while ((this.#spans[this.#guard]?.end ?? Infinity) <= index) this.#guard += 1;
    const masked = (this.#spans[this.#guard]?.start ?? Infinity) < address.whole;
    const link = masked ? null : linkOf(this.#text, address);
    if (!link) this.#inert = address.whole;
    return link;
  }

  /** In the same line, with something between, before any three backticks. */
  #codeEndAfter(index: number, end: number): number | null {
    const limit = Math.min(end, this.#monos[this.#mono]?.start ?? end);
    while (this.#codeEnd <= index || (this.#codeEnd < limit && startsWord(this.#text, this.#codeEnd + 1)))
      this.#codeEnd = searchFrom(backtick, this.#text, Math.max(this.#codeEnd, index) + 1)?.index ?? Infinity;
    return this.#codeEnd < limit ? this.#codeEnd : null;
  }

  #addCode(kind: 'code' | 'mono', {start, end}: Stretch, inside: Stretch): number {
    this.#addText(start);
    const children: Inline[] = [];
    this.#addLeaves(inside.start, inside.end, children);
    return this.#add({kind, start, end, children});
  }

  #add(node: LinkLeaf | Styled): number {
    this.#out.push(node);
    this.#at = node.end;
    return node.end;
  }

  /** What was read so far; cut where something may begin, so that it can become a node of its own. */
  #addText(end: number): void {
    for (const opener of this.#open) {
      if (opener.before !== null) continue;
      this.#addLeaves(this.#at, opener.at, this.#out);
      this.#at = opener.at;
      opener.before = this.#out.length;
    }
    this.#addLeaves(this.#at, end, this.#out);
    this.#at = end;
  }

  #addLeaves(start: number, end: number, out: Inline[]): void {
    let at = start;
    const addText = (to: number) => {
      if (at >= to) return;
      const last = out.at(-1);
      if (last?.kind === 'text' && this.#open.every(({before}) => before !== out.length))
        out[out.length - 1] = {...last, end: to};
      else out.push({kind: 'text', start: at, end: to});
    };
    for (let one = this.#spans[this.#span]; one && one.start < end; one = this.#spans[this.#span]) {
      addText(one.start);
      out.push({kind: 'masked', start: one.start, end: one.end, mask: one.kind});
      at = one.end;
      this.#span += 1;
    }
    addText(end);
  }

  #search(at: number): void {
    this.#match = searchFrom(found, this.#text, at);
  }
}

function searchFrom(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
