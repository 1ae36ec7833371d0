import {chromium} from 'playwright-core';
import {findBrowser} from '../../test/browser.mjs';
import {serve} from './browser.mjs';
import {dist} from './places.mjs';
const {executablePath} = await findBrowser();
const server = await serve(dist);
const b = await chromium.launch({executablePath, args: ['--no-sandbox']});
for (const name of ['wa-desk', 'plain-chunked']) {
const p = await b.newPage({viewport: {width: 1000, height: 800}});
p.on('console', (m) => console.log(m.text()));
await p.goto(server.address + '/page.html');
await p.evaluate(async (n) => { await bench.load('./' + n + '.js'); await bench.w1(10000); await bench.sleep(1500); }, name);
const c = await p.context().newCDPSession(p);
const ev = [];
c.on('Tracing.dataCollected', ({value}) => ev.push(...value));
await c.send('Tracing.start', {transferMode: 'ReportEvents', traceConfig: {includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'blink', 'cc', 'toplevel','v8']}});
const r = await p.evaluate(() => bench[process_case[0]](...process_case.slice(1)), 0).catch(async () => p.evaluate((a) => bench[a[0]](...a.slice(1)), JSON.parse(process.argv[2])));
console.log(name, JSON.stringify(r));
const done = new Promise((res) => c.once('Tracing.tracingComplete', res));
await c.send('Tracing.end'); await done;
const threads = {}; for (const e of ev) if (e.name === 'thread_name') threads[e.pid + ':' + e.tid] = e.args.name;
const sum = {};
for (const e of ev) if (e.ph === 'X' && threads[e.pid + ':' + e.tid] === 'CrRendererMain') { const s = (sum[e.name] ??= [0, 0]); s[0] += (e.tdur ?? e.dur) / 1000; s[1]++; }
console.log(Object.entries(sum).sort((a, b) => b[1][0] - a[1][0]).slice(0, 32).map(([n, [t, k]]) => `${n} ${t.toFixed(1)}/${k}`).join('\n'));
await p.close();
}
await b.close(); server.close?.(); process.exit();
