import {html} from 'lit';
import type {DeskCommand, Message, Task} from '../../src/core/index.js';
import '../../src/define/conversation.js';
import {testScript} from '../../src/testing/index.js';
import {find, findAll, stage, textOf} from '../element/page.js';
import {createMessage, createTappedDesk, MONDAY_MORNING, textContent, type TappedDesk} from './tapped-desk.js';

export const MINUTE = 60_000;

/** A conversation in a box of 400 × 300 px, with as many messages before it opens. */
export async function setUpConversation({earlier = 0, unread = 1, history = 0} = {}) {
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
  const bubbles = () => findAll(page, '[data-message-id]');
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
export const frame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

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
export function tellEarlier({tell}: Pick<TappedDesk, 'tell'>, {conversationId}: Task, count: number): void {
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
