import * as v from 'valibot';
import {DeskError, isDeskErrorCode} from '../../core/errors.js';
import {parseDeskEvent, type DeskEvent} from '../../core/desk-event.js';
import {shape} from '../../core/shape.js';

/** The headers that say who asks; never with the token of `refused`, which was their `authorization` before. */
export type Authorization = (refused?: string) => Promise<Who>;
type Who = Readonly<Record<'authorization' | 'wa-desk-device', string>>;

const COMMAND_TIMEOUT = 10_000;

const failure = shape({error: shape({code: v.string(), message: v.string()})});

/** Asks with the token at hand and, where it is refused, once more with a new one. */
export async function withToken<T extends {readonly status: number}>(
  authorization: Authorization,
  ask: (headers: Who) => Promise<T>,
): Promise<T> {
  const headers = await authorization();
  const answer = await ask(headers);
  return answer.status === 401 ? ask(await authorization(headers.authorization)) : answer;
}

export async function post(url: URL, body: unknown, authorization: Authorization): Promise<Response> {
  return withToken(authorizationOf(authorization), async (headers) => {
    try {
      return await fetch(url, {
        method: 'POST',
        headers: {...headers, 'content-type': 'application/json'},
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(COMMAND_TIMEOUT),
      });
    } catch {
      throw new DeskError('unreachable', 'The gateway gave no answer.');
    }
  });
}

/** A token that nobody handed out is no answer, unless the reason is that this desk is somebody else's now. */
export const authorizationOf =
  (authorization: Authorization): Authorization =>
  async (refused) => {
    try {
      return await authorization(refused);
    } catch (error) {
      if (error instanceof DeskError && error.code === 'signed-out') throw error;
      throw new DeskError('unreachable', 'There is no token to ask the gateway with.');
    }
  };

export const TOKEN_REFUSED =
  'The gateway refused the agent’s token: is it signed with the tenant’s key, for an agent it knows, and not over?';

/** Fetches what a desk begins with; what is no answer of a gateway says what to look at. */
export async function fetchBeginning(url: URL, init: RequestInit, type: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, {...init, cache: 'no-store'});
  } catch {
    throw new DeskError(
      'unreachable',
      `No answer from ${url.origin} that this page may read: does a gateway run there, and do the tenant’s \`origins\` name ${location.origin}?`,
    );
  }
  const {status, ok} = response;
  if (status === 401 || (ok && response.headers.get('content-type')?.startsWith(type))) return response;
  if (status >= 500 || status === 429) throw new DeskError('unreachable', `The gateway answered ${status}.`);
  const what = ok ? `with no ${type}` : String(status);
  throw new DeskError(
    'not-connected',
    status === 403
      ? `The gateway answered 403: do the tenant’s \`origins\` name ${location.origin}?`
      : `${url.origin} answered ${what}: is \`endpoint\` the address of a gateway?`,
  );
}

/** What a later gateway says and this version does not know is left out. */
export function readEvent(input: unknown): DeskEvent[] {
  const parsed = parseDeskEvent(input);
  return parsed.ok ? [parsed.value] : [];
}

export function refusalOf(status: number, body: unknown): DeskError {
  const parsed = v.safeParse(failure, body);
  if (parsed.success) {
    const {code, message} = parsed.output.error;
    return new DeskError(isDeskErrorCode(code) ? code : 'internal', message);
  }
  // without a reason of ours it is a proxy's answer, or a gateway in trouble: the same key may be asked again
  // and a 200 without a readable body broke off on the way
  return status >= 500 || status === 429 || status < 300
    ? new DeskError('unreachable', `The gateway answered ${status}.`)
    : new DeskError('internal', `The gateway answered ${status}: check the endpoint and the tenant's origins.`);
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
