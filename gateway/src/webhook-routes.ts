import type {FastifyInstance} from 'fastify';
import type {Metrics} from './metrics.js';
import {verifySignature} from './whatsapp/signature.js';
import {verifySubscription} from './whatsapp/subscription.js';

/** WhatsApp sends at most this much in one webhook. */
const MOST_BYTES = 3 * 1024 * 1024;

export interface WebhookOptions {
  /** Resolves when the bytes are durable. */
  readonly storeWebhook: (body: Buffer) => Promise<unknown>;
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly metrics: Metrics;
  readonly onStored: () => void;
}

/** What Meta calls. The order is everything: size, signature over the raw bytes, durable, 200; only then is it read. */
export function webhookRoutes({storeWebhook, appSecret, verifyToken, metrics, onStored}: WebhookOptions) {
  return async (app: FastifyInstance): Promise<void> => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('*', {parseAs: 'buffer'}, (_request, body, done) => done(null, body)); // the signature decides, not the type

    app.get('/webhooks/whatsapp', async (request, reply) => {
      const query = request.raw.url?.split('?').slice(1).join('?') ?? '';
      const {status, body} = verifySubscription(query, verifyToken);
      return reply
        .code(status)
        .type('text/plain; charset=utf-8')
        .header('x-content-type-options', 'nosniff')
        .send(body);
    });

    app.post('/webhooks/whatsapp', {bodyLimit: MOST_BYTES}, async (request, reply) => {
      if (request.headers['content-encoding'] !== undefined) return reply.code(415).send();
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const signature = request.headers['x-hub-signature-256'];
      if (!verifySignature(appSecret, body, typeof signature === 'string' ? signature : undefined)) {
        metrics.count('webhooks_refused', 1);
        request.log.warn({bytes: body.length}, 'a webhook without a valid signature was refused');
        return reply.code(401).send();
      }
      try {
        await storeWebhook(body);
      } catch {
        metrics.count('webhooks_not_stored', 1);
        return reply.code(503).send(); // not stored: WhatsApp keeps it and comes again
      }
      metrics.count('webhooks_stored', 1);
      onStored();
      return reply.code(200).send();
    });
  };
}
