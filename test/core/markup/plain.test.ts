import {expect} from 'chai';
import {isEmojiOnly} from '../../../src/core/markup/emoji-only.js';
import {plainOf} from '../../../src/core/markup/plain.js';
import {masking} from './shown.js';

const written = '*Hi* _Ava_\n\n> you *said*\n- one\n* two\n1. ~three~\n```\nx*y*z\n```\n2*3';

describe('The plain text of a message', () => {
  it('is one line for a preview, without markers, and drops no word', () => {
    expect(plainOf({text: written, masked: []}).text).to.equal('Hi Ava you said • one • two 1. three x*y*z 2*3');
  });

  it('keeps its lines to be copied', () => {
    expect(plainOf({text: written, masked: []}, '\n').text).to.equal(
      'Hi Ava\n\n> you said\n• one\n• two\n1. three\nx*y*z\n2*3',
    );
  });

  it('keeps what is masked known', () => {
    const text = '*card*\n- *****1111*';
    const plain = plainOf(masking(text, {start: 10, end: 18, kind: 'card'}));
    expect(plain).to.deep.equal({text: 'card • ****1111', masked: [{start: 7, end: 15, kind: 'card'}]});
  });

  it('leaves an address whole', () => {
    expect(plainOf({text: 'https://a.example/_x_y', masked: []}).text).to.equal('https://a.example/_x_y');
  });
});

describe('A text of emoji alone', () => {
  for (const text of ['👍', '👍🏽', '❤', '❤️', '👨‍👩‍👧 ❤️ 🇵🇱', '1️⃣', '⌚️', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'])
    it(`is ${text}`, () => {
      expect(isEmojiOnly(text)).to.equal(true);
    });
  for (const text of ['', ' ', '1', '#', 'a', '👍👍👍👍', '👍 ok', '\ud83d', '👍🏽'.repeat(2000), '🇵', '😀 7', '☇'])
    it(`is not ${JSON.stringify(text.slice(0, 12))}`, () => {
      expect(isEmojiOnly(text)).to.equal(false);
    });
});
