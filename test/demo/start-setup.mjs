import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {chmod, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after} from 'node:test';
import {fileURLToPath} from 'node:url';
import {DeskSession} from 'wa-desk/core';
import {createGatewayAdapter} from 'wa-desk/adapters/gateway';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MAYA = 'GB.40100000000000000001';
const LINE = '290000000000401';
const FREE_PORTS = {WA_DEMO_CRM_PORT: '0', WA_DEMO_GATEWAY_PORT: '0', WA_DEMO_PHONE_PORT: '0'};

export const folder = await mkdtemp(join(tmpdir(), 'wa-desk-start-'));
await chmod(folder, 0o755); // root's database runs as another user, who must get in
export const DATA = join(folder, 'data');
after(() => rm(folder, {recursive: true, force: true}));

/** `npm start` as a process of its own, in the environment of a user who has set nothing but this. */
export function startDemo(t, variables) {
  const {PATH, HOME, SystemRoot} = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'demo', 'start.mjs')], {
    cwd: ROOT,
    env: {PATH, HOME, SystemRoot, WA_DATA_DIR: DATA, ...FREE_PORTS, ...variables},
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const demo = {
    child,
    output: '',
    ended: new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code))),
    says: (pattern) =>
      until(`the demo says ${pattern}`, () => {
        const found = pattern.exec(demo.output);
        if (!found && child.exitCode !== null) throw new Error(`The demo ended:\n${demo.output}`);
        return found;
      }),
    async stop() {
      child.kill('SIGTERM');
      return demo.ended;
    },
  };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (demo.output += text));
  t.after(() => demo.stop());
  return demo;
}

/** Resolves with the first true answer. */
export async function until(what, ask) {
  const giveUpAt = Date.now() + 120_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > giveUpAt) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Where everything is, as it was printed. */
export async function openedAt(demo) {
  await demo.says(/Ctrl\+C stops everything/);
  const addresses = [...demo.output.matchAll(/https?:\/\/\S+/g)].map(([url]) => url);
  const [, gateway, pid] = /Gateway: (\S+) \(process (\d+)\)/.exec(demo.output);
  return {
    addresses,
    gateway,
    pid: Number(pid),
    crm: addresses[0],
    phone: addresses.find((url) => url.includes('/phone')),
  };
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export const isGone = (url) =>
  fetch(url).then(
    () => false,
    () => true,
  );

export async function write(phone, text) {
  const response = await fetch(new URL(`/_sim/customers/${MAYA}/messages`, phone), {
    method: 'POST',
    body: JSON.stringify({numberId: LINE, type: 'text', text}),
  });
  assert.equal(response.status, 200);
}

/** The desk of the agent whom the CRM logs in by default. */
export async function openDesk(t, {crm, gateway}) {
  const getToken = async () => {
    const response = await fetch(new URL('/desk-token', crm), {method: 'POST'});
    return (await response.json()).token;
  };
  const session = new DeskSession({adapter: createGatewayAdapter({endpoint: gateway, getToken})});
  t.after(() => session.disconnect());
  await session.connect();
  return session;
}

export const knows = (session, text) =>
  [...session.state.threads.values()].some(({messages}) => messages.some(({content}) => content.text?.text === text));
