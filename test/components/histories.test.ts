import {expect} from 'chai';
import {html} from 'lit';
import {plainText, type Message} from '../../src/core/index.js';
import '../../src/define/agent-history.js';
import '../../src/define/customer-history.js';
import {expectAccessible, expectFocus, find, findAll, stage, textOf, until} from '../element/page.js';
import {message, NOW, sent, task, wrappingUp} from '../core/nouns.js';
import {createScriptedDesk, historyEvent, interaction, involvement, pastEvent, type Answer} from './history-stage.js';
import {press, tabTo} from './keys.js';

const DAY = 86_400_000;
const ben = {id: 'ben', name: 'Ben'};

/** Answers histories with these pages, and interactions with these messages. */
function answers(taskId: string | null, pages: readonly (readonly string[])[], messages: readonly Message[] = []) {
  return ({
    type,
    ...command
  }: {
    readonly type: string;
    readonly after?: string | null;
    readonly interactionId?: string;
  }): Answer => {
    if (type === 'loadInteraction') return [pastEvent(command.interactionId ?? '', messages)];
    if (type !== 'loadHistory') return [];
    const at = Number(command.after ?? 0);
    const interactions = (pages[at] ?? []).map((id) => interaction(id));
    return [
      historyEvent(taskId, interactions, {
        after: command.after ?? null,
        next: at + 1 < pages.length ? `${at + 1}` : null,
      }),
    ];
  };
}

const texts = ['Where is my sofa?', 'It is on the van.'];
const said = [
  message(1, {conversationId: 'past', content: {type: 'text', text: plainText(texts[0] ?? '')}}),
  sent(2, {
    conversationId: 'past',
    content: {type: 'text', text: plainText(texts[1] ?? '')},
    delivery: {status: 'failed', attempt: 1, errorCode: '131026'},
  }),
];

async function setUp(
  which: 'customer' | 'own',
  answer: Parameters<Awaited<ReturnType<typeof createScriptedDesk>>['answer']>[0],
) {
  const desk = await createScriptedDesk();
  desk.answer(answer);
  const page = stage(
    which === 'own'
      ? html`<wa-agent-history .session=${desk.session}></wa-agent-history>`
      : html`<wa-customer-history .session=${desk.session}></wa-customer-history>`,
  );
  const bricks = () => findAll(page, '[part=interaction]');
  return {
    ...desk,
    page,
    bricks,
    toggle: (i: number) => find(bricks()[i] ?? page, '[part=toggle-button]'),
    shown: async () => until(() => bricks().length > 0, 'the list is there'),
    loads: (type: string) => desk.asked.filter((one) => one.type === type).length,
  };
}

