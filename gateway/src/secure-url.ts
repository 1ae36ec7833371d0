/** An address that keeps what is sent there secret: https, or http within this machine; without credentials in it. */
export function parseSecureUrl(address: string): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || url.username !== '' || url.password !== '') return undefined;
  const local = /^(?:127\.0\.0\.1|\[::1\]|localhost)$/.test(url.hostname);
  return url.protocol === 'https:' || (url.protocol === 'http:' && local) ? url : undefined;
}
