import {randomBytes} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {parseConfig} from 'wa-desk-gateway';
import {codeOf, StartFailure} from './failure.mjs';

/** @typedef {Extract<import('wa-desk-gateway').Config['tenants'] extends ReadonlyMap<string, infer T> ? T : never, object>} Tenant */
/**
 * @typedef {object} DemoConfig
 * @property {string} json what the gateway reads: the file with the CRM's origins added
 * @property {Record<string, string>} secrets for the gateway's environment
 * @property {Tenant} tenant the CRM's
 * @property {import('../crm/desk-token.mjs').TokenIssuer} issuer how the CRM signs its agents' tokens
 */

/** Named in demo/gateway.json. */
const SECRET_VARIABLE = 'WA_DEMO_TOKEN_SECRET';

/**
 * Reads the gateway's configuration and makes the CRM of the demo part of it: its first tenant is the CRM's.
 * @param {string} path
 * @param {readonly string[]} origins of the CRM
 * @param {Readonly<Record<string, string | undefined>>} variables
 * @returns {Promise<DemoConfig>}
 * @throws {StartFailure} that lists every mistake in the file
 */
export async function readDemoConfig(path, origins, variables) {
  const secrets = {[SECRET_VARIABLE]: randomBytes(32).toString('base64url')};
  try {
    /** @type {unknown} */
    const given = JSON.parse(await readFile(path, 'utf8'));
    const [tenant] = parseConfig(given, {...variables, ...secrets}).tenants.values();
    if (tenant?.issuer.algorithm !== 'HS256') {
      throw new StartFailure(`${path}: the CRM of the demo needs a tenant whose issuer signs with HS256.`);
    }
    return {
      json: JSON.stringify(withOrigins(given, tenant.id, origins), null, 2),
      secrets,
      tenant,
      issuer: {...tenant.issuer, tenant: tenant.id},
    };
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    if (error instanceof SyntaxError) throw new StartFailure(`${path} is no JSON: mind commas and quotes.`);
    if (codeOf(error) !== null) throw new StartFailure(`${path} cannot be read (${codeOf(error)}): correct WA_CONFIG.`);
    throw new StartFailure(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * @param {any} config checked
 * @param {string} tenantId
 * @param {readonly string[]} origins
 */
function withOrigins(config, tenantId, origins) {
  const tenant = config.tenants[tenantId];
  const all = [...new Set([...origins, ...tenant.origins])];
  return {...config, tenants: {...config.tenants, [tenantId]: {...tenant, origins: all}}};
}
