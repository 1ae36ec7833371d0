import {expect} from 'chai';
import {DeskError} from '../../src/core/index.js';
import {expectAccessible, expectFocus, findAll, textOf, until} from '../element/page.js';
import {SECOND, setUpWrapUp} from './wrapup-stage.js';

const said = (): string => findAll(document.body, '[aria-live] p').map(textOf).join(' | ');
const timesSaid = (words: string): number => said().split(words).length - 1;

describe('<wa-wrapup> with a limit', () => {
  it('counts down in a bar and a number, and says which reason is submitted at the end', async () => {
    const {part, clock} = await setUpWrapUp();
    expect(textOf(part('limit'))).to.contain('“Solved” is submitted when the time is over');
    expect(textOf(part('time-left'))).to.equal('01:00');
    const bar = () => Number(part('limit-bar').querySelector('rect')?.getAttribute('width'));
    expect(bar()).to.equal(100);
    clock.advance(15 * SECOND);
    await until(() => textOf(part('time-left')) === '00:45', 'time passes');
    expect(bar()).to.equal(75);
  });

  it('keeps the number as wide as it is while it counts', async () => {
    const {part, clock} = await setUpWrapUp({limit: 600});
    const {width} = part('time-left').getBoundingClientRect();
    clock.advance(489 * SECOND);
    await until(() => textOf(part('time-left')) === '01:51', 'time passes');
    expect(part('time-left').getBoundingClientRect().width).to.be.closeTo(width, 0.5);
  });

  it('is urgent from ten seconds on: in word, icon and colour', async () => {
    const {part, clock, wrapup} = await setUpWrapUp();
    const look = () => ({
      icon: part('limit').querySelector('path')?.getAttribute('d'),
      color: getComputedStyle(part('limit')).color,
      words: textOf(part('limit')),
    });
    clock.advance(49 * SECOND);
    await until(() => textOf(part('time-left')) === '00:11', 'eleven are left');
    const calm = look();
    expect(part('limit').matches('[part~=urgent]')).to.equal(false);
    expect(wrapup.matches(':state(late)')).to.equal(false);
    clock.advance(SECOND);
    await until(() => part('limit').matches('[part~=urgent]'), 'ten are left');
    expect(wrapup.matches(':state(late)')).to.equal(true);
    const urgent = look();
    expect(urgent.icon).to.not.equal(calm.icon);
    expect(urgent.color).to.not.equal(calm.color);
    expect(urgent.words).to.contain('Hurry');
  });

  it('stops at nothing left', async () => {
    const {part, clock} = await setUpWrapUp();
    clock.advance(90 * SECOND);
    await until(() => textOf(part('time-left')) === '00:00', 'it is over');
  });

  it('shows none where wrap-up is not limited', async () => {
    const {has} = await setUpWrapUp({limit: null});
    expect(has('limit')).to.equal(false);
    expect(has('extend-button')).to.equal(false);
  });

  it('says at thirty seconds and at ten what is going to happen, each once, and nothing in between', async () => {
    const {clock, part} = await setUpWrapUp({fallback: 'spam'}); // other tests say theirs of another reason
    clock.advance(60 * SECOND);
    await until(() => textOf(part('time-left')) === '00:00', 'it is over');
    await until(() => timesSaid('10 seconds left for wrap-up, then “Spam” is submitted.') > 0, 'it is said');
    expect(timesSaid('30 seconds left for wrap-up, then “Spam”')).to.equal(1);
    expect(timesSaid('10 seconds left for wrap-up, then “Spam”')).to.equal(1);
    expect(timesSaid('left for wrap-up, then “Spam”')).to.equal(2);
    expect(part('time-left').getAttribute('aria-live')).to.equal('off');
  });

  it('starts anew when it is extended, says so, and leaves the focus on the button', async () => {
    const {clock, part, asked} = await setUpWrapUp();
    clock.advance(52 * SECOND);
    await until(() => textOf(part('time-left')) === '00:08', 'eight are left');
    part('extend-button').focus();
    part('extend-button').click();
    await until(() => textOf(part('time-left')) === '01:00', 'there is time again');
    expect(Number(part('limit-bar').querySelector('rect')?.getAttribute('width'))).to.equal(100);
    expect(asked).to.deep.equal([{type: 'extendWrapUp', taskId: 't1'}]);
    await until(() => said().includes('You have more time for wrap-up: 1 minute.'), 'it is said');
    expectFocus(part('extend-button'));
    const before = timesSaid('10 seconds left');
    clock.advance(50 * SECOND);
    await until(() => timesSaid('10 seconds left') === before + 1, 'it is said again of the new time');
  });

  it('asks for more time once however often Extend is pressed', async () => {
    const {part, asked, hold} = await setUpWrapUp();
    const release = hold();
    part('extend-button').click();
    part('extend-button').click();
    await until(() => part('extend-button').ariaDisabled === 'true', 'it is under way');
    release();
    await until(() => part('extend-button').ariaDisabled === 'false', 'it was answered');
    expect(asked).to.have.length(1);
  });

  it('says why there is no more time', async () => {
    const {part, has} = await setUpWrapUp({refusal: new DeskError('no-limit', 'Not limited.')});
    part('extend-button').click();
    await until(() => has('error'), 'the refusal shows');
    expect(textOf(part('error'))).to.equal('The time for wrap-up is not limited here.');
  });

  it('offers no Extend where the contact centre has none', async () => {
    const {has} = await setUpWrapUp({canExtend: false});
    expect(has('limit')).to.equal(true);
    expect(has('extend-button')).to.equal(false);
  });

  it('is accessible, also when it is urgent', async () => {
    const {page, clock, part, session, wrapup} = await setUpWrapUp();
    session.proposeReason('t1', 'refund');
    await wrapup.updateComplete;
    await expectAccessible(page);
    clock.advance(55 * SECOND);
    await until(() => part('limit').matches('[part~=urgent]'), 'it is urgent');
    await expectAccessible(page);
  });
});
