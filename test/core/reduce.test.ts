import {expect} from 'chai';
import {hasOlder, initialState, messagesOf, reduce, type DeskEvent} from '../../src/core/index.js';
import './reduce-composing.js';
import './reduce-day.js';
import './reduce-masked.js';
import './reduce-local.js'; // in one run with these, so that the branches they take add up
import {agent, line, message, offer, page, sent, settings, snapshot, task, wrappingUp} from './nouns.js';
import {accept, after, idsOf} from './reduced.js';

const gone = (offerId: string, reason: 'lapsed' | 'taken' | 'withdrawn' = 'taken'): DeskEvent => ({
  type: 'offer-gone',
  offerId,
  reason,
  by: null,
});

describe('a conversation that comes back to an agent who wraps it up', () => {
  it('shows no gap: what they did not see is loaded as what is older is', () => {
    const ended = after({type: 'task', task: wrappingUp(), thread: page([message(1), message(2)])});
    const again = {type: 'task', task: task({id: 't2'}), thread: page([message(8), message(9)], true)} as const;
    const opened = reduce(ended, again);
    expect(idsOf(opened)).to.deep.equal(['m8', 'm9']);
    expect(hasOlder(opened, 'c1')).to.equal(true);
    const loaded = reduce(opened, {type: 'thread-page', page: page([message(3), message(4)], true)});
    expect(idsOf(loaded)).to.deep.equal(['m3', 'm4', 'm8', 'm9']);
    expect(reduce(loaded, again), 'a repeat changes nothing').to.equal(loaded);
  });
});

describe('what a snapshot tells', () => {
  const known = after(
    snapshot({
      offers: [offer({id: 'o1', line: line({version: 2})})],
      tasks: [task({line: line({version: 3})})],
      threads: [page([message(1), message(2)])],
    }),
  );

  it('is all a desk knows', () => {
    expect([...known.offers.keys(), ...known.tasks.keys()]).to.deep.equal(['o1', 't1']);
    expect([known.agent, known.settings]).to.deep.equal([agent(), settings()]);
    expect(idsOf(known)).to.deep.equal(['m1', 'm2']);
    expect(known.openTaskId, 'the first task is open').to.equal('t1');
    expect(known.lines.get('shop')?.version, 'the newest word about a line').to.equal(3);
  });

  it('replaces what was known, and what it lacks never comes back', () => {
    const empty = reduce(known, snapshot());
    expect([empty.offers.size, empty.tasks.size, empty.threads.size, empty.openTaskId]).to.deep.equal([0, 0, 0, null]);
    const late = reduce(reduce(empty, {type: 'offer', offer: offer({id: 'o1', version: 9})}), {
      type: 'task',
      task: task({version: 9}),
      thread: page([message(1)]),
    });
    expect(late).to.equal(empty);
  });

  it('keeps the open task open', () => {
    const second = task({id: 't2', conversationId: 'c2'});
    const both = after(snapshot({tasks: [task(), second]}), {type: 'task-opened', taskId: 't2'});
    expect(reduce(both, snapshot({tasks: [task(), second]})).openTaskId).to.equal('t2');
  });

  it('does not lose a message that only this desk knows of', () => {
    const unsent = sent(9, {version: 0, delivery: {status: 'queued', attempt: 1, errorCode: null}});
    const queued = reduce(known, {type: 'message-queued', message: unsent, takesDraft: true});
    const again = reduce(queued, snapshot({tasks: [task()], threads: [page([message(1), message(2), message(3)])]}));
    expect(idsOf(again)).to.deep.equal(['m1', 'm2', 'm3', 'm9']);
  });

  describe('of a conversation whose earlier messages the agent has loaded', () => {
    const working = after(
      snapshot({tasks: [task()], threads: [page([message(3), message(4)], true)]}),
      {type: 'thread-page', page: page([message(1), message(2)], true)},
      {type: 'message', message: message(5)},
    );
    const again = (newest: readonly number[], older = true) =>
      reduce(
        working,
        snapshot({
          tasks: [task()],
          threads: [
            page(
              newest.map((seq) => message(seq)),
              older,
            ),
          ],
        }),
      );

    it('keeps them where it goes on from what is known', () => {
      expect(idsOf(again([4, 5, 6]))).to.deep.equal(['m1', 'm2', 'm3', 'm4', 'm5', 'm6']);
      expect(hasOlder(again([4, 5, 6]), 'c1')).to.equal(true);
    });

    it('believes the page about what the page covers', () => {
      expect(idsOf(again([3, 5])), 'one was erased meanwhile').to.deep.equal(['m1', 'm2', 'm3', 'm5']);
      expect(idsOf(again([4, 5], false)), 'it is the whole conversation').to.deep.equal(['m4', 'm5']);
    });

    it('forgets them where a gap may lie between', () => {
      expect(idsOf(again([7, 8]))).to.deep.equal(['m7', 'm8']);
      expect(hasOlder(again([7, 8]), 'c1')).to.equal(true);
      expect(idsOf(again([]))).to.deep.equal([]);
    });

    it('takes a message that came alone for no proof that there is no gap', () => {
      const pushed = after(snapshot({tasks: [task()]}), {type: 'message', message: message(5)});
      const shown = reduce(pushed, snapshot({tasks: [task()], threads: [page([message(5), message(6)], true)]}));
      expect(idsOf(shown)).to.deep.equal(['m5', 'm6']);
      expect(shown.threads.get('c1')?.floor).to.deep.include({seq: 5});
    });

    it('forgets all that was told under another masking, before and after the switch is told', () => {
      const masking = {pci: false, pii: true};
      const switched = reduce(working, {type: 'settings', settings: settings({version: 2, masking})});
      expect(idsOf(switched)).to.deep.equal([]);
      const threads = [page([message(5)], true)];
      expect(
        idsOf(reduce(working, snapshot({tasks: [task()], threads, settings: settings({version: 2, masking})}))),
      ).to.deep.equal(['m5']);
    });
  });
});

