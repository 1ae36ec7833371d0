import {expect} from 'chai';
import {html, type TemplateResult} from 'lit';
import '../../src/define/all.js';
import '../../src/define/agent-history.js';
import '../../src/define/conversation.js';
import '../../src/define/desk-notifications.js';
import '../../src/define/offer-popup.js';
import '../../src/define/task-details.js';
import '../../src/define/transfer-dialog.js';
import {plainText, type DeskEvent, type DisplayText, type Task} from '../../src/core/index.js';
import {message, notice, offer, page as threadPage, settings, snapshot, task} from '../core/nouns.js';
import {find, findAll, stage, until} from '../element/page.js';
import {createScriptedDesk, historyEvent, interaction, pastEvent} from './history-stage.js';
import {masked} from './masked-desk.js';

const NUMBER = '+447966197542';
const RAW = /7966/;

type Told = (text: string) => DisplayText;

/** What the desk is told, in clear or masked. */
function world(say: Told, messageText = `Call ${NUMBER}`) {
  const customer = {key: 'one', name: null, username: null, number: say(NUMBER)};
  const other = {...customer, key: 'two'};
  const variable = {type: 'string', editable: true, version: 1, changedBy: null} as const;
  const tasks: Task[] = [
    task({customer, variables: [{...variable, name: 'call', label: 'Call', value: say(`Call ${NUMBER}`)}]}),
    task({id: 't2', conversationId: 'c2', customer: other, acceptedAt: task().acceptedAt + 1}),
  ];
  return {
    customer,
    other,
    tasks,
    offers: [offer({id: 'o', customer, note: say(NUMBER), expiresAt: null})],
    notices: [notice({customer, taskId: 'gone'})],
    threads: [
      threadPage([message(1, {content: {type: 'text', text: say(messageText)}})]),
      threadPage(
        [message(1, {id: 'x1', conversationId: 'c2', content: {type: 'text', text: say(messageText)}})],
        false,
        'c2',
      ),
    ],
  };
}

const clear = world(plainText);
const hidden = world(masked);
const off = settings({version: 2, masking: {pci: false, pii: false}});
const on = settings({version: 3});

/** Everything that can be read anywhere on the page: text, attributes, values of fields, what was said, the title. */
function everything(root: Element | ShadowRoot = document.documentElement): string {
  const own = root instanceof Element ? [...root.attributes].map(({value}) => value).join(' ') : '';
  const value = root instanceof HTMLInputElement || root instanceof HTMLTextAreaElement ? root.value : '';
  const shadow = root instanceof Element && root.shadowRoot ? everything(root.shadowRoot) : '';
  const inside = [...root.childNodes].map((node) =>
    node instanceof Text
      ? node.data
      : node instanceof HTMLScriptElement || !(node instanceof Element)
        ? ''
        : everything(node),
  );
  return [own, value, shadow, ...inside].join(' ');
}

async function setUp(page: TemplateResult, events: readonly DeskEvent[] = []) {
  const {tasks, offers, notices, threads} = clear;
  const desk = await createScriptedDesk([]);
  const now = desk.session.clock.now();
  desk.tell(snapshot({settings: off, tasks, offers, notices, threads, now}));
  const holder = stage(page);
  for (const element of holder.children) Object.assign(element, {session: desk.session});
  const settled = async () => {
    for (let i = 0; i < 3; i += 1)
      for (const element of findAll(holder, '*')) if ('updateComplete' in element) await element.updateComplete;
  };
  await settled();
  for (const event of events) desk.tell(event);
  await settled();
  return {
    ...desk,
    page: holder,
    settled,
    /** The administrator turns masking on. */
    mask: async () => {
      desk.tell({type: 'settings', settings: on});
      desk.tell(snapshot({...hidden, settings: on, now}));
      await settled();
    },
  };
}

