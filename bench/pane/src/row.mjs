import {tokens, hhmm, TICK} from './markup.mjs';
import {PIX} from './data.mjs';
import css from './floor.css';
export {css};

export function addCss(root) {
  const s = document.createElement('style');
  s.textContent = css;
  root.append(s);
}
const el = (n, c) => {
  const e = document.createElement(n);
  if (c) e.className = c;
  return e;
};

export function textInto(node, text) {
  for (const [k, v] of tokens(text)) {
    if (k === 'text') node.append(v);
    else {
      const e = document.createElement(k);
      if (k === 'a') e.href = v;
      e.textContent = v;
      node.append(e);
    }
  }
}
// One message as plain DOM: the floor's markup.
export function row(m) {
  const r = el('div', m.out ? 'row out' : 'row');
  r.dataset.id = m.id;
  const b = el('div', 'bubble');
  if (m.media) {
    if (m.kind === 'image' || m.kind === 'video' || m.kind === 'sticker') {
      const i = el('img', 'media');
      i.width = m.media.w;
      i.height = m.media.h;
      i.alt = m.media.name;
      i.loading = 'lazy';
      i.src = PIX;
      b.append(i);
    } else {
      const f = el('div', 'file');
      f.textContent = '📎 ' + m.media.name;
      b.append(f);
    }
  }
  if (m.text) {
    const t = el('div', 'text');
    textInto(t, m.text);
    b.append(t);
  }
  const meta = el('div', 'meta'),
    tm = el('time');
  tm.textContent = hhmm(m.ts);
  meta.append(tm);
  if (m.out) {
    const s = el('span', 'st');
    s.dataset.s = m.status;
    s.textContent = TICK[m.status];
    meta.append(s);
  }
  b.append(meta);
  r.append(b);
  return r;
}
export function setStatus(r, status) {
  const s = r?.querySelector('.st');
  if (s) {
    s.dataset.s = status;
    s.textContent = TICK[status];
  }
}
export function frame(root) {
  const f = el('div', 'fl'),
    log = el('div', 'log'),
    c = el('div', 'composer'),
    ta = el('textarea');
  log.setAttribute('role', 'log');
  log.tabIndex = 0;
  ta.setAttribute('aria-label', 'Message');
  c.append(ta);
  f.append(log, c);
  addCss(f);
  root.append(f);
  return {f, log, ta};
}
export const atBottom = (s) => s.scrollHeight - s.scrollTop - s.clientHeight < 80;
export function scrollToPos(s, pos) {
  s.scrollTop = pos === 'bottom' ? s.scrollHeight : pos === 'top' ? 0 : pos;
}

// Stick-to-bottom without a forced layout per append: only a move upwards
// releases it (an append can arrive between a jump and its scroll event), the
// jump is made once per frame and repeated while estimated sizes settle.
export function sticky(s) {
  let on = true,
    job = 0,
    last = 0,
    left = 0,
    t = 0; // t: a move within 300 ms of a jump is the browser's own anchoring, not the user
  s.addEventListener(
    'scroll',
    () => {
      const y = s.scrollTop;
      if (y < last - 2) {
        if (!job && performance.now() - t > 300) on = atBottom(s);
      } else if (!on) on = atBottom(s);
      last = y;
    },
    {passive: true},
  );
  const go = () => {
    job = 0;
    if (!on) return;
    s.scrollTop = s.scrollHeight;
    last = s.scrollTop;
    if (--left > 0)
      job = requestAnimationFrame(() => {
        job = 0;
        if (on && s.scrollHeight - s.scrollTop - s.clientHeight > 1) {
          left++;
          go();
        } else if (--left > 0) job = requestAnimationFrame(go);
      });
  };
  return {
    get on() {
      return on;
    },
    set on(v) {
      on = v;
      last = s.scrollTop;
      t = v ? performance.now() : 0;
    },
    keep(settle = 0) {
      if (!on) return;
      t = performance.now();
      left = Math.max(left, settle);
      if (!job) job = requestAnimationFrame(go);
    },
  };
}
