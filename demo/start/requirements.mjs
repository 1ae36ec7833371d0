import {existsSync} from 'node:fs';
import {join} from 'node:path';

const LEAST = [20, 19];

/**
 * @param {string} root of the repository
 * @param {string} version of Node, such as 20.19.0
 * @returns {string | null} what to do before the demo can start
 */
export function whatIsMissing(root, version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor = 0, leastMinor = 0] = LEAST;
  if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
    return `The demo needs Node ${LEAST.join('.')} or newer; this is Node ${version}.`;
  }
  // the gateway's own: an npm that skipped workspaces leaves a node_modules without them
  const installed = ['wa-desk-gateway', 'fastify', 'jose'].every((name) =>
    existsSync(join(root, 'node_modules', name)),
  );
  return installed ? null : 'The packages are not installed: run "npm ci" first.';
}
