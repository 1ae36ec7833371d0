/** Where a link leads; null for what is no web address. */
export function webAddress(url: string | null): {readonly href: string; readonly host: string} | null {
  if (url === null || !URL.canParse(url)) return null;
  const {protocol, href, host, username, password} = new URL(url);
  const web = protocol === 'https:' || protocol === 'http:';
  return web && username === '' && password === '' ? {href, host} : null;
}
