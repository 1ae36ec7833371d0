import {sendBytes} from './byte-range.mjs';
import {bareType} from './media-types.mjs';
import {sampleNamed} from './samples.mjs';

/** What a browser may show; anything else, such as SVG, is only ever saved. */
const SHOWN = /^(?:image\/(?:jpeg|png|webp|gif)|audio\/\w+|video\/\w+)$/;

/**
 * Files for the phone page: `GET /_sim/media/{id}` and `GET /_sim/samples/{name}`.
 * @param {import('./sim.mjs').Sim} sim
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {string} call
 * @returns {Promise<boolean>} whether it was such a call
 */
export async function answerFileCall(sim, request, response, call) {
  const [, place, name = ''] = /^GET \/(media|samples)\/([\w-]+)$/.exec(call) ?? [];
  if (place === undefined) return false;
  const file = place === 'media' ? sim.chats.file(name) : await sampleNamed(name);
  if (!file) {
    response.writeHead(404).end();
    return true;
  }
  const shown = SHOWN.test(bareType(file.mimeType));
  sendBytes(request, response, file.bytes, {
    'Content-Type': shown ? file.mimeType : 'application/octet-stream',
    'Content-Disposition': shown ? 'inline' : 'attachment',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  return true;
}