describe('the agent, the settings and the lines', () => {
  it('are what the latest version says, whichever came last', () => {
    const state = after(
      snapshot(),
      {type: 'agent', agent: agent({version: 3, name: 'New name'})},
      {type: 'agent', agent: agent({version: 2})},
      {type: 'settings', settings: settings({version: 3, idleCodes: []})},
      {type: 'settings', settings: settings({version: 2})},
      {type: 'line', line: line({version: 3, deleted: true})},
      {type: 'line', line: line({version: 2})},
    );
    expect([state.agent?.name, state.settings?.idleCodes, state.lines.get('shop')?.deleted]).to.deep.equal([
      'New name',
      [],
      true,
    ]);
  });

  it('can be told before anything else', () => {
    const state = after({type: 'agent', agent: agent()}, {type: 'settings', settings: settings()});
    expect([state.agent, state.settings]).to.deep.equal([agent(), settings()]);
  });

  it('change nothing when they are told again', () => {
    const state = after(snapshot({tasks: [task()]}), {type: 'connection', state: 'online', vaultKey: null});
    for (const event of [
      {type: 'agent', agent: agent()},
      {type: 'settings', settings: settings()},
      {type: 'line', line: line()},
      {type: 'connection', state: 'online', vaultKey: null},
      {type: 'server-time', now: 1},
      {type: 'typing', conversationId: 'c1', name: null, until: 1},
    ] satisfies DeskEvent[])
      expect(reduce(state, event), event.type).to.equal(state);
  });
});

