// node report.mjs [results/NAME.json]: the medians, and the targets with yes or no.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {bundledBytes} from './bytes.mjs';
import {METRICS} from './metrics.mjs';
import {results} from './places.mjs';
import {figure, Samples, times} from './samples.mjs';
import {MOST_BYTES, TARGETS} from './targets.mjs';

const OWN = 'wa-desk';
const MASKED = 'wa-desk-masked';
const row = (cells) => `| ${cells.join(' | ')} |`;
const yes = (holds) => (holds ? 'yes' : '**no**');

/** The rows of one target: one to the best peer, one to each floor, one for the value itself. */
function checksOf(target, samples) {
  const value = samples.of(OWN, target);
  if (value === null) return [[target.label, samples.why(OWN, target), '', '', '', '**no**']];
  const line = (reference, ratio, wanted, holds) => [target.label, figure(value), reference, ratio, wanted, yes(holds)];
  const checks = [];
  if (target.peer !== undefined) {
    const best = samples.bestPeer(target);
    if (best) {
      const reference = `${best.name} ${figure(best.value)}`;
      checks.push(line(reference, times(value, best.value), `≤ ${target.peer}×`, value <= best.value * target.peer));
    } else if (samples.hasPeers)
      checks.push([target.label, figure(value), 'no peer could', '', `≤ ${target.peer}×`, 'yes']);
  }
  for (const [name, most] of Object.entries(target.floors ?? {})) {
    const floor = samples.of(name, target);
    if (floor === null && samples.has(name))
      checks.push([target.label, figure(value), `${name} ${samples.why(name, target)}`, '', `≤ ${most}×`, '']);
    else if (floor !== null)
      checks.push(line(`${name} ${figure(floor)}`, times(value, floor), `≤ ${most}×`, value <= floor * most));
  }
  if (target.ratio) {
    const own = samples.of(OWN, target.ratio);
    const {most} = target.ratio;
    if (own !== null) checks.push(line(`itself ${figure(own)}`, times(value, own), `≤ ${most}×`, value <= own * most));
  }
  if (target.most !== undefined) {
    const from = target.over ? (samples.of(OWN, target.over) ?? 0) : 0;
    const reference = target.over ? `empty page ${figure(from)}` : '';
    checks.push(line(reference, '', `≤ ${target.most}`, value - from <= target.most));
  }
  return checks;
}

function masking(samples) {
  const rows = [
    ['W1 open 10,000', {case: 'w1@10000', field: 'paint'}],
    ['W2 append into 10,000, p95', {case: 'w2', field: 'p95', size: 10000}],
    ['W2 append into 10,000, CPU', {case: 'w2', field: 'cpu', per: 'n', size: 10000}],
    ['W3 burst of 500 into 10,000', {case: 'w3', field: 'ms', size: 10000}],
    ['W3 burst of 500 into 10,000, CPU', {case: 'w3', field: 'cpu', size: 10000}],
  ].map(([label, metric]) => {
    const plain = samples.of(OWN, metric);
    const masked = samples.of(MASKED, metric);
    return row([label, figure(plain), figure(masked), plain && masked ? times(masked, plain) : '']);
  });
  return [
    '',
    '### The cost of masking in the page, ms',
    '',
    row(['', 'not masked', 'masked', '']),
    row(['---', '---:', '---:', '---:']),
    ...rows,
  ];
}

function medians(samples) {
  const names = samples.adapters;
  const cell = (name, metric) => {
    const value = samples.of(name, metric);
    return value === null ? samples.why(name, metric) : figure(value);
  };
  return [
    '### Medians',
    '',
    row(['', ...names]),
    row(['---', ...names.map(() => '---:')]),
    ...METRICS.map((metric) => row([metric.label, ...names.map((name) => cell(name, metric))])),
    row(['bundle, min+gzip, kB', ...names.map((name) => figure(samples.bytes[name].gzip / 1000))]),
  ];
}

export async function report(file) {
  const result = JSON.parse(readFileSync(file, 'utf8'));
  const samples = new Samples(result);
  const {atOnce, later} = await bundledBytes();
  const checks = TARGETS.flatMap((target) => checksOf(target, samples));
  checks.push([
    'Pane and composer with Lit, kB min+gzip',
    figure(atOnce),
    '',
    '',
    `≤ ${MOST_BYTES}`,
    yes(atOnce <= MOST_BYTES),
  ]);
  return [
    `A ${result.mode} run of ${result.started.slice(0, 10)}, ${result.machine.cores} cores. Milliseconds where nothing else is said; read the ratios.`,
    ...(result.cut ? [`Cut: ${result.cut}.`] : []),
    ...(result.errors.length > 0 ? ['', ...result.errors.map((error) => `- ${error}`)] : []),
    '',
    '### Targets',
    '',
    row(['', OWN, 'against', 'ratio', 'target', 'reached']),
    row(['---', '---:', '---', '---:', '---:', '---']),
    ...checks.map(row),
    '',
    `What comes when it is needed, kB min+gzip: ${later.map(({name, size}) => `${name} ${figure(size)}`).join(', ')}.`,
    ...masking(samples),
    '',
    ...medians(samples),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(await report(process.argv[2] ?? join(results, 'quick.json')));
