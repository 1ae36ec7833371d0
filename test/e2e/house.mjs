// A contact centre of running processes: gateways on one database, a CRM for each, customers' phones; no demo around it.
import {randomBytes, randomInt} from 'node:crypto';
import {chmod, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {createCrm} from '../../demo/crm/server.mjs';
import {createFakeGraph} from '../../demo/fake-graph/fake-graph.mjs';
import {readDemoConfig} from '../../demo/start/gateway-config.mjs';
import {GatewayProcess} from '../../demo/start/gateway-process.mjs';
import {createPhone} from './demo.mjs';
import {freePorts} from './free-ports.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const secret = () => randomBytes(24).toString('hex');

/**
 * @param {{gateways?: number, change?: (tenant: any) => void, customers?: object[], logLevel?: string}} options how many
 *   gateways, what is other than in the demo's configuration, who writes
 */
export async function openHouse({gateways: count = 1, change = () => undefined, customers, logLevel = 'info'} = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'wa-desk-house-'));
  await chmod(folder, 0o755); // as root the database runs as somebody else, who must get in
  const ports = await freePorts(count * 2);
  const gatewayUrls = ports.slice(0, count).map((port) => `http://127.0.0.1:${port}`);
  const crmPorts = ports.slice(count);
  const crmUrls = crmPorts.map((port) => `http://localhost:${port}`);

  const given = JSON.parse(await readFile(join(root, 'demo', 'gateway.json'), 'utf8'));
  change(given.tenants.demo);
  const wanted = join(folder, 'wanted.json');
  await writeFile(wanted, JSON.stringify(given));
  const config = await readDemoConfig(wanted, crmUrls, process.env);
  const lines = [...config.tenant.lines.values()];

  const [accessToken, appSecret, verifyToken, adminToken] = [secret(), secret(), secret(), secret()];
  const fake = await createFakeGraph({
    port: 0,
    accessToken,
    appSecret,
    verifyToken,
    callbackUrl: `${gatewayUrls[0]}/webhooks/whatsapp`,
    numbers: lines.map(({phoneNumberId: id, displayNumber: display, name}) => ({
      id,
      wabaId: '180000000000401',
      display,
      verifiedName: name,
    })),
    ...(customers && {customers}),
    seed: randomInt(2 ** 31),
  });
  const running = JSON.parse(config.json);
  const configPaths = gatewayUrls.map((_, index) => join(folder, `gateway-${index}.json`));
  const logPaths = gatewayUrls.map((_, index) => join(folder, `gateway-${index}.log`));

  const processes = gatewayUrls.map(
    (url, index) =>
      new GatewayProcess({
        program: join(root, 'gateway', 'dist', 'server.js'),
        url,
        folder: root,
        config: {path: configPaths[index], json: config.json},
        variables: {
          ...process.env,
          ...config.secrets,
          WA_GRAPH_URL: fake.url,
          WA_ACCESS_TOKEN: accessToken,
          WA_APP_SECRET: appSecret,
          WA_VERIFY_TOKEN: verifyToken,
          WA_ADMIN_TOKEN: adminToken,
          PORT: new URL(url).port,
          HOST: '127.0.0.1',
          WA_DATA_DIR: folder,
          WA_CONFIG: configPaths[index],
          LOG_LEVEL: logLevel,
        },
        logPath: logPaths[index],
        tell: () => undefined,
      }),
  );
  for (const gateway of processes) await gateway.start();
  await fake.whenVerified();
  const crms = await Promise.all(
    crmPorts.map((port, index) =>
      createCrm({
        port,
        gatewayUrl: gatewayUrls[index],
        phoneUrl: `http://localhost:${fake.port}/phone/`,
        agents: [...config.tenant.agents.values()],
        issuer: config.issuer,
      }),
    ),
  );

  const administer = async (method, path, index = 0) => {
    const response = await fetch(`${gatewayUrls[index % count]}/v1/admin/${path}`, {
      method,
      headers: {authorization: `Bearer ${adminToken}`},
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    return response.json();
  };

  return {
    /** Where this agent works; with several gateways the agents are spread over them. */
    crmFor: (agentId, index = 0) => `${crmUrls[index % count]}/login?as=${agentId}`,
    phone: createPhone(`http://127.0.0.1:${fake.port}`),
    /** What an administrator asks of any one gateway. */
    administer,
    /** Another configuration from now on, for all gateways while they run. */
    async reconfigure(changeTenant) {
      changeTenant(running.tenants.demo);
      await Promise.all(configPaths.map((path) => writeFile(path, JSON.stringify(running))));
      await administer('POST', 'reload');
    },
    /** All that the gateways have logged. */
    logs: async () => (await Promise.all(logPaths.map((path) => readFile(path, 'utf8')))).join('\n'),
    lineIds: lines.map(({phoneNumberId}) => phoneNumberId),
    async close() {
      await Promise.all(crms.map((crm) => crm.close()));
      for (const gateway of processes.toReversed()) await gateway.stop();
      await fake.close();
      await rm(folder, {recursive: true, force: true});
    },
  };
}
