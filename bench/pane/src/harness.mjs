// Runs in the page. The driver calls window.bench.*; every function returns plain data.
import {conversation, message, rng, tasks, ME} from './data.mjs';
import {blank, countDom, longSince, mc, painted, patience, q, quiet, r1, raf, sleep, until} from './measure.mjs';

let mod,
  A,
  root,
  convo,
  n,
  seed = 1;
function visible(id) {
  const e = A.find(id);
  if (!e) return false;
  const r = e.getBoundingClientRect(),
    s = A.scroller()?.getBoundingClientRect() ?? root.getBoundingClientRect();
  return r.height > 0 && r.bottom > s.top + 1 && r.top < s.bottom - 1;
}
// at the newest message, also from the far end where heights are still estimates
async function toEnd() {
  for (let i = 0; i < 8; i++) {
    await A.scrollTo('bottom');
    await sleep(150);
    if (visible(convo.at(-1).id)) return;
  }
}
const bench = {
  setLimit(ms) {
    patience.limit = ms;
  },
  async load(url) {
    mod = await import(url);
    await mod.ready?.();
    return {meta: mod.meta};
  },
  async w1(size) {
    n = size;
    convo = conversation(size, seed);
    root = document.getElementById('root');
    A = mod.create();
    await painted();
    await sleep(50);
    const last = convo[size - 1].id,
      t0 = performance.now();
    await A.mount(root, {messages: convo, me: ME});
    const tm = performance.now();
    const t1 = await until(() => visible(last), 55000);
    const tq = await quiet();
    return {paint: r1(t1 - t0), sync: r1(tm - t0), quiet: r1(Math.max(tq, t1) - t0), ...countDom(root)};
  },
  async w2(count, budget) {
    await toEnd();
    const lat = [],
      end = performance.now() + budget,
      cpu0 = performance.now();
    for (let i = 0; i < count && (performance.now() < end || lat.length < 3); i++) {
      const m = message(seed, n++, true);
      convo.push(m);
      await sleep(7 + ((i * 5) % 17)); // any phase of the frame
      const t0 = performance.now();
      A.append([m]);
      lat.push((await until(() => visible(m.id), 20000)) - t0);
    }
    return {p50: r1(q(lat, 0.5)), p95: r1(q(lat, 0.95)), n: lat.length, long: longSince(cpu0).length};
  },
  async w3(count) {
    await toEnd();
    const ms = Array.from({length: count}, () => message(seed, n++, true));
    convo.push(...ms);
    const t0 = performance.now();
    for (const m of ms) {
      A.append([m]);
      await mc();
    }
    const t1 = await until(() => visible(ms.at(-1).id), 40000);
    await sleep(60);
    const l = longSince(t0);
    return {ms: r1(t1 - t0), longest: r1(Math.max(0, ...l)), longTotal: r1(l.reduce((a, b) => a + b, 0))};
  },
  async w4(count, offset) {
    if (!A.prepend) return {na: mod.meta.na?.w4 ?? 'no such operation'};
    await A.scrollTo('top');
    await sleep(350);
    if (offset) {
      await A.scrollTo(offset);
      await sleep(350);
    }
    const s = A.scroller(),
      top = s.getBoundingClientRect().top;
    const vis = convo.slice(0, 120).filter((m) => visible(m.id) && A.find(m.id).getBoundingClientRect().top >= top - 4);
    if (!vis.length) return {err: 'no visible anchor at the top'};
    const anchor = vis[Math.min(1, vis.length - 1)].id,
      y0 = A.find(anchor).getBoundingClientRect().top;
    const from = convo[0].seq - count,
      older = conversation(count, seed, from);
    const h0 = s.scrollHeight,
      t0 = performance.now();
    A.prepend(older);
    convo.unshift(...older);
    let t1 = null,
      worst = 0,
      last = 0;
    const end = t0 + 8000;
    while (performance.now() < end) {
      const t = await painted();
      const e = A.find(anchor),
        d = e && e.isConnected ? Math.abs(e.getBoundingClientRect().top - y0) : 9999;
      if (t1 === null && (Math.abs(s.scrollHeight - h0) > 50 || A.find(older.at(-1).id))) t1 = t;
      if (t1 !== null) {
        worst = Math.max(worst, d);
        last = d;
        if (t - t1 > 450) break;
      }
    }
    return {
      ms: r1(t1 === null ? null : t1 - t0),
      worstPx: r1(worst),
      finalPx: r1(last),
      long: r1(Math.max(0, ...longSince(t0))),
    };
  },
  async w5prep() {
    if (!A.updateStatus) return;
    await toEnd();
    // one outbound message is on screen in every adapter, windowed or not
    let mine = n;
    while (!message(seed, mine).out || !message(seed, mine).text) mine++;
    for (; n <= mine; n++) {
      const m = message(seed, n, n < mine);
      convo.push(m);
      A.append([m]);
    }
    await until(() => visible(convo.at(-1).id), 20000);
    await sleep(600);
  },
  async w5(count) {
    if (!A.updateStatus) return {na: mod.meta.na?.w5 ?? 'no such operation'};
    await A.scrollTo('bottom');
    await sleep(200);
    const outs = convo.slice(-300).filter((m) => m.out && (m.text || m.media)),
      r = rng(99);
    const seen = outs.filter((m) => visible(m.id)).at(-1) ?? outs.at(-1);
    const next = {sent: 'delivered', delivered: 'read', read: 'sent', pending: 'sent'};
    const jobs = Array.from({length: count - 1}, () => outs[Math.floor(r() * outs.length)]).filter((m) => m !== seen);
    const to = next[seen.status],
      t0 = performance.now();
    for (const m of jobs) {
      m.status = next[m.status];
      A.updateStatus(m.id, m.status);
      await mc();
    }
    seen.status = to;
    A.updateStatus(seen.id, to);
    const checked = !!A.statusText && A.statusText(seen.id) !== undefined;
    const t1 = checked ? await until(() => A.statusText(seen.id) === to, 20000) : await painted();
    return {ms: r1(t1 - t0), checked, longest: r1(Math.max(0, ...longSince(t0)))};
  },
  // W6: stream and typing probe; the driver sends real keys.
  w6start(rate) {
    const st = (bench.st = {lat: [], t0: performance.now(), timer: 0, on: null});
    const c = A.composer();
    if (!c) return {err: 'no composer'};
    c.scrollIntoView?.({block: 'nearest'});
    c.focus?.();
    st.on = async (e) => {
      const t = e.timeStamp;
      const p = await painted();
      st.lat.push(p - t);
    };
    addEventListener('keydown', st.on, true);
    if (rate)
      st.timer = setInterval(() => {
        const m = message(seed, n++, true);
        convo.push(m);
        A.append([m]);
      }, 1000 / rate);
    const d = c.getRootNode().activeElement;
    return {focused: d === c || c.contains(d)};
  },
  async w6stop() {
    const st = bench.st;
    await sleep(100);
    clearInterval(st.timer);
    removeEventListener('keydown', st.on, true);
    await painted();
    const l = longSince(st.t0),
      c = A.composer();
    return {
      p50: r1(q(st.lat, 0.5)),
      p95: r1(q(st.lat, 0.95)),
      max: r1(q(st.lat, 1)),
      n: st.lat.length,
      long: l.length,
      longMs: r1(l.reduce((a, b) => a + b, 0)),
      typed: (c.value ?? c.textContent ?? '').length,
    };
  },
  async w7(frames, readFrames) {
    await toEnd();
    await sleep(250);
    root.classList.add('hit'); // some virtualizers switch hit testing off while scrolling
    const s = A.scroller(),
      H = s.scrollHeight;
    let dts = [],
      blanks = 0,
      seen = 0;
    const pass = async (count, px) => {
      let prev = await raf();
      for (let i = 0; i < count && s.scrollTop > 0; i++) {
        s.scrollTop -= px;
        const t = await raf();
        dts.push(t - prev);
        prev = t;
        if (i % 3 === 0) {
          await mc();
          seen++;
          if (blank(s)) blanks++;
        }
      }
    };
    const sum = () => {
      const f = 1000 / 60,
        total = dts.reduce((a, b) => a + b, 0),
        dropped = dts.reduce((a, d) => a + Math.max(0, Math.round(d / f) - 1), 0);
      const o = {
        frames: dts.length,
        dropPct: r1((100 * dropped) / Math.max(1, dropped + dts.length)),
        p95: r1(q(dts, 0.95)),
        worst: r1(q(dts, 1)),
        ms: r1(total),
        blankPct: r1((100 * blanks) / Math.max(1, seen)),
      };
      dts = [];
      blanks = seen = 0;
      return o;
    };
    await pass(readFrames, 60);
    const read = sum();
    await pass(frames * 2, Math.max(200, Math.ceil(H / frames)));
    const fling = sum();
    return {read, fling, H, reachedTop: s.scrollTop <= 1};
  },
  async w8(conversations, size, rounds) {
    root = document.getElementById('root');
    A = mod.create();
    const all = Array.from({length: conversations}, (_, i) => conversation(size, 100 + i));
    await A.mount(root, {messages: all[0].slice(), me: ME, key: 'c0'});
    await until(() => visible(all[0].at(-1).id), 20000);
    await quiet(3000);
    const lat = [],
      how = A.switchTo ? 'switchTo' : 'remount',
      t00 = performance.now();
    for (let k = 0; k < rounds; k++)
      for (let i = 0; i < conversations; i++) {
        const j = (i + 1) % conversations;
        if (performance.now() - t00 > 25000 && lat.length >= 3) break;
        await sleep(30);
        const t0 = performance.now();
        if (A.switchTo) await A.switchTo('c' + j, {messages: all[j].slice(), me: ME});
        else {
          await A.unmount();
          root.replaceChildren();
          A = mod.create();
          await A.mount(root, {messages: all[j].slice(), me: ME, key: 'c' + j});
        }
        lat.push((await until(() => visible(all[j].at(-1).id), 20000)) - t0);
      }
    return {how, p50: r1(q(lat, 0.5)), p95: r1(q(lat, 0.95)), n: lat.length, ...countDom(root)};
  },
  async w9mount(count, size) {
    root = document.getElementById('root');
    root.classList.add('grid');
    bench.many = [];
    const t0 = performance.now();
    for (let i = 0; i < count; i++) {
      const c = document.createElement('div');
      c.className = 'cell';
      root.append(c);
      const a = mod.create();
      bench.many.push(a);
      A = a;
      await a.mount(c, {messages: conversation(size, 300 + i), me: ME, key: 'k' + i});
    }
    const t1 = await painted();
    const tq = await quiet(8000);
    return {ms: r1(t1 - t0), quiet: r1(Math.max(tq, t1) - t0), ...countDom(root)};
  },
  async bricks(count) {
    root = document.getElementById('root');
    A = mod.create();
    const f = A.mountBricks ?? mod.mountBricks;
    if (!f) return {na: mod.meta.na?.bricks ?? 'no task or conversation list with a live timer'};
    const t0 = performance.now();
    await f(root, tasks(count));
    const t1 = await painted();
    return {ms: r1(t1 - t0), ...countDom(root)};
  },
  sleep,
};
window.bench = bench;
