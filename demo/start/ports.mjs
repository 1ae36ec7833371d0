import {createServer} from 'node:net';
import {codeOf, StartFailure} from './failure.mjs';
import {PORT_VARIABLES} from './settings.mjs';

/** @typedef {import('./settings.mjs').Part} Part */

/** @type {Part[]} */
const PARTS = ['crm', 'gateway', 'phone'];
const NAMES = {crm: 'CRM', gateway: 'gateway', phone: 'customer phone'};

/**
 * Looks whether every port is free, and finds one where any will do. All are known before the first part starts: the
 * gateway must be told the CRM's origin, and comes back on the same port after a crash.
 * @param {Readonly<Record<Part, number>>} wanted 0 = any free one
 * @returns {Promise<Record<Part, number>>}
 * @throws {StartFailure} that names every port in use
 */
export async function claimPorts(wanted) {
  const ports = {...wanted};
  const problems = [];
  const held = [];
  for (const part of PARTS) {
    try {
      const server = await hold(wanted[part], '127.0.0.1');
      held.push(server);
      ports[part] = portOf(server);
    } catch (error) {
      problems.push(portProblem(part, wanted[part], error));
    }
  }
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  if (problems.length > 0) throw new StartFailure(problems.join('\n'));
  return ports;
}

/**
 * @param {Part} part
 * @param {number} port
 * @param {unknown} error
 */
export function portProblem(part, port, error) {
  const code = codeOf(error);
  const change = `set ${PORT_VARIABLES[part]} to another port; 0 takes any free one.`;
  return code === 'EADDRINUSE'
    ? `Port ${port} of the ${NAMES[part]} is in use. Stop what uses it (the demo itself, perhaps), or ${change}`
    : `Port ${port} of the ${NAMES[part]} cannot be used (${code ?? 'unknown error'}): ${change}`;
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<import('node:net').Server>}
 */
function hold(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({port, host}, () => resolve(server));
  });
}

/** @param {import('node:net').Server} server */
function portOf(server) {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
