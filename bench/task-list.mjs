import {startBrowser, startDemo} from '../test/e2e/demo.mjs';
import {medianAndWorst} from './median.mjs';

const TASKS = 500;
const plain = (text) => ({text, masked: []});

/** A message for one of 500 open tasks, from the contact centre's event to the painted list, in a desk without a server. */
export async function taskList() {
  const demo = await startDemo();
  const browser = await startBrowser();
  try {
    const page = await (await browser.newContext({viewport: {width: 1400, height: 860}})).newPage();
    await page.goto(`${demo.crmUrl}/simulator.html`);
    await page.evaluate(openDesk, crowded());
    await page
      .locator('wa-task-list')
      .getByText(`Customer ${TASKS - 1}.`)
      .waitFor({state: 'attached'});
    const times = [];
    for (let i = 0; i < 200; i++) {
      const at = (i * 37) % TASKS; // in sight and out of it
      times.push(await page.evaluate(tell, {type: 'message', message: messageOf(at, 2, `News ${i}.`)}));
      await page.locator('wa-task-list').getByText(`News ${i}.`).waitFor({state: 'attached'});
    }
    return {'500 tasks: a message to its painted row, median / worst of 200': medianAndWorst(times)};
  } finally {
    await browser.close();
    await demo.close();
  }
}

function crowded() {
  const now = Date.now();
  const queue = {id: 'orders', name: 'Orders'};
  const line = {id: 'shop', name: 'Shop', version: 1, number: plain('+44 20 7946 0401'), region: 'GB', deleted: false};
  const taskOf = (i) => ({
    id: `task-${i}`,
    version: 1,
    conversationId: `conversation-${i}`,
    channel: 'whatsapp',
    customer: {key: `key-${i}`, name: plain(`Customer ${i}.`), username: null, number: null},
    line,
    queue,
    receivedAt: now,
    kind: 'new',
    from: null,
    note: null,
    phase: 'connected',
    role: 'owner',
    acceptedAt: now,
    capabilities: {maxTextLength: 4096, windowClosesAt: null, features: []},
    variables: [],
    conference: {state: 'none'},
    readSeq: 0,
  });
  const all = Array.from({length: TASKS}, (_, i) => i);
  return {
    type: 'snapshot',
    agent: {
      id: 'agent',
      name: 'Nadia Brandt',
      version: 1,
      states: [{channel: 'whatsapp', name: 'available', code: null, since: now}],
      capacity: TASKS,
      desks: 1,
    },
    settings: {
      version: 1,
      idleCodes: [],
      queues: [{...queue, wrapUpReasons: [], defaultReasonId: null}],
      masking: {pci: false, pii: false},
    },
    offers: [],
    tasks: all.map(taskOf),
    notices: [],
    threads: all.map((i) => ({
      conversationId: `conversation-${i}`,
      messages: [messageOf(i, 1, `Hello ${i}.`)],
      older: false,
    })),
    now,
  };
}

let made = 0;

function messageOf(task, seq, text) {
  made += 1;
  return {
    id: `message-${made}`,
    conversationId: `conversation-${task}`,
    version: 1,
    at: Date.now(),
    seq: seq + made,
    author: {kind: 'customer'},
    content: {type: 'text', text: plain(text)},
    quotedId: null,
    edited: false,
    deleted: false,
    reactions: [],
    delivery: null,
    waiting: null,
  };
}

/** In the page: a desk whose contact centre says this, and what `tell` is given. */
function openDesk(snapshot) {
  const desk = document.createElement('wa-desk');
  desk.adapter = {
    capabilities: {masked: true, commands: []},
    async connect(sink) {
      globalThis.sink = sink;
      sink(snapshot);
    },
    command: () => new Promise(() => undefined),
  };
  document.querySelector('wa-desk').replaceWith(desk);
}

/** In the page: resolves with the time until what the event changed is painted. */
function tell(event) {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const afterPaint = new MessageChannel();
    afterPaint.port1.addEventListener('message', () => resolve(performance.now() - startedAt));
    afterPaint.port1.start();
    globalThis.sink(event);
    requestAnimationFrame(() => afterPaint.port2.postMessage(null));
  });
}
