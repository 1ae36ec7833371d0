export const PEERS = [
  'deep-chat',
  'vue-advanced-chat',
  'chatscope',
  'stream-chat-react',
  'stream-chat-virtual',
  'webchat',
];
export const FLOORS = [
  'plain-dom',
  'plain-dom-cv',
  'plain-chunked',
  'plain-window',
  'lit-repeat',
  'lit-repeat-wc',
  'lit-virtualizer',
  'virtua-react',
];
export const OURS = ['wa-desk', 'wa-desk-masked'];

const read = (sample, path) => path.split('.').reduce((value, key) => value?.[key], sample);

function median(values) {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What a run has measured. */
export class Samples {
  constructor(result) {
    this.all = result.samples;
    this.bytes = result.bytes;
    this.adapters = [...OURS, ...PEERS, ...FLOORS].filter((name) => this.all.some(({adapter}) => adapter === name));
  }

  /** The median of an adapter's rounds; null where it has none. */
  of(adapter, {case: workload, field, per, size}) {
    const values = this.all
      .filter((one) => one.adapter === adapter && !one.na && !one.err && matches(one, workload, size))
      .map((one) => read(one, field) / (per ? read(one, per) : 1));
    return median(values.filter((value) => Number.isFinite(value)));
  }

  get hasPeers() {
    return PEERS.some((name) => this.has(name));
  }

  has(adapter) {
    return this.adapters.includes(adapter);
  }

  bestPeer(metric) {
    const peers = PEERS.flatMap((name) => {
      const value = this.of(name, metric);
      return value === null ? [] : [{name, value}];
    });
    return peers.toSorted((a, b) => a.value - b.value)[0] ?? null;
  }

  why(adapter, {case: workload, size}) {
    const sample = this.all.find(
      (one) => one.adapter === adapter && matches(one, workload, size) && (one.err || one.na),
    );
    if (sample?.na) return 'n/a';
    return sample && !/not run|not tried/.test(sample.err) ? 'fail' : '–';
  }
}

/** A workload that ran at a size of its own beside the largest is named by it: `w2@2000`. */
const matches = (sample, workload, size) =>
  (sample.case === workload && (!size || !sample.size || sample.size === size)) ||
  (size !== undefined && sample.case === `${workload}@${size}`);

export function figure(value) {
  if (value === null) return '–';
  if (value >= 1000) return Math.round(value).toLocaleString('en-US');
  return String(value >= 100 ? Math.round(value) : Math.round(value * 10) / 10);
}

export function times(value, reference) {
  if (reference <= 0) return value <= 0 ? '1.0×' : '–';
  const ratio = value / reference;
  return `${ratio >= 10 ? Math.round(ratio).toLocaleString('en-US') : ratio.toFixed(ratio >= 1 ? 1 : ratio >= 0.1 ? 2 : 3)}×`;
}
