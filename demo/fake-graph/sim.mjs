import {Chaos} from './chaos.mjs';
import {Chats} from './chats.mjs';
import {Clock} from './clock.mjs';
import {Faults} from './faults.mjs';
import {Media} from './media.mjs';
import {Outbound} from './outbound.mjs';
import {Rates} from './rates.mjs';
import {Rng} from './rng.mjs';
import {Webhooks} from './webhooks.mjs';

/** @typedef {'message' | 'status' | 'read' | 'typing' | 'reaction' | 'delivery' | 'clock'} EventName */
/** @typedef {(name: EventName, data: object) => void} Emit */
/**
 * One life of the simulated platform, from start or reset to the next reset.
 * @typedef {object} Sim
 * @property {import('./options.mjs').Options} options
 * @property {{ids: Rng, trace: Rng, wire: Rng}} rng
 * @property {Chaos} chaos
 * @property {Clock} clock
 * @property {Webhooks} webhooks
 * @property {Chats} chats
 * @property {Media} media
 * @property {Outbound} outbound
 * @property {Faults} faults
 * @property {Rates} rates
 * @property {object[]} deliveries the latest attempts, oldest first
 * @property {Emit} emit
 * @property {Set<import('node:http').ServerResponse>} heldResponses accepted, not answered yet
 * @property {() => void} stop
 */

const KEPT_DELIVERIES = 100;

/**
 * @param {import('./options.mjs').Options} options
 * @param {{
 *   line: import('./gateway-call.mjs').GatewayLine,
 *   subscription: import('./subscription.mjs').Subscription,
 *   emit: Emit,
 *   origin: () => string,
 * }} outside what outlives a reset
 * @returns {Sim}
 */
export function startSim(options, {line, subscription, emit: broadcast, origin}) {
  /** @type {object[]} */
  const deliveries = [];
  /** @type {Emit} */
  const emit = (name, data) => {
    if (name === 'delivery') deliveries.splice(0, Math.max(0, deliveries.push(data) - KEPT_DELIVERIES));
    broadcast(name, data);
  };
  const rng = {
    ids: new Rng(options.seed, 'ids'),
    trace: new Rng(options.seed, 'trace'),
    wire: new Rng(options.seed, 'wire'),
  };
  const chaos = new Chaos(new Rng(options.seed, 'chaos'));
  /** @type {Clock} */
  const clock = new Clock(options.clock, options.startAt, () => webhooks.settle());
  const webhooks = new Webhooks({options, clock, chaos, rng, emit}, line, subscription);
  const chats = new Chats(options, clock, emit);
  const outbound = new Outbound({options, clock, chaos, chats, webhooks});
  /** @type {Set<import('node:http').ServerResponse>} */
  const heldResponses = new Set();
  return {
    options,
    rng,
    chaos,
    clock,
    webhooks,
    chats,
    media: new Media(clock, new Rng(options.seed, 'media'), origin),
    outbound,
    faults: new Faults(),
    rates: new Rates(clock),
    deliveries,
    emit,
    heldResponses,
    stop() {
      clock.stop();
      webhooks.stop();
      for (const response of heldResponses) response.destroy();
    },
  };
}