describe('Masking that is turned on while the desk is open', () => {
  it('takes what was told before from the whole desk', async () => {
    const {mask, page} = await setUp(html`<wa-desk></wa-desk>`);
    await until(() => findAll(page, '[data-message-id]').length > 0, 'the conversation is there');
    expect(everything()).to.match(RAW); // so the search is one that finds
    await mask();
    expect(everything()).not.to.match(RAW);
    expect(everything()).to.contain('*********7542');
  });

  it('takes it from a dialog that stands open, its choices still in it', async () => {
    const {mask, page, session} = await setUp(html`<wa-transfer-dialog></wa-transfer-dialog>`);
    page.querySelector('wa-transfer-dialog')?.show(session.state.openTaskId ?? '');
    await until(() => findAll(page, 'dialog[open]').length > 0, 'the dialog is open');
    const note = find(page, 'textarea');
    if (note instanceof HTMLTextAreaElement) note.value = 'In a hurry';
    note.dispatchEvent(new Event('input'));
    expect(everything()).to.match(RAW);
    await mask();
    expect(everything()).not.to.match(RAW);
    expect(everything()).to.contain('In a hurry');
    page.querySelector('wa-transfer-dialog')?.close();
  });

  it('takes it from what was just said', async () => {
    const {mask, tell, settled} = await setUp(html`<wa-conversation></wa-conversation>`);
    const text = {type: 'text', text: plainText(`Mine is ${NUMBER}`)} as const;
    tell({type: 'message', message: message(5, {id: 'm5', content: text})});
    await settled();
    await until(
      () => findAll(document.body, '[aria-live] > p').some(({textContent}) => RAW.test(textContent)),
      'it is said',
    );
    await mask();
    expect(findAll(document.body, '[aria-live] > p').filter(({textContent}) => RAW.test(textContent))).to.deep.equal(
      [],
    );
  });

  it('takes it from toasts and from notifications of the operating system, also one that is about to show', async () => {
    const shown: FakeNotification[] = [];
    class FakeNotification extends EventTarget {
      static readonly permission = 'granted';
      closed = false;
      constructor(readonly title: string) {
        super();
        shown.push(this);
      }
      close(): void {
        this.closed = true;
      }
    }
    const real = globalThis.Notification;
    Object.assign(globalThis, {Notification: FakeNotification});
    Object.defineProperty(document, 'hasFocus', {configurable: true, value: () => false});
    try {
      const {mask, page, tell, settled} = await setUp(html`<wa-desk-notifications no-sounds></wa-desk-notifications>`);
      const from = (seq: number) =>
        message(seq, {id: `n${seq}`, conversationId: 'c2', content: {type: 'text', text: plainText(NUMBER)}});
      tell({type: 'message', message: from(6)});
      await settled();
      await until(() => shown.some(({title}) => RAW.test(title)), 'the operating system shows it');
      expect(
        findAll(page, '[part=toast]')
          .map(({textContent}) => textContent)
          .join(),
      ).to.match(RAW);
      tell({type: 'message', message: from(7)}); // the other tabs are still being asked about it
      const before = shown.length;
      await mask();
      expect(everything(page)).not.to.match(RAW);
      tell({
        type: 'message',
        message: message(8, {id: 'n8', conversationId: 'c2', content: {type: 'text', text: masked('Done')}}),
      });
      await until(() => shown.length > before, 'the next is shown');
      expect(shown.filter(({closed, title}) => !closed && RAW.test(title))).to.deep.equal([]);
      expect(shown.slice(before).filter(({title}) => RAW.test(title))).to.deep.equal([]);
    } finally {
      Object.assign(globalThis, {Notification: real});
      Reflect.deleteProperty(document, 'hasFocus');
    }
  });

  it('takes it from a value the agent was changing, which cannot be changed any more', async () => {
    const {mask, page, settled} = await setUp(html`<wa-task-details></wa-task-details>`);
    const field = find(page, 'input');
    if (!(field instanceof HTMLInputElement)) throw new Error('The field is missing.');
    field.value = `Call ${NUMBER} soon`;
    field.dispatchEvent(new Event('input'));
    await settled();
    await mask();
    expect(everything(page)).not.to.match(RAW);
    expect(findAll(page, 'input')).to.have.length(0);
  });

  it('has histories and their messages asked for anew', async () => {
    const {mask, page, tell, settled, answer} = await setUp(html`<wa-agent-history></wa-agent-history>`);
    let say: Told = plainText;
    answer((command) => {
      const {customer} = world(say);
      if (command.type === 'loadHistory') return [historyEvent(command.taskId, [interaction('h', {customer})])];
      const text = {type: 'text', text: say(`Call ${NUMBER}`)} as const;
      return command.type === 'loadInteraction'
        ? [pastEvent('h', [message(1, {conversationId: 'past', content: text})])]
        : [];
    });
    tell(historyEvent(null, [interaction('h', {customer: clear.customer})]));
    await settled();
    find(page, '[part=toggle-button]').click();
    await until(() => findAll(page, '[data-message-id]').length > 0, 'the messages are there');
    expect(everything(page)).to.match(RAW);
    say = masked;
    await mask();
    expect(everything(page)).not.to.match(RAW);
    await until(() => findAll(page, '[data-message-id]').length > 0, 'the messages are there again');
    await settled();
    expect(everything(page)).not.to.match(RAW);
    expect(everything(page)).to.contain('*********7542');
  });

  it('takes it from the note about an offer that was missed', async () => {
    const {mask, page, tell, settled} = await setUp(html`<wa-offer-popup></wa-offer-popup>`);
    tell({type: 'offer-gone', offerId: 'o', reason: 'withdrawn', by: null});
    await settled();
    expect(everything(find(page, '[part=missed]'))).to.match(RAW);
    await mask();
    expect(everything(page)).not.to.match(RAW);
  });
});
