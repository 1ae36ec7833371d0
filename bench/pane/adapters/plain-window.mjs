// Bounded DOM: a sliding window of rows in normal flow between two spacers,
// measured heights, own anchor correction.
import {row, setStatus, frame, sticky, scrollToPos} from '../src/row.mjs';
export const meta = {
  name: 'plain-window',
  kind: 'floor',
  stack: 'createElement, sliding window between two spacers, measured heights',
};
const EST = 64,
  OVER = 600;

export function create() {
  let p,
    st,
    list,
    h,
    a = 0,
    b = 0,
    top,
    bot,
    box,
    live,
    index,
    raf = 0;
  const sum = (i, j) => {
    let s = 0;
    for (; i < j; i++) s += h[i] || EST;
    return s;
  };
  const at = (y) => {
    let i = 0,
      s = 0;
    for (; i < list.length - 1; i++) {
      const n = s + (h[i] || EST);
      if (n > y) break;
      s = n;
    }
    return i;
  };
  const measure = () => {
    for (let i = a; i < b; i++) {
      const r = live.get(list[i].id);
      if (r) h[i] = r.getBoundingClientRect().height;
    }
  };
  const show = (na, nb) => {
    if (na === a && nb === b) return;
    const s = p.log;
    // anchor: first row that stays and is in the viewport
    const t = s.getBoundingClientRect().top;
    let anchor = null,
      y = 0;
    for (let i = Math.max(a, na); i < Math.min(b, nb); i++) {
      const r = live.get(list[i].id);
      if (!r) continue;
      const q = r.getBoundingClientRect();
      if (q.bottom > t) {
        anchor = r;
        y = q.top;
        break;
      }
    }
    for (let i = a; i < b; i++)
      if (i < na || i >= nb) {
        const m = list[i],
          r = live.get(m.id);
        r?.remove();
        live.delete(m.id);
      }
    let before = box.firstChild;
    const frag = document.createDocumentFragment();
    for (let i = na; i < Math.min(nb, a > nb ? nb : Math.max(a, na)); i++)
      if (!live.has(list[i].id)) {
        const r = row(list[i]);
        live.set(list[i].id, r);
        frag.append(r);
      }
    box.insertBefore(frag, before);
    for (let i = Math.max(na, Math.min(b, nb)); i < nb; i++)
      if (!live.has(list[i].id)) {
        const r = row(list[i]);
        live.set(list[i].id, r);
        box.append(r);
      }
    if (box.childElementCount !== nb - na) {
      box.replaceChildren();
      live.clear();
      for (let i = na; i < nb; i++) {
        const r = row(list[i]);
        live.set(list[i].id, r);
        box.append(r);
      }
      anchor = null;
    }
    a = na;
    b = nb;
    measure();
    top.style.height = sum(0, a) + 'px';
    bot.style.height = sum(b, list.length) + 'px';
    if (anchor?.isConnected) {
      const d = anchor.getBoundingClientRect().top - y;
      if (d) s.scrollTop += d;
    }
  };
  const update = (stick) => {
    const s = p.log,
      v = s.clientHeight;
    if (stick) {
      let j = list.length,
        i = j,
        acc = 0;
      while (i > 0 && acc < v + OVER) acc += h[--i] || EST;
      show(i, j);
      s.scrollTop = s.scrollHeight;
      return;
    }
    const y = s.scrollTop;
    show(at(y - OVER), Math.min(list.length, at(y + v + OVER) + 1));
  };
  const load = (messages) => {
    st.on = true;
    list = messages.slice();
    h = new Array(list.length).fill(0);
    live.clear();
    box.replaceChildren();
    a = b = 0;
    index = null;
    update(true);
  };
  return {
    async mount(root, {messages}) {
      p = frame(root);
      st = sticky(p.log);
      live = new Map();
      p.log.style.overflowAnchor = 'none';
      [top, box, bot] = [0, 1, 2].map(() => document.createElement('div'));
      p.log.append(top, box, bot);
      load(messages);
      p.log.addEventListener(
        'scroll',
        () => {
          raf ||= requestAnimationFrame(() => {
            raf = 0;
            update(false);
          });
        },
        {passive: true},
      );
    },
    append(ms) {
      const s = st.on && b === list.length;
      for (const m of ms) {
        list.push(m);
        h.push(0);
        if (s) {
          const r = row(m);
          live.set(m.id, r);
          box.append(r);
          b++;
        }
      }
      if (s) {
        if (b - a > 300) {
          const k = b - a - 60;
          let px = 0;
          for (let i = a; i < a + k; i++) {
            const r = live.get(list[i].id);
            px += h[i] || EST;
            r.remove();
            live.delete(list[i].id);
          }
          a += k;
          top.style.height = parseFloat(top.style.height || 0) + px + 'px';
        }
        st.keep();
      } else bot.style.height = sum(b, list.length) + 'px';
    },
    prepend(ms) {
      const s = p.log,
        k = ms.length;
      const t = s.getBoundingClientRect().top;
      let anchor = null,
        y = 0;
      for (const r of box.children) {
        const q = r.getBoundingClientRect();
        if (q.bottom > t) {
          anchor = r;
          y = q.top;
          break;
        }
      }
      list.unshift(...ms);
      h.unshift(...new Array(k).fill(0));
      a += k;
      b += k;
      top.style.height = sum(0, a) + 'px';
      if (anchor) {
        const d = anchor.getBoundingClientRect().top - y;
        if (d) s.scrollTop += d;
      }
      update(false);
    },
    updateStatus(id, status) {
      const r = live.get(id);
      if (r) setStatus(r, status);
      index ??= new Map(list.map((one) => [one.id, one]));
      const m = index.get(id);
      if (m) m.status = status;
    },
    composer: () => p.ta,
    scroller: () => p.log,
    scrollTo(pos) {
      st.on = pos === 'bottom';
      scrollToPos(p.log, pos);
      update(pos === 'bottom');
    },
    find: (id) => live.get(id) ?? null,
    statusText: (id) => live.get(id)?.querySelector('.st')?.dataset.s,
    switchTo(_k, {messages}) {
      load(messages);
    },
    unmount() {
      p.f.remove();
    },
  };
}
