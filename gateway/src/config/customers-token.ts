import {createHash} from 'node:crypto';
import * as v from 'valibot';

const LEAST_CHARACTERS = 32;
const EXPECTED = `a text of at least ${LEAST_CHARACTERS} characters without white space, or {"env": "NAME"} naming an environment variable that holds one`;

/**
 * With what a tenant's back end asks who a customer is. Only its digest is kept, which is also what is compared.
 * @param environment - where a secret given as `{"env": "NAME"}` is looked up
 */
export function customersTokenSchema(environment: Readonly<Record<string, string | undefined>>) {
  return v.pipe(
    v.union([v.string(), v.strictObject({env: v.string()})], EXPECTED),
    v.transform((token) => (typeof token === 'string' ? token : (environment[token.env] ?? ''))),
    v.check((token) => token.length >= LEAST_CHARACTERS && !/\s/.test(token), EXPECTED),
    v.transform(digestOf),
  );
}

export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();
