import type {IncomingMessage} from 'node:http';
import * as v from 'valibot';
import {Allowed, META_HOSTS} from './address.js';
import {download, resolveByDns, type Resolve} from './download.js';

export interface SourceOptions {
  /** Where the Graph API is. */
  readonly url: URL;
  readonly version: string;
  readonly accessToken: string;
  /** Besides the Graph API's own, from where files may be fetched: `host`, or `*.host` for all below it. */
  readonly mediaHosts?: readonly string[];
  /** Finds the addresses of a host. */
  readonly resolve?: Resolve;
}

/** `gone`: WhatsApp has it no more. `refused`: it must not be fetched. `trouble`: it may work later. */
export type Opened =
  | {readonly outcome: 'open'; readonly body: IncomingMessage; readonly hash: string | null}
  | {readonly outcome: 'gone'}
  | {readonly outcome: 'refused'}
  | {readonly outcome: 'trouble'};

export type OpenMedia = (phoneNumberId: string, mediaId: string, signal: AbortSignal) => Promise<Opened>;

const ANSWER_WITHIN = 20_000;
/** An address lives five minutes and may end between the two calls: asked for anew so often. */
const ADDRESSES = 2;
/** Ids of Meta's are digits; nothing else may become part of an address. */
const ID = /^[\w-]{1,200}$/u;
/** "Object with ID … does not exist" */
const UNKNOWN_OBJECT = 100;

const described = v.object({url: v.string(), sha256: v.optional(v.nullable(v.string()), null)});
const refused = v.object({error: v.object({code: v.number(), error_subcode: v.optional(v.number())})});

export function createMediaSource({
  url: graph,
  version,
  accessToken: token,
  mediaHosts = META_HOSTS,
  resolve = resolveByDns,
}: SourceOptions): OpenMedia {
  const allowed = new Allowed(graph, mediaHosts);

  async function describe(phoneNumberId: string, mediaId: string, signal: AbortSignal) {
    const url = new URL(`/${version}/${mediaId}`, graph);
    url.searchParams.set('phone_number_id', phoneNumberId);
    const response = await fetch(url, {
      headers: {authorization: `Bearer ${token}`},
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN)]),
      redirect: 'error', // the token goes to the configured host and nowhere else
    });
    const body: unknown = await response.json().catch(() => undefined);
    const file = v.safeParse(described, body);
    if (response.ok) return file.success ? file.output : ({outcome: 'trouble'} as const);
    const failure = v.safeParse(refused, body);
    const unknown = failure.success && failure.output.error.code === UNKNOWN_OBJECT;
    return {outcome: unknown || response.status === 404 ? 'gone' : 'trouble'} as const;
  }

  return async (phoneNumberId, mediaId, signal) => {
    if (!ID.test(mediaId)) return {outcome: 'refused'};
    try {
      for (let left = ADDRESSES; left > 0; left--) {
        const file = await describe(phoneNumberId, mediaId, signal);
        if ('outcome' in file) return file;
        const opened = await download(file.url, {allowed, resolve, token, signal});
        if (opened.outcome === 'open') return {...opened, hash: file.sha256};
        if (opened.outcome === 'refused') return opened;
        if (opened.status !== 404) break;
      }
      return {outcome: 'trouble'};
    } catch {
      return {outcome: 'trouble'};
    }
  };
}
