import {createElement as h} from 'react';
import {createRoot} from 'react-dom/client';
import {flushSync} from 'react-dom';
import ReactWebChat from 'botframework-webchat';
import {toMarkdown} from '../src/markup.mjs';
import {PIX} from '../src/data.mjs';
export const meta = {
  name: 'webchat',
  kind: 'peer',
  stack: 'botframework-webchat 4.18 (React 18, redux-saga, in-memory Direct Line)',
  na: {
    w4: 'the store orders by timestamp and has no history paging; older activities can only be replayed as inserts',
    w5: 'send status is set by the store for its own posts only; no delivered/read',
    bricks: 'no conversation list',
  },
};

const conv = (m) => ({
  type: 'message',
  id: m.id,
  timestamp: new Date(m.ts).toISOString(),
  channelData: {'webchat:sequence-id': m.seq + 1e6, clientActivityID: m.id},
  from: {id: m.from.id, name: m.from.name, role: m.out ? 'user' : 'bot'},
  conversation: {id: 'c'},
  text: toMarkdown(m.text),
  textFormat: 'markdown',
  attachments: m.media
    ? [
        m.kind === 'image' || m.kind === 'video' || m.kind === 'sticker'
          ? {contentType: 'image/png', contentUrl: PIX, name: m.media.name}
          : {contentType: 'application/pdf', contentUrl: 'data:,', name: m.media.name},
      ]
    : [],
});
function subject() {
  const subs = new Set();
  const buf = [];
  return {
    next(v) {
      buf.push(v);
      for (const s of subs) s.next?.(v);
    },
    subscribe(a, e, c) {
      const s = typeof a === 'function' ? {next: a, error: e, complete: c} : a;
      s.start?.({});
      subs.add(s);
      for (const v of buf) s.next?.(v);
      return {
        unsubscribe() {
          subs.delete(s);
        },
      };
    },
    [Symbol.observable ?? '@@observable']() {
      return this;
    },
    ['@@observable']() {
      return this;
    },
  };
}
export function create() {
  let root, host, act, ids;
  const dl = () => {
    act = subject();
    const st = subject();
    st.next(0);
    st.next(1);
    st.next(2);
    return {
      activity$: act,
      connectionStatus$: st,
      end() {},
      getSessionId: () => subject(),
      postActivity: () => subject(),
      referenceGrammarId: 'x',
    };
  };
  const show = (messages) => {
    ids = messages.map((m) => m.id);
    const d = dl();
    flushSync(() =>
      root.render(
        h(ReactWebChat, {key: Math.random(), directLine: d, userID: 'agent-1', styleOptions: {hideUploadButton: true}}),
      ),
    );
    for (const m of messages) act.next(conv(m));
  };
  const list = () => host.querySelectorAll('.webchat__basic-transcript__activity');
  return {
    async mount(r, {messages}) {
      host = document.createElement('div');
      host.style.height = '100%';
      r.append(host);
      root = createRoot(host);
      show(messages);
    },
    append(l) {
      for (const m of l) {
        ids.push(m.id);
        act.next(conv(m));
      }
    },
    composer: () =>
      host.querySelector(
        '[data-testid="send box text area"], .webchat__send-box-text-box__text-area, textarea, input[type=text]',
      ),
    scroller: () => host.querySelector('.webchat__basic-transcript__scrollable'),
    scrollTo(p) {
      const s = host.querySelector('.webchat__basic-transcript__scrollable');
      s.scrollTop = p === 'bottom' ? s.scrollHeight : p === 'top' ? 0 : p;
    },
    find(id) {
      const l = list(),
        i = ids.indexOf(id);
      return l.length === ids.length ? l[i] : null;
    },
    switchTo(_k, {messages}) {
      show(messages);
    },
    unmount() {
      root.unmount();
      host.remove();
    },
  };
}
