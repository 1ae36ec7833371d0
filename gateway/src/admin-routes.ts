import {createHash, timingSafeEqual} from 'node:crypto';
import type {FastifyInstance} from 'fastify';
import {ConfigError, type Config} from './config.js';
import {listReveals} from './desk/commands/reveal.js';
import {setLineDeleted} from './routing/lines.js';
import {inTenant, type Ground} from './tenant.js';

export interface AdminOptions {
  readonly ground: Ground;
  readonly config: Config;
  /** At least 32 characters. */
  readonly token: string;
  /** Reads the configuration anew, here and at the other gateways; undefined where there is nothing to read. */
  readonly reload: (() => Promise<void>) | undefined;
}

interface LineAddress {
  readonly Params: {readonly tenant: string; readonly id: string};
}

interface TenantAddress {
  readonly Params: {readonly tenant: string};
}

/**
 * What an administrator may do while the gateway runs: delete a line, restore it, reload the configuration, read who has
 * revealed what.
 */
export function adminRoutes({ground, config, token, reload}: AdminOptions) {
  const expected = digestOf(`Bearer ${token}`);

  return async (app: FastifyInstance): Promise<void> => {
    app.addHook('onRequest', async (request, reply) => {
      reply.header('cache-control', 'no-store');
      // digests have one length, so that the time tells nothing
      if (timingSafeEqual(digestOf(request.headers.authorization ?? ''), expected)) return undefined;
      request.log.warn({}, 'an administration call without a valid token was refused');
      return reply.code(401).send();
    });

    for (const [method, deleted] of [
      ['DELETE', true],
      ['PUT', false],
    ] as const)
      app.route<LineAddress>({
        method,
        url: '/v1/admin/tenants/:tenant/lines/:id',
        async handler(request, reply) {
          const {id} = request.params;
          const tenant = config.tenants.get(request.params.tenant);
          const outcome = tenant
            ? await inTenant(ground, tenant, (scope) => setLineDeleted(scope, id, deleted))
            : 'unknown';
          if (outcome === 'unknown') return reply.code(404).send({error: {message: 'There is no such line.'}});
          if (outcome === 'not-configured')
            return reply
              .code(409)
              .send({error: {message: 'The configuration does not list the line: add it and reload.'}});
          return {line: {id, deleted}};
        },
      });

    app.get<TenantAddress>('/v1/admin/tenants/:tenant/reveals', async (request, reply) => {
      const tenant = config.tenants.get(request.params.tenant);
      if (!tenant) return reply.code(404).send({error: {message: 'There is no such tenant.'}});
      return {reveals: await inTenant(ground, tenant, listReveals)};
    });

    if (reload)
      app.post('/v1/admin/reload', async (_request, reply) => {
        try {
          await reload();
          return {status: 'reloaded'};
        } catch (error) {
          if (!(error instanceof ConfigError)) throw error;
          return reply.code(422).send({error: {message: error.message, problems: error.problems}});
        }
      });
  };
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
