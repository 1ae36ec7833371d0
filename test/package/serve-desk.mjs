import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname} from 'node:path';

const root = new URL('../../', import.meta.url);
const types = {'.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json'};
const desk = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>A CRM</title>
  <link rel="stylesheet" href="/page.css" />
  <script type="module" src="/dist/wa-desk.js"></script>
  <wa-desk demo></wa-desk>
</html>`;
const style = 'html, body { block-size: 100%; margin: 0; } wa-desk { block-size: 100%; display: block; }';

/**
 * Serves the repository, and a page with a desk on it. `pages` adds others or replaces it, by their paths; `folders`
 * names what else of the repository a path stands for.
 */
export async function serveDesk({pages = {}, folders = {}, headers = {}} = {}) {
  const own = {'/': ['text/html', desk], '/page.css': ['text/css', style], ...pages};
  const server = createServer(async ({url}, response) => {
    const {pathname} = new URL(url, 'http://localhost');
    const [from, to] = Object.entries(folders).find(([path]) => pathname.startsWith(path)) ?? ['/', ''];
    try {
      const [type, body] = own[pathname] ?? [
        types[extname(pathname)] ?? 'application/octet-stream',
        await readFile(new URL(to + pathname.slice(from.length), root)),
      ];
      response.writeHead(200, {'content-type': type, ...headers}).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
