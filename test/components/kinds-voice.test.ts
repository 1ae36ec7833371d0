import {expect} from 'chai';
import {sampleOf} from '../../src/adapters/simulator/samples.js';
import {find, findAll, textOf, until} from '../element/page.js';
import {press} from './keys.js';
import {file, loadSample, nameOf, show} from './kinds-stage.js';

const PLAY = 'Play Voice message from Ava Hill';
const PAUSE = 'Pause Voice message from Ava Hill';

async function setUp(count = 1) {
  const shown = await show(
    Array.from({length: count}, () => file('voice')),
    {loadMedia: loadSample('voice')},
  );
  const players = () => shown.parts('play-button');
  /** As a person does: a browser plays nothing for anybody else. */
  const play = async (at = 0) => {
    players()[at]?.focus();
    await press('Enter');
  };
  const slider = (at = 0) => shown.parts('slider')[at] ?? document.body;
  const bars = () => findAll(shown.page, 'div.k-slider').flatMap((one) => [...one.querySelectorAll('path')]);
  await until(() => bars().some((path) => (path.getAttribute('d')?.length ?? 0) > 200), 'its picture is drawn');
  return {...shown, players, play, slider, now: (at = 0) => Number(slider(at).getAttribute('aria-valuenow'))};
}

afterEach(() => localStorage.removeItem('wa-desk:voice-speed'));

describe('A voice message', () => {
  it('says how long it is, shows how loud it is along its way, and whether it was heard', async () => {
    const {card, slider} = await setUp();
    expect(card()).to.contain('0:03').and.to.contain('Not played yet');
    expect(slider().getAttribute('aria-valuetext')).to.equal('0:00 of 0:03');
  });

  it('plays and pauses, and was heard then', async () => {
    const {players, play, card} = await setUp();
    await play();
    await until(() => players().map(nameOf)[0] === PAUSE, 'it plays');
    await until(() => card().includes('Played'), 'it was heard');
    await play();
    await until(() => players().map(nameOf)[0] === PLAY, 'it pauses');
  });

  it('is one at a time: to start one stops the other', async () => {
    const {players, play} = await setUp(2);
    await play(0);
    await until(() => players().map(nameOf)[0] === PAUSE, 'the first plays');
    await play(1);
    await until(() => players().map(nameOf).join() === [PLAY, PAUSE].join(), 'only the second plays');
  });

  it('is sought through by keys', async () => {
    const {slider, now} = await setUp();
    slider().focus();
    await press('End');
    await until(() => now() === 3, 'it stands at its end');
    await press('Home');
    await until(() => now() === 0, 'it stands at its beginning');
    await press('PageUp');
    await until(() => now() === 1, 'it stands a quarter further');
    await press('ArrowRight');
    await until(() => slider().getAttribute('aria-valuetext') === '0:01 of 0:03', 'it says where it stands');
  });

  it('is sought through by the pointer', async () => {
    const {slider, now} = await setUp();
    const {left, top, width} = slider().getBoundingClientRect();
    slider().setPointerCapture = () => undefined; // there is no real pointer to capture
    slider().dispatchEvent(
      new PointerEvent('pointerdown', {clientX: left + width * 0.7, clientY: top + 4, buttons: 1}),
    );
    await until(() => now() === 2, 'it stands there');
  });

  it('is heard faster, now and later, in all of them', async () => {
    const {parts} = await setUp(2);
    const speeds = () => parts('speed-button').map(textOf);
    expect(speeds()).to.deep.equal(['1×', '1×']);
    parts('speed-button')[0]?.click();
    expect(speeds()).to.deep.equal(['1.5×', '1.5×']);
    parts('speed-button')[1]?.click();
    expect(speeds()).to.deep.equal(['2×', '2×']);
    expect(localStorage.getItem('wa-desk:voice-speed')).to.equal('2');
    parts('speed-button')[1]?.click();
    expect(speeds()).to.deep.equal(['1×', '1×']);
  });

  it('runs from left to right in every language', async () => {
    const {page} = await setUp();
    page.dir = 'rtl';
    expect(getComputedStyle(find(page, '.k-player')).direction).to.equal('ltr');
  });

  it('of a type no browser plays is offered to be saved', async () => {
    const {card} = await show(file('voice'), {
      loadMedia: () => Promise.resolve(new Blob(['x'], {type: 'application/x-unknown'})),
    });
    await until(() => card().includes('This browser cannot play it, but you can download it.'), 'it says so');
  });

  it('larger than comes by itself comes with Play', async () => {
    let asked = 0;
    const {parts} = await show(file('voice', {size: 9_000_000}), {
      loadMedia: () => {
        asked += 1;
        return Promise.resolve(sampleOf('voice'));
      },
    });
    expect(asked).to.equal(0);
    parts('play-button')[0]?.focus();
    await press('Enter');
    await until(() => parts('play-button').map(nameOf)[0] === PAUSE, 'it plays');
    expect(asked).to.equal(1);
  });
});
