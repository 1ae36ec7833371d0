import type {FastifyReply, FastifyRequest} from 'fastify';
import type {DeskErrorCode} from 'wa-desk/core';
import type {Config} from '../config.js';
import {statusOf} from './refusal.js';
import type {AuthenticatedAgent, TokenResult} from './token.js';

/** Who may call what desks call: pages of known origins, as the agent whose bearer token they bring. */
export class DeskGuard {
  readonly #config: Config;
  readonly #verifyToken: (header: string | undefined) => Promise<TokenResult>;

  constructor(config: Config, verifyToken: (header: string | undefined) => Promise<TokenResult>) {
    this.#config = config;
    this.#verifyToken = verifyToken;
  }

  /** Lets pages of known origins read the answer; before anything else. */
  async share(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const {origin} = request.headers;
    reply.header('vary', 'Origin').header('cache-control', 'no-store');
    if (origin === undefined || !this.#isKnown(origin)) return;
    reply
      .header('access-control-allow-origin', origin)
      .header('access-control-allow-methods', 'GET, POST')
      .header(
        'access-control-allow-headers',
        'authorization, content-type, last-event-id, range, wa-desk-device, x-file-name',
      )
      .header('access-control-max-age', '600');
  }

  /** Undefined when the request was answered with its refusal. */
  async identify(request: FastifyRequest, reply: FastifyReply): Promise<AuthenticatedAgent | undefined> {
    const result = await this.#verifyToken(request.headers.authorization);
    if (!result.ok) {
      request.log.warn({reason: result.reason}, 'a desk without a valid token was refused');
      if (result.reason === 'unverifiable') {
        await reply.code(503).send(); // a desk that was signed out now would not come again
        return undefined;
      }
      await refuse(reply, 'signed-out', `The agent's token is ${result.reason}: sign in again.`);
      return undefined;
    }
    const {origin} = request.headers;
    if (origin === undefined || this.#config.tenants.get(result.agent.tenantId)?.origins.has(origin))
      return result.agent;
    await reply.code(403).send(); // a page of another tenant
    return undefined;
  }

  #isKnown(origin: string): boolean {
    return [...this.#config.tenants.values()].some(({origins}) => origins.has(origin));
  }
}

export const refuse = (reply: FastifyReply, code: DeskErrorCode, message: string): FastifyReply =>
  reply.code(statusOf(code)).send({error: {code, message}});
