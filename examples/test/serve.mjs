import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};

/** As strict as a careful CRM: its own files and nothing else, and no text that becomes markup or code. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob:",
  'media-src blob:',
  "font-src 'self'",
  "base-uri 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html angular vue svelte-trusted-html', // of the last three a CRM names its own
].join('; ');

/** Serves a folder under a strict content security policy; returns its address and how to stop. */
export async function serve(folder, port = 0) {
  const server = createServer(async ({url}, response) => {
    if (url === '/favicon.ico') return response.writeHead(204).end(); // asked for by browsers, not by the pages
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    const file = join(folder, path.endsWith('/') ? join(path, 'index.html') : path);
    const bytes = await readFile(file).catch(() => null);
    response.writeHead(bytes ? 200 : 404, {
      'Content-Security-Policy': policy,
      'Content-Type': types[extname(file)] ?? 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
    });
    response.end(bytes ?? 'There is no such file.\n');
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = '.', path = '/'] = process.argv.slice(2);
  const {url} = await serve(folder, Number(process.env.PORT ?? 5173));
  console.log(`${url}${path}`);
}
