import {expect} from 'chai';
import {plainText, type Message} from '../../src/core/index.js';
import {find, findAll, textOf, until} from '../element/page.js';
import {MINUTE, setUpConversation} from './conversation-stage.js';
import {createMessage, MONDAY_MORNING, textContent} from './tapped-desk.js';

const kim = {kind: 'agent', id: 'agent-2', name: 'Kim Lund'} as const;
const sent = {status: 'sent', attempt: 1, errorCode: null} as const;

const said = (): string => findAll(document.body, '[aria-live]:not([role=log]) p').map(textOf).join(' | ');
const timesSaid = (words: string): number => said().split(words).length - 1;

/** A conversation in which a colleague writes and comes and goes. */
async function setUp() {
  const desk = await setUpConversation();
  const {conversationId} = desk.task;
  let seq = 100;
  const tell = async (changes: Partial<Message>) => {
    seq += 1;
    const message = createMessage({conversationId, seq, at: MONDAY_MORNING + (seq - 100) * 1000, ...changes});
    desk.tell({type: 'message', message});
    await desk.settled();
    return message;
  };
  return {
    ...desk,
    tellMessage: tell,
    kimWrites: (text: string) => tell({author: kim, content: textContent(text), delivery: sent}),
    notice: (kind: 'agent-joined' | 'agent-left' | 'ended' | 'line-deleted' | 'transferred', name: string | null) =>
      tell({
        author: {kind: 'system'},
        content: {type: 'notice', notice: kind, name: name === null ? null : plainText(name)},
      }),
  };
}

describe('<wa-conversation> with a colleague in it', () => {
  it('shows the colleague’s name and initials once a group, and never mixes the groups of two agents', async () => {
    const {session, task, kimWrites, bubbles} = await setUp();
    await session.send(task.id, 'I ask a colleague');
    await kimWrites('Hello, Kim here');
    await kimWrites('What happened?');
    expect(bubbles().map((one) => one.classList.contains('continued'))).to.deep.equal([false, false, false, true]);
    expect(textOf(find(bubbles()[2] ?? document.body, '[part~=initials]'))).to.equal('KL');
    expect(findAll(bubbles()[3] ?? document.body, '[part~=initials]')).to.deep.equal([]);
  });

  it('names the colleague anew after a line that says who joined', async () => {
    const {kimWrites, notice, bubbles} = await setUp();
    await kimWrites('Hello');
    await notice('agent-joined', 'Lee Moss');
    await kimWrites('Hello again');
    expect(bubbles().at(-1)?.classList.contains('continued')).to.equal(false);
  });

  it('says to a screen reader what a colleague writes, once, and not what the agent writes', async () => {
    const {session, task, kimWrites, settled, adapter} = await setUp();
    await session.send(task.id, 'My own words');
    await kimWrites('The lid is on its way');
    await until(() => timesSaid('Kim Lund, your colleague: The lid is on its way') === 1, 'it is said');
    adapter.simulate.customerWrites('ava', 'Great, both of you');
    await until(() => said().includes('Great, both of you'), 'the customer is heard');
    await settled();
    expect(timesSaid('The lid is on its way')).to.equal(1);
    expect(said()).to.not.contain('My own words');
  });

  for (const [kind, name, words] of [
    ['agent-joined', 'Kim Lund', 'Kim Lund joined the conversation'],
    ['agent-left', 'Kim Lund', 'Kim Lund left the conversation'],
    ['transferred', 'Night desk', 'The conversation was transferred to Night desk'],
    ['line-deleted', null, 'The WhatsApp line was deleted'],
    ['ended', null, 'The conversation has ended'],
  ] as const)
    it(`says once when it happens: ${words}`, async () => {
      const {notice, tell} = await setUp();
      const before = timesSaid(words);
      const message = await notice(kind, name);
      await until(() => timesSaid(words) === before + 1, 'it is said');
      tell({type: 'message-changed', message: {...message, version: 2}});
      await notice('agent-joined', `Someone after ${kind}`);
      await until(() => said().includes(`Someone after ${kind} joined`), 'the next is said');
      expect(timesSaid(words)).to.equal(before + 1);
    });

  it('says nothing of who came and went before, when that is loaded', async () => {
    const {tell, task, settled, notice} = await setUp();
    const {conversationId} = task;
    const old = {conversationId, at: MONDAY_MORNING - MINUTE};
    const messages = [
      createMessage({
        ...old,
        seq: -2,
        author: {kind: 'system'},
        content: {type: 'notice', notice: 'agent-joined', name: plainText('Old Hand')},
      }),
      createMessage({...old, seq: -1, author: kim, content: textContent('From long ago'), delivery: sent}),
    ];
    tell({type: 'thread-page', page: {conversationId, messages, older: false}});
    await settled();
    await notice('agent-left', 'Newest Hand');
    await until(() => said().includes('Newest Hand left'), 'what is new is said');
    expect(said()).to.not.contain('Old Hand');
    expect(said()).to.not.contain('From long ago');
  });

  it('says nothing of what stands there when a conversation opens', async () => {
    const {acceptFrom, session, task, settled, kimWrites, notice} = await setUp();
    await acceptFrom('emil', 'Another customer');
    await settled();
    await kimWrites('While you were away');
    session.open(task.id);
    await settled();
    await notice('agent-left', 'Marker');
    await until(() => said().includes('Marker left'), 'what is new is said');
    expect(said()).to.not.contain('While you were away');
  });

  it('names the colleague in what is copied', async () => {
    const {bubbles, kimWrites, log} = await setUp();
    await kimWrites('Hello, Kim here');
    const nodeOf = (i: number) => {
      const walker = document.createTreeWalker(
        find(bubbles()[i] ?? document.body, '[part~=text]'),
        NodeFilter.SHOW_TEXT,
      );
      const node = walker.nextNode();
      if (!node) throw new Error('The text is missing.');
      return node;
    };
    const selection = document.getSelection();
    selection?.setBaseAndExtent(nodeOf(0), 0, nodeOf(1), 5);
    const event = new ClipboardEvent('copy', {bubbles: true, cancelable: true, clipboardData: new DataTransfer()});
    log().dispatchEvent(event);
    selection?.removeAllRanges();
    const lines = event.clipboardData?.getData('text/plain').split('\n') ?? [];
    expect(lines.map((line) => line.slice(line.indexOf(']') + 2))).to.deep.equal([
      'Ava Hill: The first',
      'Kim Lund: Hello',
    ]);
  });

  it('counts the messages of others in what is new below, but no line that says who came', async () => {
    const {kimWrites, notice, page, tellMessage, scrollTo, log, settled} = await setUp();
    for (let i = 0; i < 12; i += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one is written after the other
      await tellMessage({content: textContent(`Line ${i}`)});
    }
    await scrollTo(0);
    expect(log().scrollTop).to.equal(0);
    await notice('agent-joined', 'Kim Lund');
    await kimWrites('Hello');
    await settled();
    expect(textOf(find(page, '[part~=newest-button]'))).to.equal('1 new message');
  });
});
