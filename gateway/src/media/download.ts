import {lookup, type LookupAddress} from 'node:dns';
import {request as requestHttp, type IncomingMessage} from 'node:http';
import {request as requestHttps} from 'node:https';
import type {LookupFunction} from 'node:net';
import {promisify} from 'node:util';
import type {Allowed} from './address.js';

/** Of one request after another; who is led further is led in circles. */
const MOST_HOPS = 5;
/** ms without a byte after which a connection counts as lost. */
const SILENCE = 20_000;

export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

export const resolveByDns: Resolve = (hostname) => promisify(lookup)(hostname, {all: true, verbatim: true});

/** `refused`: not to be fetched from there, now or later. */
export type Download =
  | {readonly outcome: 'open'; readonly body: IncomingMessage}
  | {readonly outcome: 'refused'}
  | {readonly outcome: 'answered'; readonly status: number};

/**
 * Opens a file's address with the token. Every hop is looked at anew, by name and by where the name leads, before a
 * connection is made; the connection goes to the very address that was looked at.
 * @throws whatever breaks a connection
 */
export async function download(
  address: string,
  {allowed, resolve, token, signal}: {allowed: Allowed; resolve: Resolve; token: string; signal: AbortSignal},
): Promise<Download> {
  let next: string | undefined = address;
  let base: URL | undefined;
  for (let hop = 0; next !== undefined && hop <= MOST_HOPS; hop++) {
    const url: URL | undefined = URL.canParse(next, base?.href) ? new URL(next, base?.href) : undefined;
    if (!url || !allowed.isListed(url)) return {outcome: 'refused'};
    const addresses = await resolve(url.hostname.replaceAll(/^\[|\]$/gu, ''));
    if (!allowed.mayConnect(url, addresses)) return {outcome: 'refused'};
    const response = await get(url, only(addresses), token, signal);
    const {statusCode: status = 0, headers} = response;
    if (status === 200) return {outcome: 'open', body: response};
    response.destroy();
    if (![301, 302, 303, 307, 308].includes(status)) return {outcome: 'answered', status};
    next = headers.location;
    base = url;
  }
  return {outcome: 'refused'};
}

function get(url: URL, find: LookupFunction, token: string, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      lookup: find,
      signal,
      agent: false, // no connection that was made under other rules
      // without a name of the caller Meta's hosts answer with a page
      headers: {
        authorization: `Bearer ${token}`,
        accept: '*/*',
        'accept-encoding': 'identity',
        'user-agent': 'wa-desk-gateway',
      },
    });
    request.setTimeout(SILENCE, () => request.destroy(new Error('The host went silent.')));
    request.on('error', reject);
    request.on('response', resolve);
    request.end();
  });
}

/** What the connection asks instead of the system: the addresses that were looked at. */
const only =
  (addresses: readonly LookupAddress[]): LookupFunction =>
  (_hostname, options, callback) => {
    const [first] = addresses;
    if (options.all === true) callback(null, [...addresses]);
    else callback(null, first?.address ?? '', first?.family);
  };
