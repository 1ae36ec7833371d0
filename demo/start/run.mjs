import {randomBytes, randomInt} from 'node:crypto';
import {once} from 'node:events';
import {access, constants, mkdir} from 'node:fs/promises';
import {join, relative} from 'node:path';
import {build, isBuildNeeded} from './build.mjs';
import {codeOf, StartFailure} from './failure.mjs';
import {GatewayProcess} from './gateway-process.mjs';
import {greeting} from './greeting.mjs';
import {claimPorts, portProblem} from './ports.mjs';
import {readSettings} from './settings.mjs';

/** @typedef {import('./settings.mjs').Part} Part */

/** The fake's one business account; nothing reads it but the fake itself. */
const ACCOUNT = '180000000000401';

/**
 * Starts everything, says what to open, and stops everything on Ctrl+C or SIGTERM.
 * @param {string} root of the repository
 */
export async function run(root) {
  const stopping = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => stopping.abort()); // twice: at once
  /** @type {(() => Promise<void>)[]} */
  const started = [];
  try {
    const text = await start(root, stopping.signal, started);
    if (!stopping.signal.aborted) {
      console.log(text);
      await once(stopping.signal, 'abort');
    }
    console.log('Stopping …');
  } catch (error) {
    console.error(error instanceof StartFailure ? error.message : error);
    process.exitCode = 1;
  } finally {
    for (const stop of started.toReversed()) await stop();
  }
}

/**
 * @param {string} root
 * @param {AbortSignal} signal
 * @param {(() => Promise<void>)[]} started how to stop what has been started, in order
 * @returns {Promise<string>} what to tell the user
 * @throws {StartFailure}
 */
async function start(root, signal, started) {
  const {ports: wanted, dataDir, configPath, ownConfig, live} = readSettings(root, process.env);
  const ports = await claimPorts(live ? {...wanted, phone: 0} : wanted);
  await openFolder(dataDir);
  if (await isBuildNeeded(root)) {
    console.log('Building …');
    await build(root, signal);
  }
  if (signal.aborted) return '';
  console.log('Starting …');

  const {readDemoConfig} = await import('./gateway-config.mjs'); // stands on what was built
  const crmUrl = `http://localhost:${ports.crm}`;
  const gatewayUrl = `http://127.0.0.1:${ports.gateway}`;
  const origins = [crmUrl, `http://127.0.0.1:${ports.crm}`];
  const config = await readDemoConfig(configPath, origins, process.env);
  const {tenant} = config;

  const lines = [...tenant.lines.values()];
  const fake = live ? null : await startFake(ports.phone, gatewayUrl, lines);
  if (fake) started.push(() => fake.close());
  const logPath = join(dataDir, 'gateway.log');
  const gateway = new GatewayProcess({
    program: join(root, 'gateway', 'dist', 'server.js'),
    url: gatewayUrl,
    folder: root,
    config: {path: join(dataDir, 'gateway.json'), json: config.json},
    variables: {
      ...process.env,
      ...fake?.credentials,
      ...config.secrets,
      PORT: String(ports.gateway),
      HOST: '127.0.0.1',
      WA_DATA_DIR: dataDir,
      WA_CONFIG: join(dataDir, 'gateway.json'),
    },
    logPath,
    tell: (line) => console.log(line),
  });
  started.push(() => gateway.stop());
  await gateway.start();
  if (signal.aborted) return '';
  await Promise.race([fake?.whenVerified(), once(signal, 'abort')]);

  const {createCrm} = await import('../crm/server.mjs');
  const phoneUrl = fake && `http://localhost:${fake.port}/phone/`;
  const agents = [...tenant.agents.values()];
  const crm = await onPort('crm', ports.crm, () =>
    createCrm({port: ports.crm, gatewayUrl, phoneUrl, agents, issuer: config.issuer}),
  );
  started.push(() => crm.close());
  return greeting({
    crmUrl,
    gatewayUrl,
    phoneUrl,
    agents,
    lines,
    ownConfig,
    configName: shown(configPath),
    dataName: shown(dataDir),
    logName: shown(logPath),
    gatewayPid: gateway.pid,
  });
}

/**
 * The fake Graph API with the customer phone, and what the gateway must know to talk to it.
 * @param {number} port
 * @param {string} gatewayUrl
 * @param {readonly {phoneNumberId: string, displayNumber: string, name: string}[]} lines
 */
async function startFake(port, gatewayUrl, lines) {
  const {createFakeGraph} = await import('../fake-graph/fake-graph.mjs');
  const [accessToken, appSecret, verifyToken] = [newSecret(), newSecret(), newSecret()];
  const fake = await onPort('phone', port, () =>
    createFakeGraph({
      port,
      accessToken,
      appSecret,
      verifyToken,
      callbackUrl: `${gatewayUrl}/webhooks/whatsapp`,
      numbers: lines.map(({phoneNumberId, displayNumber, name}) => ({
        id: phoneNumberId,
        wabaId: ACCOUNT,
        display: displayNumber,
        verifiedName: name,
      })),
      seed: randomInt(2 ** 31), // the gateway keeps what it has seen: message ids must not come again
    }),
  );
  const credentials = {
    WA_GRAPH_URL: fake.url,
    WA_ACCESS_TOKEN: accessToken,
    WA_APP_SECRET: appSecret,
    WA_VERIFY_TOKEN: verifyToken,
  };
  return {...fake, credentials};
}

/**
 * @template T
 * @param {Part} part
 * @param {number} port
 * @param {() => Promise<T>} listen
 */
async function onPort(part, port, listen) {
  try {
    return await listen();
  } catch (error) {
    throw codeOf(error) === null ? error : new StartFailure(portProblem(part, port, error));
  }
}

/** @param {string} folder */
async function openFolder(folder) {
  try {
    await mkdir(folder, {recursive: true});
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartFailure(
      `The folder ${folder} cannot be written (${codeOf(error)}). Make it writable, or name another in WA_DATA_DIR.`,
    );
  }
}

const newSecret = () => randomBytes(24).toString('hex');

/**
 * A path as somebody in this folder would write it.
 * @param {string} path
 */
function shown(path) {
  const near = relative('', path);
  return near.startsWith('..') ? path : near;
}
