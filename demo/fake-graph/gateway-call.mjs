import {Agent, request} from 'node:http';

const LONGEST_ANSWER = 64 * 1024;

/** @typedef {{http: number, text: string} | {http: null, reason: 'timeout' | 'unreachable' | 'aborted'}} GatewayAnswer */

/** The fake's only way out: HTTP to the configured loopback address, no redirects, no name look-up. */
export class GatewayLine {
  #agent = new Agent({keepAlive: true});
  #timeout;

  /** @param {number} timeout ms of wall-clock time for the whole exchange */
  constructor(timeout) {
    this.#timeout = timeout;
  }

  /**
   * @param {string} url
   * @param {{method: 'GET' | 'POST', headers?: Record<string, string>, body?: Uint8Array, signal: AbortSignal}} call
   * @returns {Promise<GatewayAnswer>}
   */
  call(url, {method, headers = {}, body, signal}) {
    const {hostname, port, pathname, search, host} = new URL(url);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve({http: null, reason: 'timeout'});
        outgoing.destroy();
      }, this.#timeout);
      /** @param {GatewayAnswer} answer */
      const finish = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
      const outgoing = request({
        agent: this.#agent,
        // `localhost` is spelt out so that no resolver is asked
        host: hostname === 'localhost' ? '127.0.0.1' : hostname.replaceAll(/[[\]]/g, ''),
        port: port || 80,
        path: pathname + search,
        method,
        headers: {host, ...headers, ...(body && {'content-length': String(body.length)})},
        signal,
      });
      outgoing.on('error', () => finish({http: null, reason: signal.aborted ? 'aborted' : 'unreachable'}));
      outgoing.on('response', (incoming) => {
        /** @type {Buffer[]} */
        const chunks = [];
        let size = 0;
        incoming.on('data', (/** @type {Buffer} */ chunk) => {
          size += chunk.length;
          if (size <= LONGEST_ANSWER) chunks.push(chunk);
        });
        incoming.on('error', () => finish({http: null, reason: signal.aborted ? 'aborted' : 'unreachable'}));
        incoming.on('end', () =>
          finish({http: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8')}),
        );
      });
      outgoing.end(body);
    });
  }

  close() {
    this.#agent.destroy();
  }
}
