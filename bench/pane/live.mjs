import {race} from './browser.mjs';

const KEYS = 'abcdefgh lmno';

/** W2, W5, W6, W3 and W7, in an open conversation. */
export async function live(suite, tab, size) {
  const {P} = suite;
  await suite.sub(tab, size, 'w2', 'w2', P.w2, P.w2ms);
  // where one append takes over 0.25 s the burst and the updates are run at a tenth and scaled up
  const known = suite.run.result.samples.findLast((one) => one.adapter === suite.name && one.case === 'w2')?.p50;
  const scale = (known ?? (suite.opened[size] > 1200 ? Infinity : 0)) > 250 ? 10 : 1;
  const scaled = (workload, count) =>
    suite.step(workload, async () => {
      if (workload === 'w5') await race(tab.call('w5prep'), P.opMs, 'w5prep');
      const result = await tab.timed(workload, P.opMs, count / scale);
      if (scale > 1) for (const field of ['ms', 'cpu']) if (result[field] !== undefined) result[field] *= scale;
      suite.add(workload, {size, ...(scale > 1 && {scaledUp: scale}), ...result});
    });
  await scaled('w5', 100);
  await typing(suite, tab, {workload: 'w6', size, rate: 10});
  if (P.mode !== 'quick') await typing(suite, tab, {workload: 'w6idle', size, rate: 0});
  await scaled('w3', 500); // a page that hangs here loses W7 in this round; later rounds skip W3
  await suite.sub(tab, size, 'w7', 'w7', P.frames, P.readFrames);
}

function typing(suite, tab, {workload, size, rate}) {
  const {P} = suite;
  return suite.step(workload, async () => {
    const started = await tab.call('w6start', rate);
    if (started?.err) return suite.add(workload, {size, err: started.err});
    const before = await tab.metrics();
    const startedAt = Date.now();
    for (let i = 0; i < P.keys && Date.now() - startedAt < P.opMs / 3; i += 1) {
      const key = KEYS[i % KEYS.length];
      await suite.key(tab, key === ' ' ? 'Space' : key);
      await new Promise((resolve) => setTimeout(resolve, P.keyGap));
    }
    const result = await race(tab.call('w6stop'), P.opMs, 'w6stop');
    const after = await tab.metrics();
    const cpu = Math.round((after.TaskDuration - before.TaskDuration) * 1000);
    return suite.add(workload, {size, ...started, ...result, cpu});
  });
}
