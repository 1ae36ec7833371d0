import * as v from 'valibot';
import type {Clock} from '../../core/clock.js';
import {DeskError} from '../../core/errors.js';
import type {Authorization} from './wire.js';
import {shape} from '../../core/shape.js';

/** A page that hands out no token in this time, in ms, is asked again. */
const TOKEN_TIMEOUT = 15_000;

/** A token is renewed so long before it ends, in ms. */
const MARGIN = 30_000;

const claims = shape({iss: v.string(), sub: v.string()});
const term = shape({exp: v.number()});

/** The tokens of one desk. All of them are the same agent's. */
export interface Credentials {
  readonly authorization: Authorization;
  /** Who the token speaks for, as far as it can be read here; the gateway alone verifies it. */
  readonly identity: () => Promise<string | undefined>;
  /** From now on the device is asked for at each request; undefined: it is the own one again. */
  shareDevice(deviceId: (() => Promise<string | undefined>) | undefined): void;
}

/**
 * Asks for a token whenever one is needed: before the last one ends, and when the gateway refuses it; one that does not
 * say when it ends is used for what is asked at that time alone. It lives in memory only. Who logs in to the CRM as somebody else, in another tab, must not have this
 * desk go on as that agent: a token of another is refused.
 */
export function createCredentials(
  getToken: () => Promise<string>,
  deviceId: string | undefined,
  clock: Clock,
): Credentials {
  const own = crypto.randomUUID();
  let known: string | undefined;
  let shared: (() => Promise<string | undefined>) | undefined;
  let kept: {readonly token: string; readonly until: number} | undefined;
  let spare: string | undefined; // asked for to learn whose it is, and not used yet
  let asking: Promise<string> | undefined;
  const ask = async (): Promise<string> => {
    kept = undefined;
    const token = await inTime(asked(getToken), clock);
    const payload = payloadOf(token);
    const identity = identityOf(payload);
    known ??= identity;
    if (identity !== known) throw new DeskError('signed-out', 'The token is another agent’s now: sign in again.');
    const {success, output} = v.safeParse(term, payload);
    if (success) kept = {token, until: output.exp * 1000 - MARGIN};
    return token;
  };
  const askOnce = () => (asking ??= ask().finally(() => (asking = undefined)));
  const atHand = () => (kept && clock.now() < kept.until ? kept.token : spare);
  return {
    async authorization(refused) {
      const last = atHand();
      const token = last === undefined || `Bearer ${last}` === refused ? await askOnce() : last;
      spare = undefined;
      return {authorization: `Bearer ${token}`, 'wa-desk-device': deviceId ?? (await shared?.()) ?? own};
    },
    async identity() {
      spare = await askOnce();
      return known;
    },
    shareDevice(next) {
      shared = next;
    },
  };
}

async function asked(getToken: () => Promise<string>): Promise<string> {
  try {
    return await getToken();
  } catch (error) {
    throw error instanceof DeskError
      ? error
      : new DeskError('not-connected', '`getToken` failed: it must give a token.');
  }
}

async function inTime(token: Promise<string>, clock: Clock): Promise<string> {
  let cancel: (() => void) | undefined;
  const late = new Promise<never>((_, reject) => {
    cancel = clock.after(TOKEN_TIMEOUT, () =>
      reject(new DeskError('unreachable', '`getToken` gave no token in time.')),
    );
  });
  try {
    return await Promise.race([token, late]);
  } finally {
    cancel?.();
  }
}

function identityOf(payload: unknown): string | undefined {
  const parsed = v.safeParse(claims, payload);
  return parsed.success ? JSON.stringify([parsed.output.iss, parsed.output.sub]) : undefined;
}

function payloadOf(token: string): unknown {
  const [, payload = ''] = token.split('.');
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
      sign.charCodeAt(0),
    );
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
