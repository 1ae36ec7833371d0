import {createHash, randomBytes} from 'node:crypto';
import {createServer} from 'node:http';

/** The part of the Graph API that hands out files, on this machine; each answer can be another. */
export async function startMediaGraph() {
  const files = new Map();
  const requests = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://graph.test');
    const {authorization} = request.headers;
    requests.push({path: url.pathname, line: url.searchParams.get('phone_number_id'), authorization});
    const [, version, id] = url.pathname.split('/');
    const file = files.get(id);
    if (version === 'v24.0') {
      if (!file)
        return answer(response, 400, {error: {code: 100, error_subcode: 33, message: 'Unsupported get request.'}});
      if (file.describe) return file.describe(response, request);
      return answer(response, 200, {
        messaging_product: 'whatsapp',
        url: file.url ?? `${graph.url.origin}/files/${id}`,
        mime_type: file.claimedType,
        sha256: file.hash ?? sha256(file.bytes).toString('hex'),
        file_size: String(file.bytes.length),
        id,
      });
    }
    if (authorization !== 'Bearer SIM-TOKEN') return response.writeHead(401).end();
    if (file?.serve) return file.serve(response, request);
    if (!file) return response.writeHead(404).end();
    return response.writeHead(200, {'content-type': file.claimedType}).end(file.bytes);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const graph = {
    url: new URL(`http://127.0.0.1:${server.address().port}`),
    requests,
    /** How often this file's address was asked for, and its bytes. */
    asked: (id) => requests.filter(({path}) => path === `/v24.0/${id}`).length,
    fetched: (id) => requests.filter(({path}) => path === `/files/${id}`).length,
    put(file) {
      const id = `9${randomBytes(6).readUIntBE(0, 6)}`;
      files.set(id, {claimedType: 'application/octet-stream', bytes: Buffer.alloc(0), ...file});
      return id;
    },
    change: (id, changes) => files.set(id, {...files.get(id), ...changes}),
    remove: (id) => files.delete(id),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return graph;
}

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();

export function answer(response, status, body) {
  response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body));
}

/** A picture's first bytes, which say how large it is; there is no picture behind them. */
export function png(width, height, size = 200) {
  const bytes = Buffer.alloc(Math.max(size, 57));
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  Buffer.from('0806000000', 'hex').copy(bytes, 24);
  bytes.writeUInt32BE(bytes.length - 57, 33);
  bytes.write('IDAT', 37);
  return bytes;
}

/** A camera's picture: EXIF that says how it was held, then the frame. */
export function jpeg(width, height, orientation) {
  const exif = Buffer.from('ffe1002245786966000049492a00080000000100120103000100000000000000000000000000', 'hex');
  exif.writeUInt16LE(orientation, 28);
  exif.writeUInt16BE(exif.length - 2, 2);
  const frame = Buffer.from('ffc0001108000000000301220002110103110100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.from('ffd8', 'hex'), exif, frame, Buffer.from('ffda0002ffd9', 'hex')]);
}

/** A voice note of so many seconds: its first page and its last, with silence between them. */
export function voiceNote(seconds, skipped = 312) {
  const head = Buffer.alloc(19);
  head.write('OpusHead');
  head.writeUInt8(1, 8);
  head.writeUInt8(1, 9);
  head.writeUInt16LE(skipped, 10);
  const page = (flags, position, body) => {
    const bytes = Buffer.alloc(28);
    bytes.write('OggS');
    bytes.writeUInt8(flags, 5);
    bytes.writeBigInt64LE(BigInt(position), 6);
    bytes.writeUInt32LE(77, 14);
    bytes.writeUInt8(1, 26);
    bytes.writeUInt8(body.length, 27);
    return Buffer.concat([bytes, body]);
  };
  return Buffer.concat([
    page(2, 0, head),
    page(0, 0, Buffer.from('OpusTags')),
    page(4, seconds * 48_000 + skipped, Buffer.alloc(60)),
  ]);
}

export const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
