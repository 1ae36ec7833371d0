import {expect} from 'chai';
import {parseMarkup} from '../../../src/core/markup/parse.js';
import {plainOf} from '../../../src/core/markup/plain.js';
import type {DisplayText} from '../../../src/core/text.js';

const plain = (text: string): DisplayText => ({text, masked: []});

const hostile: readonly (readonly [string, (n: number) => DisplayText])[] = [
  ['AP005', (n) => plain(`${'('.repeat(n)}**_~\``)],
  ['AP006', (n) => plain('*'.repeat(n))],
  ...[
    '*a ',
    '*_~',
    '* _ ~ ` ',
    ' *a _b ~c ` d',
    ' `a',
    '`a b` ',
    ' ```a',
    '``` ',
    '```a``` ',
    '````',
    '> ',
    '> a\n',
    '- a\n',
    '1. \n',
    '\n',
    ' '.repeat(20),
    '-' + ' '.repeat(30) + '\n',
    'http://',
    'https://a.',
    'https://a.b ',
    'https://a.b/)',
    'https://a.b/(*_~',
    'https://a*',
    'a.',
    'a-',
    'a.com@',
    'a.com.',
    ' a.com:',
    'www.',
    '_a.com',
    '_www.a',
    '\u202e',
    'https://a.b\u2069\u2069',
    'a\u0301',
    '\ud800',
  ].map((part) => [JSON.stringify(part), (n: number) => plain(part.repeat(n / part.length))] as const),
  [
    'masks',
    (n) => ({
      text: 'https://a/****,'.repeat(n / 15),
      masked: Array.from({length: n / 15}, (_, i) => ({start: i * 15 + 10, end: i * 15 + 14, kind: 'card'}) as const),
    }),
  ],
  ['one word after a marker', (n) => plain(`*${'a'.repeat(n)}`)],
  ['one long line end', (n) => plain(`> ${' '.repeat(n)}x`)],
  ['one long host', (n) => plain(`${'a'.repeat(n)}.com`)],
  ['closing brackets', (n) => plain(`https://a.b/${')'.repeat(n)}`)],
];

function timeOf(display: DisplayText): number {
  const start = performance.now();
  parseMarkup(display);
  return performance.now() - start;
}

const LONG = 1 << 16;

describe('The time markup takes', () => {
  for (const [name, make] of hostile)
    it(`grows with the length alone: ${name}`, () => {
      const once = make(LONG);
      const fourfold = make(4 * LONG);
      // the least of many is the work itself; the first that is small enough proves it, since what is quadratic is always sixteen
      let [least, leastOfFourfold] = [Infinity, Infinity];
      for (let round = 0; round < 40; round += 1) {
        least = Math.min(least, timeOf(once));
        leastOfFourfold = Math.min(leastOfFourfold, timeOf(fourfold));
        if (round > 2 && leastOfFourfold <= 8 * Math.max(least, 0.5)) return;
      }
      expect(leastOfFourfold / least).to.be.at.most(8);
    });

  for (const [name, make] of hostile)
    it(`is short for the longest message: ${name}`, () => {
      const display = make(4096);
      const least = Math.min(...Array.from({length: 5}, () => timeOf(display)));
      expect(least).to.be.lessThan(50);
      expect(plainOf(display).text.length).to.be.greaterThan(0);
    });
});
