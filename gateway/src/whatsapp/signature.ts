import {createHmac, timingSafeEqual} from 'node:crypto';

/**
 * Whether `X-Hub-Signature-256` signs exactly these bytes with the app secret. Never throws.
 *
 * @param appSecret - Secret of the Meta app; an empty one refuses everything.
 * @param rawBody - Bytes as received, before any decoding.
 * @param header - `sha256=` and 64 hex digits; anything else is refused.
 */
export function verifySignature(appSecret: string, rawBody: Uint8Array, header: string | undefined | null): boolean {
  if (typeof appSecret !== 'string' || appSecret === '') return false;
  if (!(rawBody instanceof Uint8Array) || typeof header !== 'string') return false;
  const digits = /^sha256=([0-9a-fA-F]{64})$/.exec(header)?.[1];
  if (digits === undefined) return false;
  const expected = createHmac('sha256', appSecret).update(rawBody).digest();
  return timingSafeEqual(expected, Buffer.from(digits, 'hex'));
}
