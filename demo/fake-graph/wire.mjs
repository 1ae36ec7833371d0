import {createHmac} from 'node:crypto';

/** @param {string} char */
const escapeUnit = (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * JSON as the Graph API answers it: non-ASCII as `\uXXXX` lower case, `/` as `\/`.
 * @param {unknown} value
 */
export function toGraphJson(value) {
  return JSON.stringify(value)
    .replaceAll(/[\u007f-\uffff]/g, escapeUnit)
    .replaceAll('/', String.raw`\/`);
}

/** Upper-case hex here, lower case for non-ASCII: FACTS 5. */
const WEBHOOK_ESCAPES = new Map([
  ['@', String.raw`\u0040`],
  ['<', String.raw`\u003C`],
  ['%', String.raw`\u0025`],
]);

/**
 * The exact bytes of a webhook: as `toGraphJson`, and `@`, `<`, `%` escaped too; no trailing newline.
 * @param {unknown} body
 */
export function toWebhookBytes(body) {
  return Buffer.from(
    toGraphJson(body).replaceAll(/[@<%]/g, (char) => WEBHOOK_ESCAPES.get(char) ?? char),
    'latin1',
  );
}

/**
 * Value of `X-Hub-Signature-256`.
 * @param {string} appSecret
 * @param {Uint8Array} bytes
 */
export function sign256(appSecret, bytes) {
  return `sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}`;
}

/**
 * Value of the legacy `X-Hub-Signature`.
 * @param {string} appSecret
 * @param {Uint8Array} bytes
 */
export function sign1(appSecret, bytes) {
  return `sha1=${createHmac('sha1', appSecret).update(bytes).digest('hex')}`;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {string} phone */
export function digitsOf(phone) {
  return phone.replaceAll(/\D/g, '');
}
