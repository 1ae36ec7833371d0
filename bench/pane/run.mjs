// node run.mjs [--full] [--only a,b] [--rounds N] [--cases w1,w2] [--minutes M] [--big N] [--out NAME], after build.mjs
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {cpus, loadavg} from 'node:os';
import {join} from 'node:path';
import {findBrowser} from '../../test/browser.mjs';
import {argument, dist, results} from './places.mjs';
import {FULL, QUICK, QUICK_ADAPTERS} from './params.mjs';
import {serve} from './browser.mjs';
import {Suite} from './suite.mjs';

const base = process.argv.includes('--full') ? FULL : QUICK;
const params = {...base, big: Number(argument('--big') ?? base.big)};
const bytes = JSON.parse(readFileSync(join(dist, 'manifest.json'), 'utf8'));
const wanted = argument('--only')?.split(',') ?? (base === QUICK ? QUICK_ADAPTERS : Object.keys(bytes));
const names = wanted.filter((name) => bytes[name] && !bytes[name].error);
const cases = argument('--cases')?.split(',');
const rounds = Number(argument('--rounds') ?? params.rounds);
const file = join(results, `${argument('--out') ?? params.mode}.json`);
mkdirSync(results, {recursive: true});

const {executablePath} = await findBrowser();
const server = await serve(dist);
const result = {
  mode: params.mode,
  params,
  started: new Date().toISOString(),
  machine: {cores: cpus().length},
  load: [],
  bytes,
  samples: [],
  errors: [],
};
const save = () => writeFileSync(file, JSON.stringify(result, null, 1));

/** What only says what masking costs. */
const OF_MASKING = ['w1', 'w2', 'w3'];

const run = {
  params,
  result,
  executablePath,
  address: server.address,
  deadline: Date.now() + 60000 * Number(argument('--minutes') ?? params.minutes),
  /** Workloads that hung: not tried in later rounds. */
  dead: new Set(),
  opened: {},
  wants: (name, workload) =>
    (!cases || cases.includes(workload)) && (name !== 'wa-desk-masked' || OF_MASKING.includes(workload)),
  add(sample) {
    result.samples.push(sample);
    save();
  },
};

for (let round = 0; round < rounds; round += 1) {
  // interleaved: every round visits every adapter, the order rotates and alternates
  const order = names.map((_, index) => names[(index + round * 5) % names.length]);
  if (round % 2 === 1) order.reverse();
  for (const name of order) {
    if (Date.now() > run.deadline) {
      result.cut = `deadline in round ${round}`;
      break;
    }
    const startedAt = Date.now();
    result.load.push(loadavg()[0]);
    await new Suite(run, name, round).measure().catch(({message}) => result.errors.push(`${name}: ${message}`));
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    console.log(`round ${round + 1} ${name.padEnd(22)} ${seconds} s  load ${loadavg()[0].toFixed(2)}`);
  }
}
result.finished = new Date().toISOString();
save();
server.close();
