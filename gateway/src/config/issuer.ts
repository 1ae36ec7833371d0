import {createPublicKey, createSecretKey, type KeyObject} from 'node:crypto';
import * as v from 'valibot';
import {parseSecureUrl} from '../secure-url.js';
import {shape, text} from './schema.js';

const KEY_SET_ALGORITHMS = ['RS256', 'ES256', 'EdDSA'] as const;
type KeySetAlgorithm = (typeof KEY_SET_ALGORITHMS)[number];

/** A public key as RFC 7517 writes it. */
export interface PublicJwk {
  readonly kty: string;
  readonly kid?: string;
  readonly [member: string]: unknown;
}

/** Who signs the tokens of a tenant's agents, and how. */
export type Issuer = {readonly issuer: string; readonly audience: string} & (
  | {readonly algorithm: 'HS256'; readonly secret: KeyObject}
  | {readonly algorithm: KeySetAlgorithm; readonly keySet: {readonly keys: PublicJwk[]} | URL}
);

const SECRET_BYTES = 32;
const SECRET_EXPECTED = `a text of at least ${SECRET_BYTES} bytes, or {"env": "NAME"} naming an environment variable that holds one`;
const KEY_SET_EXPECTED =
  '{"keys": [...]} with public keys, or the https address of such a key set (http only on 127.0.0.1, [::1] or localhost)';

const Jwk = v.looseObject({kty: v.string(), kid: v.exactOptional(v.string())}, 'a public key as a JSON Web Key');

/** @param environment - where secrets given as `{"env": "NAME"}` are looked up */
export function issuerSchema(environment: Readonly<Record<string, string | undefined>>) {
  return v.pipe(
    shape({
      issuer: text,
      audience: text,
      algorithm: v.picklist(['HS256', ...KEY_SET_ALGORITHMS], `one of HS256, ${KEY_SET_ALGORITHMS.join(', ')}`),
      secret: v.exactOptional(v.union([v.string(), v.strictObject({env: v.string()})], SECRET_EXPECTED)),
      keySet: v.exactOptional(v.union([v.string(), v.strictObject({keys: v.array(Jwk)})], KEY_SET_EXPECTED)),
    }),
    v.rawTransform(({dataset: {value}, addIssue, NEVER}): Issuer => {
      const refuse = (key: 'secret' | 'keySet', message: string) => {
        addIssue({message, path: [{type: 'object', origin: 'value', input: value, key, value: value[key]}]});
        return NEVER;
      };
      const {issuer, audience, algorithm, secret, keySet} = value;
      if (algorithm === 'HS256') {
        if (keySet !== undefined) return refuse('keySet', 'nothing: HS256 works with a secret');
        const bytes = Buffer.from((typeof secret === 'object' ? environment[secret.env] : secret) ?? '');
        if (bytes.length < SECRET_BYTES) return refuse('secret', whichSecret(secret));
        return {issuer, audience, algorithm, secret: createSecretKey(bytes)}; // a KeyObject shows nothing in a log
      }
      if (secret !== undefined) return refuse('secret', `nothing: ${algorithm} works with a key set`);
      if (keySet === undefined) return refuse('keySet', KEY_SET_EXPECTED);
      if (typeof keySet === 'string') {
        const url = parseSecureUrl(keySet);
        return url ? {issuer, audience, algorithm, keySet: url} : refuse('keySet', KEY_SET_EXPECTED);
      }
      const expected = whatIsWrong(keySet.keys, algorithm);
      return expected === undefined ? {issuer, audience, algorithm, keySet} : refuse('keySet', expected);
    }),
  );
}

function whichSecret(secret: string | {env: string} | undefined): string {
  if (typeof secret !== 'object') return SECRET_EXPECTED;
  return `an environment variable ${secret.env} that holds at least ${SECRET_BYTES} bytes`;
}

/** Says what was expected of the keys, if they are not fit for the algorithm. */
function whatIsWrong(keys: readonly PublicJwk[], algorithm: KeySetAlgorithm): string | undefined {
  if (keys.length === 0) return 'at least one public key';
  const names = new Set(keys.map(({kid}) => kid));
  if (keys.length > 1 && (names.has(undefined) || names.size < keys.length)) return 'a "kid" of its own on every key';
  const wrong = keys.findIndex((key) => !fits(key, algorithm));
  return wrong === -1 ? undefined : `public keys only, each ${KEYS_EXPECTED[algorithm]}; keys[${wrong}] is not`;
}

const KEYS_EXPECTED = {
  RS256: 'an RSA key of at least 2048 bits',
  ES256: 'an elliptic curve key on P-256',
  EdDSA: 'an Ed25519 key',
} as const;

function fits(jwk: PublicJwk, algorithm: KeySetAlgorithm): boolean {
  if ('d' in jwk || (jwk['alg'] ?? algorithm) !== algorithm || (jwk['use'] ?? 'sig') !== 'sig') return false;
  let key;
  try {
    key = createPublicKey({key: jwk, format: 'jwk'});
  } catch {
    return false;
  }
  const {asymmetricKeyType: type, asymmetricKeyDetails: details} = key;
  switch (algorithm) {
    case 'RS256':
      return type === 'rsa' && (details?.modulusLength ?? 0) >= 2048;
    case 'ES256':
      return type === 'ec' && details?.namedCurve === 'prime256v1';
    case 'EdDSA':
      return type === 'ed25519';
    default:
      return algorithm satisfies never;
  }
}
