/** @typedef {import('./server.mjs').Agent} Agent */

const COOKIE = 'crm_user';

/**
 * The agent of the cookie; the first one without it.
 * @param {import('node:http').IncomingMessage} request
 * @param {readonly Agent[]} agents
 * @returns {Agent}
 */
export function agentOf({headers}, agents) {
  const id = /(?:^|;\s*)crm_user=([\w.-]+)/.exec(headers.cookie ?? '')?.[1];
  const agent = agents.find((one) => one.id === id) ?? agents[0];
  if (!agent) throw new Error('The CRM has no agents.');
  return agent;
}

/**
 * `/login?as=<agent>`: believes everybody, which is all a demo's login must do.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {URL} url
 * @param {readonly Agent[]} agents
 */
export function answerLogin({headers}, response, url, agents) {
  const agent = agents.find(({id}) => id === url.searchParams.get('as'));
  if (headers['sec-fetch-site'] === 'cross-site') {
    response.writeHead(403).end(); // no foreign page logs anybody in
  } else if (agent) {
    response.writeHead(303, {'Set-Cookie': `${COOKIE}=${agent.id}; Path=/; HttpOnly; SameSite=Strict`, Location: '/'});
    response.end();
  } else {
    const known = agents.map(({id}) => `/login?as=${id}`).join(', ');
    response.writeHead(404, {'Content-Type': 'text/plain; charset=utf-8'}).end(`Nobody has that name. Try ${known}.\n`);
  }
}
