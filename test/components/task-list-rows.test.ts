import {expect} from 'chai';
import {html} from 'lit';
import {plainText, type Message, type Task} from '../../src/core/index.js';
import '../../src/define/task-list.js';
import {en} from '../../src/strings/en.js';
import {message, sent, task, wrappingUp} from '../core/nouns.js';
import {expectAccessible, find, findAll, hasFocus, stage, textOf, until} from '../element/page.js';
import {press, type} from './keys.js';
import {createTappedDesk, MONDAY_MORNING, textContent} from './tapped-desk.js';

const SECOND = 1000;
const kim = {id: 'agent-2', name: 'Kim Lund'};
const waiting = (at: number): Message => message(1, {at});

/** A list of the tasks that are told to it, in a box of 320 px. */
async function setUp(thresholds: {warnAfter?: number; alarmAfter?: number} = {}) {
  const desk = await createTappedDesk();
  const page = stage(html`
    <style>
      wa-task-list {
        display: block;
        block-size: 400px;
        inline-size: 320px;
      }
    </style>
    <wa-task-list .session=${desk.session}></wa-task-list>
  `);
  const list = page.querySelector('wa-task-list');
  if (!list) throw new Error('The list is missing.');
  Object.assign(list, thresholds);
  let given = 0;
  const name = (text: string) => ({key: text, name: plainText(text), username: null, number: null});
  const give = async (told: Task, messages: readonly Message[] = []) => {
    given += 1;
    const conversationId = `c${given}`;
    const own = {id: `t${given}`, conversationId, acceptedAt: MONDAY_MORNING + given};
    const thread = {
      conversationId,
      older: false,
      messages: messages.map((one, i) => ({...one, conversationId, id: `${conversationId}-${i}`})),
    };
    desk.tell({type: 'task', task: {...told, ...own}, thread});
    await list.updateComplete;
  };
  return {
    ...desk,
    page,
    list,
    give,
    /** Each a connected task of this customer. */
    giveNamed: async (...names: readonly string[]) => {
      // oxlint-disable-next-line no-await-in-loop -- in this order
      for (const one of names) await give(task({customer: name(one)}));
    },
    rows: () => findAll(page, '[part~=task]'),
    part: (row: number, of: string) => textOf(find(findAll(page, '[part~=task]')[row] ?? page, `[part~='${of}']`)),
    has: (row: number, of: string) => findAll(findAll(page, '[part~=task]')[row] ?? page, `[part~='${of}']`).length > 0,
    names: () => findAll(page, '[part~=customer-name]').map(textOf),
    focused: () =>
      findAll(page, '[part~=task]')
        .filter(hasFocus)
        .map((row) => textOf(find(row, '[part~=customer-name]'))),
  };
}

