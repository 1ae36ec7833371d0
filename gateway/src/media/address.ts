import type {LookupAddress} from 'node:dns';
import {BlockList, isIP} from 'node:net';

/** Where Meta keeps files. */
export const META_HOSTS: readonly string[] = ['lookaside.fbsbx.com', '*.fbsbx.com', '*.fbcdn.net'];

/** Networks that no file of Meta's can be in: this machine, its neighbours, and what has no place on the internet. */
const NOT_PUBLIC = `
  0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24
  192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`;
/** The one part of IPv6 that is the internet, and what lies in it and is not, or hides an IPv4 address. */
const PUBLIC_6 = '2000::/3';
const NOT_PUBLIC_6 = '2001::/23 2001:db8::/32 2002::/16 3fff::/20';

const listOf = (networks: string, family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList();
  for (const network of networks.trim().split(/\s+/u)) {
    const [address = '', bits = ''] = network.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
};

const notPublic = listOf(NOT_PUBLIC, 'ipv4');
const public6 = listOf(PUBLIC_6, 'ipv6');
const notPublic6 = listOf(NOT_PUBLIC_6, 'ipv6');

export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !notPublic.check(address, 'ipv4');
    case 6:
      return public6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6');
    default:
      return false;
  }
}

/** As `host` or `*.host`, which is any below it. */
const matches = (host: string, pattern: string): boolean =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;

/** Which addresses files may be fetched from, and with them the token goes. */
export class Allowed {
  readonly #graph: URL;
  readonly #hosts: readonly string[];

  constructor(graph: URL, hosts: readonly string[]) {
    this.#graph = graph;
    this.#hosts = hosts;
  }

  /** By its name: https on the usual port at a host that is listed, or the Graph API itself. */
  isListed(url: URL): boolean {
    if (url.username !== '' || url.password !== '') return false;
    if (url.origin === this.#graph.origin) return true;
    if (url.protocol !== 'https:' || url.port !== '' || isIP(bare(url.hostname)) !== 0) return false;
    const host = url.hostname.replace(/\.$/u, '');
    return this.#hosts.some((pattern) => matches(host, pattern));
  }

  /** By where its name leads: into the internet, unless the Graph API is this very machine. */
  mayConnect(url: URL, addresses: readonly LookupAddress[]): boolean {
    if (url.origin === this.#graph.origin && isLoopback(url.hostname)) return true;
    return addresses.length > 0 && addresses.every(({address}) => isPublic(address));
  }
}

const bare = (hostname: string): string => hostname.replaceAll(/^\[|\]$/gu, '');

const isLoopback = (hostname: string): boolean => /^(?:127\.0\.0\.1|\[::1\]|localhost)$/u.test(hostname);
