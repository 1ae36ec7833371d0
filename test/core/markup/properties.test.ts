import {expect} from 'chai';
import * as fc from 'fast-check';
import {parseMarkup} from '../../../src/core/markup/parse.js';
import {plainOf} from '../../../src/core/markup/plain.js';
import type {Block, Inline, Line} from '../../../src/core/markup/tree.js';
import type {DisplayText, MaskedSpan} from '../../../src/core/text.js';
import {allNodes} from './shown.js';

const pieces = [
  ...'*_~`>-1. \n\r\t()@:/?#x9é\u05d0\u4f60\u0301\u200b\u202e\u2068\u2069\ud800\udc00\u3002',
  '```',
  '- ',
  '> ',
  '1. ',
  'http://',
  'https://',
  'www.',
  'shop.com',
  'a.b',
  '👍🏽',
  '\u0000',
  'javascript:',
  '**',
  '*a*',
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...pieces), {maxLength: 60}).map((all) => all.join('')),
  fc.string({unit: 'binary', maxLength: 80}),
  fc.array(fc.integer({min: 0, max: 0xffff}), {maxLength: 60}).map((all) => String.fromCharCode(...all)),
);
const spans: fc.Arbitrary<MaskedSpan[]> = fc.array(
  fc.record({start: fc.nat(80), end: fc.nat(80), kind: fc.constantFrom('card', 'phone', 'email')}),
  {maxLength: 4},
);
const displays: fc.Arbitrary<DisplayText> = fc.record({
  text: texts,
  masked: fc.oneof(fc.constant<MaskedSpan[]>([]), spans),
});

/** The source again, from leaves and markers alone; a gap or an overlap would show. */
function rebuilt(text: string, nodes: readonly (Block | Line | Inline)[], start: number, end: number): string {
  let at = start;
  let out = '';
  for (const node of nodes) {
    if (node.start !== at || node.end <= node.start) throw new Error(`${node.kind} at ${node.start}, not at ${at}`);
    if ('children' in node) {
      const from = node.children[0]?.start ?? -1;
      const to = node.children.at(-1)?.end ?? -1;
      out += text.slice(node.start, from) + rebuilt(text, node.children, from, to) + text.slice(to, node.end);
    } else out += text.slice(node.start, node.end);
    at = node.end;
  }
  if (at !== end) throw new Error(`ends at ${at}, not at ${end}`);
  return out;
}

const depthOf = (node: Block | Line | Inline): number =>
  'children' in node ? 1 + Math.max(...node.children.map(depthOf)) : 1;

const RUNS = {numRuns: 3000};

describe('Whatever a customer writes', () => {
  it('is in the tree sign for sign', () => {
    fc.assert(
      fc.property(displays, (display) => {
        expect(rebuilt(display.text, parseMarkup(display), 0, display.text.length)).to.equal(display.text);
      }),
      RUNS,
    );
  });

  it('nests no deeper than there are kinds', () => {
    fc.assert(
      fc.property(displays, (display) => {
        expect(Math.max(0, ...parseMarkup(display).map(depthOf))).to.be.at.most(7);
      }),
      RUNS,
    );
  });

  it('links nowhere but by http and https, to the host it names, without user info', () => {
    fc.assert(
      fc.property(displays, (display) => {
        for (const node of allNodes(parseMarkup(display))) {
          if (node.kind !== 'link') continue;
          const url = new URL(node.href);
          expect(url.protocol).to.match(/^https?:$/);
          expect(url.hostname).to.equal(node.host);
          expect(url.username + url.password).to.equal('');
        }
      }),
      RUNS,
    );
  });

  it('has markers and links nowhere in what is masked', () => {
    fc.assert(
      fc.property(displays, (display) => {
        const nodes = allNodes(parseMarkup(display));
        const leaves = nodes.filter((node) => !('children' in node));
        for (const {start, end} of display.masked)
          for (let at = start; at < Math.min(end, display.text.length); at += 1)
            expect(leaves.find((leaf) => leaf.start <= at && at < leaf.end)?.kind).to.equal('masked');
      }),
      RUNS,
    );
  });

  it('keeps in its plain text what is masked, and every word', () => {
    fc.assert(
      fc.property(displays, fc.constantFrom(' ' as const, '\n' as const), (display, lineBreak) => {
        const plain = plainOf(display, lineBreak);
        const masked = allNodes(parseMarkup(display)).filter(({kind}) => kind === 'masked');
        expect(plain.masked.map(({start, end}) => plain.text.slice(start, end))).to.deep.equal(
          masked.map(({start, end}) => display.text.slice(start, end)),
        );
        const words = (text: string) => text.replaceAll(/[^a-z\d\u05d0\u4f60]/g, '');
        expect(words(plain.text)).to.equal(words(display.text));
      }),
      RUNS,
    );
  });
});