describe('an offer', () => {
  it('stands until it is gone, and then says why', () => {
    const offered = after({type: 'offer', offer: offer()});
    expect(offered.offers.get('t1')).to.deep.equal(offer());
    const lost = reduce(offered, {type: 'offer-gone', offerId: 't1', reason: 'taken', by: 'Sam'});
    expect(lost.offers.size).to.equal(0);
    expect(lost.missedOffer).to.deep.equal({offer: offer(), reason: 'taken', by: 'Sam'});
    expect(reduce(lost, {type: 'missed-offer-seen'}).missedOffer).to.equal(null);
  });

  it('is brought to its latest version', () => {
    const state = after(
      {type: 'offer', offer: offer({version: 2, note: null})},
      {type: 'offer', offer: offer({version: 1})},
    );
    expect(state.offers.get('t1')?.version).to.equal(2);
  });

  it('does not come back once it is gone, nor says twice that it went', () => {
    const lost = after({type: 'offer', offer: offer()}, gone('t1'), {type: 'missed-offer-seen'});
    expect(reduce(lost, gone('t1', 'lapsed'))).to.equal(lost);
    expect(reduce(lost, {type: 'offer', offer: offer({version: 2})})).to.equal(lost);
  });

  it('that was never shown is not missed', () => {
    const state = after(gone('t1'));
    expect(state.missedOffer).to.equal(null);
    expect(reduce(state, {type: 'offer', offer: offer()})).to.equal(state);
  });

  it('is no offer once its task is there', () => {
    const inHand = after({type: 'task', task: task(), thread: null});
    expect(reduce(inHand, {type: 'offer', offer: offer({version: 9})})).to.equal(inHand);
    const fromSnapshot = after(snapshot({tasks: [task()]}));
    expect(reduce(fromSnapshot, {type: 'offer', offer: offer({version: 9})})).to.equal(fromSnapshot);
    const done = after({type: 'offer', offer: offer()}, {type: 'task-gone', taskId: 't1'});
    expect(done.offers.size).to.equal(0);
    const doneBefore = after(snapshot({tasks: [task()]}), snapshot());
    expect(reduce(doneBefore, {type: 'offer', offer: offer()})).to.equal(doneBefore);
  });
});

describe('a task', () => {
  it('takes its offer’s place, with its conversation', () => {
    const state = after({type: 'offer', offer: offer()}, {type: 'task', task: task(), thread: page([message(1)])});
    expect([state.offers.size, state.tasks.get('t1')?.phase, idsOf(state)]).to.deep.equal([0, 'connected', ['m1']]);
    expect(state.missedOffer, 'an accepted offer is not missed').to.equal(null);
  });

  it('is brought to its latest version, whichever came last', () => {
    const state = after(
      {type: 'task', task: wrappingUp({version: 3}), thread: null},
      {type: 'task', task: task({version: 2}), thread: page([message(1)])},
    );
    expect(state.tasks.get('t1')?.phase).to.equal('wrap-up');
    expect(idsOf(state), 'a late telling still brings its messages').to.deep.equal(['m1']);
  });

  it('told whole again keeps what has not changed in it, so that nobody draws it anew', () => {
    const known = after({type: 'task', task: task(), thread: null});
    const earlier = known.tasks.get('t1');
    const capabilities = {...task().capabilities, maxTextLength: 100};
    const told = structuredClone(task({version: 2, readSeq: 7, capabilities}));
    const later = reduce(known, {type: 'task', task: told, thread: null}).tasks.get('t1');
    expect(later).to.deep.equal(told);
    for (const part of ['customer', 'variables', 'conference'] as const)
      expect(later?.[part], part).to.equal(earlier?.[part]);
    expect(later?.capabilities).to.equal(told.capabilities);
  });

  it('opens when the agent accepted it, and else only when none is open', () => {
    const first = after({type: 'task', task: task(), thread: null});
    const pushed = reduce(first, {type: 'task', task: task({id: 't2', conversationId: 'c2'}), thread: null});
    expect(pushed.openTaskId).to.equal('t1');
    const accepting = reduce(pushed, {type: 'command-started', command: accept('t3')});
    expect(
      reduce(accepting, {type: 'task', task: task({id: 't3', conversationId: 'c3'}), thread: null}).openTaskId,
    ).to.equal('t3');
  });

  it('is opened by hand only while it is there', () => {
    const state = after({type: 'task', task: task(), thread: null});
    expect(reduce(state, {type: 'task-opened', taskId: 'unknown'})).to.equal(state);
    const shut = reduce(state, {type: 'task-opened', taskId: null});
    expect(shut.openTaskId).to.equal(null);
    expect(reduce(shut, {type: 'task-opened', taskId: 't1'}).openTaskId).to.equal('t1');
  });

  it('leaves with its conversation and draft, and never comes back', () => {
    const state = after(
      {type: 'task', task: task(), thread: page([message(1)])},
      {type: 'task', task: task({id: 't2', conversationId: 'c2'}), thread: null},
      {type: 'draft-changed', conversationId: 'c1', text: 'Half a'},
      {type: 'task-gone', taskId: 't1'},
    );
    expect([[...state.tasks.keys()], state.threads.size, state.drafts.size, state.openTaskId]).to.deep.equal([
      ['t2'],
      0,
      0,
      't2',
    ]);
    expect(reduce(state, {type: 'task-gone', taskId: 't1'})).to.equal(state);
    expect(reduce(state, {type: 'task', task: task({version: 9}), thread: page([message(1)])})).to.equal(state);
  });

  it('leaves the conversation to a second task on it', () => {
    const state = after(
      {type: 'task', task: wrappingUp(), thread: page([message(1)])},
      {type: 'task', task: task({id: 't2'}), thread: null},
      {type: 'task-opened', taskId: 't2'},
      {type: 'task-gone', taskId: 't1'},
    );
    expect([idsOf(state), state.openTaskId]).to.deep.equal([['m1'], 't2']);
  });

  it('that is unknown may be gone', () => {
    expect([...after({type: 'task-gone', taskId: 't1'}).goneTasks]).to.deep.equal(['t1']);
  });
});

