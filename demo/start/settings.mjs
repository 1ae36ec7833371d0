import {join, resolve} from 'node:path';
import {StartFailure} from './failure.mjs';

/** @typedef {'crm' | 'gateway' | 'phone'} Part */
/**
 * @typedef {object} Settings
 * @property {Record<Part, number>} ports 0 = any free one
 * @property {string} dataDir
 * @property {string} configPath
 * @property {boolean} ownConfig whether `configPath` was given
 * @property {boolean} live the gateway talks to WhatsApp, not to the fake
 */

/** @type {Record<Part, string>} */
export const PORT_VARIABLES = {
  crm: 'WA_DEMO_CRM_PORT',
  gateway: 'WA_DEMO_GATEWAY_PORT',
  phone: 'WA_DEMO_PHONE_PORT',
};
const CREDENTIALS = ['WA_ACCESS_TOKEN', 'WA_APP_SECRET', 'WA_VERIFY_TOKEN'];

/**
 * An empty variable counts as not set.
 * @param {string} root of the repository
 * @param {Readonly<Record<string, string | undefined>>} variables
 * @returns {Settings}
 * @throws {StartFailure}
 */
export function readSettings(root, variables) {
  /**
   * @param {Part} part
   * @param {number} usual
   */
  const port = (part, usual) => {
    const name = PORT_VARIABLES[part];
    const value = variables[name] || String(usual);
    if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) return Number(value);
    throw new StartFailure(`Set ${name} to a whole number from 0 to 65535; 0 takes any free port.`);
  };
  const missing = CREDENTIALS.filter((name) => !variables[name]);
  if (missing.length > 0 && missing.length < CREDENTIALS.length) {
    throw new StartFailure(
      `${missing.join(' and ')} not set: WhatsApp needs ${CREDENTIALS.join(', ')} together; ` +
        'the simulated customer phone needs none of them.',
    );
  }
  return {
    ports: {crm: port('crm', 8400), gateway: port('gateway', 8401), phone: port('phone', 8402)},
    dataDir: resolve(variables['WA_DATA_DIR'] || join(root, '.data')),
    configPath: resolve(variables['WA_CONFIG'] || join(root, 'demo', 'gateway.json')),
    ownConfig: Boolean(variables['WA_CONFIG']),
    live: missing.length === 0,
  };
}
