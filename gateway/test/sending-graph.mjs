import {randomUUID} from 'node:crypto';
import {createServer} from 'node:http';

/**
 * The part of the Graph API that takes messages, on this machine: `sends` are the bodies it took, `refusals` the codes
 * it answers next. What `besides` answers, by returning true, is taken by that alone.
 *
 * @param {{besides?: (url: URL, answer: (status: number, body: object) => void) => boolean, check?: (body: object) => void}} options
 */
export async function startSendingGraph({besides = () => false, check = () => undefined} = {}) {
  const graph = {sends: [], refusals: [], wamid: null};
  const server = createServer(async (request, response) => {
    const answer = (status, body) => response.writeHead(status).end(JSON.stringify(body));
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    if (besides(new URL(request.url, 'http://graph.test'), answer)) return;
    const body = JSON.parse(Buffer.concat(chunks));
    if (body.type === undefined) return answer(200, {success: true});
    graph.sends.push(body);
    check(body);
    const code = graph.refusals.shift();
    if (code) return answer(400, {error: {code}});
    return answer(200, {messages: [{id: (graph.wamid = `wamid.${randomUUID()}`)}]});
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  graph.url = new URL(`http://127.0.0.1:${server.address().port}`);
  graph.close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return graph;
}
