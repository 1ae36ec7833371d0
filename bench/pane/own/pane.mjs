// The desk as a CRM page uses it: a session over its adapter, the conversation above the composer.
import {DeskSession} from 'wa-desk';
import 'wa-desk/define/composer';
import 'wa-desk/define/conversation';
import 'wa-desk/define/task-list';
import '../../../dist/components/conversation/thread.js'; // in the page before a conversation is opened, as everywhere after a moment
import {THEM} from '../src/data.mjs';
import {InPage} from './in-page.mjs';
import {conversationOf, messageOf, RUNGS, taskOf} from './nouns.mjs';

export const meta = {kind: 'ours', stack: 'wa-desk (Lit 3 web components over a DeskSession)'};

export function createWith({masking}) {
  let centre, session, host, conversation, composer, taskId;
  let byId; // the messages of the open conversation, for changes of them
  const statuses = new Map(); // what the workload calls the status the desk was told last
  const found = new Map();

  const pageOf = (id, messages) => ({
    conversationId: conversationOf(id),
    messages: messages.map((one) => messageOf(id, one)),
    older: true,
  });
  const taskFor = (id, messages) => taskOf(id, THEM.name, {readSeq: messages.at(-1)?.seq ?? 0});
  const connect = async (parts) => {
    centre = new InPage({...parts, masking});
    session = new DeskSession({adapter: centre, ...(masking && {masker: () => import('wa-desk/mask')})});
    await session.connect();
  };
  const place = (root, ...elements) => {
    host = document.createElement('div');
    Object.assign(host.style, {display: 'flex', flexDirection: 'column', height: '100%'});
    for (const element of elements) element.session = session;
    host.append(...elements);
    root.append(host);
  };
  const log = () => conversation.shadowRoot?.querySelector('[part~=log]') ?? null;
  const rowOf = (id) => {
    const known = found.get(id);
    if (known?.isConnected && idOf(known) === id) return known;
    const row = lookUp(conversation, id);
    if (row) found.set(id, row);
    return row;
  };

  return {
    async mount(root, {messages, key = 'first'}) {
      taskId = key;
      await connect({tasks: [taskFor(key, messages)], threads: [pageOf(key, messages)]});
      conversation = document.createElement('wa-conversation');
      composer = document.createElement('wa-composer');
      Object.assign(conversation.style, {flex: '1', minHeight: '0'});
      place(root, conversation, composer);
    },
    append(messages) {
      for (const one of messages) {
        const message = messageOf(taskId, one);
        byId?.set(message.id, message);
        centre.tell({type: 'message', message});
      }
    },
    prepend(messages) {
      centre.tellOlder(pageOf(taskId, messages));
    },
    updateStatus(id, status) {
      byId ??= new Map(session.state.threads.get(conversationOf(taskId)).messages.map((one) => [one.id, one]));
      const message = byId.get(id);
      const rung = Math.min(RUNGS.indexOf(message.delivery.status) + 1, RUNGS.length - 1);
      const delivery = {...message.delivery, status: RUNGS[rung]};
      const changed = {...message, version: message.version + 1, delivery};
      byId.set(id, changed);
      statuses.set(id, {status, rung: RUNGS[rung]});
      centre.tell({type: 'message-changed', message: changed});
    },
    statusText(id) {
      const row = rowOf(id);
      const shown = row?.dataset.status;
      const last = statuses.get(id);
      return shown !== undefined && shown === last?.rung ? last.status : 'not yet';
    },
    composer: () => composer.shadowRoot?.querySelector('textarea') ?? null,
    scroller: log,
    scrollTo(to) {
      const scroller = log();
      scroller.scrollTop = to === 'bottom' ? scroller.scrollHeight : to === 'top' ? 0 : to;
    },
    find: rowOf,
    switchTo(key, {messages}) {
      taskId = key;
      byId = undefined;
      if (!centre.hasTask(key)) centre.open(taskFor(key, messages), pageOf(key, messages));
      session.open(key);
    },
    async mountBricks(root, tasks) {
      await connect({
        tasks: tasks.map(({id, name, start}) => taskOf(id, name, {acceptedAt: start, receivedAt: start})),
        threads: tasks.map(previewOf),
      });
      const list = document.createElement('wa-task-list');
      Object.assign(list.style, {height: '100%', overflow: 'auto'});
      place(root, list);
      await list.updateComplete;
    },
    unmount() {
      session.disconnect();
      host.remove();
    },
  };
}

const idOf = (row) => row.dataset.messageId;

const lookUp = ({shadowRoot}, id) => lookIn(shadowRoot?.querySelector('.content'), id);

/** From the end, where what is asked for mostly is: a row of this chunk, or of the chunks in this group. */
function lookIn(holder, id) {
  for (let element = holder?.lastElementChild; element; element = element.previousElementSibling) {
    if (idOf(element) === id) return element;
    const row = element.role === 'article' ? null : lookIn(element, id);
    if (row) return row;
  }
  return null;
}

/** As many messages as are unread, or one. */
function previewOf({id, preview, unread, start}) {
  const one = (seq) =>
    messageOf(id, {id: `${id}-${seq}`, seq, out: unread === 0, kind: 'text', text: preview, ts: start + seq * 1000});
  const messages = Array.from({length: Math.max(1, unread)}, (_, index) => one(index + 1));
  return {conversationId: conversationOf(id), messages, older: false};
}
