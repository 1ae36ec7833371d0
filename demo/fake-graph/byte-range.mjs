/**
 * Answers with a file, or with the part of it that `Range` asks for.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {Uint8Array} bytes
 * @param {Record<string, string>} headers
 */
export function sendBytes(request, response, bytes, headers) {
  const range = readRange(request.headers.range, bytes.length);
  if (range === null) {
    response.writeHead(416, {...headers, 'Content-Range': `bytes */${bytes.length}`}).end();
    return;
  }
  const {from, to} = range ?? {from: 0, to: bytes.length - 1};
  response.writeHead(range ? 206 : 200, {
    ...headers,
    'Accept-Ranges': 'bytes',
    'Content-Length': String(to - from + 1),
    ...(range && {'Content-Range': `bytes ${from}-${to}/${bytes.length}`}),
  });
  response.end(bytes.subarray(from, to + 1));
}

/**
 * @param {string | undefined} header one range; several are answered with the whole file
 * @param {number} size
 * @returns {{from: number, to: number} | null | undefined} null = outside the file, undefined = the whole
 */
function readRange(header, size) {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return undefined;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from <= to ? {from, to} : null;
}
