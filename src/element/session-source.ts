import type {ContactCenterAdapter} from '../core/adapter.js';
import {DeskError} from '../core/errors.js';

/** What an element that makes its own session says about where it comes from. */
export interface SessionSource {
  /** A contact centre of the page's own; goes before `endpoint`. */
  readonly adapter: ContactCenterAdapter | undefined;
  /** Address of a gateway. */
  readonly endpoint: string;
  /** Where the CRM hands out the agent's token: asked by POST with the CRM's own login, answers `{"token": …}`. */
  readonly tokenUrl: string;
  /** Hands out the agent's token; goes before `tokenUrl`. */
  readonly getToken: (() => Promise<string>) | undefined;
  /** A simulated contact centre instead of a real one. */
  readonly demo?: boolean;
}

/** In ms, as long as the adapter waits. */
const TOKEN_TIMEOUT = 15_000;

/** What makes it another session when it changes; `getToken` may be another function at every render of the page. */
export function keyOf({adapter, endpoint, tokenUrl, getToken, demo = false}: SessionSource): readonly unknown[] {
  return [adapter, endpoint, tokenUrl, getToken !== undefined, demo];
}

/** Something to make a session from; false while, say, `getToken` has yet to come. */
export function isComplete({adapter, endpoint, tokenUrl, getToken, demo = false}: SessionSource): boolean {
  return adapter !== undefined || demo || (endpoint !== '' && (getToken !== undefined || tokenUrl !== ''));
}

/** Something was said at all. */
export function isNamed({adapter, endpoint, demo = false}: SessionSource): boolean {
  return adapter !== undefined || demo || endpoint !== '';
}

/** Loads what this source needs and nothing else. An adapter tries again and again: why it must is told to `onTrouble`. */
export async function createAdapter(
  source: SessionSource,
  onTrouble: (error: DeskError) => void,
): Promise<ContactCenterAdapter> {
  if (source.adapter) {
    const {checked} = await import('./checked-adapter.js');
    return checked(source.adapter);
  }
  if (source.demo) {
    const {createSimulatorAdapter} = await import('../adapters/simulator.js');
    return createSimulatorAdapter();
  }
  const endpoint = absolute(source.endpoint);
  const {createGatewayAdapter} = await import('../adapters/gateway.js');
  const getToken = async () => {
    try {
      // through the source, so that the newest `getToken` counts
      return await (source.getToken?.() ?? fetchToken(source.tokenUrl));
    } catch (error) {
      const refusal =
        error instanceof DeskError ? error : new DeskError('not-connected', '`getToken` failed: it must give a token.');
      onTrouble(refusal);
      throw refusal;
    }
  };
  return createGatewayAdapter({endpoint, getToken, onTrouble});
}

function absolute(endpoint: string): string {
  const url = URL.canParse(endpoint, document.baseURI) ? new URL(endpoint, document.baseURI) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new DeskError('not-connected', '`endpoint` must be the http(s) address of a gateway.');
  return url.href;
}

async function fetchToken(tokenUrl: string): Promise<string> {
  let response: Response;
  try {
    response = await fetch(tokenUrl, {
      method: 'POST',
      credentials: 'include',
      signal: AbortSignal.timeout(TOKEN_TIMEOUT), // the adapter asks anew: what hangs would take up all connections
    });
  } catch {
    throw new DeskError('unreachable', '`token-url` did not answer: does it allow this page (CORS)?');
  }
  const {status} = response;
  if (status === 401 || status === 403)
    throw new DeskError('signed-out', `\`token-url\` answered ${status}: is the agent signed in to the CRM?`);
  if (status >= 500 || status === 429)
    throw new DeskError('unreachable', `\`token-url\` answered ${status}: try again later.`);
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && typeof body === 'object' && body && 'token' in body && typeof body.token === 'string')
    return body.token;
  throw new DeskError('not-connected', `\`token-url\` answered ${status} without \`{"token": "…"}\`.`);
}