describe('<wa-customer-history>', () => {
  it('shows when, where, who, how it ended and how long it took', async () => {
    const {page, shown, bricks} = await setUp('customer', () => [
      historyEvent('t1', [
        interaction('one', {
          receivedAt: NOW - DAY,
          closedAt: NOW - DAY + 754_000,
          agents: [
            involvement({agent: ben, ending: 'transferred', reason: {id: 'x', name: 'Passed on'}}),
            involvement({taskId: 'two', role: 'guest', ending: 'left', reason: null}),
          ],
        }),
        interaction('lost', {agents: [], outcome: 'line-deleted'}),
        interaction('open', {
          closedAt: null,
          outcome: null,
          agents: [involvement({endedAt: null, ending: null, reason: null})],
        }),
      ]),
    ]);
    await shown();
    const [first, lost, open] = bricks().map(textOf);
    for (const words of [
      'Jan 4, 2026',
      '12:34',
      'Shop, +44 7700 900100',
      'Orders',
      'Ended',
      'Ben Lead Transferred Passed on',
      'Robin Vale Guest Left the conference',
    ])
      expect(first).to.contain(words);
    expect(lost).to.contain('The WhatsApp line was deleted');
    expect(lost).to.contain('It closed before anybody accepted it.');
    expect(open).to.contain('Going on');
    expect(open).to.contain('In the conversation');
    expect(textOf(page)).to.contain('Earlier conversations');
  });

  it('opens one to its messages by keyboard, to be read and nothing else', async () => {
    const {page, shown, toggle, loads} = await setUp('customer', answers('t1', [['one', 'two']], said));
    await shown();
    expect(loads('loadInteraction')).to.equal(0);
    await tabTo(
      () => toggle(1).matches(':focus-visible') || document.activeElement?.shadowRoot?.activeElement === toggle(1),
    );
    await press('Enter');
    await until(() => textOf(page).includes(texts[1] ?? '-'), 'the messages are there');
    expect(textOf(page)).to.contain(texts[0]);
    expect(toggle(1).ariaExpanded).to.equal('true');
    expect(toggle(0).ariaExpanded).to.equal('false');
    expect(findAll(page, '[part=retry-button], [part=delete-button], [part=edit-button]')).to.deep.equal([]);
    await press('Enter');
    await until(() => findAll(page, 'wa-past-messages').length === 0, 'it is closed');
    await press('Enter');
    await until(() => textOf(page).includes(texts[1] ?? '-'), 'it is open again');
    expect(loads('loadInteraction')).to.equal(1);
  });

  it('loads earlier messages as the agent goes up, and stays at what is being read', async () => {
    const many = Array.from({length: 100}, (_, i) => message(i + 1, {conversationId: 'past', at: NOW + i * 300_000}));
    const {page, shown, toggle} = await setUp('customer', (command) => {
      if (command.type === 'loadHistory') return [historyEvent('t1', [interaction('one')])];
      if (command.type !== 'loadInteraction') return [];
      return [pastEvent('one', command.before ? many.slice(0, 50) : many.slice(50), command.before === null)];
    });
    await shown();
    toggle(0).click();
    await until(() => findAll(page, '[data-message-id]').length === 50, 'the newest are there');
    const box = find(find(page, 'wa-past-messages'), '[part=base]');
    await until(() => box.scrollTop > 100, 'the end is in sight');
    const bubble = findAll(page, '[data-message-id]')[0];
    box.scrollTop = 0;
    await until(() => findAll(page, '[data-message-id]').length === 100, 'earlier ones come by themselves');
    await until(() => box.scrollTop > 100, 'they stand above');
    const top = (bubble?.getBoundingClientRect().top ?? 0) - box.getBoundingClientRect().top;
    expect(top).to.be.within(0, 150);
    expect(findAll(page, '[part=older-button]')).to.deep.equal([]);
  });

  it('shows more a page at a time, and the focus goes on to what is new', async () => {
    const {page, shown, bricks, toggle} = await setUp('customer', answers('t1', [['a', 'b'], ['c']]));
    await shown();
    find(page, '[part=more-button]').focus();
    await press('Enter');
    await until(() => bricks().length === 3, 'the next page is there');
    await until(() => findAll(page, '[part=more-button]').length === 0, 'that is all');
    expectFocus(toggle(2));
  });

  it('says why it could not be loaded, and tries again', async () => {
    const {page, answer, shown, bricks} = await setUp('customer', () => 'internal');
    await until(() => findAll(page, '[part=retry-button]').length === 1, 'it is told');
    expect(textOf(find(page, '[role=alert]'))).to.equal('The contact centre had a problem. Try again.');
    answer(answers('t1', [['one']]));
    find(page, '[part=retry-button]').click();
    await shown();
    answer(() => 'internal');
    find(page, '[part=toggle-button]').click();
    await until(
      () => findAll(page, 'wa-past-messages').length === 1 && textOf(page).includes('had a problem'),
      'it is told',
    );
    answer(answers('t1', [['one']], said));
    find(bricks()[0] ?? page, '[part=retry-button]').click();
    await until(() => textOf(page).includes(texts[0] ?? '-'), 'the messages are there');
  });

  it('says that there is nothing, and what to do while no conversation is open', async () => {
    const {page, tell} = await setUp('customer', answers('t1', [[]]));
    await until(() => textOf(page).includes('There are no earlier conversations'), 'it is empty');
    tell({type: 'task-gone', taskId: 't1'});
    await until(() => textOf(page).includes('Open a conversation'), 'no task is open');
  });

  it('asks for nothing until somebody can see it', async () => {
    const desk = await createScriptedDesk();
    desk.answer(answers('t1', [['one']]));
    const page = stage(html`<div hidden><wa-customer-history .session=${desk.session}></wa-customer-history></div>`);
    await page.querySelector('wa-customer-history')?.updateComplete;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))); // what is in sight is told once a frame
    expect(desk.asked).to.deep.equal([]);
    page.querySelector('div')?.removeAttribute('hidden');
    await until(() => findAll(page, '[part=interaction]').length === 1, 'it is loaded');
  });

  it('is accessible', async () => {
    const {page, shown, toggle} = await setUp('customer', answers('t1', [['one', 'two'], ['three']], said));
    await shown();
    toggle(0).click();
    await until(() => textOf(page).includes(texts[0] ?? '-'), 'the messages are there');
    await expectAccessible(page);
  });
});

