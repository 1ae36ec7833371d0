import type {FastifyInstance, FastifyRequest} from 'fastify';
import * as v from 'valibot';
import {parseDeskCommand} from 'wa-desk/core';
import type {Config} from './config.js';
import {errorCode} from './error-code.js';
import {perform, type Answer} from './desk/commands.js';
import {refuse, type DeskGuard} from './desk/guard.js';
import {askOutside} from './desk/outside.js';
import {Refusal} from './desk/refusal.js';
import {readSnapshot, snapshotUnder} from './desk/snapshot.js';
import type {Streams} from './desk/streams.js';
import type {AccountTemplates} from './templates/account-templates.js';
import {inTenant, type Ground} from './tenant.js';
import type {Graph} from './whatsapp/graph.js';

const MOST_BYTES = 64 * 1024;
const LONGEST_DEVICE_ID = 64;

export interface DeskOptions {
  readonly ground: Ground;
  readonly config: Config;
  readonly graph: Graph;
  readonly templates: AccountTemplates;
  readonly guard: DeskGuard;
  readonly streams: Streams;
  readonly onEffect: (tenantId: string, answer: Answer) => void;
}

const commandBody = v.object({key: v.pipe(v.string(), v.minLength(1), v.maxLength(100)), command: v.unknown()});

/** What desks call: events out by SSE, commands in by POST. Who asks is in the bearer token and nowhere else. */
export function deskRoutes({ground, config, graph, templates, guard, streams, onEffect}: DeskOptions) {
  return async (app: FastifyInstance): Promise<void> => {
    app.addHook('onRequest', (request, reply) => guard.share(request, reply));

    app.options('/v1/desk/*', async (_request, reply) => reply.code(204).send());

    app.get('/v1/desk/events', async (request, reply) => {
      const agent = await guard.identify(request, reply);
      if (!agent) return reply;
      if (!streams.hasRoom(agent)) return refuse(reply, 'rate-limited', 'Too many desks are open: close one.');
      const lastEventId = request.headers['last-event-id'];
      reply.hijack();
      reply.raw.statusCode = 200;
      for (const [name, value] of Object.entries(reply.getHeaders()))
        if (value !== undefined) reply.raw.setHeader(name, value);
      reply.raw.setHeader('content-type', 'text/event-stream; charset=utf-8');
      reply.raw.setHeader('x-accel-buffering', 'no'); // proxies must not hold events back
      reply.raw.flushHeaders();
      const desk = {
        lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined,
        deviceId: deviceOf(request),
      };
      await streams.open(agent, desk, reply.raw).catch(() => {
        request.log.error({}, 'a desk could not be served; it will come again');
        reply.raw.end();
      });
      return reply;
    });

    app.get('/v1/desk/snapshot', async (request, reply) => {
      const agent = await guard.identify(request, reply);
      const tenant = agent && config.tenants.get(agent.tenantId);
      if (!tenant) return reply;
      const snapshot = await readSnapshot(ground, tenant, agent.agentId);
      return reply.send(snapshotUnder(config.tenants.get(tenant.id), snapshot));
    });

    app.post('/v1/desk/commands', {bodyLimit: MOST_BYTES}, async (request, reply) => {
      const agent = await guard.identify(request, reply);
      if (!agent) return reply;
      const tenant = config.tenants.get(agent.tenantId);
      const body = v.safeParse(commandBody, request.body);
      if (!tenant || !body.success)
        return refuse(reply, 'bad-command', 'Expected {key, command} with a key of 1 to 100 characters.');
      const command = parseDeskCommand(body.output.command);
      if (!command.ok) return refuse(reply, 'bad-command', command.problem);
      try {
        const {agentId} = agent;
        const {key} = body.output;
        const outside = await askOutside({ground, graph, templates}, tenant, agentId, key, command.value);
        const answer = await inTenant(ground, tenant, (scope) =>
          perform(scope, {agentId, deviceId: deviceOf(request), ...outside}, key, command.value),
        );
        onEffect(tenant.id, answer);
        const now = config.tenants.get(tenant.id); // masking may have been switched on meanwhile
        return await reply.send({events: answer.events.map((told) => told.under(now))});
      } catch (error) {
        if (error instanceof Refusal) return refuse(reply, error.code, error.message);
        if (errorCode(error)?.startsWith('22') === true)
          return refuse(reply, 'bad-command', 'A value in the command is none that the database can hold.');
        throw error;
      }
    });
  };
}

/** The tabs of one browser share it. */
function deviceOf({headers}: FastifyRequest): string | undefined {
  const id = headers['wa-desk-device'];
  return typeof id === 'string' && id !== '' && id.length <= LONGEST_DEVICE_ID ? id : undefined;
}
