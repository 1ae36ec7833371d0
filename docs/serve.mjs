// Serves docs/dist as any static server would. `npm run docs:show`, with PORT for another port than 4080.
import {createReadStream} from 'node:fs';
import {stat} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** Serves a folder under an address that begins with `base`, on a free port unless one is named. */
export async function serve(folder, {base = '/', port = 0} = {}) {
  const server = createServer(async (request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname);
    const inside = path.startsWith(base) ? join(folder, normalize(path.slice(base.length - 1))) : undefined;
    const file = inside?.endsWith('/') ? `${inside}index.html` : inside;
    const found = file?.startsWith(folder) && (await stat(file).catch(() => undefined))?.isFile();
    if (!file || !found) return response.writeHead(404, {'Content-Type': 'text/plain'}).end('Not found');
    response.writeHead(200, {'Content-Type': types[extname(file)] ?? 'application/octet-stream'});
    return createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}${base}`,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const {url} = await serve(fileURLToPath(new URL('dist', import.meta.url)), {port: Number(process.env.PORT ?? 4080)});
  console.log(url);
}
