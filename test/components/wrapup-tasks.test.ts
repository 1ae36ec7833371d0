import {expect} from 'chai';
import {html} from 'lit';
import {DeskError, DeskSession} from '../../src/core/index.js';
import '../../src/define/composer.js';
import '../../src/define/task-list.js';
import {expectFocus, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';
import {press, type} from './keys.js';
import {setUpWrapUp} from './wrapup-stage.js';

const beside = (session: DeskSession) => html`
  <wa-task-list .session=${session}></wa-task-list>
  <wa-composer .session=${session}></wa-composer>
`;

describe('<wa-wrapup> among other tasks', () => {
  for (const [ending, words] of [
    ['ended', 'The conversation with Ava Hill has ended. Choose a reason to finish.'],
    ['transferred', 'You transferred Ava Hill. Choose a reason to finish.'],
    ['left', 'You left the conference with Ava Hill. Choose a reason to finish.'],
    ['released', 'You were released from the conference with Ava Hill. Choose a reason to finish.'],
    ['requeued', 'Ava Hill went back to the queue. Choose a reason to finish.'],
  ] as const)
    it(`says how it came to this: ${ending}`, async () => {
      const {wrapup} = await setUpWrapUp({ending});
      expect(textOf(wrapup)).to.contain(words);
    });

  it('keeps what was chosen for each task while the agent looks after another', async () => {
    const {options, chosen, open, session, tell, wrapup} = await setUpWrapUp();
    const ben = session.state.tasks.get('t2');
    if (!ben || ben.phase !== 'connected') throw new Error('Ben is missing.');
    tell({
      type: 'task',
      task: {...ben, version: 2, phase: 'wrap-up', endedAt: 0, ending: 'ended', wrapUpDueAt: null},
      thread: null,
    });
    options()[2]?.click();
    await wrapup.updateComplete;
    await open('t2');
    expect(chosen()).to.deep.equal([]);
    options()[1]?.click();
    await wrapup.updateComplete;
    await open('t1');
    expect(chosen()).to.deep.equal(['Spam']);
    await open('t2');
    expect(chosen()).to.deep.equal(['Refund']);
  });

  it('keeps the choice when the tag itself goes and comes back', async () => {
    const {options, wrapup, session} = await setUpWrapUp();
    options()[2]?.click();
    wrapup.remove();
    const page = stage(html`<wa-wrapup .session=${session}></wa-wrapup>`);
    await until(() => findAll(page, '[role=option]').length > 0, 'it is back');
    expect(textOf(find(page, '[aria-selected=true] bdi'))).to.equal('Spam');
  });

  it('leaves the next customer to the agent meanwhile: switch, write, come back, submit', async () => {
    const {page, session, asked, options, part, gone, wrapup, chosen} = await setUpWrapUp({}, beside);
    options()[1]?.click();
    await wrapup.updateComplete;
    findAll(page, '[part~=task]')[1]?.click();
    await until(() => textOf(wrapup) === '', 'the other task is open');
    find(page, 'textarea').focus();
    await type('Hello Ben');
    await press('Enter');
    await until(() => asked.some((command) => command.type === 'send'), 'it is sent');
    expect(asked.at(-1)).to.include({type: 'send', taskId: 't2', text: 'Hello Ben'});
    findAll(page, '[part~=task]')[0]?.click();
    await until(() => textOf(wrapup) !== '', 'wrap-up is back');
    expect(chosen()).to.deep.equal(['Refund']);
    part('submit-button').click();
    await gone();
    expect(asked.at(-1)).to.deep.equal({type: 'wrapUp', taskId: 't1', reasonId: 'refund'});
    expect(session.state.tasks.has('t2')).to.equal(true);
  });

  it('is there again after a reload', async () => {
    const {adapter, session, clock} = await setUpWrapUp();
    session.disconnect();
    const reloaded = new DeskSession({adapter, clock});
    await reloaded.connect();
    reloaded.open('t1');
    const page = stage(html`<wa-wrapup .session=${reloaded}></wa-wrapup>`);
    await until(() => findAll(page, '[role=option]').length === 4, 'the reasons are there');
    expect(textOf(find(page, '[part~=time-left]'))).to.equal('01:00');
  });
});

describe('<wa-wrapup> with a reason from the host', () => {
  it('has it chosen, first and marked, so that Submit is all that is left', async () => {
    const {session, wrapup, names, chosen, part, gone, asked} = await setUpWrapUp();
    session.proposeReason('t1', 'spam');
    await wrapup.updateComplete;
    expect(names()).to.deep.equal(['Spam', 'Solved', 'Refund', 'Wrong number']);
    expect(chosen()).to.deep.equal(['Spam']);
    expect(textOf(part('suggested'))).to.equal('Suggested');
    part('submit-button').click();
    await gone();
    expect(asked.at(-1)).to.include({reasonId: 'spam'});
  });

  it('lets the agent choose another, and keeps the mark where it was', async () => {
    const {session, wrapup, options, chosen, part, gone, asked} = await setUpWrapUp();
    session.proposeReason('t1', 'spam');
    await wrapup.updateComplete;
    options()[2]?.click();
    await wrapup.updateComplete;
    expect(chosen()).to.deep.equal(['Refund']);
    expect(options()[0]?.contains(part('suggested'))).to.equal(true);
    part('submit-button').click();
    await gone();
    expect(asked.at(-1)).to.include({reasonId: 'refund'});
  });

  it('never takes away what the agent has chosen before it came', async () => {
    const {session, wrapup, options, chosen} = await setUpWrapUp();
    options()[1]?.click();
    session.proposeReason('t1', 'spam');
    await wrapup.updateComplete;
    expect(chosen()).to.deep.equal(['Refund']);
  });

  it('passes over one that this queue does not offer', async () => {
    const {session, wrapup, chosen, has} = await setUpWrapUp();
    session.proposeReason('t1', 'no-such-reason');
    await wrapup.updateComplete;
    expect(chosen()).to.deep.equal([]);
    expect(has('suggested')).to.equal(false);
  });
});

describe('<wa-wrapup> from the keyboard', () => {
  it('sends letters to the search wherever in it the focus is', async () => {
    const {part, names} = await setUpWrapUp();
    part('extend-button').focus();
    await type('ref');
    await until(() => names().length === 1, 'it is filtered');
    expect(names()).to.deep.equal(['Refund']);
    expectFocus(part('search-input'));
  });

  it('presses the button it stands on with Enter and Space, and does not search', async () => {
    const {part, asked, names} = await setUpWrapUp();
    part('extend-button').focus();
    await press('Space');
    await until(() => asked.length === 1, 'it is pressed');
    await until(() => part('extend-button').ariaDisabled === 'false', 'it was answered');
    await press('Enter');
    await until(() => asked.length === 2, 'it is pressed again');
    expect(names()).to.have.length(4);
    expect(hasFocus(part('extend-button'))).to.equal(true);
  });

  it('submits with Ctrl+Enter from wherever the focus is', async () => {
    const {session, wrapup, part, gone, asked} = await setUpWrapUp();
    session.proposeReason('t1', 'spam');
    await wrapup.updateComplete;
    part('extend-button').focus();
    await press('Enter', 'Control');
    await gone();
    expect(asked).to.deep.equal([{type: 'wrapUp', taskId: 't1', reasonId: 'spam'}]);
  });

  it('submits once when Ctrl+Enter is pressed again while the answer is awaited', async () => {
    const {options, part, gone, asked, hold} = await setUpWrapUp();
    options()[0]?.click();
    part('search-input').focus();
    const release = hold();
    await press('Enter', 'Control');
    await until(() => part('submit-button').ariaDisabled === 'true', 'it is under way');
    await press('Enter', 'Control');
    part('submit-button').click();
    release();
    await gone();
    expect(asked.filter(({type: what}) => what === 'wrapUp')).to.have.length(1);
  });

  it('submits with the same key until there is an answer', async () => {
    const {session, adapter, clock, gone, options, part} = await setUpWrapUp();
    const keys: string[] = [];
    const {command} = adapter;
    adapter.command = (one, key) => {
      keys.push(key);
      return keys.length === 1 ? Promise.reject(new DeskError('unreachable', 'No network.')) : command(one, key);
    };
    options()[0]?.click();
    part('submit-button').click();
    await until(() => {
      clock.advance(1000);
      return keys.length > 1;
    }, 'it is asked again');
    await gone();
    expect(new Set(keys).size).to.equal(1);
    expect(session.state.refusals.size).to.equal(0);
  });
});
