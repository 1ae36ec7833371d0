import {listenOnLoopback} from '../fake-graph/loopback-server.mjs';
import {createDeskTokens} from './desk-token.mjs';
import {agentOf, answerLogin} from './login.mjs';
import {createRecords} from './records.mjs';
import {setHeaders} from './security-headers.mjs';
import {isOwnPage} from './own-page.mjs';
import {answerFile} from './static-files.mjs';

/** @typedef {{id: string, name: string}} Agent */
/**
 * @typedef {object} CrmOptions
 * @property {number} port 0 = any free one
 * @property {string} gatewayUrl
 * @property {string | null} phoneUrl of the customer phone, if there is one
 * @property {readonly Agent[]} agents at least one; the first is logged in by default
 * @property {import('./desk-token.mjs').TokenIssuer} issuer
 */

/**
 * The back end of the demo's CRM: its pages, a pretended login, its customer records, and the agents' tokens.
 * @param {CrmOptions} options
 * @returns {Promise<{port: number, close: () => Promise<void>}>}
 */
export function createCrm({port, gatewayUrl, phoneUrl, agents, issuer}) {
  const createToken = createDeskTokens(issuer);
  const records = createRecords(Date.now());

  return listenOnLoopback(port, async (request, response, url) => {
    setHeaders(response, new URL(gatewayUrl).origin);
    const agent = agentOf(request, agents);
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /login':
        answerLogin(request, response, url, agents);
        return;
      case 'POST /desk-token':
        if (isOwnPage(request)) sendJson(response, {token: await createToken(agent.id)});
        else refuse(response, 403);
        return;
      case 'GET /api/me':
        sendJson(response, {agent, agents, phoneUrl});
        return;
      case 'GET /api/customers':
        sendJson(response, records.all());
        return;
    }
    const [, customerId] = /^\/api\/customers\/([\w-]+)$/.exec(url.pathname) ?? [];
    if (request.method === 'PUT' && customerId) {
      const record = isOwnPage(request) ? await records.change(customerId, request) : undefined;
      if (record) sendJson(response, record);
      else refuse(response, record === null ? 400 : 403);
    } else if (request.method === 'GET' || request.method === 'HEAD') {
      await answerFile(response, url.pathname, {gatewayUrl});
    } else {
      refuse(response, 405);
    }
  });
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {unknown} value
 */
function sendJson(response, value) {
  response.writeHead(200, {'Content-Type': 'application/json', 'Cache-Control': 'no-store'}).end(JSON.stringify(value));
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 */
function refuse(response, status) {
  response.writeHead(status).end();
}
