import {expect} from 'chai';
import {hasOlder, messagesOf, unreadCount, whyNotSend} from '../../src/core/index.js';
import {createTestDesk, testScript} from '../../src/testing/index.js';
import {expectRefusal, ownMessages, startWork, turn, until} from './desk.js';

describe('sending', () => {
  it('shows the message at once, and then how far it came', async () => {
    const {session, simulate, clock, task} = await startWork();
    simulate.holdAnswers();
    const answered = session.send(task.id, 'Good morning');
    await until('it is shown', () => ownMessages(session.state, task).length === 1);
    const [shown] = ownMessages(session.state, task);
    expect([shown?.text, shown?.status]).to.deep.equal(['Good morning', 'queued']);
    simulate.releaseAnswers();
    await answered;
    const seen = new Set<string | undefined>();
    const stop = session.subscribe(
      (state) => ownMessages(state, task)[0]?.status,
      (status) => seen.add(status),
    );
    clock.advance(10_000);
    stop();
    expect([...seen]).to.deep.equal(['accepted', 'sent', 'delivered', 'read']);
  });

  it('shows at once which message it answers', async () => {
    const {session, simulate, asked, task} = await startWork();
    const original = messagesOf(session.state, task.conversationId).find(({author}) => author.kind === 'customer');
    if (!original) throw new Error('the customer has written');
    simulate.holdAnswers();
    const answered = session.send(task.id, 'It is', {quotedId: original.id});
    const shown = () => messagesOf(session.state, task.conversationId).find(({version}) => version === 0);
    await until('it is shown', () => shown() !== undefined);
    expect([shown()?.quotedId, shown()?.quoted]).to.deep.equal([
      original.id,
      {author: original.author, content: original.content},
    ]);
    simulate.releaseAnswers();
    await answered;
    const sent = asked.flatMap(({command}) => (command.type === 'send' ? [command.quotedId] : []));
    expect(sent).to.deep.equal([original.id]);
  });

  it('takes the draft, but not what was typed since', async () => {
    const {session, simulate, task} = await startWork();
    session.saveDraft(task.conversationId, 'Good morning');
    await session.send(task.id, 'Good morning');
    expect(session.state.drafts.size).to.equal(0);

    session.saveDraft(task.conversationId, 'And');
    simulate.holdAnswers();
    session.addEventListener('wa-intent', () => session.saveDraft(task.conversationId, 'And then'));
    const answered = session.send(task.id, 'And');
    await until('it is shown', () => ownMessages(session.state, task).length === 2);
    expect(session.state.drafts.get(task.conversationId)).to.equal('And then');
    simulate.releaseAnswers();
    await answered;
  });

  it('goes in the order pressed, one after another, also over a lost connection', async () => {
    const {session, simulate, asked, task} = await startWork();
    simulate.disconnect();
    const answers = [];
    for (const text of ['One', 'Two', 'Three']) {
      answers.push(session.send(task.id, text));
      // oxlint-disable-next-line no-await-in-loop -- pressed one after another
      await until('it is shown', () => ownMessages(session.state, task).at(-1)?.text === text);
    }
    const [one = 0, two = 0, three = 0] = messagesOf(session.state, task.conversationId)
      .slice(-3)
      .map(({seq}) => seq);
    expect([one > 2 ** 52, two > one, three > two], 'numbered after all that arrives').to.deep.equal([
      true,
      true,
      true,
    ]);
    await until('the first says that it waits', () => ownMessages(session.state, task)[0]?.waiting === 'offline');
    await turn();
    simulate.reconnect();
    await Promise.all(answers);
    const sent = asked.flatMap(({command}) => (command.type === 'send' ? [command.text] : []));
    expect(sent).to.deep.equal(['One', 'One', 'Two', 'Three']);
    expect(ownMessages(session.state, task).map(({text, waiting}) => [text, waiting])).to.deep.equal([
      ['One', null],
      ['Two', null],
      ['Three', null],
    ]);
  });

  it('keeps the order of two messages of one second, and stands behind what arrives meanwhile', async () => {
    const {session, simulate, task} = await startWork();
    simulate.holdAnswers();
    const answers = [session.send(task.id, 'One')];
    await until('it is shown', () => ownMessages(session.state, task).length === 1);
    answers.push(session.send(task.id, 'Two'));
    await until('both are shown', () => ownMessages(session.state, task).length === 2);
    simulate.customerWrites('ava', 'Still there?');
    const texts = () =>
      messagesOf(session.state, task.conversationId).map(({content}) => content.type === 'text' && content.text.text);
    expect(texts()).to.deep.equal(['Hello', 'Still there?', 'One', 'Two']);
    simulate.releaseAnswers();
    await Promise.all(answers);
    expect(texts()).to.deep.equal(['Hello', 'Still there?', 'One', 'Two']);
  });

  it('refuses at once what cannot be sent', async () => {
    const {session, asked, task} = await startWork();
    const before = session.state.threads;
    await expectRefusal(session.send(task.id, ' \n'), 'text-empty');
    await expectRefusal(session.send(task.id, 'x'.repeat(4097)), 'text-too-long');
    await expectRefusal(session.send('unknown', 'Hello'), 'not-found');
    await session.end(task.id);
    await expectRefusal(session.send(task.id, 'Hello'), 'task-ended');
    expect(asked.some(({command}) => command.type === 'send')).to.equal(false);
    expect(before.size).to.equal(1);
  });

  it('is over when the line was deleted', async () => {
    const {session, simulate, task} = await startWork();
    simulate.deleteLine('shop');
    await expectRefusal(session.send(task.id, 'Hello'), 'line-deleted');
  });

  it('is over when the customer service window has closed, by the contact centre’s time', async () => {
    const {session, clock, task} = await startWork();
    clock.advance(24 * 60 * 60 * 1000 - 1);
    expect(whyNotSend(session.state, task, session.clock.now())).to.equal(null);
    clock.advance(1);
    await expectRefusal(session.send(task.id, 'Hello'), 'window-closed');
  });
});

