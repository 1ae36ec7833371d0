import {expect} from 'chai';
import {html} from 'lit';
import type {DeskCommand} from '../../src/core/index.js';
import '../../src/define/wrapup.js';
import {testScript} from '../../src/testing/index.js';
import {expectAccessible, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';
import {press, type} from './keys.js';
import {createTappedDesk} from './tapped-desk.js';

const reasons = ['Résolu', 'Refund asked', 'Refund given', 'Spam', 'Wrong number'].map((name, i) => ({
  id: `reason-${i}`,
  name,
}));

async function setUp({ended = true} = {}) {
  const desk = await createTappedDesk({
    queues: testScript.queues.map((queue) => (queue.id === 'orders' ? {...queue, wrapUpReasons: reasons} : queue)),
  });
  const task = await desk.acceptFrom('ava');
  const page = stage(html`<button>elsewhere</button><wa-wrapup .session=${desk.session}></wa-wrapup>`);
  const wrapup = page.querySelector('wa-wrapup');
  if (!wrapup) throw new Error('The wrap-up is missing.');
  const asked: DeskCommand[] = [];
  page.addEventListener('wa-intent', ({command}) => asked.push(command));
  if (ended) await desk.session.end(task.id);
  await wrapup.updateComplete;
  const options = () => findAll(page, '[role=option]');
  return {
    ...desk,
    task,
    page,
    wrapup,
    options,
    asked,
    input: () => find(page, '[role=combobox]'),
    shown: () => options().map(textOf),
    chosen: () =>
      options()
        .filter((one) => one.ariaSelected === 'true')
        .map(textOf),
    /** What the screen reader is told to be under the arrow keys. */
    active: () => {
      const id = find(page, '[role=combobox]').getAttribute('aria-activedescendant');
      return options()
        .filter((one) => one.id === id)
        .map(textOf);
    },
    submit: () => find(page, '[part~=submit-button]'),
    done: () => until(() => desk.session.state.tasks.size === 0, 'it is wrapped up'),
  };
}

describe('<wa-wrapup>', () => {
  it('is nothing until the conversation has ended, then shows the reasons in the order of the contact centre', async () => {
    const {page, session, task, wrapup, shown} = await setUp({ended: false});
    expect(textOf(wrapup)).to.equal('');
    await session.end(task.id);
    await wrapup.updateComplete;
    expect(shown()).to.deep.equal(reasons.map(({name}) => name));
    expect(textOf(find(page, 'h2'))).to.equal('Wrap up');
  });

  it('puts the reasons this agent chooses most on top, the others in their order', async () => {
    const {session, task, acceptFrom, shown, wrapup} = await setUp();
    await session.wrapUp(task.id, 'reason-3');
    const next = await acceptFrom('ava', 'Again');
    await session.end(next.id);
    await wrapup.updateComplete;
    expect(shown()).to.deep.equal(['Spam', 'Résolu', 'Refund asked', 'Refund given', 'Wrong number']);
  });

  it('takes the agent who ended the conversation to the search field', async () => {
    const {input} = await setUp();
    expect(hasFocus(input())).to.equal(true);
  });

  it('takes the focus from nobody when the conversation ended by itself', async () => {
    const {page, task, tell, wrapup, input} = await setUp({ended: false});
    find(page, 'button').focus();
    const ended = {
      ...task,
      version: 99,
      phase: 'wrap-up' as const,
      endedAt: 0,
      ending: 'ended' as const,
      wrapUpDueAt: null,
    };
    tell({type: 'task', task: ended, thread: null});
    await wrapup.updateComplete;
    expect(hasFocus(input())).to.equal(false);
    expect(document.activeElement).to.equal(find(page, 'button'));
  });

  for (const [who, typing] of [
    ['takes the agent there also when the reasons come after the end', false],
    ['leaves alone who types elsewhere by the time the reasons come', true],
  ] as const)
    it(who, async () => {
      const {session, task, tell, wrapup, page, input, shown} = await setUp({ended: false});
      const known = session.state.settings;
      if (!known) throw new Error('There are no settings.');
      const {version} = known;
      const none = known.queues.map((queue) => ({...queue, wrapUpReasons: []}));
      tell({type: 'settings', settings: {...known, queues: none, version: version + 1}});
      await session.end(task.id);
      await wrapup.updateComplete;
      expect(shown(), 'they are not known yet').to.deep.equal([]);
      const field = document.createElement('input');
      page.append(field);
      if (typing) field.focus();
      tell({type: 'settings', settings: {...known, version: version + 2}});
      await until(() => shown().length > 0, 'they are there');
      expect([hasFocus(input()), document.activeElement === field]).to.deep.equal([!typing, typing]);
    });

  it('takes no focus when the agent comes back to a conversation that has ended', async () => {
    const {session, task, wrapup, input, acceptFrom} = await setUp();
    await acceptFrom('emil');
    await wrapup.updateComplete;
    session.open(task.id);
    await wrapup.updateComplete;
    expect(hasFocus(input())).to.equal(false);
  });

  it('filters while typing, whatever the case and the accents', async () => {
    const {shown, active} = await setUp();
    await type('RESO');
    await until(() => shown().length === 1, 'it is filtered');
    expect(shown()).to.deep.equal(['Résolu']);
    expect(active()).to.deep.equal(['Résolu']);
  });

  it('finds a reason by any of its words, in any order', async () => {
    const {shown} = await setUp();
    await type('given ref');
    await until(() => shown().length === 1, 'it is filtered');
    expect(shown()).to.deep.equal(['Refund given']);
  });

  it('says that nothing matches, and all is back after Escape', async () => {
    const {page, shown} = await setUp();
    await type('zebra');
    await until(() => shown().length === 0, 'it is filtered');
    expect(textOf(page)).to.contain('No reason matches “zebra”. Try another word.');
    await press('Escape');
    await until(() => shown().length === reasons.length, 'all are back');
  });

  it('is done by keyboard alone: type, Enter, Ctrl+Enter', async () => {
    const {asked, active, chosen, done} = await setUp();
    await type('ref');
    await until(() => active().length === 1, 'the first match is active');
    await press('ArrowDown');
    await press('Enter');
    await until(() => chosen().length === 1, 'it is chosen');
    expect(chosen()).to.deep.equal(['Refund given']);
    await press('Enter', 'Control');
    await done();
    expect(asked.at(-1)).to.include({type: 'wrapUp', reasonId: 'reason-2'});
  });

  it('moves with the arrows from end to end', async () => {
    const {active} = await setUp();
    await press('ArrowDown');
    await until(() => active()[0] === 'Résolu', 'the first is active');
    await press('ArrowUp');
    await until(() => active()[0] === 'Wrong number', 'the last is active');
  });

  it('is done by the mouse', async () => {
    const {options, submit, done, chosen, input} = await setUp();
    options()[3]?.click();
    await until(() => chosen().length === 1, 'it is chosen');
    expect(chosen()).to.deep.equal(['Spam']);
    expect(hasFocus(input())).to.equal(true);
    submit().click();
    await done();
  });

  it('asks for a reason when Submit is pressed without one', async () => {
    const {page, submit, asked} = await setUp();
    submit().click();
    await until(() => findAll(page, '[role=alert]').length > 0, 'it asks');
    expect(textOf(find(page, '[role=alert]'))).to.equal('Choose a reason first.');
    expect(asked.filter((command) => command.type === 'wrapUp')).to.deep.equal([]);
  });

  it('submits once however often Submit is pressed, and shows that it is under way', async () => {
    const {options, submit, asked, adapter, done, page} = await setUp();
    options()[0]?.click();
    adapter.simulate.holdAnswers();
    submit().click();
    submit().click();
    await until(() => submit().ariaDisabled === 'true', 'it is under way');
    expect(findAll(page, '.spinner')).to.have.length(1);
    await press('Enter', 'Control');
    adapter.simulate.releaseAnswers();
    await done();
    expect(asked.filter((command) => command.type === 'wrapUp')).to.have.length(1);
  });

  it('says why it was refused, and keeps the choice', async () => {
    const {page, options, submit, adapter, chosen, done} = await setUp();
    options()[0]?.click();
    adapter.simulate.refuseNext('wrapUp', 'unknown-reason');
    submit().click();
    await until(() => findAll(page, '[role=alert]').length > 0, 'it says so');
    expect(textOf(find(page, '[role=alert]'))).to.equal('This reason is no longer offered. Choose another.');
    expect(chosen()).to.deep.equal(['Résolu']);
    submit().click();
    await done();
  });

  it('tells how the search field and the reasons belong together', async () => {
    const {input, page} = await setUp();
    expect(input().getAttribute('aria-controls')).to.equal(find(page, '[role=listbox]').id);
    expect(input().getRootNode()).to.equal(find(page, '[role=listbox]').getRootNode());
  });

  it('is accessible', async () => {
    const {page, options, wrapup} = await setUp();
    options()[0]?.click();
    await wrapup.updateComplete;
    await expectAccessible(page);
  });
});
