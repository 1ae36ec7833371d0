import {expect} from 'chai';
import type {WaIntentEvent} from '../../src/core/index.js';
import {expectAccessible, find, findAll, textOf, until} from '../element/page.js';
import {frame, MINUTE, setUpConversation, tellEarlier} from './conversation-stage.js';
import {createMessage, MONDAY_MORNING, newestOf} from './tapped-desk.js';

const said = (): string => findAll(document.body, '[aria-live]:not([role=log]) p').map(textOf).join(' | ');

describe('<wa-conversation>', () => {
  it('shows an answer at once, and its ticks as they come', async () => {
    const {session, task, settled, adapter, texts, page, clock} = await setUpConversation();
    adapter.simulate.holdAnswers();
    const sending = session.send(task.id, 'My answer');
    await settled();
    await until(() => texts().at(-1) === 'My answer', 'the bubble is there');
    const status = () => findAll(page, '[part~=time]').at(-1)?.querySelector('[role=img]')?.ariaLabel;
    expect(status()).to.equal('Waiting to be sent');
    adapter.simulate.releaseAnswers();
    await sending;
    const seen: unknown[] = [];
    for (let i = 0; i < 200 && seen.at(-1) !== 'Read'; i += 1) {
      clock.advance(50);
      // oxlint-disable-next-line no-await-in-loop -- each moment is drawn before the next
      await settled();
      if (seen.at(-1) !== status()) seen.push(status());
    }
    expect(seen.slice(-3)).to.deep.equal(['Sent', 'Delivered', 'Read']);
    expect(texts().filter((text) => text === 'My answer')).to.have.length(1);
  });

  it('keeps a failed message where it stands, in red, with its reason and what can be done', async () => {
    const desk = await setUpConversation();
    const {session, task, adapter, texts, bubbles, settled} = desk;
    await session.send(task.id, 'Your parcel');
    const {id} = newestOf(desk, task);
    adapter.simulate.customerWrites('ava', 'Are you there?');
    await settled();
    adapter.simulate.setStatus(id, 'failed', '131026');
    await settled();
    expect(texts()).to.deep.equal(['The first', 'Your parcel', 'Are you there?']);
    const bubble = bubbles()[1] ?? desk.page;
    for (const [selector, side] of [
      ['[part~=bubble]', 'borderTopColor'],
      ['[part~=error]', 'color'],
    ] as const)
      expect(getComputedStyle(find(bubble, selector))[side]).to.equal('rgb(179, 38, 30)');
    expect(textOf(find(bubble, '[part~=error]'))).to.contain('WhatsApp cannot deliver to this customer');
    expect(findAll(bubble, '.trouble button')).to.deep.equal([]); // what can be done is not done here
  });

  it('groups bubbles of one sender within two minutes', async () => {
    const {adapter, clock, settled, bubbles} = await setUpConversation();
    clock.advance(2 * MINUTE);
    adapter.simulate.customerWrites('ava', 'within');
    clock.advance(2 * MINUTE + 1000);
    adapter.simulate.customerWrites('ava', 'later');
    await settled();
    expect(bubbles().map((one) => one.classList.contains('continued'))).to.deep.equal([false, true, false]);
  });

  it('calls yesterday yesterday from midnight on', async () => {
    const {page, clock, session, task} = await setUpConversation();
    const days = () => findAll(page, '[part~=day]').map(textOf).join();
    await until(() => session.state.tasks.get(task.id)?.readSeq === 1, 'all is read');
    expect(days()).to.equal('Today');
    clock.advance(24 * 60 * MINUTE);
    await until(() => days() === 'Yesterday', 'midnight has passed');
  });

  it('tells what was read once it has been in view', async () => {
    const {session, task, asked, adapter, log} = await setUpConversation({earlier: 40});
    await until(() => session.state.tasks.get(task.id)?.readSeq === 1, 'the first is read');
    log().scrollTop = 0;
    await frame();
    await frame();
    adapter.simulate.customerWrites('ava', 'Out of sight');
    await frame();
    await frame();
    expect(asked.filter(({type}) => type === 'markRead')).to.have.length(1);
    log().scrollTop = log().scrollHeight;
    await until(() => session.state.tasks.get(task.id)?.readSeq === 2, 'the second is read');
  });

  it('tells nothing of what arrives in a tab that nobody sees', async () => {
    const hidden = Object.getOwnPropertyDescriptor(Document.prototype, 'visibilityState');
    Object.defineProperty(document, 'visibilityState', {configurable: true, value: 'hidden'});
    try {
      const {session, task, asked} = await setUpConversation();
      await frame();
      await frame();
      expect(asked).to.deep.equal([]);
      Reflect.deleteProperty(document, 'visibilityState');
      expect(hidden?.get?.call(document)).to.equal('visible');
      document.dispatchEvent(new Event('visibilitychange'));
      await until(() => session.state.tasks.get(task.id)?.readSeq === 1, 'it is read on return');
    } finally {
      Reflect.deleteProperty(document, 'visibilityState');
    }
  });

  it('tells again what was read when telling it was refused', async () => {
    const {page, asked, adapter, session, task} = await setUpConversation();
    await until(() => session.state.tasks.get(task.id)?.readSeq === 1, 'the first is read');
    const veto = (event: WaIntentEvent) => event.preventDefault();
    page.addEventListener('wa-intent', veto);
    adapter.simulate.customerWrites('ava', 'Second');
    await until(() => asked.length >= 2, 'it is told');
    await until(() => session.state.pending.size === 0, 'it was refused');
    page.removeEventListener('wa-intent', veto);
    document.dispatchEvent(new Event('visibilitychange'));
    await until(() => session.state.tasks.get(task.id)?.readSeq === 2, 'all is read');
  });

  it('says a customer’s new message to a screen reader once, with the name', async () => {
    const {adapter, session, settled} = await setUpConversation();
    adapter.simulate.customerWrites('ava', 'Are you there, number 7?');
    await until(() => said().includes('Ava Hill: Are you there, number 7?'), 'it is said');
    adapter.simulate.disconnect();
    adapter.simulate.reconnect();
    await settled();
    expect(session.state.connection).to.equal('online');
    expect(said().split('Ava Hill: Are you there, number 7?')).to.have.length(2);
  });

  it('says that a message was not delivered, and why', async () => {
    const {adapter, session, task} = await setUpConversation();
    await session.send(task.id, 'My answer');
    const id = session.state.threads.get(task.conversationId)?.messages.at(-1)?.id ?? '';
    adapter.simulate.setStatus(id, 'failed', '131056');
    await until(() => said().includes('A message was not delivered. Too many messages'), 'it is said');
  });

  it('says nothing of old failures that come with an earlier page', async () => {
    const {tell, task, settled, adapter} = await setUpConversation();
    const {conversationId} = task;
    const old = createMessage({
      conversationId,
      at: MONDAY_MORNING - MINUTE,
      seq: -1,
      author: {kind: 'agent', id: 'agent-1', name: 'Robin Vale'},
      delivery: {status: 'failed', attempt: 1, errorCode: '131049'},
    });
    tell({type: 'thread-page', page: {conversationId, messages: [old], older: false}});
    await settled();
    adapter.simulate.customerWrites('ava', 'After the page');
    await until(() => said().includes('After the page'), 'what is new is said');
    expect(said()).to.not.contain('A message was not delivered. WhatsApp chose');
  });

  it('leaves ticks and timers unsaid: the log itself is no live region', async () => {
    const {log} = await setUpConversation();
    expect(log().getAttribute('aria-live')).to.equal('off');
    expect(log().getAttribute('aria-label')).to.equal('Conversation with Ava Hill');
    expect(log().tabIndex).to.equal(0);
  });

  it('copies several bubbles as “[time] name: text”, and part of one as it is', async () => {
    const {adapter, bubbles, log, session, task, settled} = await setUpConversation();
    adapter.simulate.customerWrites('ava', 'Where is it?');
    await session.send(task.id, 'On its way');
    await settled();
    const text = (i: number) => {
      const node = [...find(bubbles()[i] ?? document.body, '[part~=text]').childNodes].find(
        (child) => child instanceof Text && child.data !== '',
      );
      if (!node) throw new Error('The text is missing.');
      return node;
    };
    const copied = () => {
      const event = new ClipboardEvent('copy', {bubbles: true, cancelable: true, clipboardData: new DataTransfer()});
      log().dispatchEvent(event);
      return event.clipboardData?.getData('text/plain');
    };
    const selection = document.getSelection();
    selection?.setBaseAndExtent(text(0), 4, text(2), 2);
    const time = new Intl.DateTimeFormat('en', {dateStyle: 'short', timeStyle: 'short'}).format(MONDAY_MORNING);
    expect(copied()?.split('\n')).to.deep.equal([
      `[${time}] Ava Hill: first`,
      `[${time}] Ava Hill: Where is it?`,
      `[${time}] You: On`,
    ]);
    selection?.setBaseAndExtent(text(0), 0, text(0), 3);
    expect(copied()).to.equal('');
    selection?.removeAllRanges();
  });

  it('draws 500 messages soon, and again only those that change', async () => {
    const desk = await setUpConversation();
    const {task, settled, bubbles, session, adapter, log} = desk;
    const startedAt = performance.now();
    tellEarlier(desk, task, 500);
    await until(() => bubbles().length === 501, 'all are drawn');
    expect(performance.now() - startedAt).to.be.lessThan(1500);
    await session.send(task.id, 'My answer');
    await settled();
    const drawn = watchDrawing(log());
    const id = session.state.threads.get(task.conversationId)?.messages.at(-1)?.id ?? '';
    adapter.simulate.setStatus(id, 'delivered');
    await settled();
    adapter.simulate.customerWrites('ava', 'One more');
    await settled();
    expect(drawn()).to.deep.equal(['My answer', 'One more']);
  });

  it('starts anew with the task it is given', async () => {
    const {acceptFrom, texts, settled} = await setUpConversation({earlier: 3});
    await acceptFrom('emil', 'Another customer');
    await settled();
    expect(texts()).to.deep.equal(['Another customer']);
  });

  it('is accessible', async () => {
    const {page, session, task, settled, scrollTo} = await setUpConversation({history: 80, unread: 3});
    await session.send(task.id, 'My answer');
    await settled();
    await scrollTo(0);
    await expectAccessible(page);
  });
});

/** The texts of the messages whose nodes change from now on, in their order. */
function watchDrawing(log: HTMLElement): () => string[] {
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((some) => records.push(...some));
  observer.observe(log, {
    attributeFilter: ['class', 'data-status'],
    characterData: true,
    childList: true,
    subtree: true,
  });
  return () => {
    const changed = records.flatMap(({target, addedNodes}) => [target, ...addedNodes]);
    return findAll(log, '[data-message-id]')
      .filter((item) => changed.some((node) => item.contains(node)))
      .map((item) => textOf(find(item, '[part~=text]')));
  };
}
