import {sign1, sign256} from './wire.mjs';

/** @typedef {{http: number | null, outcome: string}} Attempt */
/**
 * `signature`: null = no `X-Hub-Signature-256` header at all; `forged` = signed with another secret.
 * @typedef {{signature?: string | null, contentType?: string, forged?: boolean}} Oddities
 */

/**
 * @param {import('./gateway-call.mjs').GatewayLine} line
 * @param {string} url
 * @param {Uint8Array} bytes
 * @param {string} appSecret
 * @param {Oddities} oddities
 * @param {AbortSignal} signal
 * @returns {Promise<Attempt>}
 */
export async function postSigned(line, url, bytes, appSecret, oddities, signal) {
  const {forged = false, contentType = 'application/json'} = oddities;
  const {signature = sign256(forged ? `${appSecret}-forged` : appSecret, bytes)} = oddities;
  const answer = await line.call(url, {
    method: 'POST',
    headers: {
      'Content-Type': contentType,
      'User-Agent': 'facebookexternalua',
      'X-Hub-Signature': sign1(appSecret, bytes),
      ...(signature !== null && {'X-Hub-Signature-256': signature}),
    },
    body: bytes,
    signal,
  });
  if (answer.http === null) return {http: null, outcome: answer.reason};
  return {http: answer.http, outcome: answer.http === 200 ? 'accepted' : 'refused'};
}
