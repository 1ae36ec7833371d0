import {createReadStream, existsSync, mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {chromium} from 'playwright-core';

const TYPES = {js: 'text/javascript', html: 'text/html', css: 'text/css'};

export async function serve(folder) {
  const server = createServer((request, response) => {
    const file = join(folder, request.url.split('?')[0].replaceAll('..', ''));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, {'content-type': `${TYPES[file.split('.').pop()] ?? 'text/plain'}; charset=utf-8`});
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {address: `http://127.0.0.1:${server.address().port}`, close: () => server.close()};
}

export function race(promise, ms, what) {
  let timer;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`> ${ms / 1000} s (${what})`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** A browser of its own with an empty profile; no host but this computer can be reached. */
export async function openBrowser(executablePath) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless: true,
    viewport: {width: 1280, height: 800},
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
  return {
    context,
    async close() {
      await race(context.close(), 5000, 'close').catch(() => undefined);
      rmSync(folder, {recursive: true, force: true, maxRetries: 3});
    },
    /** Seconds of CPU by type of process. */
    async processes() {
      const session = await context.browser()?.newBrowserCDPSession();
      if (!session) return null;
      const {processInfo} = await session.send('SystemInfo.getProcessInfo');
      await session.detach();
      const times = {};
      for (const {type, cpuTime} of processInfo) times[type] = (times[type] ?? 0) + cpuTime;
      return times;
    },
  };
}

/** A page with the harness and one adapter in it. */
export class Tab {
  static async open({context}, {address, name, opMs}) {
    const tab = new Tab();
    tab.page = await context.newPage();
    tab.cdp = await context.newCDPSession(tab.page);
    tab.page.on('pageerror', ({message}) => {
      tab.error ??= String(message).slice(0, 200);
    });
    await tab.cdp.send('Performance.enable', {timeDomain: 'threadTicks'});
    await tab.page.goto(`${address}/page.html`);
    await tab.page.waitForFunction(() => window.bench);
    await race(tab.call('load', `/${name}.js`), 20000, 'load');
    await tab.call('setLimit', opMs * 0.75);
    return tab;
  }

  call(name, ...given) {
    return this.page.evaluate(([what, args]) => window.bench[what](...args), [name, given]);
  }

  async metrics() {
    const {metrics} = await this.cdp.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({name, value}) => [name, value]));
  }

  async heap() {
    await this.cdp.send('HeapProfiler.collectGarbage');
    await this.cdp.send('HeapProfiler.collectGarbage');
    return (await this.cdp.send('Runtime.getHeapUsage')).usedSize / 1048576;
  }

  /** What the workload gives, with the main thread's time. */
  async timed(name, ms, ...given) {
    const before = await this.metrics();
    const result = await race(this.call(name, ...given), ms, name);
    const after = await this.metrics();
    const spent = (key) => Math.round((after[key] - before[key]) * 10000) / 10;
    return {
      ...result,
      cpu: spent('TaskDuration'),
      script: spent('ScriptDuration'),
      layout: spent('LayoutDuration'),
      style: spent('RecalcStyleDuration'),
    };
  }

  async close() {
    await race(this.page.close(), 3000, 'close').catch(() => undefined);
  }
}
