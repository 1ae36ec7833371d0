import {expect} from 'chai';
import {
  initialState,
  lostSends,
  messagesOf,
  noteDraftOf,
  reduce,
  type DeskState,
  type LocalEvent,
  type Message,
} from '../../src/core/index.js';
import {wouldLose} from '../../src/core/select.js';
import {accept, after, idsOf} from './reduced.js';
import {message, page, sent, snapshot, task} from './nouns.js';

const wrapUp = {type: 'wrapUp', taskId: 't1', reasonId: 'solved'} as const;
const vaultOpened = {type: 'vault-opened', kept: true, drafts: new Map(), unsent: [], reasonUse: new Map()} as const;

describe('the agent’s own message', () => {
  const queued = sent(90, {version: 0, delivery: {status: 'queued', attempt: 1, errorCode: null}});
  const entry = {taskId: 't1', key: 'k', message: queued};
  const drafted = after(
    {type: 'task', task: task(), thread: page([message(1)])},
    {type: 'draft-changed', conversationId: 'c1', text: 'Hello'},
  );
  const state = reduce(drafted, {type: 'message-queued', message: queued, takesDraft: true});
  const own = (of: DeskState) => messagesOf(of, 'c1').find(({id}) => id === queued.id);

  it('takes the draft’s place in one step', () => {
    expect([state.drafts.size, own(state)?.delivery?.status]).to.deep.equal([0, 'queued']);
  });

  it('leaves the draft alone when it is tried again', () => {
    expect(reduce(drafted, {type: 'message-queued', message: queued, takesDraft: false}).drafts.get('c1')).to.equal(
      'Hello',
    );
  });

  it('stands last while it is on its way, also behind what arrives later', () => {
    expect(idsOf(reduce(state, {type: 'message', message: message(99)}))).to.deep.equal(['m1', 'm99', 'm90']);
  });

  it('says that it waits', () => {
    const waiting = reduce(state, {type: 'message-waiting', message: queued, waiting: 'offline'});
    expect(own(waiting)?.waiting).to.equal('offline');
  });

  it('says why it was refused, and goes to its place in time', () => {
    const later = reduce(state, {type: 'message', message: message(99)});
    const refused = reduce(later, {type: 'message-refused', entry, errorCode: 'window-closed'});
    expect(own(refused)?.delivery).to.deep.equal({status: 'failed', attempt: 1, errorCode: 'window-closed'});
    expect(idsOf(refused)).to.deep.equal(['m1', 'm90', 'm99']);
  });

  it('is no longer the desk’s to change once the contact centre has it', () => {
    const stored = reduce(state, {type: 'message', message: sent(2, {id: queued.id})});
    for (const event of [
      {type: 'message-waiting', message: queued, waiting: 'offline'},
      {type: 'message-refused', entry, errorCode: 'internal'},
    ] satisfies LocalEvent[])
      expect(reduce(stored, event)).to.equal(stored);
  });

  it('fails at its first attempt when it says nothing of attempts', () => {
    const bare = after({type: 'message-queued', message: message(1, {version: 0}), takesDraft: true});
    const refused = reduce(bare, {
      type: 'message-refused',
      entry: {taskId: 't1', key: 'k', message: message(1)},
      errorCode: 'internal',
    });
    expect(messagesOf(refused, 'c1')[0]?.delivery?.attempt).to.equal(1);
  });

  it('can be deleted', () => {
    expect(own(reduce(state, {type: 'message-dropped', message: queued}))).to.equal(undefined);
    expect(reduce(initialState, {type: 'message-dropped', message: queued})).to.equal(initialState);
    expect(reduce(initialState, {type: 'message-waiting', message: queued, waiting: null})).to.equal(initialState);
  });
});

