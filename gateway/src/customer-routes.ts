import {timingSafeEqual} from 'node:crypto';
import type {FastifyInstance} from 'fastify';
import type {Config, Tenant} from './config.js';
import {digestOf} from './config/customers-token.js';
import {inTenant, type Ground, type Scope} from './tenant.js';
import {conversationsOnLine} from './desk/frames.js';
import {customerNoun} from './desk/nouns.js';

/**
 * What the CRM's own back end asks, so that a screen pop works although its page never holds the number. The token
 * names the tenant. No CORS: no page may ask. Without a configured token there is no such address.
 */
export function customerRoutes({ground, config}: {readonly ground: Ground; readonly config: Config}) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get<{Params: {key: string}}>('/v1/customers/:key', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const askable = [...config.tenants.values()].filter(({customersToken}) => customersToken !== undefined);
      if (askable.length === 0) return reply.code(404).send();
      const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
      const tenant = whose(askable, token);
      if (!tenant) return reply.code(401).header('www-authenticate', 'Bearer').send();
      if (!/^[\w-]{1,100}$/.test(request.params.key)) return reply.code(404).send(); // none of ours
      const found = await inTenant(ground, tenant, (scope) => findCustomer(scope, request.params.key));
      return found ?? reply.code(404).send();
    });
  };
}

/** Every tenant's is compared in full, so that the time tells nothing. */
function whose(tenants: readonly Tenant[], token: string): Tenant | undefined {
  const digest = digestOf(token);
  const [found] = tenants.filter(({customersToken}) => customersToken && timingSafeEqual(customersToken, digest));
  return found;
}

/** What is known of a customer on all of the tenant's lines, the line they wrote to last first. */
async function findCustomer(scope: Scope, key: string) {
  const rows = await conversationsOnLine(scope)
    .where('conversations.customer_key', '=', key)
    .orderBy(
      ({ref}) => ref('conversations.window_until'),
      (order) => order.desc().nullsLast(),
    )
    .orderBy('conversations.id')
    .execute();
  if (rows.length === 0) return undefined;
  const known = rows.map(customerNoun);
  const first = (part: 'name' | 'username' | 'number') => known.find((one) => one[part])?.[part]?.text ?? null;
  return {
    key,
    name: first('name'),
    username: first('username'),
    number: first('number'),
    lines: rows.map(({line_id, line_name}) => ({id: line_id, name: line_name})),
  };
}
