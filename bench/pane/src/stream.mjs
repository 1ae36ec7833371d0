// stream-chat-react without a server: the client's transport answers from memory.
import {createElement as h} from 'react';
import {createRoot} from 'react-dom/client';
import {flushSync} from 'react-dom';
import {StreamChat} from 'stream-chat';
import {
  Chat,
  Channel,
  Window,
  MessageList,
  VirtualizedMessageList,
  MessageComposer,
  MessageUI,
  useMessageContext,
  useChannelActionContext,
} from 'stream-chat-react';
import css from 'stream-chat-react/dist/css/index.css';
import {toMarkdown} from './markup.mjs';
import {PIX} from './data.mjs';

const user = (p) => ({id: p.id, name: p.name, role: 'user', online: true});
export const conv = (m, cid) => ({
  id: m.id,
  cid,
  type: 'regular',
  text: toMarkdown(m.text).replace(/ {2}\n/g, '\n'),
  html: '',
  user: user(m.from),
  created_at: new Date(m.ts).toISOString(),
  updated_at: new Date(m.ts).toISOString(),
  attachments: m.media
    ? [
        m.kind === 'image' || m.kind === 'video' || m.kind === 'sticker'
          ? {
              type: 'image',
              image_url: PIX,
              fallback: m.media.name,
              original_width: m.media.w,
              original_height: m.media.h,
            }
          : {
              type: 'file',
              title: m.media.name,
              asset_url: 'data:,',
              file_size: m.media.size,
              mime_type: 'application/pdf',
            },
      ]
    : [],
  mentioned_users: [],
  latest_reactions: [],
  own_reactions: [],
  reaction_counts: {},
  reaction_scores: {},
  reply_count: 0,
  status: 'received',
  pinned: false,
  silent: false,
  shadowed: false,
});
const CONFIG = {
  name: 'messaging',
  automod: 'disabled',
  commands: [],
  connect_events: true,
  read_events: true,
  typing_events: false,
  reactions: true,
  replies: true,
  quotes: true,
  uploads: true,
  url_enrichment: false,
  mutes: true,
  max_message_length: 5000,
  message_retention: 'infinite',
  search: true,
  created_at: '2020-01-01T00:00:00Z',
  updated_at: '2020-01-01T00:00:00Z',
};

// the virtual list puts no message id on its rows: a bare wrapper names them
const Named = () => h('div', {'data-message-id': useMessageContext().message.id}, h(MessageUI));

