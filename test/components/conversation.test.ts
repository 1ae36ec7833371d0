import {expect} from 'chai';
import {html} from 'lit';
import type {WaMessageBubble} from '../../src/components/message-bubble/message-bubble.js';
import type {DeskCommand, Message, Task, WaIntentEvent} from '../../src/core/index.js';
import '../../src/define/conversation.js';
import {testScript} from '../../src/testing/index.js';
import {expectAccessible, find, findAll, stage, textOf, until} from '../element/page.js';
import {createMessage, createTappedDesk, MONDAY_MORNING, textContent, type TappedDesk} from './tapped-desk.js';

const MINUTE = 60_000;

/** A conversation in a box of 400 × 300 px, with as many messages before it opens. */
async function setUp({earlier = 0, unread = 1, history = 0} = {}) {
  const desk = await createTappedDesk({customers: customersWith(history)});
  const task = await desk.acceptFrom('ava', 'The first');
  if (earlier > 0) tellEarlier(desk, task, earlier);
  for (let i = 1; i < unread; i += 1) desk.adapter.simulate.customerWrites('ava', `The next, ${i}`);
  const page = stage(html`
    <style>
      .frame {
        block-size: 300px;
        inline-size: 400px;
      }
      wa-conversation {
        display: block;
        block-size: 100%;
      }
    </style>
    <div class="frame"><wa-conversation .session=${desk.session}></wa-conversation></div>
  `);
  const asked: DeskCommand[] = [];
  page.addEventListener('wa-intent', ({command}) => asked.push(command));
  const conversation = find(page, 'wa-conversation');
  const log = () => find(page, '[role=log]');
  const bubbles = () => findAll(page, 'wa-message-bubble');
  const settled = async () => {
    await page.querySelector('wa-conversation')?.updateComplete;
    await frame();
  };
  await settled();
  return {
    ...desk,
    task,
    page,
    conversation,
    log,
    bubbles,
    settled,
    asked,
    /** Text by text, as they stand there. */
    texts: () => findAll(page, '[part~=text]').map(textOf),
    /** From the top of the view to this text. */
    topOf: (text: string) => {
      const bubble = bubbles().find((one) => textOf(find(one, '[part~=text]')) === text);
      return (bubble?.getBoundingClientRect().top ?? Number.NaN) - log().getBoundingClientRect().top;
    },
    fromEnd: () => log().scrollHeight - log().scrollTop - log().clientHeight,
    scrollTo: async (top: number) => {
      log().scrollTop = top;
      await frame();
      await frame();
    },
  };
}

/** After all that this frame has to tell: scroll events, observers. */
const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

/** What the contact centre keeps of earlier times; it hands out thirty at a time. */
const customersWith = (history: number) =>
  testScript.customers.map((customer) =>
    customer.key === 'ava'
      ? {
          ...customer,
          history: Array.from({length: history}, (_, i) => ({
            ago: (history - i) * MINUTE,
            by: 'customer' as const,
            text: `Kept ${i}`,
          })),
        }
      : customer,
  );

/** Messages from before the task, read, a minute apart. */
function tellEarlier({tell}: Pick<TappedDesk, 'tell'>, {conversationId}: Task, count: number): void {
  const messages = Array.from({length: count}, (_, i): Message => {
    const at = MONDAY_MORNING - (count - i) * MINUTE;
    return createMessage({
      conversationId,
      at,
      seq: -count + i,
      content: textContent(`Earlier ${i}`),
    });
  });
  tell({type: 'thread-page', page: {conversationId, messages, older: false}});
}

const said = (): string => findAll(document.body, '[aria-live] p').map(textOf).join(' | ');

