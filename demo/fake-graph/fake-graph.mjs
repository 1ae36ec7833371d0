import {answerControl} from './control.mjs';
import {EventStreams} from './event-streams.mjs';
import {GatewayLine} from './gateway-call.mjs';
import {answerGraph} from './graph.mjs';
import {listenOnLoopback} from './loopback-server.mjs';
import {answerDownload} from './media-calls.mjs';
import {completeOptions} from './options.mjs';
import {answerPhonePage} from './phone-page.mjs';
import {startSim} from './sim.mjs';
import {Subscription} from './subscription.mjs';

/**
 * A fake of someone else's service: stands in for the WhatsApp Graph API on loopback, for demo and tests. Nothing here
 * is part of wa-desk or runs in production.
 * @param {import('./options.mjs').GivenOptions} [given]
 * @returns {Promise<{
 *   url: string,
 *   port: number,
 *   setCallbackUrl: (url: string) => void,
 *   whenVerified: () => Promise<void>,
 *   close: () => Promise<void>,
 * }>} once it listens; the handshake with the gateway goes on by itself
 * @throws {Error} that names the option to correct
 */
export async function createFakeGraph(given = {}) {
  const options = completeOptions(given);
  const line = new GatewayLine(options.webhookTimeout);
  const subscription = new Subscription(line, options.verifyToken, options.seed);
  const streams = new EventStreams();
  let origin = '';
  const outside = {line, subscription, emit: streams.emit, origin: () => origin};
  const world = {
    sim: startSim(options, outside),
    streams,
    subscription,
    /** @param {number} seed */
    async reset(seed) {
      world.sim.stop();
      await world.sim.webhooks.settle();
      world.sim = startSim({...options, seed}, outside);
      streams.endAll();
    },
  };
  subscription.onVerified = () => world.sim.webhooks.kick();

  const server = await listenOnLoopback(options.port, (request, response, url) => {
    if (url.pathname.startsWith('/_sim/')) return answerControl(world, request, response, url);
    if (/^\/phone(?:\/|$)/.test(url.pathname)) return answerPhonePage(request, response, url);
    if (url.pathname === '/sim-media/') return answerDownload(world.sim, request, response, url);
    return answerGraph(world.sim, request, response, url);
  });
  origin = `http://127.0.0.1:${server.port}`;
  if (options.callbackUrl !== null) subscription.change(options.callbackUrl);
  return {
    url: origin,
    port: server.port,
    setCallbackUrl: (url) => subscription.change(url),
    whenVerified: () => subscription.whenVerified(),
    async close() {
      subscription.close();
      world.sim.stop();
      await server.close();
      line.close();
    },
  };
}