describe('A row of <wa-task-list>', () => {
  for (const [what, told, words] of [
    ['a connected task', task(), 'Connected'],
    [
      'a conference that was asked for, and of whom',
      task({
        conference: {
          state: 'requested',
          target: {kind: 'queue', id: 'billing', name: 'Billing'},
          requestedAt: 0,
          expiresAt: null,
        },
      }),
      'Conference requested · Billing',
    ],
    [
      'a conference, and with whom',
      task({conference: {state: 'active', other: kim, since: 0}}),
      'Conference · Kim Lund',
    ],
    [
      'that the agent is a guest, and whose',
      task({role: 'guest', conference: {state: 'active', other: kim, since: 0}}),
      'Guest of Kim Lund',
    ],
    [
      'an interruption',
      {...task(), phase: 'interrupted', reason: 'line-deleted', interruptedAt: 0} as const,
      'Interrupted',
    ],
    ['a task in wrap-up', wrappingUp(), 'Wrap-up'],
  ] as const)
    it(`tells ${what}`, async () => {
      const {give, part} = await setUp();
      await give(told);
      expect(part(0, 'phase')).to.equal(words);
    });

  for (const [what, last, words] of [
    ['what a colleague wrote, with the name', sent(2, {author: {kind: 'agent', ...kim}}), 'Kim Lund: Message 2'],
    ['what the agent wrote', sent(2), 'You: Message 2'],
    [
      'who joined, in words',
      message(2, {
        author: {kind: 'system'},
        content: {type: 'notice', notice: 'agent-joined', name: plainText('Kim Lund')},
      }),
      'Kim Lund joined the conversation',
    ],
  ] as const)
    it(`shows ${what}`, async () => {
      const {give, part} = await setUp();
      await give(task(), [message(1), last]);
      expect(part(0, 'preview')).to.equal(words);
    });

  it('counts nobody’s messages as unread but the customer’s', async () => {
    const {give, has, part} = await setUp();
    await give(task(), [message(1), sent(2, {author: {kind: 'agent', ...kim}}), message(3)]);
    await give(task({readSeq: 1}), [message(1), sent(2, {author: {kind: 'agent', ...kim}})]);
    expect(part(0, 'unread')).to.equal('2');
    expect(has(1, 'unread')).to.equal(false);
  });

  it('tells how long the customer has waited for an answer, from the first message without one', async () => {
    const {give, part, has, tell, list} = await setUp();
    await give(task(), [waiting(MONDAY_MORNING - 20 * SECOND), message(2, {at: MONDAY_MORNING - SECOND})]);
    expect(part(0, 'waiting')).to.equal('Waiting 00:20');
    tell({type: 'message', message: sent(3, {conversationId: 'c1', at: MONDAY_MORNING})});
    await list.updateComplete;
    expect(has(0, 'waiting')).to.equal(false);
  });

  it('tells a long wait and an overdue answer apart by word, icon and colour', async () => {
    const {give, page, clock, part} = await setUp();
    await give(task(), [waiting(MONDAY_MORNING)]);
    const look = () => {
      const chip = find(page, '[part~=waiting]');
      const {color, backgroundColor} = getComputedStyle(chip);
      return {icon: chip.querySelector('path')?.getAttribute('d'), color, backgroundColor};
    };
    const looks = [look()];
    clock.advance(59 * SECOND);
    await until(() => part(0, 'waiting') === 'Waiting 00:59', 'a minute is nearly over');
    clock.advance(SECOND);
    await until(() => part(0, 'waiting') === 'Long wait 01:00', 'it is a long wait');
    looks.push(look());
    clock.advance(240 * SECOND);
    await until(() => part(0, 'waiting') === 'Overdue 05:00', 'it is overdue');
    looks.push(look());
    for (const of of ['icon', 'color', 'backgroundColor'] as const)
      expect(new Set(looks.map((one) => one[of])).size, of).to.equal(3);
  });

  it('takes the thresholds a page gives it', async () => {
    const {give, part} = await setUp({warnAfter: 5, alarmAfter: 15});
    await give(task(), [waiting(MONDAY_MORNING - 4 * SECOND)]);
    await give(task(), [waiting(MONDAY_MORNING - 5 * SECOND)]);
    await give(task(), [waiting(MONDAY_MORNING - 15 * SECOND)]);
    expect([0, 1, 2].map((row) => part(row, 'waiting'))).to.deep.equal([
      'Waiting 00:04',
      'Long wait 00:05',
      'Overdue 00:15',
    ]);
  });

  it('counts down to the end of wrap-up where it is limited', async () => {
    const {tell, list, give, part, clock, page} = await setUp();
    await give(wrappingUp());
    const [known] = [...(list.session?.state.tasks.values() ?? [])];
    if (known?.phase !== 'wrap-up') throw new Error('It is not in wrap-up.');
    tell({type: 'task', task: {...known, version: 2, wrapUpDueAt: MONDAY_MORNING + 42 * SECOND}, thread: null});
    await list.updateComplete;
    const digits = () => textOf(find(page, '[part~=time-left] [aria-hidden]'));
    expect(digits()).to.equal('00:42');
    expect(part(0, 'time-left')).to.contain('Less than a minute left for wrap-up');
    clock.advance(2 * SECOND);
    await until(() => digits() === '00:40', 'it counts down');
  });

  it('says no second aloud: no live region, and the name of a button stands still', async () => {
    const {give, page} = await setUp();
    await give(task(), [waiting(MONDAY_MORNING)]);
    expect(findAll(page, '[aria-live]:not([aria-live=off], [aria-hidden] *)')).to.deep.equal([]);
    for (const timer of findAll(page, 'wa-elapsed-timer')) expect(timer.ariaHidden).to.equal('true');
  });

  it('is drawn again alone when a message comes into one of many', async () => {
    const {giveNamed, session, tell, list} = await setUp();
    await giveNamed(...Array.from({length: 40}, (_, i) => `Customer ${i}`));
    for (let i = 1; i <= 40; i += 1) session.saveDraft(`c${i}`, 'half a sentence');
    await list.updateComplete;
    const original = en.taskList.draft;
    const drawn: string[] = [];
    en.taskList.draft = (text) => {
      drawn.push(text);
      return original(text);
    };
    try {
      tell({type: 'message', message: message(1, {conversationId: 'c7'})});
      await list.updateComplete;
      expect(drawn).to.have.length(1);
      session.saveDraft('c9', 'more');
      await list.updateComplete;
      expect(drawn.slice(1)).to.deep.equal(['more']);
      session.open('t3');
      await list.updateComplete;
      expect(drawn.length).to.be.at.most(4); // the one that was open, and the one that is
    } finally {
      en.taskList.draft = original;
    }
  });

  it('rests its timer out of sight, and is right the moment it comes into sight', async () => {
    const {giveNamed, rows, clock, list} = await setUp();
    await giveNamed(...Array.from({length: 60}, (_, i) => `Customer ${i}`));
    const digits = (row: number) => find(rows()[row] ?? list, '[role=timer]').textContent?.trim();
    const last = rows().length - 1;
    await until(
      () => rows()[last]?.checkVisibility({contentVisibilityAuto: true}) === false,
      'the last is out of sight',
    );
    const before = digits(last);
    clock.advance(60 * SECOND);
    await until(() => digits(0) === '00:59', 'the first turns');
    expect(digits(last)).to.equal(before);
    rows()[last]?.scrollIntoView();
    await until(() => digits(last) !== before, 'it is in sight');
    expect(digits(last)).to.equal('00:59');
  });

  it('keeps the order of acceptance whatever comes in', async () => {
    const {giveNamed, tell, list, names} = await setUp();
    await giveNamed('Ava', 'Ben', 'Cleo');
    tell({type: 'message', message: message(1, {conversationId: 'c3', content: textContent('Me first')})});
    await list.updateComplete;
    expect(names()).to.deep.equal(['Ava', 'Ben', 'Cleo']);
  });

  it('is found by typing the beginning of any of the customer’s names, without case or accents', async () => {
    const {giveNamed, list, focused} = await setUp();
    await giveNamed('Ava Hill', 'Zoé Mart', 'Ben Stone', 'Zara Quill');
    list.focus();
    await press('Home');
    await type('z');
    expect(focused()).to.deep.equal(['Zoé Mart']);
    await type('a');
    expect(focused()).to.deep.equal(['Zara Quill']);
  });

  it('goes on to the next with the same letter, and round', async () => {
    const {giveNamed, list, focused} = await setUp();
    await giveNamed('Zoé Mart', 'Ben Stone', 'Zara Quill');
    list.focus();
    await press('Home');
    await type('z');
    expect(focused()).to.deep.equal(['Zara Quill']);
    await type('z');
    expect(focused()).to.deep.equal(['Zoé Mart']);
  });

  it('stays where it is when nobody is called so, and leaves shortcuts alone', async () => {
    const {giveNamed, list, focused, page} = await setUp();
    await giveNamed('Ava Hill', 'Ben Stone');
    list.focus();
    await press('Home');
    const heard: string[] = [];
    page.addEventListener('keydown', (event) => {
      if (!event.defaultPrevented) heard.push(event.key);
    });
    await type('q');
    await press('b', 'Control');
    expect(focused()).to.deep.equal(['Ava Hill']);
    expect(heard).to.include.members(['q', 'b']);
  });

  it('is accessible in every state', async () => {
    const {page, give} = await setUp();
    await give(task({conference: {state: 'active', other: kim, since: 0}}), [waiting(MONDAY_MORNING)]);
    await give(task({role: 'guest', conference: {state: 'active', other: kim, since: 0}}), [
      waiting(MONDAY_MORNING - 100 * SECOND),
    ]);
    await give({...task(), phase: 'interrupted', reason: 'line-deleted', interruptedAt: 0}, [message(1)]);
    await give(task(), [waiting(MONDAY_MORNING - 1000 * SECOND)]);
    await give(wrappingUp(), [sent(1)]);
    find(page, 'wa-task-list').style.blockSize = 'auto';
    await expectAccessible(page);
  });
});
