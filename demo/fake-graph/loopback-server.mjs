import {createServer} from 'node:http';
import {isLoopbackName} from './options.mjs';

/** @typedef {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse, url: URL) => Promise<void> | void} Answer */

const PORT_TRIES = 5;

/**
 * Listens on 127.0.0.1 and, where the machine has it, ::1, both on one port.
 * @param {number} port 0 = any free one
 * @param {Answer} answer
 * @returns {Promise<{port: number, close: () => Promise<void>}>}
 */
export async function listenOnLoopback(port, answer) {
  for (let tries = 1; ; tries++) {
    const four = createServer(handler(answer));
    const six = createServer(handler(answer));
    const chosen = await listen(four, '127.0.0.1', port);
    try {
      await listen(six, '::1', chosen);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      if (code === 'EADDRINUSE') {
        await close(four);
        if (port === 0 && tries < PORT_TRIES) continue;
        throw error;
      }
      // a machine without IPv6 is fine
    }
    return {
      port: chosen,
      async close() {
        await Promise.all([close(four), close(six)]);
      },
    };
  }
}

/**
 * @param {Answer} answer
 * @returns {import('node:http').RequestListener}
 */
function handler(answer) {
  return (request, response) => {
    const base = `http://${request.headers.host ?? ''}`;
    // a foreign name that points here would let any web page talk to the fake
    if (!URL.canParse(base) || !isLoopbackName(new URL(base).hostname) || !URL.canParse(request.url ?? '', base)) {
      response.writeHead(403).end();
      return;
    }
    const answering = async () => answer(request, response, new URL(request.url ?? '', base));
    answering().catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  };
}

/**
 * @param {import('node:http').Server} server
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number>}
 */
function listen(server, host, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({host, port, ipv6Only: host === '::1'}, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** @param {import('node:http').Server} server */
function close(server) {
  return new Promise((/** @type {(nothing: void) => void} */ resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
