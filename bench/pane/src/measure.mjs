// What the workloads measure with.
export const mc = () =>
  new Promise((r) => {
    const c = new MessageChannel();
    c.port1.addEventListener('message', () => {
      c.port1.close();
      r(performance.now());
    });
    c.port1.start();
    c.port2.postMessage(0);
  });
export const raf = () => new Promise((r) => requestAnimationFrame(r));
// First task after the next frame was produced: "painted".
export const painted = async () => {
  await raf();
  return mc();
};
export const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
/** How long a workload waits at most. */
export const patience = {limit: 30000};
export async function until(cond, limit = 30000) {
  const end = performance.now() + Math.min(limit, patience.limit);
  for (;;) {
    const t = await painted();
    let ok = false;
    try {
      ok = cond();
    } catch {}
    if (ok) return t;
    if (t > end) throw new Error('timeout: never visible');
  }
}
export const q = (a, p) => {
  const s = a.toSorted((x, y) => x - y);
  return s.length ? s[Math.min(s.length - 1, Math.ceil(p * s.length) - 1)] : null;
};
export const r1 = (x) => (x === null || x === undefined ? null : Math.round(x * 10) / 10);

const longs = [];
try {
  new PerformanceObserver((l) => {
    for (const e of l.getEntries()) longs.push([e.startTime, e.duration]);
  }).observe({type: 'longtask'});
} catch {}
export const longSince = (t) => longs.filter((l) => l[0] >= t).map((l) => l[1]);

export function countDom(root) {
  let el = 0,
    shadow = 0;
  const walk = (x) => {
    for (let c = x.firstElementChild; c; c = c.nextElementSibling) {
      el++;
      if (c.shadowRoot) {
        shadow++;
        walk(c.shadowRoot);
      }
      walk(c);
    }
  };
  walk(root);
  return {el, shadow};
}
// no message under three points of the viewport
export function blank(sc) {
  const s = sc.getBoundingClientRect();
  let miss = 0;
  for (const fy of [0.2, 0.5, 0.8]) {
    let hit = false;
    for (const fx of [0.08, 0.3, 0.92]) {
      let e = document.elementFromPoint(s.left + s.width * fx, s.top + s.height * fy);
      while (e?.shadowRoot) {
        const k = e.shadowRoot.elementFromPoint(s.left + s.width * fx, s.top + s.height * fy);
        if (!k || k === e) break;
        e = k;
      }
      if (e && e !== sc && !e.contains(sc) && e.getBoundingClientRect().height < s.height * 0.95) {
        hit = true;
        break;
      }
    }
    if (!hit) miss++;
  }
  return miss >= 2;
}
// main thread quiet for 250 ms
export async function quiet(limit = 8000) {
  const t0 = performance.now();
  let good = 0,
    start = t0;
  while (performance.now() - t0 < limit) {
    const a = performance.now();
    await sleep(25);
    const drift = performance.now() - a - 25;
    if (drift < 12) {
      if (!good) start = a;
      if (++good >= 10) return start;
    } else good = 0;
  }
  return performance.now();
}
