// Searches a whole desk for values that must not be in it: what the agent sees, what the page keeps, what it was told.

/**
 * A value that must not be found, in whatever way it is written.
 * @typedef {object} Secret
 * @property {string} name what it is called when it is found
 * @property {string} value
 * @property {string} [national] a phone number without its country code and trunk prefix, digits alone
 */

/**
 * The names of those that are in a text: with and without separators, with and without country code, and a number also
 * as WhatsApp's message ids hold it, in base64.
 *
 * @param {string} text
 * @param {readonly Secret[]} secrets
 */
export function findSecrets(text, secrets) {
  const [plain, dense] = [text.toLowerCase(), densely(text)];
  return secrets
    .filter(
      ({value, national}) =>
        plain.includes(value.toLowerCase()) ||
        dense.includes(national ?? densely(value)) ||
        (national !== undefined && inBase64(national).some((written) => text.includes(written))),
    )
    .map(({name}) => name);
}

const densely = (text) => text.replaceAll(/[^\p{L}\p{N}@]/gu, '').toLowerCase();

/** The characters that hold nothing else, for each of the three places a text can begin at. */
const inBase64 = (text) =>
  [0, 1, 2].map((shift) =>
    Buffer.from('x'.repeat(shift) + text)
      .toString('base64')
      .slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + text.length) * 8) / 6)),
  );

/**
 * Watches a page from before it loads. What a page keeps is looked at when it is searched; what passes by (answers of
 * the network, events for the host, notifications, the console, addresses) is written down as it passes.
 *
 * @param {import('playwright-core').Page} page
 */
export async function watchForLeaks(page) {
  /** By place and piece, so that a value cut between two chunks of one answer is found. */
  let passed = new Map();
  const note = (place, key, text) => {
    const at = JSON.stringify([place, key]);
    passed.set(at, {place, text: (passed.get(at)?.text ?? '') + text});
  };
  let count = 0;
  await page.exposeBinding('noteForLeaks', (_source, place, key, text) => note(place, key, text));
  await page.addInitScript(writeDownWhatPasses);
  page.on('console', (message) => note('console', (count += 1), message.text()));
  page.on('pageerror', (error) => note('console', (count += 1), error.stack ?? String(error)));
  page.on('request', (request) => note('urls', (count += 1), request.url()));
  const devtools = await page.context().newCDPSession(page);

  const texts = async () => {
    const found = new Map(Object.entries(await page.evaluate(whatThePageKeeps)));
    found.set('accessibility tree', await accessibilityTree(devtools));
    for (const {place, text} of passed.values()) found.set(place, `${found.get(place) ?? ''}\n${text}`);
    return found;
  };
  const find = (places, secrets) =>
    Object.fromEntries(
      [...places].map(([place, text]) => [place, findSecrets(text, secrets)]).filter(([, names]) => names.length > 0),
    );

  return {
    /**
     * The places where something is found, with the names of what is there; empty when nothing leaks.
     * @param {readonly Secret[]} secrets
     */
    search: async (secrets) => find(await texts(), secrets),
    /** The same of all that is in the page's memory, down to what nobody refers to by name. Takes seconds. */
    searchMemory: async (secrets) => findSecrets(await stringsInMemory(devtools), secrets),
    /** All that stands in a place, as it was searched. */
    textIn: async (place) => (await texts()).get(place) ?? '',
    /** From here on, what has passed by is no longer searched: only what the page keeps, and what will pass. */
    forgetWhatPassed: () => void (passed = new Map()),
  };
}

/** Names, descriptions and values as assistive technology reads them. */
async function accessibilityTree(devtools) {
  const {nodes} = await devtools.send('Accessibility.getFullAXTree');
  return nodes
    .flatMap(({name, description, value, properties = []}) => [
      name,
      description,
      value,
      ...properties.map((p) => p.value),
    ])
    .map((one) => String(one?.value ?? ''))
    .join('\n');
}

async function stringsInMemory(devtools) {
  let snapshot = '';
  const take = ({chunk}) => (snapshot += chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', take);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', {reportProgress: false});
  devtools.off('HeapProfiler.addHeapSnapshotChunk', take);
  return JSON.parse(snapshot).strings.join('\n');
}

