import {expect} from 'chai';
import {messagesOf, plainText, reduce, revealKey, type DeskState, type Revealed} from '../../src/core/index.js';
import {inspect, leaksIn, SECRET_TEXT, SECRETS} from './leaks.js';
import {line, message, notice, offer, page, sent, settings, snapshot, task} from './nouns.js';
import {after} from './reduced.js';

const masked = settings({version: 1, masking: {pci: true, pii: true}});
const plain = settings({version: 1, masking: {pci: false, pii: false}});
const queued = sent(90, {
  version: 0,
  content: {type: 'text', text: plainText(SECRET_TEXT)},
  delivery: {status: 'queued', attempt: 1, errorCode: null},
});
const textOf = (state: DeskState, id: string): string => {
  const content = messagesOf(state, 'c1').find((one) => one.id === id)?.content;
  return content?.type === 'text' ? content.text.text : '';
};
const working = (set: typeof masked) =>
  after(snapshot({settings: set, tasks: [task()], threads: [page([message(1)])]}), {
    type: 'message-queued',
    message: queued,
    takesDraft: true,
  });

describe('what the agent wrote, under masking', () => {
  const shown = working(masked);

  it('is shown masked until the contact centre tells it, and kept as it was typed', () => {
    expect(leaksIn(textOf(shown, queued.id))).to.deep.equal([]);
    expect(shown.typed.get(queued.id)).to.equal(SECRET_TEXT);
  });

  it('is shown as typed where nothing is masked, and masked as soon as it is', () => {
    const open = working(plain);
    expect(textOf(open, queued.id)).to.equal(SECRET_TEXT);
    const switched = reduce(open, {type: 'settings', settings: {...masked, version: 2}});
    expect(leaksIn(textOf(switched, queued.id))).to.deep.equal([]);
    const back = reduce(switched, {type: 'settings', settings: {...plain, version: 3}});
    expect(textOf(back, queued.id)).to.equal(SECRET_TEXT);
  });

  it('is not kept once the contact centre has told it, the agent has deleted it or the conversation is over', () => {
    const told = {...queued, version: 1};
    for (const event of [
      {type: 'message', message: told},
      {type: 'message-changed', message: told},
      {type: 'thread-page', page: page([told])},
      {type: 'message-dropped', message: queued},
      {type: 'task-gone', taskId: 't1'},
      snapshot({settings: masked}),
    ] as const)
      expect(reduce(shown, event).typed.size, event.type).to.equal(0);
    expect(reduce(shown, {type: 'message', message: message(2)}).typed.size).to.equal(1);
    expect(reduce(shown, snapshot({settings: masked, tasks: [task()], threads: [page([])]})).typed.size).to.equal(1);
  });

  it('is not kept when a reload brings it back beside what the contact centre has told', () => {
    const entry = {taskId: 't1', key: 'k', message: queued};
    const told = after(snapshot({settings: masked, tasks: [task()], threads: [page([{...queued, version: 1}])]}), {
      type: 'vault-opened',
      kept: true,
      drafts: new Map(),
      unsent: [entry],
      reasonUse: new Map(),
    });
    expect(told.typed.size).to.equal(0);
  });

  it('is told as it was typed when it is lost with its conversation', () => {
    const failed = {...queued, delivery: {status: 'failed', attempt: 1, errorCode: 'unreachable'}} as const;
    const lost = after(
      snapshot({settings: masked, tasks: [task()], threads: [page([message(1)])]}),
      {type: 'message-queued', message: failed, takesDraft: false},
      {type: 'task-gone', taskId: 't1'},
    );
    expect([...lost.refusals.values()].map(({command}) => 'text' in command && command.text)).to.deep.equal([
      SECRET_TEXT,
    ]);
  });
});

describe('the switch of masking', () => {
  const phone = plainText(SECRETS.phone);
  const customer = {key: 'ava', name: phone, username: null, number: phone};
  const ours = line({name: `Shop ${SECRETS.phone}`, number: phone});
  const variable = {
    name: 'ani',
    label: 'Number',
    type: 'string',
    value: phone,
    editable: true,
    version: 1,
    changedBy: null,
  } as const;
  const work = {customer, line: ours, note: plainText(SECRET_TEXT)};
  const shown = after(
    snapshot({
      settings: plain,
      offers: [offer({...work, id: 'o1'}), offer({...work, id: 'o2'})],
      tasks: [task({...work, variables: [variable]})],
      notices: [notice({customer})],
      threads: [page([message(1, {content: {type: 'text', text: plainText(SECRET_TEXT)}})])],
    }),
    {type: 'offer-gone', offerId: 'o2', reason: 'lapsed', by: null},
  );
  const switched = reduce(shown, {type: 'settings', settings: {...masked, version: 2}});

  it('leaves nothing on the desk of what was told before, at once', () => {
    expect(leaksIn(inspect(shown))).to.have.lengthOf(5);
    expect(leaksIn(inspect(switched))).to.deep.equal([]);
    expect(switched.missedOffer).to.equal(null);
  });

  it('keeps the work open until the snapshot brings it anew', () => {
    expect([switched.openTaskId, [...switched.tasks.keys()], [...switched.offers.keys()]]).to.deep.equal([
      't1',
      ['t1'],
      ['o1'],
    ]);
  });
});

describe('a revealed value', () => {
  const revealed: Revealed = {taskId: 't1', messageId: 'm1', stretch: 0, value: SECRETS.card, until: 9};
  const shown = after(snapshot({settings: masked, tasks: [task()], threads: [page([message(1)])]}), {
    type: 'revealed',
    revealed,
  });

  it('is there until its time is over, its task is gone or masking is switched', () => {
    expect(shown.revealed.get(revealKey(revealed))?.value).to.equal(SECRETS.card);
    for (const event of [
      {type: 'reveal-over', key: revealKey(revealed)},
      {type: 'task-gone', taskId: 't1'},
      snapshot({settings: masked}),
      {type: 'settings', settings: {...plain, version: 2}},
    ] as const)
      expect(reduce(shown, event).revealed.size, event.type).to.equal(0);
    expect(reduce(shown, {type: 'task-gone', taskId: 't2'}).revealed.size).to.equal(1);
  });

  it('stays while other settings change, and goes when it is allowed no more', () => {
    const allowed = {...masked, version: 2, masking: {...masked.masking, reveal: true}};
    const still = reduce(shown, {type: 'settings', settings: allowed});
    expect(still.revealed).to.equal(shown.revealed);
    const forbidden = {...allowed, version: 3, masking: {...masked.masking, reveal: false}};
    expect(reduce(still, {type: 'settings', settings: forbidden}).revealed.size).to.equal(0);
  });

  it('of a task that is not here is not taken in', () => {
    expect(after({type: 'revealed', revealed}).revealed.size).to.equal(0);
  });
});