export function make(virtual) {
  let root,
    host,
    client,
    chans = {},
    cur,
    api = {},
    pending = null;
  const cidOf = (k) => 'messaging:' + k;
  const answer = (k) => {
    const c = chans[k];
    return {
      channel: {
        id: k,
        type: 'messaging',
        cid: cidOf(k),
        config: CONFIG,
        own_capabilities: ['send-message', 'read-events', 'connect-events'],
        created_at: '2020-01-01T00:00:00Z',
        updated_at: '2020-01-01T00:00:00Z',
        frozen: false,
        disabled: false,
        member_count: 2,
      },
      messages: c.first.map((m) => conv(m, cidOf(k))),
      members: [
        {
          user_id: 'agent-1',
          user: user({id: 'agent-1', name: 'L'}),
          role: 'member',
          created_at: '2020-01-01T00:00:00Z',
          updated_at: '2020-01-01T00:00:00Z',
        },
        {
          user_id: 'client-1',
          user: user({id: 'client-1', name: 'A'}),
          role: 'member',
          created_at: '2020-01-01T00:00:00Z',
          updated_at: '2020-01-01T00:00:00Z',
        },
      ],
      pinned_messages: [],
      watchers: [],
      read: [],
      watcher_count: 1,
      pending_messages: [],
      threads: [],
      duration: '0',
    };
  };
  const connect = () => {
    client = new StreamChat('key', {allowServerSideConnect: true, warmUp: false});
    client.user = {...user({id: 'agent-1', name: 'L'}), mutes: [], devices: []};
    client._user = {...client.user};
    client.userID = 'agent-1';
    client.connectionId = 'c';
    client.wsPromise = Promise.resolve();
    client.wsConnection = {isHealthy: true, connectionID: 'c', disconnect: () => Promise.resolve()};
    client.tokenManager = {
      getToken: () => 'x',
      tokenReady: () => Promise.resolve('x'),
      isStatic: () => true,
      type: 'static',
      setTokenOrProvider: async () => {},
      reset() {},
    };
    client._setToken = async () => {};
    client._setupConnection = () => undefined;
    client.getAppSettings = async () => ({app: {}});
    client.doAxiosRequest = async (_type, url, data) => {
      const m = /channels\/messaging\/([^/]+)\/query/.exec(url);
      if (m) {
        const r = answer(m[1]);
        if (data?.messages?.id_lt) {
          if (!pending) throw new Error('no page asked for');
          const l = pending;
          pending = null; // an unanswered page would switch the list's following off
          r.messages = l.map((x) => conv(x, cidOf(m[1])));
        }
        return r;
      }
      return {duration: '0', users: [], channels: [], reactions: []};
    };
  };
  const open = (k, messages) => {
    chans[k] ??= {first: messages};
    chans[k].ch ??= client.channel('messaging', k);
    return chans[k].ch;
  };
  function Cap() {
    api.act = useChannelActionContext();
    return null;
  }
  const tree = (ch) =>
    h(
      Chat,
      {client, theme: 'str-chat__theme-light'},
      h(
        Channel,
        {channel: ch, channelQueryOptions: {messages: {limit: 100}}},
        h(Cap),
        h(
          Window,
          null,
          virtual
            ? h(VirtualizedMessageList, {Message: Named, shouldGroupByUser: false, stickToBottomScrollBehavior: 'auto'})
            : h(MessageList, {messageLimit: 50}),
          h(MessageComposer, {focus: false}),
        ),
      ),
    );
  const loaded = async (ch, k, n) => {
    // answer() gives everything; the limit must not cut the page
    await ch.watch({messages: {limit: Math.max(n, 1)}});
    Object.assign(ch.state.messagePagination, {hasPrev: true, hasNext: false}); // older messages exist
  };
  const sc = () => host.querySelector(virtual ? '[data-virtuoso-scroller]' : '.str-chat__message-list');
  const at = (id) => host.querySelector(`[data-message-id="${id}"]`);
  return {
    async mount(r, {messages, key = 'c0'}) {
      host = document.createElement('div');
      host.style.cssText = 'height:100%;display:flex;flex-direction:column';
      const s = document.createElement('style');
      s.textContent =
        css +
        '.str-chat,.str-chat__channel,.str-chat__container{height:100%}.str-chat__main-panel{height:100%;width:100%}';
      const b = document.createElement('div');
      b.style.cssText = 'height:100%';
      host.append(s, b);
      r.append(host);
      connect();
      const ch = open(key, messages);
      cur = key;
      await loaded(ch, key, messages.length);
      root = createRoot(b);
      flushSync(() => root.render(tree(ch)));
    },
    append(l) {
      const cid = cidOf(cur);
      for (const m of l)
        client.dispatchEvent({
          type: 'message.new',
          cid,
          channel_id: cur,
          channel_type: 'messaging',
          user: user(m.from),
          message: conv(m, cid),
          created_at: new Date(m.ts).toISOString(),
          received_at: new Date(),
        });
    },
    prepend(l) {
      pending = l;
      api.act.loadMore(50);
    },
    composer: () => host.querySelector('textarea'),
    scroller: sc,
    async scrollTo(p) {
      for (let i = 0; i < (virtual ? 12 : 1); i++) {
        const s = sc();
        s.scrollTop = p === 'bottom' ? s.scrollHeight : p === 'top' ? 0 : p;
        if (virtual) await new Promise((r) => requestAnimationFrame(r));
      }
    },
    find: at,
    async switchTo(k, {messages}) {
      const fresh = !chans[k];
      const ch = open(k, messages);
      cur = k;
      if (fresh) await loaded(ch, k, messages.length);
      flushSync(() => root.render(tree(ch)));
    },
    unmount() {
      root.unmount();
      host.remove();
    },
  };
}
