// The whole thing as a user starts it: `demo/start.mjs` with its gateway, database, fake Graph API and CRM, on free ports.
import {spawn} from 'node:child_process';
import {chmod, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';
import {findBrowser} from '../browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Resolves when everything answers. */
export async function startDemo(folder) {
  const data = folder ?? (await mkdtemp(join(tmpdir(), 'wa-desk-e2e-')));
  await chmod(data, 0o755); // as root the database runs as somebody else, who must get in
  const demo = await spawnDemo(data);
  return {
    ...demo,
    /** Everything again, on the same data. */
    async restart() {
      await demo.stop();
      return startDemo(data);
    },
    async close() {
      await demo.stop();
      await rm(data, {recursive: true, force: true});
    },
  };
}

async function spawnDemo(folder) {
  const child = spawn(process.execPath, ['demo/start.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      WA_DATA_DIR: folder,
      WA_DEMO_CRM_PORT: '0',
      WA_DEMO_GATEWAY_PORT: '0',
      WA_DEMO_PHONE_PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const hears = (pattern) =>
    until(`it says ${pattern}`, () => {
      if (child.exitCode !== null) throw new Error(`The demo ended:\n${said}`);
      return pattern.exec(said);
    });
  const stop = async () => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await ended;
  };
  const {crmUrl, otherCrmUrl, phoneUrl, gatewayUrl} = await addressesOf(hears).catch(async (error) => {
    await stop();
    throw new Error(`${error.message} It said:\n${said}`);
  });
  return {
    crmUrl,
    otherCrmUrl,
    phoneUrl,
    gatewayUrl,
    phone: createPhone(phoneUrl),
    /** Kills the gateway as a power cut would; resolves when it is dead. */
    async killGateway() {
      const pids = [...said.matchAll(/\(process (\d+)\)/g)].map(([, pid]) => Number(pid));
      process.kill(pids.at(-1), 'SIGKILL');
      await until('the gateway is gone', async () => !(await fetch(`${gatewayUrl}/health`).catch(() => undefined)));
    },
    whenBack: () =>
      until('the gateway is back', async () => (await fetch(`${gatewayUrl}/ready`).catch(() => undefined))?.ok),
    stop,
  };
}

async function addressesOf(hears) {
  await hears(/Ctrl\+C stops everything/);
  const [, crmUrl] = await hears(/CRM, Nadia\s+(http\S+?)\/?\n/);
  const [, otherCrmUrl] = await hears(/CRM, Ben\s+(http\S+?)\/?\n/);
  const [, phoneUrl] = await hears(/Customer phone\s+(http\S+)\/phone\//);
  const [, gatewayUrl] = await hears(/Gateway: (http\S+)/);
  return {crmUrl, otherCrmUrl, phoneUrl, gatewayUrl};
}

/** The customers' side of the fake Graph API. */
export function createPhone(url) {
  const call = async (path, body) => {
    const response = await fetch(`${url}/_sim/${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {'content-type': 'application/json'},
      ...(body !== undefined && {body: JSON.stringify(body)}),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${path}: ${answer.reason}`);
    return answer;
  };
  return {
    call,
    state: () => call('state'),
    async writes(customer, text) {
      const {numbers} = await call('state');
      return call(`customers/${encodeURIComponent(customer)}/messages`, {numberId: numbers[0].id, type: 'text', text});
    },
    async opensChat(customer) {
      const {numbers} = await call('state');
      return call(`customers/${encodeURIComponent(customer)}/open`, {numberId: numbers[0].id});
    },
    /** What the business sent to this customer, in order. */
    async received(customer) {
      const {chats, customers} = await call('state');
      const {userId} = customers.find(({name}) => name === customer);
      return chats
        .filter((chat) => JSON.stringify(chat).includes(userId))
        .flatMap(({messages}) => messages)
        .filter(({direction}) => direction === 'out' || direction === 'outbound');
    },
  };
}

/** @param {string[]} more flags of Chromium */
export async function startBrowser(more = []) {
  const {executablePath, args, headless} = await findBrowser();
  const browser = await chromium.launch({executablePath, args: [...args, ...more], headless: headless !== false});
  return browser;
}

export async function until(what, ask, seconds = 60) {
  const giveUpAt = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