describe('<wa-conversation>', () => {
  it('opens at the newest message when nothing is unread', async () => {
    const {fromEnd, texts, log} = await setUp({earlier: 40});
    expect(texts()).to.have.length(41);
    expect(log().scrollHeight).to.be.greaterThan(600);
    expect(fromEnd()).to.be.lessThan(2);
  });

  it('puts a divider above what was unread on opening, and keeps it there until the agent leaves', async () => {
    const {page, adapter, settled, session, acceptFrom, task, log} = await setUp({earlier: 40, unread: 20});
    const divider = () => findAll(page, '[part~=unread]');
    expect(divider().map(textOf)).to.deep.equal(['20 unread messages']);
    const above = divider()[0]?.getBoundingClientRect().top ?? 0;
    expect(above - find(page, '[role=log]').getBoundingClientRect().top).to.be.within(0, 80);
    expect(divider()[0]?.nextElementSibling?.shadowRoot?.textContent).to.contain('The first');
    adapter.simulate.customerWrites('ava', 'One more');
    await settled();
    expect(divider()[0]?.nextElementSibling?.shadowRoot?.textContent).to.contain('The first');
    expect(divider().map(textOf)).to.deep.equal(['20 unread messages']);
    log().scrollTop = log().scrollHeight;
    await until(() => session.state.tasks.get(task.id)?.readSeq === 21, 'all is read');
    await acceptFrom('emil');
    session.open(task.id);
    await settled();
    expect(divider()).to.deep.equal([]);
  });

  it('follows the newest while the agent is at the end', async () => {
    const {adapter, fromEnd, settled} = await setUp({earlier: 40});
    adapter.simulate.customerWrites('ava', 'One more\n'.repeat(8));
    await settled();
    expect(fromEnd()).to.be.lessThan(2);
  });

  it('leaves what is being read where it is, and counts what is new at the end', async () => {
    const {adapter, page, settled, scrollTo, topOf, fromEnd} = await setUp({earlier: 40});
    await scrollTo(500);
    const before = topOf('Earlier 15');
    adapter.simulate.customerWrites('ava', 'One more');
    adapter.simulate.customerWrites('ava', 'And one more');
    await settled();
    expect(topOf('Earlier 15')).to.be.closeTo(before, 1);
    const pill = find(page, '[part~=newest-button]');
    expect(textOf(pill)).to.equal('2 new messages');
    pill.click();
    await settled();
    expect(fromEnd()).to.be.lessThan(2);
    expect(findAll(page, '[part~=newest-button]')).to.deep.equal([]);
  });

  it('leads to the newest without taking the focus', async () => {
    const {page, scrollTo} = await setUp({earlier: 40});
    await scrollTo(0);
    const pressed = new MouseEvent('mousedown', {bubbles: true, cancelable: true});
    find(page, '[part~=newest-button]').dispatchEvent(pressed);
    expect(pressed.defaultPrevented).to.equal(true);
  });

  it('goes to the end when the agent sends, wherever they were reading', async () => {
    const {session, task, settled, scrollTo, fromEnd} = await setUp({earlier: 40});
    await scrollTo(300);
    await session.send(task.id, 'My answer');
    await settled();
    expect(fromEnd()).to.be.lessThan(2);
  });

  it('shows an answer at once, and its ticks as they come', async () => {
    const {session, task, settled, adapter, texts, page, clock} = await setUp();
    adapter.simulate.holdAnswers();
    const sending = session.send(task.id, 'My answer');
    await settled();
    await until(() => texts().at(-1) === 'My answer', 'the bubble is there');
    const status = () => textOf(findAll(page, '[part~=status]').at(-1) ?? page);
    expect(status()).to.equal('Waiting to be sent');
    adapter.simulate.releaseAnswers();
    await sending;
    const seen: string[] = [];
    for (let i = 0; i < 200 && seen.at(-1) !== 'Read'; i += 1) {
      clock.advance(50);
      // oxlint-disable-next-line no-await-in-loop -- each moment is drawn before the next
      await settled();
      if (seen.at(-1) !== status()) seen.push(status());
    }
    expect(seen.slice(-3)).to.deep.equal(['Sent', 'Delivered', 'Read']);
    expect(texts().filter((text) => text === 'My answer')).to.have.length(1);
  });

  it('inserts a late message in its place without moving what is being read', async () => {
    const {tell, task, settled, scrollTo, topOf, texts} = await setUp({earlier: 40});
    await scrollTo(900);
    const before = topOf('Earlier 25');
    tell({
      type: 'message',
      message: createMessage({
        conversationId: task.conversationId,
        at: MONDAY_MORNING - 38.5 * MINUTE,
        seq: 5000,
        content: textContent('Late\nvery late'),
      }),
    });
    await settled();
    expect(texts().indexOf('Late very late')).to.equal(2);
    expect(topOf('Earlier 25')).to.be.closeTo(before, 1);
  });

  it('keeps the first message in view at its pixel while earlier ones are loaded', async () => {
    const {page, scrollTo, settled, topOf, texts, log} = await setUp({history: 80});
    await scrollTo(100);
    const before = topOf('Kept 60');
    find(page, '[part~=older-button]').click();
    await until(() => texts().includes('Kept 21'), 'they are there');
    await settled();
    expect(log().scrollTop).to.be.greaterThan(500);
    expect(topOf('Kept 60')).to.be.closeTo(before, 1);
    expect(findAll(page, '[part~=older-button]')).to.have.length(1);
  });

  it('asks for earlier messages when the agent scrolls to the beginning', async () => {
    const {scrollTo, asked} = await setUp({history: 80});
    await scrollTo(200);
    expect(asked.filter(({type}) => type === 'loadOlder')).to.have.length(0);
    await scrollTo(0);
    expect(asked.filter(({type}) => type === 'loadOlder')).to.have.length(1);
  });

  it('says why earlier messages did not come, and lets them be asked for again', async () => {
    const {page, adapter} = await setUp({history: 80});
    adapter.simulate.refuseNext('loadOlder', 'internal');
    find(page, '[part~=older-button]').click();
    await until(() => findAll(page, '[role=alert]').length > 0, 'the refusal shows');
    expect(textOf(find(page, '[role=alert]'))).to.equal('The contact centre had a problem. Try again.');
    expect(textOf(find(page, '[part~=older-button]'))).to.equal('Show earlier messages');
  });

  it('groups bubbles of one sender within two minutes', async () => {
    const {adapter, clock, settled, bubbles} = await setUp();
    clock.advance(2 * MINUTE);
    adapter.simulate.customerWrites('ava', 'within');
    clock.advance(2 * MINUTE + 1000);
    adapter.simulate.customerWrites('ava', 'later');
    await settled();
    expect(bubbles().map((one) => one.hasAttribute('continued'))).to.deep.equal([false, true, false]);
  });

  it('names each day, and the name stays in sight while its messages scroll', async () => {
    const {page, tell, task, settled, scrollTo, log} = await setUp();
    const {conversationId} = task;
    const messages = Array.from({length: 30}, (_, i) =>
      createMessage({
        conversationId,
        at: MONDAY_MORNING - 24 * 60 * MINUTE - (30 - i) * 1000,
        seq: -30 + i,
        content: textContent(`Sunday ${i}`),
      }),
    );
    tell({type: 'thread-page', page: {conversationId, messages, older: false}});
    await settled();
    const days = () => findAll(page, '[part~=day]');
    expect(days().map(textOf)).to.deep.equal(['Yesterday', 'Today']);
    await scrollTo(400);
    const top = (days()[0]?.getBoundingClientRect().top ?? 0) - log().getBoundingClientRect().top;
    expect(top).to.be.within(0, 20);
  });

  it('calls yesterday yesterday from midnight on', async () => {
    const {page, clock, settled} = await setUp();
    clock.advance(24 * 60 * MINUTE);
    await settled();
    expect(findAll(page, '[part~=day]').map(textOf)).to.deep.equal(['Yesterday']);
  });

  it('tells what was read once it has been in view', async () => {
    const {session, task, asked, adapter, log} = await setUp({earlier: 40});
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
      const {session, task, asked} = await setUp();
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
    const {page, asked, adapter, session, task} = await setUp();
    await until(() => session.state.tasks.get(task.id)?.readSeq === 1, 'the first is read');
    const veto = (event: WaIntentEvent) => event.preventDefault();
    page.addEventListener('wa-intent', veto);
    adapter.simulate.customerWrites('ava', 'Second');
    await until(() => asked.length >= 2, 'it is told');
    page.removeEventListener('wa-intent', veto);
    adapter.simulate.customerWrites('ava', 'Third');
    await until(() => session.state.tasks.get(task.id)?.readSeq === 3, 'all is read');
  });

  it('says a customer’s new message to a screen reader once, with the name', async () => {
    const {adapter, session, settled} = await setUp();
    adapter.simulate.customerWrites('ava', 'Are you there, number 7?');
    await until(() => said().includes('Ava Hill: Are you there, number 7?'), 'it is said');
    adapter.simulate.disconnect();
    adapter.simulate.reconnect();
    await settled();
    expect(session.state.connection).to.equal('online');
    expect(said().split('Ava Hill: Are you there, number 7?')).to.have.length(2);
  });

  it('says that a message was not delivered, and why', async () => {
    const {adapter, session, task} = await setUp();
    await session.send(task.id, 'My answer');
    const id = session.state.threads.get(task.conversationId)?.messages.at(-1)?.id ?? '';
    adapter.simulate.setStatus(id, 'failed', '131056');
    await until(() => said().includes('A message was not delivered. Too many messages'), 'it is said');
  });

  it('leaves ticks and timers unsaid: the log itself is no live region', async () => {
    const {log} = await setUp();
    expect(log().getAttribute('aria-live')).to.equal('off');
    expect(log().getAttribute('aria-label')).to.equal('Conversation with Ava Hill');
    expect(log().tabIndex).to.equal(0);
  });

  it('copies several bubbles as “[time] name: text”, and part of one as it is', async () => {
    const {adapter, bubbles, log, session, task, settled} = await setUp();
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

  it('draws 500 messages at once, and again only those that change', async () => {
    const desk = await setUp();
    const {task, settled, bubbles, session, adapter} = desk;
    const startedAt = performance.now();
    tellEarlier(desk, task, 500);
    await settled();
    expect(bubbles()).to.have.length(501);
    expect(performance.now() - startedAt).to.be.lessThan(1500);
    await session.send(task.id, 'My answer');
    await settled();
    const drawn = countDrawn();
    const id = session.state.threads.get(task.conversationId)?.messages.at(-1)?.id ?? '';
    adapter.simulate.setStatus(id, 'delivered');
    await settled();
    adapter.simulate.customerWrites('ava', 'One more');
    await settled();
    expect(drawn.stop()).to.be.at.most(3);
  });

  it('starts anew with the task it is given', async () => {
    const {acceptFrom, texts, settled} = await setUp({earlier: 3});
    await acceptFrom('emil', 'Another customer');
    await settled();
    expect(texts()).to.deep.equal(['Another customer']);
  });

  it('is accessible', async () => {
    const {page, session, task, settled, scrollTo} = await setUp({history: 80, unread: 3});
    await session.send(task.id, 'My answer');
    await settled();
    await scrollTo(0);
    await expectAccessible(page);
  });
});

function countDrawn() {
  const element = customElements.get('wa-message-bubble');
  const prototype: WaMessageBubble = element?.prototype;
  const original = Reflect.get(prototype, 'updated');
  let count = 0;
  Reflect.set(prototype, 'updated', () => (count += 1));
  return {
    stop() {
      Reflect.set(prototype, 'updated', original);
      return count;
    },
  };
}
