import * as v from 'valibot';
import type {Clock} from '../../core/clock.js';
import {DeskError} from '../../core/errors.js';
import type {Authorization} from './wire.js';
import {shape} from '../../core/shape.js';

/** A page that hands out no token in this time, in ms, is asked again. */
const TOKEN_TIMEOUT = 15_000;

const claims = shape({iss: v.string(), sub: v.string()});

/** The tokens of one desk. All of them are the same agent's. */
export interface Credentials {
  readonly authorization: Authorization;
  /** Who the token speaks for, as far as it can be read here; the gateway alone verifies it. */
  readonly identity: () => Promise<string | undefined>;
  /** From now on the device is asked for at each request; undefined: it is the own one again. */
  shareDevice(deviceId: (() => Promise<string | undefined>) | undefined): void;
}

/**
 * Asks for a token whenever one is needed. Who logs in to the CRM as somebody else, in another tab, must not have this
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
  let spare: string | undefined; // asked for to learn whose it is, and not used yet
  const ask = async (): Promise<string> => {
    const token = await inTime(getToken(), clock);
    const identity = identityOf(token);
    known ??= identity;
    if (identity !== known) throw new DeskError('signed-out', 'The token is another agent’s now: sign in again.');
    return token;
  };
  return {
    async authorization() {
      const token = spare ?? (await ask());
      spare = undefined;
      return {authorization: `Bearer ${token}`, 'wa-desk-device': deviceId ?? (await shared?.()) ?? own};
    },
    async identity() {
      spare = await ask();
      return known;
    },
    shareDevice(next) {
      shared = next;
    },
  };
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

function identityOf(token: string): string | undefined {
  const parsed = v.safeParse(claims, payloadOf(token));
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
