import {expect} from 'chai';
import {demoScript} from '../../src/adapters/simulator.js';
import {messagesOf, parseDeskEvent, plainText, type MessageContent} from '../../src/core/index.js';
import {createTappedDesk} from '../components/tapped-desk.js';
import {file} from '../components/kinds-stage.js';

const SAM = 'a6d2f1b8';

async function setUp() {
  const desk = await createTappedDesk();
  const task = await desk.acceptFrom('ava');
  const messages = () => messagesOf(desk.session.state, task.conversationId);
  const newest = () => {
    const message = messages().at(-1);
    if (!message) throw new Error('Nothing was written.');
    return message;
  };
  return {...desk, task, messages, newest};
}

describe('The simulator’s customers', () => {
  it('send messages of any kind, which are offered as any other', async () => {
    const {adapter, newest} = await setUp();
    const place: MessageContent = {type: 'location', latitude: 1, longitude: 2, name: null, address: null};
    expect(adapter.simulate.customerSends('ava', place, {forwarded: 'often'})).to.equal(newest().id);
    expect(newest()).to.deep.include({content: place, forwarded: 'often', author: {kind: 'customer'}});
  });

  it('react, change their mind, and take it back', async () => {
    const {adapter, newest} = await setUp();
    const {id} = newest();
    const reactions = () => newest().reactions.map(({emoji}) => emoji);
    adapter.simulate.customerReacts(id, '👍');
    expect(reactions()).to.deep.equal(['👍']);
    adapter.simulate.customerReacts(id, '🎉');
    expect(reactions()).to.deep.equal(['🎉']);
    adapter.simulate.customerReacts(id, null);
    expect(reactions()).to.deep.equal([]);
  });

  it('are answered and reacted to by the agent', async () => {
    const {session, task, newest, messages} = await setUp();
    const {id, author, content} = newest();
    const reactions = () => messages()[0]?.reactions.map(({by, emoji}) => `${by.kind} ${emoji}`);
    await session.react(task.id, id, '👍');
    await session.react(task.id, id, '🎉');
    expect(reactions()).to.deep.equal(['agent 🎉']);
    await session.react(task.id, id, null);
    expect(reactions()).to.deep.equal([]);
    await session.send(task.id, 'Yes', {quotedId: id});
    expect(newest()).to.deep.include({quotedId: id, quoted: {author, content}});
  });

  it('edit and delete; an answer quotes no more what was deleted', async () => {
    const {adapter, messages, newest} = await setUp();
    const first = newest();
    adapter.simulate.customerEdits(first.id, 'Hello again');
    expect(newest()).to.deep.include({edited: true, content: {type: 'text', text: plainText('Hello again')}});
    adapter.simulate.customerSends(
      'ava',
      {type: 'text', text: plainText('As I said')},
      {quotedId: first.id, quoted: {author: first.author, content: first.content}},
    );
    adapter.simulate.customerDeletes(first.id);
    const [deleted, answer] = messages();
    expect(deleted).to.deep.include({deleted: true});
    expect(answer?.quoted).to.deep.equal({author: {kind: 'customer'}, content: null});
  });

  it('send files whose bytes come a little later, or not when nobody waits', async () => {
    const {adapter, session, clock, newest} = await setUp();
    adapter.simulate.customerSends('ava', file('voice', {state: 'fetching'}));
    const {id} = newest();
    const told: number[] = [];
    const load = (signal = new AbortController().signal) => session.loadMedia(id, signal, (share) => told.push(share));
    const early = await load().catch((error: unknown) => error);
    expect(early).to.include({code: 'not-found'});
    adapter.simulate.mediaBecomes(id, {state: 'ready'});
    const coming = load();
    clock.advance(300);
    await Promise.resolve();
    await Promise.resolve();
    clock.advance(300);
    expect((await coming).type).to.equal('audio/ogg; codecs=opus');
    expect(told).to.deep.equal([0.5, 1]);
    const closing = new AbortController();
    const given = load(closing.signal).catch((error: unknown) => error);
    closing.abort();
    expect(await given).to.include({code: 'unreachable'});
  });
});

describe('The demo', () => {
  it('has one conversation with every kind of message, which the language knows', async () => {
    const {adapter, session, acceptFrom} = await createTappedDesk(demoScript);
    await session.setAgentState('available');
    const task = await acceptFrom(SAM);
    const all = messagesOf(session.state, task.conversationId);
    const kinds = all.map(({content}) => (content.type === 'media' ? content.media.kind : content.type));
    for (const kind of [
      'text',
      'image',
      'video',
      'voice',
      'document',
      'sticker',
      'location',
      'contacts',
      'choice',
      'form',
      'order',
      'placeholder',
    ])
      expect(kinds).to.include(kind);
    expect(all.filter(({quoted}) => quoted)).to.have.lengthOf(3);
    expect(adapter.simulate.log.filter((event) => !parseDeskEvent(event).ok)).to.deep.equal([]);
  });
});
