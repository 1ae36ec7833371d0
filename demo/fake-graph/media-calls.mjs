import {sendBytes} from './byte-range.mjs';
import {GraphError} from './errors.mjs';
import {LARGEST_FILE, bareType, uploadRefusal} from './media-types.mjs';
import {readBody} from './request-body.mjs';
import {isAuthorised} from './token.mjs';

/** @typedef {import('./media.mjs').MediaFile} MediaFile */
/** @typedef {import('./sim.mjs').Sim} Sim */

const MULTIPART_OVERHEAD = 64 * 1024;

/**
 * `POST /{phone-number-id}/media`.
 * @param {Sim} sim
 * @param {import('./options.mjs').BusinessNumber} number
 * @param {import('node:http').IncomingMessage} request
 * @throws {GraphError}
 */
export async function upload({media}, number, request) {
  const bytes = await readBody(request, LARGEST_FILE + MULTIPART_OVERHEAD);
  const form = bytes && (await readForm(bytes, request.headers['content-type'] ?? ''));
  if (!form) throw new GraphError(100, {details: 'The request body is not a form with a file of at most 100 MB.'});
  if (form.get('messaging_product') !== 'whatsapp') {
    throw new GraphError(100, {message: '(#100) The parameter messaging_product is required.'});
  }
  const file = form.get('file');
  if (file === null || typeof file === 'string') {
    throw new GraphError(100, {message: '(#100) The parameter file is required.'});
  }
  const declared = form.get('type');
  const mimeType = file.type || (typeof declared === 'string' ? declared : '');
  const refusal = uploadRefusal(mimeType, file.size);
  if (refusal !== null) throw new GraphError(100, {message: `(#100) ${refusal}`});
  const content = new Uint8Array(await file.arrayBuffer());
  return {id: media.add(content, mimeType, 'upload', {numberId: number.id}).id};
}

/**
 * `GET /{media-id}`.
 * @param {Sim} sim
 * @param {MediaFile} file
 */
export function describeFile({media}, file) {
  return {
    messaging_product: 'whatsapp',
    url: media.urlOf(file),
    mime_type: bareType(file.mimeType),
    sha256: file.sha256.toString('hex'),
    file_size: String(file.bytes.length),
    id: file.id,
  };
}

/**
 * `GET` of an address that the platform handed out.
 * @param {Sim} sim
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {URL} url
 */
export function answerDownload(sim, request, response, url) {
  const {redirect, failing} = sim.media.switches;
  if (!isAuthorised(sim, request.headers.authorization)) {
    response.writeHead(401).end();
    return;
  }
  if (request.method !== 'GET') {
    response.writeHead(405, {Allow: 'GET'}).end();
    return;
  }
  const file = sim.media.fetched(url.searchParams);
  if (!file) {
    sendHtml(response, 404, 'Not found');
  } else if (failing) {
    sendHtml(response, 500, 'Something went wrong');
  } else if (redirect === null) {
    sendBytes(request, response, file.bytes, {'Content-Type': file.mimeType});
  } else {
    response.writeHead(302, {Location: redirect}).end();
  }
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 * @param {string} words
 */
function sendHtml(response, status, words) {
  response.writeHead(status, {'Content-Type': 'text/html; charset=utf-8'});
  response.end(`<!doctype html><title>${words}</title><h1>${words}</h1>`);
}

/**
 * @param {Buffer} bytes
 * @param {string} contentType
 * @returns {Promise<FormData | null>}
 */
async function readForm(bytes, contentType) {
  try {
    return await new Response(new Uint8Array(bytes), {headers: {'Content-Type': contentType}}).formData();
  } catch {
    return null;
  }
}
