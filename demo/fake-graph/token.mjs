import {GraphError} from './errors.mjs';

/** @typedef {Pick<import('./sim.mjs').Sim, 'options' | 'faults'>} Guard */

/**
 * @param {Guard} guard
 * @param {string | undefined} authorization
 * @throws {GraphError}
 */
export function checkToken({options, faults}, authorization) {
  if (!authorization) {
    throw new GraphError(104, {http: 401, message: 'An access token is required to request this resource.'});
  }
  if (authorization !== `Bearer ${options.accessToken}`) {
    throw new GraphError(190, {message: 'Invalid OAuth access token - Cannot parse access token'});
  }
  if (faults.tokenExpiredAt > 0) {
    const since = new Date(faults.tokenExpiredAt).toUTCString();
    throw new GraphError(190, {message: `Error validating access token: it expired on ${since}`, subcode: 463});
  }
}

/**
 * @param {Guard} guard
 * @param {string | undefined} authorization
 */
export function isAuthorised({options, faults}, authorization) {
  return authorization === `Bearer ${options.accessToken}` && faults.tokenExpiredAt === 0;
}
