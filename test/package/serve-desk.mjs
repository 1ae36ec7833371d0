import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {extname} from 'node:path';

const root = new URL('../../', import.meta.url);
const types = {'.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.json': 'application/json'};
const page = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>A CRM</title>
  <style>html, body { block-size: 100%; margin: 0; } wa-desk { block-size: 100%; display: block; }</style>
  <script type="module" src="/dist/wa-desk.js"></script>
  <wa-desk demo></wa-desk>
</html>`;

/** Serves what is built, and a page with a desk; `pages` adds others, by their paths. */
export async function serveDesk(pages = {}) {
  const server = createServer(async ({url}, response) => {
    const {pathname} = new URL(url, 'http://localhost');
    try {
      const own = {'/': page, ...pages}[pathname];
      const body = own ?? (await readFile(new URL(`.${pathname}`, root)));
      response.writeHead(200, {'content-type': own === undefined ? types[extname(pathname)] : types['.html']});
      response.end(body);
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