/** In the page, before anything else: tells of every answer, event for the host, message to other tabs, notification. */
function writeDownWhatPasses() {
  let count = 0;
  const note = (place, what, key = (count += 1)) =>
    void globalThis.noteForLeaks(place, `${location.href}#${performance.timeOrigin}#${key}`, inWords(what));
  const inWords = (what) => {
    const seen = new Set();
    return typeof what === 'string'
      ? what
      : JSON.stringify(what, (_key, part) => {
          if (typeof part !== 'object' || part === null) return part;
          if (seen.has(part) || part instanceof EventTarget) return undefined;
          seen.add(part);
          return part instanceof Map || part instanceof Set ? [...part] : part;
        });
  };
  globalThis.inWordsForLeaks = inWords;

  const {fetch} = globalThis;
  globalThis.fetch = async (...request) => {
    const response = await fetch(...request);
    const key = (count += 1);
    const reader = response.clone().body?.pipeThrough(new TextDecoderStream()).getReader();
    const read = async () => {
      for (let part = await reader?.read(); part && !part.done; part = await reader.read())
        note('network', part.value, key);
    };
    read().catch(() => undefined); // the page closed it
    return response;
  };

  // what agents type leaves as typed; the rest of a command is not theirs
  const typed = new Set(['text', 'note', 'value', 'reason']);
  const untyped = (command) => Object.fromEntries(Object.entries(command).filter(([field]) => !typed.has(field)));
  const {dispatchEvent} = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type.startsWith('wa-'))
      note('events', {type: event.type, ...event, ...(event.command && {command: untyped(event.command)})});
    return dispatchEvent.call(this, event);
  };

  const {postMessage} = BroadcastChannel.prototype;
  BroadcastChannel.prototype.postMessage = function (message) {
    note('other tabs', message);
    return postMessage.call(this, message);
  };

  const standing = new Set();
  globalThis.standingNotifications = () => [...standing];
  globalThis.Notification = class extends EventTarget {
    static permission = 'granted';
    static requestPermission = async () => 'granted';
    #told;
    constructor(title, {body, tag, data} = {}) {
      super();
      this.#told = {title, body, tag, data};
      standing.add(this.#told);
      note('notifications', this.#told);
    }
    close() {
      standing.delete(this.#told);
      this.dispatchEvent(new Event('close'));
    }
  };
  // the agent looks at another window, else nothing is told on the desktop
  document.hasFocus = () => false;
}

/** In the page: what stands in it and what it keeps, as text by place. */
async function whatThePageKeeps() {
  const {inWordsForLeaks: inWords, standingNotifications} = globalThis;
  const dom = [];
  const state = [];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.COMMENT_NODE) dom.push(node.data);
    if (node instanceof Element) {
      for (const {name, value} of node.attributes) dom.push(`${name}=${value}`);
      if ('value' in node) dom.push(String(node.value));
      const session = node.session ?? node.link?.session;
      if (session && !state.includes(session)) state.push(session);
      if (node.shadowRoot) walk(node.shadowRoot);
      if (node instanceof HTMLTemplateElement) walk(node.content);
    }
    for (const child of node.childNodes) walk(child);
  };
  walk(document);

  const answer = (request) =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error));
    });
  const bytes = (value) => new TextDecoder('latin1').decode(value);
  const stored = (value) =>
    value instanceof ArrayBuffer || ArrayBuffer.isView(value)
      ? bytes(value)
      : value !== null && typeof value === 'object'
        ? Object.entries(value).map(([key, part]) => `${key} ${stored(part)}`)
        : String(value);
  const databases = [];
  for (const {name} of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const records = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([answer(records.getAllKeys()), answer(records.getAll())]);
      databases.push(name, store, ...keys.map(stored), ...values.map(stored));
    }
    database.close();
  }
  const cached = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) cached.push(request.url, await (await cache.match(request)).text());
  }
  return {
    dom: dom.join('\n'),
    title: document.title,
    state: state.map((session) => inWords(session.state)).join('\n'),
    urls: location.href,
    'web storage': JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie]),
    databases: databases.flat(9).join('\n'),
    caches: cached.join('\n'),
    notifications: inWords(standingNotifications()),
  };
}
