import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {setTimeout as after} from 'node:timers/promises';
import {Worker} from 'node:worker_threads';
import ts from 'typescript';
import {maskEvent, maskText} from 'wa-desk/mask';
import {messagesOf, offersOf} from 'wa-desk/core';
import {configJson, startDatabase, startGateway, textWebhook, until} from '../gateway/test/harness.mjs';
import {maskers} from './maskers.mjs';
import {casesOf, qualityOf} from './masking-quality.mjs';

const [ours] = Object.keys(maskers);
const SIZES = [4096, 8192, 16_384, 32_768];
const WEBHOOKS = 150;
const ROUNDS = 3;
/** How long one text, in all its sizes and repetitions, may take, in ms. */
const PATIENCE = 20_000;
/** Times below, in ms, are not compared. */
const SHORTEST = 5;

/** What the masker finds, what it costs, and what two npm libraries find in the same texts. */
export async function masking() {
  const rows = {};
  const cases = await casesOf();
  const perMessage = {};
  for (const [name, load] of Object.entries(maskers)) {
    const mask = await load();
    const {exact, recall, precision, negatives, altered} = qualityOf(mask, cases);
    rows[`${name}: exact / recall / precision`] =
      `${exact} / ${recall} / ${precision} %, ${altered}/${negatives} altered`;
    perMessage[name] = microsecondsEach(mask, cases);
  }
  for (const [name, time] of Object.entries(perMessage))
    rows[`${name}: a message of the cases, warm`] =
      `${time.toFixed(1)} µs, ${(time / perMessage[ours]).toFixed(2)} of ours`;
  const hostile = await hostileTexts();
  for (const name of Object.keys(maskers)) {
    const worst = await worstCase(name, hostile);
    if (worst.gaveUp !== undefined) {
      rows[`${name}: hostile texts`] = `given up after ${PATIENCE / 1000} s (${worst.gaveUp})`;
      continue;
    }
    rows[`${name}: the worst 4,096 characters, cold / warm`] =
      `${worst.cold.ms.toFixed(1)} / ${worst.warm.ms.toFixed(1)} ms (${worst.cold.text} / ${worst.warm.text})`;
    rows[`${name}: twice the text, at most (to 32 K)`] = `${worst.growth.ratio.toFixed(2)} (${worst.growth.text})`;
  }
  return {...rows, ...(await inGateway())};
}

function microsecondsEach(mask, cases) {
  const all = () => cases.forEach((each) => mask(each.in, each.region, each.class));
  for (let i = 0; i < 5; i++) all();
  const startedAt = performance.now();
  for (let i = 0; i < 20; i++) all();
  return ((performance.now() - startedAt) * 1000) / (20 * cases.length);
}

/** The texts that the tests of cost use, so that there is one list. */
async function hostileTexts() {
  const source = await readFile(new URL('../test/core/mask/adversarial.ts', import.meta.url), 'utf8');
  const compilerOptions = {module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022};
  const {outputText} = ts.transpileModule(source, {compilerOptions});
  const {generators} = await import(`data:text/javascript,${encodeURIComponent(outputText)}`);
  return generators.map(({name, region, make}) => ({name, region, texts: SIZES.map((size) => make(size))}));
}

async function worstCase(name, hostile) {
  const results = [];
  for (const {name: text, region, texts} of hostile) {
    const worker = new Worker(new URL('hostile-text.mjs', import.meta.url), {workerData: {name, region, texts}});
    const answer = await Promise.race([once(worker, 'message'), after(PATIENCE)]);
    await worker.terminate();
    if (answer === undefined) return {gaveUp: text};
    const [{cold, warm}] = answer;
    // below some milliseconds the clock and the collector tell more than the text
    const ratios = warm.slice(1).map((ms, at) => (ms < SHORTEST ? 0 : ms / warm[at]));
    results.push({text, cold, warm: warm[0], ratio: Math.max(...ratios)});
  }
  const most = (field) => results.toSorted((a, b) => b[field] - a[field])[0];
  const [cold, warm, growth] = [most('cold'), most('warm'), most('ratio')];
  return {
    cold: {ms: cold.cold, text: cold.text},
    warm: {ms: warm.warm, text: warm.text},
    growth: {ratio: growth.ratio, text: growth.text},
  };
}

const TEXT = 'Hello, I am Ann, order 4711: please call +44 7966 197542 or write to ann@example.com, thank you.';

/** From the webhook to an open desk, the same messages with the setting off and on; and what of it is the mask alone. */
async function inGateway() {
  const database = await startDatabase();
  const gateway = await startGateway({connectionString: database.connectionString, graph: {}});
  try {
    const ana = await gateway.openDesk('ana');
    await ana.setAgentState('available');
    await gateway.deliver(textWebhook('Hello'));
    const offer = await until('an offer came', () => offersOf(ana.state)[0]);
    await ana.accept(offer.id);
    const conversationId = await until('the conversation is open', () => [...ana.state.threads.keys()][0]);
    const told = () => messagesOf(ana.state, conversationId);
    const rates = {off: [], on: []};
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, isOn] of [
        ['off', false],
        ['on', true],
      ]) {
        const config = configJson();
        config.tenants.acme.masking = {pci: isOn, pii: isOn};
        await gateway.reconfigure(config);
        await until('the desk was told', () => ana.state.settings.masking.pii === isOn);
        const last = `${TEXT} ${round} ${name}`;
        const shown = isOn ? maskText(last, {region: 'GB'}) : last;
        const startedAt = performance.now();
        for (let i = 1; i < WEBHOOKS; i++) await gateway.deliver(textWebhook(TEXT));
        await gateway.deliver(textWebhook(last));
        await gateway.app.settled();
        await until('the last is shown', () => told().some(({content}) => content.text?.text === shown));
        rates[name].push((performance.now() - startedAt) / WEBHOOKS);
      }
    const [off, on] = [Math.min(...rates.off), Math.min(...rates.on)];
    return {
      'a webhook message to an open desk, masking off / on': `${off.toFixed(2)} / ${on.toFixed(2)} ms, ${(on / off).toFixed(2)} times`,
      'of it the mask of the event': `${(maskTime(told().at(-1)) * 1000).toFixed(0)} µs`,
    };
  } finally {
    await gateway.close();
    await database.stop();
  }
}

function maskTime(message) {
  const raw = {...message, content: {type: 'text', text: {text: TEXT, masked: []}}};
  const about = {region: 'GB', known: ['447700900101', '+44 20 7183 8750']};
  const mask = () => maskEvent({type: 'message', message: raw}, {pci: true, pii: true, reveal: false}, () => about);
  for (let i = 0; i < 500; i++) mask();
  const startedAt = performance.now();
  for (let i = 0; i < 2000; i++) mask();
  return (performance.now() - startedAt) / 2000;
}
