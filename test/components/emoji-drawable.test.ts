import {expect} from 'chai';
import {drawable, type Probe} from '../../src/components/composer/emoji/drawable.js';

/** A platform that draws these versions, sequences and flags. */
function platform({newest = 17, sequences = true, flags = true, colour = true} = {}): Probe {
  const versions = new Map([
    ['🫪', 17],
    ['🫩', 16],
    ['🙂‍↔️', 15.1],
    ['🫨', 15],
    ['🫠', 14],
  ]);
  return {
    isPicture: (emoji) => colour && (versions.get(emoji) ?? 0) <= newest && (flags || !/\p{RI}/u.test(emoji)),
    width: (emoji) => (sequences || !emoji.includes('\u200D') ? 20 : 50),
  };
}

describe('the emoji that are offered', () => {
  it('are those that the platform draws', () => {
    const draws = drawable(platform({newest: 15}));
    expect([draws('🫨', 15), draws('🫩', 16), draws('😀', 0)]).to.deep.equal([true, false, true]);
  });

  it('are without flags where these are letters', () => {
    const draws = drawable(platform({flags: false}));
    expect([draws('🇵🇱', 0), draws('🏁', 0)]).to.deep.equal([false, true]);
  });

  it('are without those that fall into their parts', () => {
    const draws = drawable(platform({sequences: false}));
    expect([draws('🐦‍⬛', 0), draws('🐦', 0)]).to.deep.equal([false, true]);
  });

  it('are all of them where nothing can be told', () => {
    const draws = drawable(platform({colour: false}));
    expect([draws('🫪', 17), draws('🇵🇱', 0)]).to.deep.equal([true, true]);
  });
});
