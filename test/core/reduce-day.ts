import {expect} from 'chai';
import {OWN, reduce, type DeskEvent, type HistoryPage, type Targets} from '../../src/core/index.js';
import {agent, interaction, message, notice, NOW, offer, page, settings, snapshot, task, wrappingUp} from './nouns.js';
import {after} from './reduced.js';

const history = (parts: Partial<HistoryPage> = {}): DeskEvent => ({
  type: 'history',
  page: {taskId: 't1', after: null, interactions: [interaction('i1')], next: null, ...parts},
});

const past = (interactionId: string, seqs: readonly number[], older = false): DeskEvent => ({
  type: 'interaction-page',
  page: {interactionId, messages: seqs.map((seq) => message(seq)), older},
});

const targets: Targets = {taskId: 't1', fetchedAt: NOW, queues: [], agents: []};
const idsIn = (state: ReturnType<typeof after>, key: string) =>
  state.histories.get(key)?.interactions.map(({id}) => id);

describe('a history', () => {
  const known = after(snapshot({tasks: [task()]}), history({next: 'p2'}));

  it('grows page by page, and its first page begins it anew', () => {
    const more = reduce(known, history({after: 'p2', interactions: [interaction('i2')]}));
    expect(idsIn(more, 't1')).to.deep.equal(['i1', 'i2']);
    expect(more.histories.get('t1')?.next).to.equal(null);
    expect(reduce(more, history({after: 'p2', interactions: [interaction('i2')]})), 'told twice').to.equal(more);
    expect(reduce(after(snapshot({tasks: [task()]})), history({after: 'p2'})).histories.size, 'unknown').to.equal(0);
    expect(idsIn(reduce(more, history({interactions: [interaction('i9')]})), 't1')).to.deep.equal(['i9']);
  });

  it('shows nothing twice when a page leads to itself', () => {
    const loop = history({after: 'p2', interactions: [interaction('i2')], next: 'p2'});
    expect(idsIn([loop, loop].reduce(reduce, known), 't1')).to.deep.equal(['i1', 'i2']);
  });

  it('of the agent stays; that of a customer goes with the task, and its messages with it', () => {
    const both = [
      history({taskId: null, interactions: [interaction('own')]}),
      past('own', [1]),
      past('i1', [1]),
    ].reduce(reduce, known);
    const done = reduce(both, {type: 'task-gone', taskId: 't1'});
    expect([...done.histories.keys()]).to.deep.equal([OWN]);
    expect([...done.pastThreads.keys()]).to.deep.equal(['own']);
    const anew = reduce(both, snapshot());
    expect([...anew.histories.keys(), ...anew.pastThreads.keys()]).to.deep.equal([OWN, 'own']);
    expect(reduce(done, history()), 'a late page of a task that is done').to.equal(done);
  });

  it('has messages of its own interactions alone, told page by page', () => {
    const newest = reduce(known, past('i1', [3, 4], true));
    const all = reduce(newest, past('i1', [1, 2]));
    expect(all.pastThreads.get('i1')?.messages.map(({seq}) => seq)).to.deep.equal([1, 2, 3, 4]);
    expect(reduce(all, past('i1', [1, 2])), 'told twice').to.equal(all);
    expect(reduce(known, past('unknown', [1]))).to.equal(known);
  });

  it('told under another masking is not seen under this one', () => {
    const shown = [past('i1', [1])].reduce(reduce, known);
    const masking = {pci: false, pii: false};
    const switched = reduce(shown, {type: 'settings', settings: settings({version: 2, masking})});
    expect([switched.histories.size, switched.pastThreads.size]).to.deep.equal([0, 0]);
  });
});