describe('<wa-agent-history>', () => {
  it('shows whom, where, when, for how long, and how it ended', async () => {
    const {shown, bricks} = await setUp('own', () => [
      historyEvent(null, [
        interaction('one'),
        interaction('two', {
          customer: {key: 'x', name: null, username: null, number: null},
          agents: [involvement({role: 'guest', endedAt: null, ending: null, reason: null})],
        }),
      ]),
    ]);
    await shown();
    const [first, second] = bricks().map(textOf);
    const time = new Intl.DateTimeFormat('en', {timeStyle: 'short'}).format(NOW).replaceAll(/\s/g, ' ');
    for (const words of ['Ava Hill', time, '+44 7700 900123', 'WhatsApp, Shop', 'Orders Lead Ended Solved', '12:00'])
      expect(first).to.contain(words);
    for (const words of ['WhatsApp customer C9H3', 'Number hidden by the customer', 'Guest', 'In the conversation'])
      expect(second).to.contain(words);
  });

  it('works without any open task', async () => {
    const {tell, page, shown, toggle} = await setUp('own', answers(null, [['one']], said));
    tell({type: 'task-gone', taskId: 't1'});
    await shown();
    toggle(0).click();
    await until(() => textOf(page).includes(texts[0] ?? '-'), 'the messages are there');
  });

  it('is loaded anew when a task ends and when it is done', async () => {
    const {tell, shown, loads, answer, bricks} = await setUp('own', answers(null, [['one']]));
    await shown();
    expect(loads('loadHistory')).to.equal(1);
    tell({type: 'task', task: task({version: 5, readSeq: 1}), thread: null});
    tell({type: 'task', task: wrappingUp({version: 6}), thread: null});
    await until(() => loads('loadHistory') === 2, 'it ended');
    answer(answers(null, [['two', 'one']]));
    tell({type: 'task-gone', taskId: 't1'});
    await until(() => bricks().length === 2, 'it is done');
    expect(loads('loadHistory')).to.equal(3);
  });

  it('says that there is nothing yet', async () => {
    const {page} = await setUp('own', answers(null, [[]]));
    await until(() => textOf(page).includes('Nothing yet.'), 'it is empty');
  });

  it('shows hostile names as text, and long ones within its width', async () => {
    const hostile = '"><img src=x onerror=window.__pwned=1>'.repeat(6);
    const {page, shown} = await setUp('own', () => [
      historyEvent(null, [
        interaction('one', {
          customer: {key: 'x', name: plainText(hostile), username: null, number: null},
          agents: [involvement({reason: {id: 'x', name: hostile}})],
        }),
      ]),
    ]);
    page.style.inlineSize = '280px';
    await shown();
    expect(textOf(page)).to.contain('onerror');
    expect(window).to.not.have.property('__pwned');
    expect(page.scrollWidth).to.be.at.most(280);
  });

  it('is accessible', async () => {
    const {page, shown} = await setUp('own', answers(null, [['one', 'two'], ['three']]));
    await shown();
    await expectAccessible(page);
  });
});
