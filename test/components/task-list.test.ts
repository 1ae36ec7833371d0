import {expect} from 'chai';
import {html} from 'lit';
import '../../src/define/task-list.js';
import {expectAccessible, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';
import {press} from './keys.js';
import {createTappedDesk, MONDAY_MORNING} from './tapped-desk.js';

async function setUp(customers: readonly string[] = ['ava', 'ben', 'cleo']) {
  const desk = await createTappedDesk();
  for (const customer of customers) {
    // oxlint-disable-next-line no-await-in-loop -- one is accepted after the other
    await desk.acceptFrom(customer, `Hello from ${customer}`);
    desk.clock.advance(1000);
  }
  const page = stage(html`
    <style>
      wa-task-list {
        display: block;
        inline-size: 320px;
      }
    </style>
    <wa-task-list .session=${desk.session}></wa-task-list>
  `);
  const list = page.querySelector('wa-task-list');
  if (!list) throw new Error('The list is missing.');
  await list.updateComplete;
  const rows = () => findAll(page, '[part~=task]');
  const tasks = [...desk.session.state.tasks.values()];
  return {
    ...desk,
    page,
    list,
    rows,
    task: (i: number) => {
      const task = tasks[i];
      if (!task) throw new Error('There is no such task.');
      return task;
    },
    part: (row: number, name: string) => find(rows()[row] ?? page, `[part~='${name}']`),
    open: () => rows().findIndex((row) => row.ariaCurrent === 'true'),
    focused: () => rows().findIndex((row) => hasFocus(row)),
  };
}

describe('<wa-task-list>', () => {
  it('shows who writes, by name, username or a short id of ours', async () => {
    const {part} = await setUp();
    expect([0, 1, 2].map((row) => textOf(part(row, 'customer-name')))).to.deep.equal([
      'Ava Hill',
      '@ben.kettle',
      'WhatsApp customer A7QY',
    ]);
  });

  it('shows the last message, and whose it was', async () => {
    const {part, session, task, list} = await setUp();
    expect(textOf(part(0, 'preview'))).to.equal('Hello from ava');
    await session.send(task(0).id, 'On its way');
    await list.updateComplete;
    expect(textOf(part(0, 'preview'))).to.equal('You: On its way');
  });

  it('shows a draft in place of the last message', async () => {
    const {part, session, task, list} = await setUp();
    session.saveDraft(task(1).conversationId, 'half a sentence');
    await list.updateComplete;
    expect(textOf(part(1, 'preview'))).to.equal('Draft: half a sentence');
    session.saveDraft(task(1).conversationId, '');
    await list.updateComplete;
    expect(textOf(part(1, 'preview'))).to.equal('Hello from ben');
  });

  it('counts what is unread, in words for a screen reader', async () => {
    const {part, adapter, session, task, list, rows} = await setUp();
    adapter.simulate.customerWrites('ben', 'Are you there?');
    await list.updateComplete;
    expect(textOf(part(1, 'unread'))).to.equal('2');
    expect(rows()[1]?.textContent).to.contain('2 unread messages');
    await session.markRead(task(1).id, 2);
    await list.updateComplete;
    expect(findAll(rows()[1] ?? list, '[part~=unread]')).to.deep.equal([]);
  });

  it('tells the state in words', async () => {
    const {part, session, task, adapter, list} = await setUp(['ava', 'emil']);
    expect(textOf(part(0, 'phase'))).to.contain('Connected');
    await session.end(task(0).id);
    adapter.simulate.deleteLine('workshop');
    await list.updateComplete;
    expect(textOf(part(0, 'phase'))).to.contain('Wrap-up');
    expect(textOf(part(1, 'phase'))).to.contain('Interrupted');
  });

  it('times each task by the contact centre’s clock', async () => {
    const {page, clock} = await setUp(['ava']);
    clock.advance(64_000);
    await until(() => textOf(find(page, '[role=timer]')) === '01:05', 'the timer turns');
  });

  it('tells how long ago the last message came, and exactly when on hover and focus', async () => {
    const {part, clock, list, rows} = await setUp(['ava']);
    expect(textOf(part(0, 'time'))).to.equal('now');
    clock.advance(5 * 60_000);
    await until(() => textOf(part(0, 'time')) === '5m ago', 'time passes');
    expect(part(0, 'time').title).to.contain('2026');
    list.focus();
    await press('Home');
    expect(rows()[0]?.matches(':focus-visible')).to.equal(true);
    const exact = new Intl.DateTimeFormat('en', {dateStyle: 'short', timeStyle: 'short'}).format(MONDAY_MORNING);
    expect(textOf(part(0, 'time'))).to.equal(exact.replaceAll(/\s/g, ' '));
  });

  it('marks the open task and opens another', async () => {
    const {open, rows, session, task, list, page} = await setUp();
    const opened: string[] = [];
    page.addEventListener('wa-task-opened', ({detail}) => opened.push(detail.taskId));
    expect(open()).to.equal(2);
    rows()[0]?.click();
    await list.updateComplete;
    expect(open()).to.equal(0);
    expect(session.state.openTaskId).to.equal(task(0).id);
    expect(opened).to.deep.equal([task(0).id]);
  });

  it('is one stop of the Tab key; arrows, Home and End move, Enter and Space open', async () => {
    const {list, focused, open, rows} = await setUp();
    list.focus();
    expect(focused()).to.equal(2);
    await press('Home');
    expect(focused()).to.equal(0);
    await press('ArrowUp');
    expect(focused()).to.equal(0);
    await press('ArrowDown');
    expect(focused()).to.equal(1);
    await list.updateComplete;
    expect(rows().map(({tabIndex}) => tabIndex)).to.deep.equal([-1, 0, -1]);
    await press('Enter');
    await list.updateComplete;
    expect(open()).to.equal(1);
    await press('End');
    await press('Space');
    await list.updateComplete;
    expect(open()).to.equal(2);
  });

  it('says what to do while there is none', async () => {
    const {page, session, list} = await setUp([]);
    expect(textOf(page)).to.contain('Conversations you accept appear here.');
    await session.setAgentState('idle', 'lunch');
    await list.updateComplete;
    expect(textOf(page)).to.contain('Set yourself to Available to receive some.');
  });

  it('shows a hostile message and a long one as one line of text', async () => {
    const {part, adapter, list, page} = await setUp(['ava']);
    const height = part(0, 'preview').getBoundingClientRect().height;
    adapter.simulate.customerWrites('ava', '"><svg/onload=window.__pwned=1>');
    await list.updateComplete;
    expect(textOf(part(0, 'preview'))).to.equal('"><svg/onload=window.__pwned=1>');
    adapter.simulate.customerWrites('ava', `${'x'.repeat(159)}😀${'y\n'.repeat(30_000)}`);
    await list.updateComplete;
    expect(part(0, 'preview').getBoundingClientRect().height).to.be.closeTo(height, 1);
    expect(part(0, 'preview').textContent).to.not.match(/[\ud800-\udbff](?![\udc00-\udfff])/);
    expect(page.scrollWidth).to.be.at.most(page.clientWidth);
    expect(window).to.not.have.property('__pwned');
  });

  it('is accessible', async () => {
    const {page, adapter, list} = await setUp(['ava', 'dina', 'ben']);
    adapter.simulate.customerWrites('ava', 'Are you there?');
    await list.updateComplete;
    await expectAccessible(page);
  });
});