describe('notices, targets, proposals and the leader', () => {
  it('a notice stands until it was seen, and is told once', () => {
    const told = after(snapshot(), {type: 'notice', notice: notice()});
    expect([...told.notices.values()]).to.deep.equal([notice()]);
    expect(reduce(told, {type: 'notice', notice: notice()})).to.equal(told);
    expect(reduce(told, {type: 'notice-gone', noticeId: 'n1'}).notices.size).to.equal(0);
    expect(after(snapshot({notices: [notice()]})).notices.get('n1')).to.deep.equal(notice());
  });

  it('a notice that was seen is not brought back by a late repeat, nor by a snapshot taken before', () => {
    const seen = after(snapshot({notices: [notice()]}), {type: 'notice-gone', noticeId: 'n1'});
    expect(reduce(seen, {type: 'notice', notice: notice()})).to.equal(seen);
    expect(reduce(seen, snapshot({notices: [notice()]})).notices.size).to.equal(0);
    const early = after(snapshot(), {type: 'notice-gone', noticeId: 'n1'}, {type: 'notice', notice: notice()});
    expect(early.notices.size, 'seen in another tab before it was told here').to.equal(0);
  });

  it('targets are of a task that is here, and leave with it', () => {
    const told = after(snapshot({tasks: [task()]}), {type: 'targets', targets});
    expect(told.targets).to.equal(targets);
    expect(reduce(told, {type: 'task-gone', taskId: 't1'}).targets).to.equal(null);
    expect(reduce(told, {type: 'task-gone', taskId: 'other'}).targets).to.equal(targets);
    expect(after(snapshot(), {type: 'targets', targets}).targets).to.equal(null);
    expect(reduce(told, snapshot({tasks: [task()]})).targets).to.equal(null);
  });

  it('the reason a host proposes stays while the task does', () => {
    const proposal = {type: 'reason-proposed', taskId: 't1', reasonId: 'solved'} as const;
    const proposed = after(snapshot({tasks: [task()]}), proposal);
    expect(proposed.proposedReasons.get('t1')).to.equal('solved');
    expect(reduce(proposed, proposal)).to.equal(proposed);
    expect(reduce(proposed, snapshot({tasks: [task()]})).proposedReasons.get('t1')).to.equal('solved');
    expect(reduce(proposed, snapshot()).proposedReasons.size).to.equal(0);
    expect(reduce(proposed, {type: 'task-gone', taskId: 't1'}).proposedReasons.size).to.equal(0);
  });

  it('a tab rings unless it was told that another does', () => {
    const other = after(snapshot(), {type: 'leader', leader: false});
    expect([after().leader, other.leader]).to.deep.equal([true, false]);
  });
});

describe('a snapshot', () => {
  const thread = page([message(1)]);

  it('taken before an Accept was answered takes nothing of it away', () => {
    const accepted = after(snapshot({offers: [offer({id: 't1'})]}), {
      type: 'task',
      task: task({acceptedAt: NOW + 500}),
      thread,
    });
    const late = reduce(accepted, snapshot({offers: [offer({id: 't2'})], now: NOW + 400}));
    expect([...late.tasks.keys(), late.openTaskId]).to.deep.equal(['t1', 't1']);
    expect(late.threads.get('c1')?.messages.length).to.equal(1);
    expect(reduce(accepted, snapshot({now: NOW + 600})).tasks.size, 'a later one does').to.equal(0);
  });

  it('that has what an earlier one had not is believed, and so is what follows about it', () => {
    const gone = after(snapshot({tasks: [task()]}), snapshot());
    const back = reduce(gone, snapshot({tasks: [task()], threads: [thread]}));
    const ended = reduce(back, {type: 'task', task: wrappingUp({version: 2}), thread: null});
    expect(ended.tasks.get('t1')?.phase).to.equal('wrap-up');
  });
});

describe('an offer that was missed', () => {
  const gone = (reason: 'lapsed' | 'taken', by: string | null = null): DeskEvent => ({
    type: 'offer-gone',
    offerId: 'o1',
    reason,
    by,
  });
  const lapsed = after(snapshot({offers: [offer({id: 'o1'})]}), gone('lapsed'));

  it('and taken by a colleague since says by whom', () => {
    const taken = reduce(lapsed, gone('taken', 'Ben'));
    expect([taken.missedOffer?.reason, taken.missedOffer?.by]).to.deep.equal(['taken', 'Ben']);
    expect(reduce(taken, gone('taken', 'Ben')), 'told twice').to.equal(taken);
  });

  it('was seen by who leaves RONA by hand', () => {
    const inState = (name: 'rona' | 'available', version: number): DeskEvent => ({
      type: 'agent',
      agent: agent({version, states: [{channel: 'whatsapp', name, code: null, since: NOW}]}),
    });
    const rona = reduce(lapsed, inState('rona', 2));
    expect(reduce(rona, inState('rona', 3)).missedOffer?.offer.id, 'still in RONA').to.equal('o1');
    expect(reduce(rona, inState('available', 3)).missedOffer).to.equal(null);
  });

  it('is not brought back once it was seen', () => {
    const seen = reduce(lapsed, {type: 'missed-offer-seen'});
    expect(reduce(seen, gone('taken', 'Ben'))).to.equal(seen);
    expect(reduce(lapsed, gone('lapsed'))).to.equal(lapsed);
  });
});
