import {register} from 'vue-advanced-chat';
import {hhmm} from '../src/markup.mjs';
import {PIX} from '../src/data.mjs';
export const meta = {
  name: 'vue-advanced-chat',
  kind: 'peer',
  stack: 'vue-advanced-chat 2.1 (Vue 3 custom element, all rows)',
  na: {bricks: 'room list has no live timer'},
};
register();

const EXT = {image: 'png', sticker: 'png', video: 'mp4', audio: 'ogg', document: 'pdf'};
const conv = (m) => ({
  _id: m.id,
  content: m.text,
  senderId: m.from.id,
  username: m.from.name,
  date: new Date(m.ts).toDateString(),
  timestamp: hhmm(m.ts),
  saved: m.out,
  distributed: m.status === 'delivered' || m.status === 'read',
  seen: m.out ? m.status === 'read' : true,
  ...(m.media
    ? {
        files: [
          {
            name: m.media.name,
            size: m.media.size,
            type: EXT[m.kind === 'video' ? 'image' : m.kind] ?? 'vcf',
            url: m.kind === 'audio' ? 'data:,' : PIX,
            preview: PIX,
          },
        ],
      }
    : {}),
});
const room = (id) => ({
  roomId: id,
  roomName: 'Ana ' + id,
  avatar: PIX,
  users: [
    {_id: 'agent-1', username: 'Lucía'},
    {_id: 'client-1', username: 'Ana'},
  ],
});
export function create() {
  let e,
    list = [],
    fetched = null;
  const tick = () => new Promise((r) => setTimeout(r, 0));
  const at = (id) => e.shadowRoot.getElementById(id);
  return {
    async mount(root, {messages, key = 'r0'}) {
      e = document.createElement('vue-advanced-chat');
      e.setAttribute('current-user-id', 'agent-1');
      e.height = '100%';
      e.style.cssText = 'display:block;height:100%;width:100%';
      e.singleRoom = true;
      e.roomsLoaded = true;
      e.messagesLoaded = false;
      e.showNewMessagesDivider = false;
      e.rooms = [room(key)];
      e.roomId = key;
      e.messages = [];
      e.addEventListener('fetch-messages', () => {
        fetched?.();
      });
      root.append(e);
      await tick();
      list = messages.map(conv);
      e.messages = list;
    },
    append(l) {
      list = [...list, ...l.map(conv)];
      e.messages = list;
    },
    prepend(l) {
      list = [...l.map(conv), ...list];
      e.messages = list;
    },
    updateStatus(id, s) {
      const i = list.findIndex((m) => m._id === id);
      const a = list.slice();
      a[i] = {...a[i], distributed: s !== 'sent', seen: s === 'read'};
      list = a;
      e.messages = a;
    },
    composer: () => e.shadowRoot.getElementById('roomTextarea'),
    scroller: () => e.shadowRoot.getElementById('messages-list'),
    async scrollTo(p) {
      const s = e.shadowRoot.getElementById('messages-list');
      s.classList.remove('vac-scroll-smooth');
      s.style.scrollBehavior = 'auto';
      s.scrollTop = p === 'bottom' ? s.scrollHeight : p === 'top' ? 0 : p;
      // the component asks for older messages 500 ms after it reaches its top and only then keeps the anchor
      if (p === 'top')
        await new Promise((r) => {
          fetched = r;
          setTimeout(r, 1500);
        });
    },
    find: (id) => at(id),
    statusText(id) {
      const c = at(id)?.querySelector('.vac-icon-check, .vac-text-timestamp svg');
      return c ? undefined : undefined;
    },
    async switchTo(key, {messages}) {
      e.rooms = [room(key)];
      e.roomId = key;
      e.messages = [];
      await tick();
      list = messages.map(conv);
      e.messages = list;
    },
    unmount() {
      e.remove();
    },
  };
}
