import * as v from 'valibot';
import {DeskError} from '../../core/errors.js';
import {authorizationOf, parseJson, refusalOf, type Authorization} from './wire.js';
import type {Loading} from './media.js';
import {shape} from '../../core/shape.js';

const answer = shape({uploadId: v.string()});

/** Brings a file to the gateway. Only this kind of request tells how far it has come. */
export async function uploadFile(
  url: URL,
  file: File,
  authorization: Authorization,
  {signal, onProgress}: Loading,
): Promise<string> {
  const headers = {
    ...(await authorizationOf(authorization)),
    'content-type': file.type === '' ? 'application/octet-stream' : file.type,
    'x-file-name': encodeURIComponent(file.name),
  };
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
      settled(() => {
        const body = parseJson(request.responseText);
        const success = v.safeParse(answer, body);
        if (request.status === 200 && success.success) resolve(success.output.uploadId);
        else reject(refusalOf(request.status, body));
      }),
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
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(file);
  });
}
