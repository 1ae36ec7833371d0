import {expect} from 'chai';
import {html} from 'lit';
import {WaElapsedTimer} from '../../src/components/elapsed-timer/elapsed-timer.js';
import '../../src/define/elapsed-timer.js';
import {createTestDesk} from '../../src/testing/index.js';
import {expectAccessible, find, findAll, stage, textOf, until} from '../element/page.js';

async function setUp(startedAgo = 0) {
  const {session, clock} = await createTestDesk();
  const holder = stage(html`
    <wa-elapsed-timer label="Waiting" .session=${session} .since=${clock.now() - startedAgo}></wa-elapsed-timer>
  `);
  const timer = find(holder, 'wa-elapsed-timer');
  await until(() => textOf(timer) !== '', 'the timer shows something');
  const pass = async (ms: number) => {
    clock.advance(ms);
    await Promise.resolve();
  };
  const shows = (digits: string) => until(() => textOf(timer) === digits, `it shows ${digits}, not ${textOf(timer)}`);
  const settled = () => until(() => hasRendered(timer), 'it has rendered');
  return {holder, timer, session, clock, pass, shows, settled, face: () => find(timer, '[role=timer]')};
}

const hasRendered = (element: HTMLElement) => element instanceof WaElapsedTimer && !element.isUpdatePending;

function hideDocument(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', {configurable: true, value: hidden});
  document.dispatchEvent(new Event('visibilitychange'));
}

afterEach(() => hideDocument(false));

describe('<wa-elapsed-timer>', () => {
  it('counts up with the session’s clock', async () => {
    const {pass, shows, face} = await setUp();
    await shows('00:00');
    await pass(59_000);
    await shows('00:59');
    await pass(3 * 3600_000);
    await shows('3:00:59');
    expect(face().ariaLabel).to.equal('Waiting: 3 hours, 59 seconds');
  });

  it('is read when asked for and never speaks by itself', async () => {
    const {face} = await setUp();
    expect(face().ariaLive).to.equal('off');
  });

  it('shows zero while the start is still to come', async () => {
    const {shows} = await setUp(-5000);
    await shows('00:00');
  });

  it('shows nothing until it has a start', async () => {
    const holder = stage(html`<wa-elapsed-timer since="soon"></wa-elapsed-timer><wa-elapsed-timer></wa-elapsed-timer>`);
    await until(() => findAll(holder, 'wa-elapsed-timer').every(hasRendered), 'both have rendered');
    expect(textOf(holder)).to.equal('');
  });

  it('rests while nobody can see it, and is right at once when they look again', async () => {
    const {pass, timer, shows, session, settled} = await setUp();
    const onSecond = session.clock.onSecond.bind(session.clock);
    let watchers = 0;
    session.clock.onSecond = (run) => {
      const stop = onSecond(run);
      watchers++;
      return () => {
        watchers--;
        stop();
      };
    };
    hideDocument(false); // so that it takes the counted one
    expect(watchers).to.equal(1);
    await settled();
    hideDocument(true);
    expect(watchers).to.equal(0);
    await pass(61_000);
    await settled();
    expect(textOf(timer)).to.equal('00:00');
    hideDocument(false);
    await shows('01:01');
    timer.remove();
    expect(watchers).to.equal(0);
  });

  it('goes on after it was moved', async () => {
    const {timer, pass, shows} = await setUp();
    stage(html``).append(timer);
    await pass(5000);
    await shows('00:05');
  });

  it('keeps its width while the digits turn', async () => {
    const {timer, pass, shows} = await setUp(11_000);
    await shows('00:11');
    const {width} = timer.getBoundingClientRect();
    await pass(37_000);
    await shows('00:48');
    expect(timer.getBoundingClientRect().width).to.equal(width);
  });

  it('is accessible', async () => expectAccessible((await setUp()).holder));
});