describe('a message the contact centre refused', () => {
  it('keeps its text and says why', async () => {
    const {message} = await refusedMessage();
    expect([message?.text, message?.status, message?.errorCode]).to.deep.equal([
      'Good morning',
      'failed',
      'rate-limited',
    ]);
  });

  it('is sent by a retry, under another key, and leaves the draft alone', async () => {
    const {session, asked, clock, task, messageId} = await refusedMessage();
    session.saveDraft(task.conversationId, 'Next');
    await session.retry(task.id, messageId);
    clock.advance(10_000);
    expect(ownMessages(session.state, task).map(({id, status}) => [id, status])).to.deep.equal([[messageId, 'read']]);
    const sends = asked.filter(({command}) => command.type === 'send');
    expect(new Set(sends.map(({key}) => key)).size).to.equal(2);
    expect(session.state.drafts.get(task.conversationId)).to.equal('Next');
  });

  it('can be deleted', async () => {
    const {session, task, messageId} = await refusedMessage();
    await session.deleteUnsent(task.id, messageId);
    expect(ownMessages(session.state, task)).to.deep.equal([]);
  });

  it('asks the host before it is tried again or deleted', async () => {
    const {session, task, messageId} = await refusedMessage();
    session.addEventListener('wa-intent', (event) => event.preventDefault());
    await expectRefusal(session.retry(task.id, messageId), 'vetoed');
    await expectRefusal(session.deleteUnsent(task.id, messageId), 'vetoed');
    expect(ownMessages(session.state, task)[0]?.status).to.equal('failed');
  });
});

describe('a message on its way', () => {
  it('is neither tried again nor deleted, one that waits behind it can be deleted', async () => {
    const {session, simulate, asked, task} = await startWork();
    simulate.holdAnswers();
    const first = session.send(task.id, 'One');
    await until('it is shown', () => ownMessages(session.state, task).length === 1);
    const second = session.send(task.id, 'Two');
    await until('both are shown', () => ownMessages(session.state, task).length === 2);
    const [one, two] = ownMessages(session.state, task).map(({id}) => id);
    await expectRefusal(session.retry(task.id, one ?? ''), 'not-failed');
    await expectRefusal(session.deleteUnsent(task.id, one ?? ''), 'may-have-arrived');
    await Promise.all([session.deleteUnsent(task.id, two ?? ''), expectRefusal(second, 'vetoed')]);
    simulate.releaseAnswers();
    await first;
    expect(ownMessages(session.state, task).map(({text}) => text)).to.deep.equal(['One']);
    expect(asked.filter(({command}) => command.type === 'send')).to.have.lengthOf(1);
  });
});