describe('drafts', () => {
  it('are kept by conversation, and an empty one is none', () => {
    const state = after(
      {type: 'draft-changed', conversationId: 'c1', text: 'Hel'},
      {type: 'draft-changed', conversationId: 'c1', text: 'Hello'},
    );
    expect([...state.drafts]).to.deep.equal([['c1', 'Hello']]);
    const empty = reduce(state, {type: 'draft-changed', conversationId: 'c1', text: ''});
    expect(empty.drafts.size).to.equal(0);
    expect(reduce(empty, {type: 'draft-changed', conversationId: 'c1', text: ''})).to.equal(empty);
    expect(reduce(state, {type: 'draft-changed', conversationId: 'c1', text: 'Hello'})).to.equal(state);
  });

  it('and unsent messages come back from the vault, and what was typed since wins', () => {
    const typed = after(
      {type: 'task', task: task(), thread: page([message(1)])},
      {type: 'task', task: task({id: 't2', conversationId: 'c2'}), thread: null},
      {type: 'draft-changed', conversationId: 'c1', text: 'New'},
    );
    const drafts = new Map([
      ['c1', 'Old'],
      ['c2', 'Other'],
    ]);
    const unsent = [{taskId: 't1', key: 'k', message: sent(90, {version: 0})}];
    const opened = reduce(typed, {...vaultOpened, drafts, unsent});
    expect(opened.draftsKept).to.equal(true);
    expect(Object.fromEntries(opened.drafts)).to.deep.equal({c1: 'New', c2: 'Other'});
    expect(idsOf(opened)).to.deep.equal(['m1', 'm90']);
  });
});

describe('a message that was not sent while its conversation lasted', () => {
  const failed = sent(90, {version: 0, delivery: {status: 'failed', attempt: 1, errorCode: 'rate-limited'}});
  const queued = sent(91, {version: 0, delivery: {status: 'queued', attempt: 1, errorCode: null}});
  const entry = (of: Message) => ({taskId: 't1', key: 'k', message: of});
  const working = after(
    {type: 'task', task: task(), thread: page([message(1)])},
    {type: 'message-queued', message: failed, takesDraft: false},
  );
  const told = (of: DeskState) => lostSends(of).map(({taskId, text}) => [taskId, text]);

  it('is told when its task goes by itself', () => {
    expect(told(reduce(working, {type: 'task-gone', taskId: 't1'}))).to.deep.equal([['t1', 'Message 90']]);
    expect(told(reduce(working, snapshot()))).to.deep.equal([['t1', 'Message 90']]);
  });

  it('is not told to the agent who wraps up, nor where another task carries the conversation on', () => {
    const wrapping = reduce(working, {type: 'command-started', command: wrapUp});
    expect(told(reduce(wrapping, {type: 'task-gone', taskId: 't1'}))).to.deep.equal([]);
    expect(told(reduce(working, snapshot({tasks: [task({id: 't2'})]})))).to.deep.equal([]);
  });

  it('is told when it is refused only afterwards, and once', () => {
    const over = after({type: 'task', task: task(), thread: page([message(1)])}, {type: 'task-gone', taskId: 't1'});
    const refused = reduce(over, {type: 'message-refused', entry: entry(queued), errorCode: 'not-found'});
    expect(told(refused)).to.deep.equal([['t1', 'Message 91']]);
    const [lost] = lostSends(refused);
    expect(told(reduce(refused, {type: 'refusal-seen', subject: lost?.subject ?? ''}))).to.deep.equal([]);
  });

  it('is told after a reload, unless its answer is still to come', () => {
    const unsent = [entry(failed), entry(queued)];
    expect(told(after(snapshot(), {...vaultOpened, unsent}))).to.deep.equal([['t1', 'Message 90']]);
    expect(after(snapshot(), {...vaultOpened, unsent}).threads.size).to.equal(0);
  });
});

describe('the wrap-up reasons', () => {
  it('are counted as they are chosen, on top of what was kept', () => {
    const opened = after({...vaultOpened, reasonUse: new Map([['sale', 2]])});
    const chosen = [null, 'internal' as const, null].reduce(
      (state, refusal) => reduce(state, {type: 'command-settled', command: wrapUp, refusal}),
      opened,
    );
    expect(Object.fromEntries(chosen.reasonUse)).to.deep.equal({sale: 2, solved: 2});
  });
});

