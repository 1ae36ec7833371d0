import * as v from 'valibot';
import {DeskError} from '../../core/errors.js';
import {authorizationOf, parseJson, refusalOf, withToken, type Authorization} from './wire.js';
import type {Loading} from './media.js';
import {shape} from '../../core/shape.js';

const answer = shape({uploadId: v.string()});

/** Brings a file to the gateway. */
export async function uploadFile(
  url: URL,
  file: File,
  authorization: Authorization,
  loading: Loading,
): Promise<string> {
  const {status, responseText} = await withToken(authorizationOf(authorization), (headers) =>
    send(url, file, headers, loading),
  );
  const body = parseJson(responseText);
  const success = v.safeParse(answer, body);
  if (status === 200 && success.success) return success.output.uploadId;
  throw refusalOf(status, body);
}

/** Only this kind of request tells how far it has come. */
async function send(
  url: URL,
  file: File,
  headers: Readonly<Record<string, string>>,
  {signal, onProgress}: Loading,
): Promise<XMLHttpRequest> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const settled = (settle: () => void) => () => {
      signal.removeEventListener('abort', abort);
      settle();
    };
    signal.addEventListener('abort', abort);
    request.upload.addEventListener('progress', ({loaded, total}) => {
      if (total > 0) onProgress(Math.min(1, loaded / total));
    });
    request.addEventListener(
      'load',
      settled(() => resolve(request)),
    );
    request.addEventListener(
      'error',
      settled(() => reject(new DeskError('unreachable', 'The gateway gave no answer.'))),
    );
    request.addEventListener(
      'abort',
      settled(() => reject(signal.reason instanceof Error ? signal.reason : new DOMException('Aborted', 'AbortError'))),
    );
    request.open('POST', url);
    const ofFile = {
      'content-type': file.type === '' ? 'application/octet-stream' : file.type,
      'x-file-name': encodeURIComponent(file.name),
    };
    for (const [name, value] of Object.entries({...headers, ...ofFile})) request.setRequestHeader(name, value);
    request.send(file);
  });
}
