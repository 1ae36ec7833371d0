// Tail first: the last chunk is built synchronously, older chunks are sized
// placeholders with content-visibility:auto filled when the thread is idle.
import {row, setStatus, frame, sticky, scrollToPos} from '../src/row.mjs';
export const meta = {
  name: 'plain-chunked',
  kind: 'floor',
  stack: 'createElement, chunks of 50 with content-visibility, tail first + idle back-fill',
};
const SIZE = 50,
  EST = 64;

export function create() {
  let p, st, rows, chunks, job, all;
  const mk = (list, filled) => {
    const e = document.createElement('div');
    e.style.cssText = `content-visibility:auto;contain-intrinsic-size:auto ${list.length * EST}px`;
    const c = {e, list, filled: false};
    if (filled) fill(c);
    else e.style.minHeight = list.length * EST + 'px';
    return c;
  };
  const fill = (c) => {
    if (c.filled) return;
    c.filled = true;
    const d = document.createDocumentFragment();
    for (const m of c.list) {
      const r = row(m);
      rows.set(m.id, r);
      d.append(r);
    }
    c.e.append(d);
    c.e.style.minHeight = '';
  };
  const load = (messages) => {
    rows = new Map();
    chunks = [];
    all = messages;
    const d = document.createDocumentFragment();
    const end = messages.length;
    const cuts = [];
    for (let b = end; b > 0; b -= SIZE) cuts.unshift([Math.max(0, b - SIZE), b]);
    cuts.forEach(([a, b], i) => {
      const c = mk(messages.slice(a, b), i === cuts.length - 1);
      chunks.push(c);
      d.append(c.e);
    });
    p.log.replaceChildren(d);
    st.on = true;
    scrollToPos(p.log, 'bottom');
    st.keep(4);
    pump();
  };
  const pump = () => {
    cancelIdleCallback(job);
    let i = chunks.length - 1;
    const step = (dl) => {
      while (i >= 0 && dl.timeRemaining() > 3) fill(chunks[i--]);
      if (i >= 0) job = requestIdleCallback(step);
    };
    job = requestIdleCallback(step);
  };
  const onScroll = () => {
    // a placeholder is filled before it is seen
    const t = p.log.getBoundingClientRect();
    for (const f of [0.1, 0.9]) {
      const c = chunks.findIndex((one) => !one.filled && near(one.e, t, f));
      if (c >= 0) fill(chunks[c]);
    }
  };
  const near = (e, t) => {
    const r = e.getBoundingClientRect();
    return r.bottom > t.top - 400 && r.top < t.bottom + 400;
  };
  return {
    async mount(root, {messages}) {
      p = frame(root);
      st = sticky(p.log);
      load(messages);
      p.log.addEventListener(
        'scroll',
        () => {
          if (chunks.some((c) => !c.filled)) onScroll();
        },
        {passive: true},
      );
    },
    append(list) {
      let c = chunks.at(-1);
      for (const m of list) {
        if (!c || c.list.length >= SIZE) {
          c = mk([], true);
          chunks.push(c);
          p.log.append(c.e);
        }
        c.list.push(m);
        const r = row(m);
        rows.set(m.id, r);
        c.e.append(r);
      }
      st.keep(2);
    },
    prepend(list) {
      const c = mk(list, true);
      chunks.unshift(c);
      p.log.prepend(c.e);
    },
    updateStatus(id, s) {
      const r = rows.get(id);
      if (r) setStatus(r, s);
      else {
        const m = all.find((x) => x.id === id);
        if (m) m.status = s;
      }
    },
    composer: () => p.ta,
    scroller: () => p.log,
    scrollTo(pos) {
      st.on = pos === 'bottom';
      scrollToPos(p.log, pos);
      st.keep(4);
    },
    find: (id) => rows.get(id) ?? null,
    statusText: (id) => rows.get(id)?.querySelector('.st')?.dataset.s,
    switchTo(_k, {messages}) {
      load(messages);
    },
    unmount() {
      cancelIdleCallback(job);
      p.f.remove();
    },
  };
}
