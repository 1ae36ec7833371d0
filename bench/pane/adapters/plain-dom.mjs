import {row, setStatus, frame, sticky, scrollToPos, addCss} from '../src/row.mjs';
import {mmss} from '../src/markup.mjs';
export const meta = {name: 'plain-dom', kind: 'floor', stack: 'createElement, all rows in the DOM'};

export function create({cv = false} = {}) {
  let p,
    st,
    rows = new Map();
  const build = (list) => {
    const d = document.createDocumentFragment();
    for (const m of list) {
      const r = row(m);
      if (cv) r.style.cssText = 'content-visibility:auto;contain-intrinsic-size:auto 64px';
      rows.set(m.id, r);
      d.append(r);
    }
    return d;
  };
  return {
    async mount(root, {messages}) {
      p = frame(root);
      st = sticky(p.log);
      p.log.append(build(messages));
      scrollToPos(p.log, 'bottom');
      if (cv) st.keep(4);
    },
    append(list) {
      p.log.append(build(list));
      st.keep(cv ? 3 : 0);
    },
    prepend(list) {
      p.log.prepend(build(list));
    },
    updateStatus(id, s) {
      setStatus(rows.get(id), s);
    },
    composer: () => p.ta,
    scroller: () => p.log,
    scrollTo(pos) {
      st.on = pos === 'bottom';
      scrollToPos(p.log, pos);
      if (cv) st.keep(4);
    },
    find: (id) => rows.get(id) ?? null,
    statusText: (id) => rows.get(id)?.querySelector('.st')?.dataset.s,
    switchTo(_key, {messages}) {
      rows = new Map();
      st.on = true;
      p.log.replaceChildren(build(messages));
      scrollToPos(p.log, 'bottom');
      if (cv) st.keep(4);
    },
    unmount() {
      p.f.remove();
      rows.clear();
    },
    mountBricks(root, list) {
      const w = document.createElement('div');
      w.className = 'bricks';
      addCss(w);
      const tms = [];
      for (const t of list) {
        const b = document.createElement('div');
        b.className = 'brick';
        b.innerHTML = '<div class="av"></div><div><b></b><div class="pv"></div></div><div class="tm"></div>';
        b.querySelector('b').textContent = t.name;
        b.querySelector('.pv').textContent = t.preview;
        const tm = b.querySelector('.tm');
        const n = document.createTextNode(mmss(Date.now() - t.start));
        tm.append(n);
        tms.push([n, t.start]);
        w.append(b);
      }
      root.append(w);
      const h = setInterval(() => {
        const now = Date.now();
        for (const [n, s] of tms) n.data = mmss(now - s);
      }, 1000);
      return () => {
        clearInterval(h);
        w.remove();
      };
    },
  };
}
