import {createElement as h, useState} from 'react';
import {createRoot} from 'react-dom/client';
import {flushSync} from 'react-dom';
import {
  MainContainer,
  ChatContainer,
  MessageList,
  Message,
  MessageInput,
  ConversationList,
  Conversation,
} from '@chatscope/chat-ui-kit-react';
import css from '@chatscope/chat-ui-kit-styles/dist/default/styles.min.css';
import {useEffect} from 'react';
import {toHtml, hhmm, TICK, mmss} from '../src/markup.mjs';
import {PIX} from '../src/data.mjs';
export const meta = {name: 'chatscope', kind: 'peer', stack: '@chatscope/chat-ui-kit-react 2.1 (React 18, all rows)'};

const row = (m) =>
  h(
    Message,
    {
      key: m.id,
      'data-id': m.id,
      model: {
        direction: m.out ? 'outgoing' : 'incoming',
        position: 'single',
        sender: m.from.name,
        sentTime: hhmm(m.ts),
        type: 'custom',
      },
    },
    h(
      Message.CustomContent,
      null,
      m.media
        ? m.kind === 'image' || m.kind === 'video' || m.kind === 'sticker'
          ? h('img', {src: PIX, width: m.media.w, height: m.media.h, alt: m.media.name, loading: 'lazy'})
          : h('div', null, '📎 ' + m.media.name)
        : null,
      m.text ? h('span', {dangerouslySetInnerHTML: {__html: toHtml(m.text).replace(/\n/g, '<br>')}}) : null,
    ),
    h(Message.Footer, {sentTime: hhmm(m.ts), sender: m.out ? TICK[m.status] + ' ' + m.status : ''}),
  );

export function create() {
  let root,
    host,
    api = {};
  function App({first}) {
    const [items, set] = useState(first);
    api.set = set;
    api.items = items;
    return h(
      MainContainer,
      {style: {height: '100%'}},
      h(
        ChatContainer,
        null,
        h(MessageList, {scrollBehavior: 'auto'}, items.map(row)),
        h(MessageInput, {placeholder: 'Type', attachButton: false, autoFocus: false}),
      ),
    );
  }
  function Brick({t}) {
    const [now, set] = useState(Date.now());
    useEffect(() => {
      const i = setInterval(() => set(Date.now()), 1000);
      return () => clearInterval(i);
    }, []);
    return h(Conversation, {name: t.name, info: t.preview, unreadCnt: t.unread, lastActivityTime: mmss(now - t.start)});
  }
  const at = (id) => host.querySelector(`[data-id="${id}"]`);
  const start = (r, el) => {
    host = document.createElement('div');
    host.style.height = '100%';
    const s = document.createElement('style');
    s.textContent = css;
    const b = document.createElement('div');
    b.style.height = '100%';
    host.append(s, b);
    r.append(host);
    root = createRoot(b);
    flushSync(() => root.render(el));
  };
  return {
    async mount(r, {messages}) {
      start(r, h(App, {first: messages}));
    },
    append(l) {
      api.set((s) => [...s, ...l]);
    },
    prepend(l) {
      api.set((s) => [...l, ...s]);
    },
    updateStatus(id, status) {
      api.set((s) => s.map((m) => (m.id === id ? {...m, status} : m)));
    },
    composer: () => host.querySelector('.cs-message-input__content-editor'),
    scroller: () => host.querySelector('.cs-message-list__scroll-wrapper'),
    scrollTo(p) {
      const s = host.querySelector('.cs-message-list__scroll-wrapper');
      s.scrollTop = p === 'bottom' ? s.scrollHeight : p === 'top' ? 0 : p;
    },
    find: at,
    statusText: (id) =>
      at(id)
        ?.querySelector('.cs-message__footer')
        ?.textContent.match(/sent|delivered|read/)?.[0],
    switchTo(_k, {messages}) {
      api.set(messages);
      const s = host.querySelector('.cs-message-list__scroll-wrapper');
      requestAnimationFrame(() => {
        s.scrollTop = s.scrollHeight;
      });
    },
    unmount() {
      root.unmount();
      host.remove();
    },
    mountBricks(r, list) {
      start(
        r,
        h(
          ConversationList,
          null,
          list.map((t) => h(Brick, {key: t.id, t})),
        ),
      );
    },
  };
}
