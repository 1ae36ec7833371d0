const tenth = (value) => Math.round(value * 10) / 10;

/** W8 and W9: small conversations, many of them. */
export async function small(suite) {
  const {P} = suite;
  await suite.step(
    'w8',
    () =>
      suite.inTab(async (tab) => suite.add('w8', {size: 200, ...(await tab.timed('w8', P.opMs, P.convs, 200, P.w8))})),
    true,
  );
  await suite.step('w9', () => suite.inTab((tab) => idlePanes(suite, tab)), true);
  if (suite.name === 'wa-desk') await suite.step('empty', () => suite.inTab((tab) => emptyPage(suite, tab)), true);
  await suite.step('bricks', () => suite.inTab((tab) => bricks(suite, tab)), true);
}

async function idlePanes(suite, tab) {
  const before = await tab.heap();
  const mounted = await tab.timed('w9mount', suite.P.opMs, 50, 20);
  const after = await tab.heap();
  await tab.call('sleep', 1200);
  const {main, processes} = await rates(suite, tab, suite.P.w9s);
  suite.add('w9', {
    ...mounted,
    heapDelta: tenth(after - before),
    idleMain: main,
    idleRenderer: processes.renderer,
    idleGpu: processes.GPU,
  });
}

async function emptyPage(suite, tab) {
  await tab.call('sleep', 1200);
  const {main} = await rates(suite, tab, suite.P.w9s);
  suite.add('empty', {idleMain: main});
}

async function bricks(suite, tab) {
  const mounted = await tab.timed('bricks', suite.P.opMs, 50);
  if (mounted.na) return suite.add('bricks', {na: mounted.na});
  await tab.call('sleep', 300);
  const {main, processes} = await rates(suite, tab, suite.P.w9s * 1.25);
  return suite.add('bricks', {...mounted, tickMain: main, renderer: processes.renderer, gpu: processes.GPU});
}

/** Milliseconds of work in a second, of the main thread and of the processes. */
async function rates(suite, tab, ms) {
  const processesBefore = await suite.browser.processes();
  const before = await tab.metrics();
  const startedAt = Date.now();
  await tab.call('sleep', ms);
  const seconds = (Date.now() - startedAt) / 1000;
  const after = await tab.metrics();
  const processesAfter = await suite.browser.processes();
  const processes = {};
  for (const [type, time] of Object.entries(processesAfter ?? {}))
    processes[type] = tenth(((time - (processesBefore?.[type] ?? 0)) * 1000) / seconds);
  return {main: tenth(((after.TaskDuration - before.TaskDuration) * 1000) / seconds), processes};
}
