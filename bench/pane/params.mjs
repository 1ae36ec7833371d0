/** A smoke run of a few minutes: one round, short workloads. Not a source of numbers to the digit. */
export const QUICK = {
  mode: 'quick',
  rounds: 1,
  big: 10000,
  w2: 15,
  w2ms: 1500,
  keys: 10,
  keyGap: 60,
  frames: 40,
  readFrames: 20,
  w8: 1,
  convs: 6,
  w9s: 1000,
  opMs: 10000,
  bigLimit: 700,
  suiteMs: 30000,
  minutes: 8,
};

export const FULL = {
  mode: 'full',
  rounds: 3,
  big: 10000,
  w2: 100,
  w2ms: 5000,
  keys: 40,
  keyGap: 80,
  frames: 180,
  readFrames: 60,
  w8: 1,
  convs: 20,
  w9s: 3000,
  opMs: 30000,
  bigLimit: 2200,
  suiteMs: Infinity,
  minutes: 90,
};

export const QUICK_ADAPTERS = [
  'wa-desk',
  'wa-desk-masked',
  'plain-dom',
  'plain-chunked',
  'plain-window',
  'deep-chat',
  'stream-chat-virtual',
  'chatscope',
];

/** Beyond the workloads: how many messages still open at once. Asked of ours alone. */
export const HUGE = 100000;
