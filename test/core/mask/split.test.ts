import {expect} from 'chai';
import {applySplit, findSplit, type Split} from '../../../src/core/mask/index.js';
import {loadSplitCases, type SplitCase} from './corpus.js';

const cases = await loadSplitCases();

/** What the desk shows of each message after the last one came. */
function shown({messages}: SplitCase): {texts: string[]; split: Split | null} {
  const sender = messages.at(-1)?.from;
  const theirs = messages.flatMap((message, index) => (message.from === sender ? [{...message, index}] : [])).slice(-5);
  const split = findSplit(theirs.map(({text, at}) => ({text, at: at * 1000})));
  const texts = messages.map(({text}) => text);
  for (const {index, hidden} of split?.parts ?? []) {
    const message = theirs[index];
    // what is kept beside a message is plain data
    if (message !== undefined) texts[message.index] = applySplit(message.text, JSON.parse(JSON.stringify(hidden))).text;
  }
  return {texts, split};
}

const found = (...texts: readonly string[]): Split | null =>
  findSplit(texts.map((text, at) => ({text, at: at * 1000})));

describe('a number in several messages', () => {
  for (const each of cases)
    it(`${each.id}: ${each.why}`, () => {
      const {texts, split} = shown(each);
      expect(texts).to.deep.equal(each.out);
      expect(split?.kind ?? null).to.equal(each.kind === 'nir' ? 'ssn' : each.kind);
    });

  it('is found at the end of the window and no later', () => {
    const sent = (at: number) =>
      findSplit([
        {text: '4111 1111', at: 0},
        {text: '1111 1111', at},
      ]);
    expect(sent(120_000)?.kind).to.equal('card');
    expect(sent(120_001)).to.equal(null);
  });

  it('may hold its keyword before four other messages', () => {
    expect(found('my ssn is', '123', '45', '67', '89')?.parts.map(({index}) => index)).to.deep.equal([1, 2, 3, 4]);
    expect(found('my order is', '123', '45', '67', '89')).to.equal(null);
  });

  it('is found after messages that have nothing to do with it', () => {
    const split = found('12', 'Hello', '5555 5555', '5555 4444');
    expect(split?.parts.map(({index}) => index)).to.deep.equal([2, 3]);
  });

  it('leaves the words before an IBAN readable', () => {
    const split = found('my IBAN is DE89 3704 0044', '0532 0130 00');
    const [first] = split?.parts ?? [];
    expect(applySplit('my IBAN is DE89 3704 0044', first?.hidden ?? [])).to.deep.equal({
      text: 'my IBAN is ************',
      masked: [{start: 11, end: 23, kind: 'iban'}],
    });
  });

  for (const [first, second] of [
    ['room 4111 1111', '1111 1111'],
    ['4111 1111', '1111 1111 ok'],
    ['4111 1111', ''],
    ['DE89 3704 0044', 'thanks'],
    ['0612345678', '0623456789'],
  ])
    it(`is not made of “${first}” and “${second}”`, () => {
      expect(found(first ?? '', second ?? '')).to.equal(null);
    });

  it('is not looked for in one message, nor in none', () => {
    expect(found('4111 1111 1111 1111')).to.equal(null);
    expect(findSplit([])).to.equal(null);
  });

  it('leaves a message alone that was edited since', () => {
    expect(applySplit('ok', [{start: 0, end: 9, kind: 'card', kept: 0}])).to.deep.equal({text: 'ok', masked: []});
  });
});
