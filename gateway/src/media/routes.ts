import {Readable} from 'node:stream';
import type {FastifyInstance, FastifyReply} from 'fastify';
import type {Config} from '../config.js';
import {refuse, type DeskGuard} from '../desk/guard.js';
import {inTenant, type Ground} from '../tenant.js';
import {rangeOf} from './byte-range.js';
import {disposition} from './file-name.js';
import {readableMedia, readPieces, type ReadableMedia} from './readable.js';
import {shownName} from './shown-name.js';
import {fileType} from './types.js';

const LONGEST_ID = 200;
const UNKNOWN = 'application/octet-stream';

/** Where desks get the files of messages. Whatever is in them, a browser runs nothing of it. */
export function mediaRoutes({
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

    app.options('/v1/media/*', async (_request, reply) => reply.code(204).send());

    app.get<{Params: {messageId: string}}>('/v1/media/:messageId', async (request, reply) => {
      const agent = await guard.identify(request, reply);
      const tenant = agent && config.tenants.get(agent.tenantId);
      if (!tenant) return reply;
      const {messageId} = request.params;
      const media =
        messageId.length <= LONGEST_ID && !messageId.includes('\0')
          ? await inTenant(ground, tenant, async (scope) => {
              const found = await readableMedia(scope, agent.agentId, messageId);
              return found && {...found, name: await shownName(scope, messageId)};
            })
          : undefined;
      if (!media) return refuse(reply, 'not-found', 'There is no such file, or it is not for this agent.');
      return send(reply, media, request.headers.range);
    });
  };

  function send(reply: FastifyReply, media: ReadableMedia, range: string | undefined): FastifyReply {
    const {mime, size, width} = media;
    const type = mime === null ? undefined : fileType(mime);
    // a picture whose size is unknown, or too large, would be as dangerous to show
    const shown = type?.shown === true && (type.family !== 'image' || width !== null);
    reply
      .header('content-type', shown || type?.family !== 'image' ? (type?.mime ?? UNKNOWN) : UNKNOWN)
      .header('content-disposition', disposition(shown ? 'inline' : 'attachment', nameOf(media)))
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "sandbox; default-src 'none'")
      .header('cache-control', 'private, no-store')
      .header('accept-ranges', 'bytes');
    if (media.state !== 'ready' || size === null) return reply.code(STATUS[media.state]).send();
    const part = rangeOf(range, size);
    if (part === 'none') return reply.code(416).header('content-range', `bytes */${size}`).send();
    const [first, last] = part ?? [0, size - 1];
    if (part) reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
    reply.header('content-length', last - first + 1);
    return reply.send(Readable.from(readPieces(ground.database, media, first, last), {objectMode: false}));
  }
}

/** Of a file that cannot be handed out, to who may know of it. */
const STATUS: Readonly<Record<ReadableMedia['state'], number>> = {
  fetching: 409,
  ready: 404,
  blocked: 415,
  expired: 410,
  failed: 404,
};

/** What is sent without a name is saved by its kind. */
function nameOf({name, kind, mime}: ReadableMedia): string {
  if (name !== null) return name;
  const [ending] = fileType(mime ?? '')?.endings ?? [];
  return ending === undefined ? 'file' : `${kind}.${ending}`;
}