describe('the ids that are gone', () => {
  it('are remembered for 500 others', () => {
    const state = after(...Array.from({length: 501}, (_, number) => gone(`o${number}`)));
    expect([state.goneOffers.size, state.goneOffers.has('o0'), state.goneOffers.has('o1')]).to.deep.equal([
      500,
      false,
      true,
    ]);
  });
});

describe('messages', () => {
  const open = after({type: 'task', task: task(), thread: page([message(3)], true)});

  it('stand at their place, wherever they come', () => {
    const state = [5, 4].reduce((so, seq) => reduce(so, {type: 'message', message: message(seq)}), open);
    expect(idsOf(state)).to.deep.equal(['m3', 'm4', 'm5']);
  });

  it('change nothing when they are told again', () => {
    expect(reduce(open, {type: 'message', message: message(3)})).to.equal(open);
    expect(reduce(open, {type: 'thread-page', page: page([message(3)], true)})).to.equal(open);
  });

  it('can be told before their task', () => {
    const early = after({type: 'message', message: message(4)});
    expect(idsOf(early), 'not shown while what stands before it is unknown').to.deep.equal([]);
    const state = reduce(early, {type: 'task', task: task(), thread: page([message(3)])});
    expect(idsOf(state)).to.deep.equal(['m3', 'm4']);
  });

  it('that are late for a page not loaded yet wait for that page', () => {
    const late = reduce(open, {type: 'message', message: message(1)});
    expect(idsOf(late)).to.deep.equal(['m3']);
    expect(idsOf(reduce(late, {type: 'thread-page', page: page([message(2)], true)}))).to.deep.equal(['m2', 'm3']);
    expect(idsOf(reduce(late, {type: 'thread-page', page: page([message(2)])}))).to.deep.equal(['m1', 'm2', 'm3']);
  });

  it('change by version', () => {
    const state = reduce(open, {type: 'message-changed', message: message(3, {version: 2, edited: true})});
    expect(messagesOf(state, 'c1')[0]?.edited).to.equal(true);
  });
});

describe('an event of a later version', () => {
  it('changes nothing', () => {
    expect(reduce(initialState, JSON.parse('{"type": "poll"}'))).to.equal(initialState);
  });
});
