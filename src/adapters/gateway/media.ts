import {DeskError} from '../../core/errors.js';
import {authorizationOf, withToken, type Authorization} from './wire.js';

export interface Loading {
  readonly signal: AbortSignal;
  readonly onProgress: (share: number) => void;
}

/** Fetches a file with the token in a header, and tells how much of it is here. */
export async function loadFile(url: URL, authorization: Authorization, {signal, onProgress}: Loading): Promise<Blob> {
  try {
    const response = await withToken(authorizationOf(authorization), (headers) =>
      fetch(url, {headers, signal, cache: 'no-store'}),
    );
    if (!response.ok) throw refusal(response.status);
    const type = response.headers.get('content-type') ?? '';
    const size = Number(response.headers.get('content-length'));
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let loaded = 0;
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      parts.push(part.value);
      loaded += part.value.length;
      if (size > 0) onProgress(Math.min(1, loaded / size));
    }
    if (size > 0 && loaded < size) throw new DeskError('unreachable', 'The file broke off on the way.');
    onProgress(1);
    return new Blob(parts, {type});
  } catch (error) {
    if (error instanceof DeskError || signal.aborted) throw error;
    throw new DeskError('unreachable', 'The gateway gave no answer.');
  }
}

function refusal(status: number): DeskError {
  if (status === 401) return new DeskError('signed-out', 'The gateway refused the agent’s token.');
  if (status === 429) return new DeskError('rate-limited', 'The gateway asks to slow down.');
  if (status >= 500) return new DeskError('unreachable', `The gateway answered ${status}.`);
  if ([404, 409, 410, 415].includes(status)) return new DeskError('not-found', 'There is no such file for this agent.');
  return new DeskError('internal', `The gateway answered ${status}: check the endpoint and the tenant's origins.`);
}
