import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';
import {parseConfig} from 'wa-desk-gateway';
import {maskedSpan} from 'wa-desk/core';
import {applySplit, findSensitive, findSplit, maskText} from 'wa-desk/mask';
import {configJson} from '../gateway/test/harness.mjs';

const page = await readFile(new URL('../docs/guides/masking.md', import.meta.url), 'utf8');
const kinds = maskedSpan.entries.kind.options;

const cellsOf = (line) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const bare = (cell) => cell.replaceAll('`', '');

/** The rows of the table whose heads begin so. */
function table(...heads) {
  const lines = page.split('\n');
  const from = lines.findIndex((line) => heads.every((head, at) => cellsOf(line)[at] === head));
  assert.notEqual(from, -1, `a table of ${heads.join(', ')}`);
  const rest = lines.slice(from + 2);
  return rest
    .slice(
      0,
      rest.findIndex((line) => !line.startsWith('|')),
    )
    .map(cellsOf);
}

/** Every number that a cell such as “12, 14–16” lists. */
const numbersOf = (cell) =>
  cell.split(', ').flatMap((part) => {
    const [low, high = low] = part.split('–').map(Number);
    return Array.from({length: high - low + 1}, (_, at) => low + at);
  });

/** A card number of this length, its check digit right. */
function cardOf(prefix, length) {
  const digits = `${prefix}`.padEnd(length - 1, '1907');
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, at) => {
      const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

describe('the page on masking', () => {
  it('shows the three examples of the specification as they come out', () => {
    const rows = table('on the desk without masking', 'with masking');
    assert.equal(rows.length, 3);
    for (const [raw, masked] of rows) assert.equal(maskText(bare(raw), {region: 'US'}), bare(masked));
  });

  it('shows examples of every kind as they come out', () => {
    const rows = table('in a message', 'line', 'on the desk', 'kind').map((row) => row.map(bare));
    for (const [raw, region, masked, kind] of rows) {
      assert.equal(maskText(raw, {region}), masked);
      assert.deepEqual(
        findSensitive(raw, {region}).map((span) => span.kind),
        [kind],
      );
    }
    assert.deepEqual(new Set(rows.map(([, , , kind]) => kind)), new Set(kinds));
  });

  it('explains every kind', () => {
    assert.deepEqual(
      table('kind', 'what it is').map(([kind]) => bare(kind)),
      kinds,
    );
  });

  it('lists cards that are found', () => {
    for (const [brand, prefixes, lengths] of table('card', 'begins with', 'digits'))
      for (const prefix of numbersOf(prefixes))
        for (const length of numbersOf(lengths)) {
          const number = cardOf(prefix, length);
          assert.deepEqual(
            findSensitive(`card ${number}`),
            [{start: 5, end: 5 + length, kind: 'card'}],
            `${brand} ${number}`,
          );
        }
  });

  it('shows what becomes of a number in pieces', () => {
    for (const [sent, shown] of table('sent one after another')) {
      const texts = sent.split(', ').map(bare);
      const split = findSplit(texts.map((text, at) => ({text, at: at * 1000})));
      const masked = split?.parts.map(({index, hidden}) => applySplit(texts[index], hidden).text);
      assert.deepEqual(masked, shown.split(', ').map(bare));
    }
  });

  it('shows what stays readable', () => {
    const lines = page.split('\n').filter((line) => /^\| `[^`]*` +\| `[A-Z]{2}` +\| `[^`]*` +\|$/.test(line));
    assert.ok(lines.length >= 5);
    for (const [raw, region, shown] of lines.map((line) => cellsOf(line).map(bare))) {
      assert.equal(shown, raw);
      assert.equal(maskText(raw, {region}), raw);
    }
  });

  it('gives a setting that the gateway takes, and its defaults', () => {
    const [, json] = /```json\n([^]*?)```/.exec(page);
    const config = configJson();
    const {masking} = JSON.parse(json);
    config.tenants.acme.masking = masking;
    const {tenants} = parseConfig(config);
    assert.deepEqual(tenants.get('acme').masking, masking);
    const defaults = Object.fromEntries(
      table('field', 'is', 'default').map(([field, , value]) => [bare(field), JSON.parse(bare(value))]),
    );
    assert.deepEqual(tenants.get('bolt').masking, defaults);
  });
});
