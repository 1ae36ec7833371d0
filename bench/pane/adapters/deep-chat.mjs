import 'deep-chat';
import {toMarkdown} from '../src/markup.mjs';
import {PIX} from '../src/data.mjs';
export const meta = {
  name: 'deep-chat',
  kind: 'peer',
  stack: 'deep-chat 2.4 (web component, own DOM code)',
  na: {
    w5: 'no delivery status in the message model; updateMessage() replaces the whole bubble',
    bricks: 'no task or conversation list',
  },
};

const conv = (m) => {
  const o = {role: m.out ? 'user' : 'ai'};
  if (m.text) o.text = toMarkdown(m.text);
  if (m.media)
    o.files = [
      m.kind === 'image' || m.kind === 'video' || m.kind === 'sticker'
        ? {src: PIX, type: 'image'}
        : {name: m.media.name, type: 'any', src: 'data:,'},
    ];
  if (!o.text && !o.files) o.text = ' ';
  return o;
};
export function create() {
  let e,
    give = null,
    wait = null;
  const box = () => e?.shadowRoot?.getElementById('messages');
  let ids = [],
    parts = new Map();
  const note = (m) => parts.set(m.id, Math.max(1, (m.text ? 1 : 0) + (m.media ? 1 : 0))); // text and file are two bubbles
  const make = async (root, messages) => {
    e = document.createElement('deep-chat');
    e.style.cssText = 'width:100%;height:100%;display:block;border:0';
    ids = messages.map((m) => m.id);
    messages.forEach(note);
    e.connect = {handler: (_b, s) => s.onResponse({text: 'ok'})};
    e.history = messages.map(conv);
    // older pages: asked for when the list is scrolled to its top; prepend() answers
    e.loadHistory = (i) =>
      i === 0
        ? [false]
        : new Promise((r) => {
            if (wait) {
              r(wait);
              wait = null;
            } else give = r;
          });
    root.append(e);
    await new Promise((r) => {
      const t = () => (box()?.childElementCount ? r() : setTimeout(t, 0));
      t();
    });
    await new Promise((r) => setTimeout(r, 0));
  };
  return {
    async mount(root, {messages}) {
      await make(root, messages);
    },
    append(l) {
      for (const m of l) {
        ids.push(m.id);
        note(m);
        e.addMessage(conv(m));
      }
    },
    prepend(l) {
      ids = [...l.map((m) => m.id), ...ids];
      l.forEach(note);
      const v = [...l.map(conv), false];
      if (give) {
        const g = give;
        give = null;
        g(v);
      } else wait = v;
    },
    composer: () => e.shadowRoot.getElementById('text-input'),
    scroller: () => box(),
    scrollTo(p) {
      const b = box();
      b.scrollTop = p === 'bottom' ? b.scrollHeight : p === 'top' ? 0 : p;
    },
    find(id) {
      // rows carry no id: count from the end
      const i = ids.lastIndexOf(id),
        b = box();
      if (i < 0 || !b) return null;
      let after = 0;
      for (let k = ids.length - 1; k > i; k--) after += parts.get(ids[k]);
      const g = b.lastElementChild; // rows sit in nameless groups; older pages in a group of their own
      if (g && !g.className.includes('outer-message-container') && g.childElementCount > after)
        return g.children[g.childElementCount - 1 - after];
      const rows = b.querySelectorAll('.outer-message-container:not([class*="loading-history"])');
      return rows[rows.length - 1 - after] ?? null;
    },
    switchTo(_k, {messages}) {
      ids = messages.map((m) => m.id);
      messages.forEach(note);
      e.clearMessages();
      for (const m of messages) e.addMessage(conv(m));
      e.scrollToBottom();
    },
    unmount() {
      e.remove();
    },
  };
}