describe('a command', () => {
  it('is pending until it is settled', () => {
    const pending = after({type: 'command-started', command: accept('t1')});
    expect([...pending.pending.keys()]).to.deep.equal(['accept:t1']);
    const settled = reduce(pending, {type: 'command-settled', command: accept('t1'), refusal: null});
    expect([settled.pending.size, settled.refusals.size]).to.deep.equal([0, 0]);
  });

  it('that was refused says why, until it was seen or is tried again', () => {
    const refused = after(
      {type: 'command-started', command: accept('t1')},
      {type: 'command-settled', command: accept('t1'), refusal: 'offer-gone'},
    );
    expect(refused.refusals.get('accept:t1')).to.deep.equal({command: accept('t1'), code: 'offer-gone'});
    const seen = reduce(refused, {type: 'refusal-seen', subject: 'accept:t1'});
    expect(seen.refusals.size).to.equal(0);
    expect(reduce(seen, {type: 'refusal-seen', subject: 'accept:t1'})).to.equal(seen);
    expect(reduce(refused, {type: 'command-started', command: accept('t1')}).refusals.size).to.equal(0);
  });
});

describe('files that stand ready', () => {
  const open = after({type: 'task', task: task(), thread: page([message(1)])});
  const held = reduce(open, {type: 'files-held', conversationId: 'c1', holds: true});

  it('are known by their conversation until they are gone', () => {
    expect([...held.held]).to.deep.equal(['c1']);
    expect(reduce(held, {type: 'files-held', conversationId: 'c1', holds: true})).to.equal(held);
    const both = reduce(held, {type: 'files-held', conversationId: 'c2', holds: true});
    expect([...reduce(both, {type: 'files-held', conversationId: 'c1', holds: false}).held]).to.deep.equal(['c2']);
  });

  it('would be lost with their conversation, and are forgotten with it', () => {
    expect(wouldLose(held, task())).to.equal('draft');
    expect(wouldLose(open, task())).to.equal(null);
    expect(reduce(held, {type: 'task-gone', taskId: 't1'}).held.size).to.equal(0);
  });
});

describe('the message that is answered', () => {
  const asked = after(
    {type: 'task', task: task(), thread: page([message(1), message(2)])},
    {type: 'reply-chosen', conversationId: 'c1', messageId: 'm1'},
  );

  it('is chosen for its conversation, and another one in its place', () => {
    expect([...asked.replyTo]).to.deep.equal([['c1', 'm1']]);
    const other = reduce(asked, {type: 'reply-chosen', conversationId: 'c1', messageId: 'm2'});
    expect(other.replyTo.get('c1')).to.equal('m2');
    expect(reduce(other, {type: 'reply-chosen', conversationId: 'c1', messageId: null}).replyTo.size).to.equal(0);
  });

  it('is one that stands there', () => {
    expect(reduce(asked, {type: 'reply-chosen', conversationId: 'c1', messageId: 'gone'})).to.equal(asked);
    const deleted = reduce(asked, {type: 'message-changed', message: message(1, {version: 2, deleted: true})});
    expect(deleted.replyTo.size).to.equal(0);
    const another = reduce(asked, {type: 'message-changed', message: message(2, {version: 2, deleted: true})});
    expect(another.replyTo.get('c1')).to.equal('m1');
    expect(reduce(asked, {type: 'reply-chosen', conversationId: 'c1', messageId: 'm1'})).to.equal(asked);
    expect(reduce(deleted, {type: 'reply-chosen', conversationId: 'c1', messageId: 'm1'}).replyTo.size).to.equal(0);
  });

  it('is answered once, and leaves with its conversation', () => {
    const queued = sent(90, {
      version: 0,
      quotedId: 'm1',
      delivery: {status: 'queued', attempt: 1, errorCode: null},
    });
    expect(reduce(asked, {type: 'message-queued', message: queued, takesDraft: true}).replyTo.size).to.equal(0);
    expect(reduce(asked, {type: 'task-gone', taskId: 't1'}).replyTo.size).to.equal(0);
  });
});

describe('the draft of a note', () => {
  const noted = after(
    {type: 'task', task: task(), thread: page([message(1)])},
    {type: 'draft-changed', conversationId: noteDraftOf('c1'), text: 'Call back'},
  );

  it('is no draft for the customer, and stays while the conversation goes on', () => {
    expect(noted.drafts.get('c1')).to.equal(undefined);
    expect(reduce(noted, snapshot({tasks: [task()]})).drafts.get(noteDraftOf('c1'))).to.equal('Call back');
  });

  it('is told when it is lost with the conversation', () => {
    const over = reduce(noted, {type: 'task-gone', taskId: 't1'});
    expect(over.drafts.size).to.equal(0);
    expect(lostSends(over).map(({text}) => text)).to.deep.equal(['Call back']);
  });
});
