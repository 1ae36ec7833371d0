import {
  createLocalJWKSet,
  createRemoteJWKSet,
  decodeJwt,
  errors,
  jwtVerify,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
} from 'jose';
import type {Clock} from '../clock.js';
import type {Config, Issuer, Tenant} from '../config.js';

/** The agent a request comes from, as the CRM's back end vouches for. */
export interface AuthenticatedAgent {
  readonly tenantId: string;
  readonly agentId: string;
  /** ms epoch; the token is accepted for another minute, for clocks that differ. */
  readonly expiresAt: number;
}

export type TokenResult =
  {readonly ok: true; readonly agent: AuthenticatedAgent} | {readonly ok: false; readonly reason: TokenRefusal};

/**
 * `untrusted`: not signed by the tenant's issuer, or not for us. `unknown-agent`: trusted, but no agent of the tenant.
 * `unverifiable`: the issuer's key set could not be had now, so nobody can tell.
 */
export type TokenRefusal = 'missing' | 'malformed' | 'expired' | 'untrusted' | 'unknown-agent' | 'unverifiable';

const CLOCK_TOLERANCE_SECONDS = 60;

/** Checks a token against the key of one tenant's issuer. */
type Check = (token: string, options: JWTVerifyOptions) => ReturnType<typeof jwtVerify>;

/**
 * Returns the check of an `Authorization` header. A token is a JWT with `iss`, `aud`, `tenant`, `sub` (the agent's id),
 * `exp` and `jti`, signed with the algorithm and key that the tenant's configuration pins; what its header says about
 * algorithms and keys chooses at most among the configured keys. The check never throws.
 */
export function createTokenVerifier(
  config: Config,
  clock: Clock,
): (authorizationHeader: string | undefined) => Promise<TokenResult> {
  let {tenants} = config;
  let byIssuer = checksOf(tenants);

  return async (authorizationHeader) => {
    if (tenants !== config.tenants) {
      ({tenants} = config);
      byIssuer = checksOf(tenants); // the configuration was reloaded
    }
    if (!authorizationHeader?.trim()) return refuse('missing');
    const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i.exec(authorizationHeader.trim())?.[1];
    if (token === undefined) return refuse('malformed');
    try {
      const trusted = byIssuer.get(decodeJwt(token).iss ?? '');
      if (!trusted) return refuse('untrusted');
      const {tenant, check} = trusted;
      const {payload} = await check(token, {
        issuer: tenant.issuer.issuer,
        audience: tenant.issuer.audience,
        algorithms: [tenant.issuer.algorithm],
        requiredClaims: ['exp', 'jti', 'sub', 'tenant'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(clock.now()),
      });
      const {exp, jti, sub} = payload;
      if (payload['tenant'] !== tenant.id || typeof jti !== 'string' || jti === '') return refuse('untrusted');
      if (exp === undefined || sub === undefined || !tenant.agents.has(sub)) return refuse('unknown-agent');
      return {ok: true, agent: {tenantId: tenant.id, agentId: sub, expiresAt: exp * 1000}};
    } catch (error) {
      return refuse(refusalFor(error));
    }
  };
}

function checksOf(tenants: Config['tenants']): ReadonlyMap<string, {tenant: Tenant; check: Check}> {
  return new Map(
    [...tenants.values()].map((tenant) => [tenant.issuer.issuer, {tenant, check: createCheck(tenant.issuer)}]),
  );
}

function createCheck(issuer: Issuer): Check {
  if (issuer.algorithm === 'HS256') return (token, options) => jwtVerify(token, issuer.secret, options);
  const keys = issuer.keySet instanceof URL ? fetchedKeys(issuer.keySet) : createLocalJWKSet(issuer.keySet);
  return (token, options) => jwtVerify(token, keys, options);
}

function fetchedKeys(address: URL): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(address);
  return async (...asked) => {
    try {
      return await keys(...asked);
    } catch (error) {
      const answered = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
      throw answered ? error : new KeysUnavailable();
    }
  };
}

class KeysUnavailable extends Error {}

function refuse(reason: TokenRefusal): TokenResult {
  return {ok: false, reason};
}

function refusalFor(error: unknown): TokenRefusal {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) return 'malformed';
  return error instanceof KeysUnavailable ? 'unverifiable' : 'untrusted';
}
