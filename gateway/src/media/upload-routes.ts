import {Readable} from 'node:stream';
import type {FastifyInstance, FastifyRequest} from 'fastify';
import type {Config, Tenant} from '../config.js';
import {refuse, type DeskGuard} from '../desk/guard.js';
import {Refusal} from '../desk/refusal.js';
import {inTenant, type Ground} from '../tenant.js';
import {fileName} from './file-name.js';
import {inspect} from './inspect.js';
import {MOST_BYTES, receive} from './receive.js';
import {wireType} from './sendable.js';
import {claimedFamily} from './types.js';
import {beginUpload, dropUpload, finishUpload} from './uploads.js';

const LONGEST_ID = 200;
const LONGEST_TYPE = 200;

/** Where desks bring the files that agents send. */
export function uploadRoutes({
  ground,
  config,
  guard,
}: {
  readonly ground: Ground;
  readonly config: Config;
  readonly guard: DeskGuard;
}) {
  return async (app: FastifyInstance): Promise<void> => {
    app.addHook('onRequest', (request, reply) => guard.share(request, reply));
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', (_request, body, done) => done(null, body)); // read piece by piece, whatever it is called

    app.options('/v1/tasks/*', async (_request, reply) => reply.code(204).send());

    app.post<{Params: {taskId: string}}>(
      '/v1/tasks/:taskId/uploads',
      {config: {takesLong: true}},
      async (request, reply) => {
        const agent = await guard.identify(request, reply);
        const tenant = agent && config.tenants.get(agent.tenantId);
        if (!tenant) return reply;
        const {taskId} = request.params;
        if (taskId.length > LONGEST_ID || taskId.includes('\0'))
          return refuse(reply, 'not-found', 'There is no such task at this desk.');
        if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES)
          return refuse(reply, 'file-too-large', 'WhatsApp takes at most 100 MB.');
        try {
          return await reply.send({uploadId: await take(request, tenant, agent.agentId, taskId)});
        } catch (error) {
          if (error instanceof Refusal) return refuse(reply, error.code, error.message);
          throw error;
        }
      },
    );
  };

  async function take(request: FastifyRequest, tenant: Tenant, agentId: string, taskId: string): Promise<string> {
    const claimedType = request.headers['content-type']?.slice(0, LONGEST_TYPE) ?? null;
    const name = nameOf(request);
    const id = await inTenant(ground, tenant, (scope) => beginUpload(scope, {agentId, taskId, claimedType, name}));
    try {
      const found = await judge(request, tenant, id, {claimedType, name});
      await inTenant(ground, tenant, (scope) => finishUpload(scope, id, found));
      return id;
    } catch (error) {
      await inTenant(ground, tenant, (scope) => dropUpload(scope, id)); // broken off, or not to be sent
      throw error;
    }
  }

  async function judge(
    {body}: FastifyRequest,
    tenant: Tenant,
    id: string,
    {claimedType, name}: {readonly claimedType: string | null; readonly name: string | null},
  ) {
    const received = await receive(body instanceof Readable ? body : Readable.from([]), async (place, bytes) => {
      await ground.database
        .insertInto('media_chunks')
        .values({tenant_id: tenant.id, message_id: id, take: id, place, bytes})
        .execute();
    });
    if (received === 'too-large') throw new Refusal('file-too-large', 'WhatsApp takes at most 100 MB.');
    const {size, head, tail} = received;
    if (size === 0) throw new Refusal('file-refused', 'The file is empty.');
    // one container holds sound and pictures: what it is called decides
    const kind = claimedFamily(claimedType ?? '') === 'audio' ? 'audio' : 'document';
    const finding = await inspect({head, tail, whole: head.length === size, kind, claimedType, name});
    const mime = finding.state === 'ready' ? wireType(finding.mime, finding.name ?? '') : null;
    if (finding.state !== 'ready' || mime === null)
      throw new Refusal('file-refused', 'The file is of a kind that WhatsApp does not take, or not what it is called.');
    return {...finding, size};
  }
}

/** Percent-encoded, so that any name fits into a header. */
function nameOf({headers}: FastifyRequest): string | null {
  const given = headers['x-file-name'];
  if (typeof given !== 'string') return null;
  try {
    return fileName(decodeURIComponent(given));
  } catch {
    return null;
  }
}
