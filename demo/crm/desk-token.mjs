import {randomUUID} from 'node:crypto';
import {SignJWT} from 'jose';

/**
 * Who vouches for the agents, as the gateway's configuration says.
 * @typedef {object} TokenIssuer
 * @property {string} issuer
 * @property {string} audience
 * @property {string} tenant
 * @property {import('node:crypto').KeyObject} secret
 */

const LIFETIME = '10 minutes';

/**
 * Returns what signs a token with which an agent's desk may call the gateway.
 * @param {TokenIssuer} by
 * @returns {(agentId: string) => Promise<string>}
 */
export function createDeskTokens({issuer, audience, tenant, secret}) {
  return (agentId) =>
    new SignJWT({tenant})
      .setProtectedHeader({alg: 'HS256'})
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(agentId)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(LIFETIME)
      .sign(secret);
}
