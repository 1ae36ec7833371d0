import {parentPort, workerData} from 'node:worker_threads';
import {maskers} from './maskers.mjs';

// A thread of its own for each text: what one masker has compiled or remembered helps no other.
const {name, texts, region} = workerData;
const mask = await maskers[name]();
const times = (text, count) =>
  Array.from({length: count}, () => {
    const startedAt = performance.now();
    mask(text, region);
    return performance.now() - startedAt;
  });
const least = (list) => Math.min(...list);
const [cold] = times(texts[0], 1);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has none
parentPort.postMessage({cold, warm: texts.map((text) => least(times(text, 5)))});