describe('a message that failed at WhatsApp', () => {
  it('is sent by a retry as its next attempt', async () => {
    const {session, simulate, clock, task} = await startWork();
    await session.send(task.id, 'Good morning');
    const messageId = ownMessages(session.state, task)[0]?.id ?? '';
    simulate.setStatus(messageId, 'failed', '131026');
    expect(ownMessages(session.state, task)[0]).to.include({status: 'failed', errorCode: '131026'});
    await session.retry(task.id, messageId);
    clock.advance(10_000);
    expect(messagesOf(session.state, task.conversationId).at(-1)?.delivery).to.deep.equal({
      status: 'read',
      attempt: 2,
      errorCode: null,
    });
  });

  it('is hidden once it was deleted', async () => {
    const {session, simulate, task} = await startWork();
    await session.send(task.id, 'Good morning');
    const messageId = ownMessages(session.state, task)[0]?.id ?? '';
    simulate.setStatus(messageId, 'failed', '131026');
    await session.deleteUnsent(task.id, messageId);
    expect(ownMessages(session.state, task)).to.deep.equal([]);
  });

  it('or may have arrived is sent again only when the agent says so', async () => {
    const {session, simulate, clock, task} = await startWork();
    await session.send(task.id, 'Good morning');
    const messageId = ownMessages(session.state, task)[0]?.id ?? '';
    simulate.setStatus(messageId, 'unconfirmed');
    await expectRefusal(session.retry(task.id, messageId), 'may-have-arrived');
    await session.retry(task.id, messageId, true);
    expect(ownMessages(session.state, task)[0]?.status).to.equal('queued');
    const told = simulate.log.length;
    clock.advance(10_000);
    const statuses = simulate.log.slice(told).flatMap((event) => ('message' in event ? [event.message.delivery] : []));
    expect(statuses.map((delivery) => [delivery?.status, delivery?.attempt])).to.deep.equal([
      ['accepted', 2],
      ['sent', 2],
      ['delivered', 2],
      ['read', 2],
    ]);
  });
});

describe('a long conversation', () => {
  it('comes by pages, from the newest to the first', async () => {
    const [ava, ...others] = testScript.customers;
    if (!ava) throw new Error('The test script has no customer.');
    const history = Array.from({length: 64}, (_, place) => ({
      ago: (64 - place) * 60_000,
      by: place % 2 === 0 ? ('customer' as const) : ('agent' as const),
      text: `Earlier ${place}`,
    }));
    const desk = await createTestDesk({script: {...testScript, customers: [{...ava, history}, ...others]}});
    const task = await desk.acceptFrom('ava', 'Hello again');
    expect(unreadCount(desk.session.state, task), 'what was written earlier was read earlier').to.equal(1);
    const sizes = [];
    for (;;) {
      sizes.push(messagesOf(desk.session.state, task.conversationId).length);
      if (!hasOlder(desk.session.state, task.conversationId)) break;
      // oxlint-disable-next-line no-await-in-loop -- page after page
      await desk.session.loadOlder(task.id);
    }
    expect(sizes).to.deep.equal([30, 60, 65]);
    const texts = messagesOf(desk.session.state, task.conversationId).map(
      ({content}) => content.type === 'text' && content.text.text,
    );
    expect(texts).to.deep.equal([...history.map(({text}) => text), 'Hello again']);
    await desk.session.loadOlder(task.id);
    expect(desk.adapter.simulate.log.filter(({type}) => type === 'thread-page')).to.have.lengthOf(2);
  });
});

async function refusedMessage() {
  const work = await startWork();
  work.simulate.refuseNext('send', 'rate-limited');
  await expectRefusal(work.session.send(work.task.id, 'Good morning'), 'rate-limited');
  const [message] = ownMessages(work.session.state, work.task);
  return {...work, messageId: message?.id ?? '', message};
}
