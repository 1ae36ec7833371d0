import type {LinkLeaf, Stretch} from './tree.js';

/**
 * Where a link may begin: a scheme that is not the end of another one, or a domain people write without one. Nothing
 * begins inside an e-mail address, a path or another host.
 */
export const linkStart = [
  String.raw`(?<![a-z\d+.\-=@/\\_&?#%]|(?:script|data|blob|system|source|feed|jar):)https?://`,
  String.raw`(?<![\p{L}\p{N}\p{M}@./\\=&?#%+:\-][_*~]*)(?:www\.(?:[a-z\d-]+\.)+[a-z]{2,}|(?:[a-z\d-]+\.)+(?:` +
    'com|org|net|info|biz|edu|gov|app|dev|io|shop|store|online|' +
    'de|fr|es|nl|pl|pt|uk|eu|ch|se|dk|fi|ie|cz|ru|tr|br|mx|ar|cl|au|nz|za|jp|kr|cn|' +
    String.raw`(?:com?|org|net|gov|ac|edu)\.[a-z]{2}|[a-z]{2}(?=/)))(?!_*[a-z\d@-]|\.[a-z\d])`,
].join('|');

// as far as an address can go: marks of Chinese sentences and controls of direction end it
const address = /[^\s<>"`\p{Cc}\p{Bidi_C}\u3001\u3002\u300a-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]+/uy;
const closing = /[.,;:!?'*_~)\]}\u2019\u201d\u2026\xbb]/;
const turning = /[\u200e\u202c\u2069]*[\u061c\u200f\u202a\u202b\u202d\u202e\u2066-\u2068]/uy;

/** The address that begins here, with or without what follows its last sign. */
export function addressAt(text: string, start: number): Stretch & {readonly whole: number} {
  address.lastIndex = start;
  const token = address.exec(text)?.[0] ?? '';
  let end = token.length;
  let unopened = token.split(')').length - token.split('(').length;
  for (let last = token[end - 1]; last !== undefined && closing.test(last); last = token[end - 1]) {
    if (last === ')' && unopened-- <= 0) break;
    end -= 1;
  }
  return {start, end: start + end, whole: start + token.length};
}

/** Null when it leads nowhere a link may. */
export function linkOf(text: string, {start, end, whole}: ReturnType<typeof addressAt>): LinkLeaf | null {
  const shown = text.slice(start, end);
  const bare = shown.replace(/^https?:\/\//i, '');
  try {
    const url = new URL(bare === shown ? `https://${bare}` : shown);
    const {hostname: host} = url;
    if (!host.includes('.') || !/^https?:$/.test(url.protocol)) return null;
    const after = bare.toLowerCase().startsWith(host) ? bare.slice(host.length) : '@';
    const honest = /^(?::\d*)?(?:[/?#]|$)/.test(after);
    if (!honest && bare === shown) return null;
    url.username = '';
    url.password = '';
    turning.lastIndex = whole;
    return {kind: 'link', start, end, href: url.href, host, deceptive: !honest || turning.test(text)};
  } catch {
    return null; // no URL
  }
}
