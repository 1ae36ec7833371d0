import {expect} from 'chai';
import {html} from 'lit';
import {createSimulatorAdapter} from '../../src/adapters/simulator.js';
import {WaDeskSession} from '../../src/components/desk-session/desk-session.js';
import {WaElapsedTimer} from '../../src/components/elapsed-timer/elapsed-timer.js';
import {register} from '../../src/define/register.js';
import {provideSession} from '../../src/element/session-context.js';
import {createTestDesk} from '../../src/testing/index.js';
import {find, stage, textOf, until} from './page.js';

/** In a file of its own: a page defines its tags once. */
describe('Tags whose code arrives in any order', () => {
  it('wait for the session they stand in, and do not take the page’s default meanwhile', async () => {
    const {session, clock} = await createTestDesk();
    const release = provideSession(session);
    register('wa-elapsed-timer', WaElapsedTimer);
    const since = Date.now() - 65_000; // the default’s clock stands still, before that
    const around = stage(html`
      <wa-desk-session id="mine"><wa-elapsed-timer .since=${since}></wa-elapsed-timer></wa-desk-session>
      <wa-elapsed-timer class="loose" .since=${clock.now() - 61_000}></wa-elapsed-timer>
    `);
    const inside = find(around, '#mine wa-elapsed-timer');
    await until(() => textOf(find(around, '.loose')) === '01:01', 'the loose timer runs by the default session');
    expect(textOf(inside)).to.match(/^01:0\d$/); // the computer's own time: no session yet
    register('wa-desk-session', WaDeskSession);
    const mine = find(around, '#mine');
    if (!(mine instanceof WaDeskSession)) throw new Error('not defined');
    mine.adapter = createSimulatorAdapter();
    await until(() => inside instanceof WaElapsedTimer && mine.session, 'the session is made');
    await until(() => mine.session?.state.connection === 'online', 'the session is connected');
    expect(textOf(inside)).to.match(/^01:0\d$/);
    release();
  });

  it('are kept as they are when another copy took their name before', async () => {
    const warnings: unknown[] = [];
    const {warn} = console;
    console.warn = (text: unknown) => warnings.push(text);
    class Copy extends HTMLElement {
      static readonly version = '9.9.9';
    }
    register('wa-elapsed-timer', Copy);
    console.warn = warn;
    expect(customElements.get('wa-elapsed-timer')).to.equal(WaElapsedTimer);
    expect(warnings).to.deep.equal([
      '<wa-elapsed-timer> is taken by version 0.1.0; wa-desk 9.9.9 leaves it, and its other tags, as they are.',
    ]);
  });
});
