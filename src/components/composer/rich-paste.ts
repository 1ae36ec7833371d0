/** Tags, comments and what stands between; quoted attributes may hold a `>`. */
const PIECE = /<!--[^]*?-->|<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+|</gi;

const signs: Readonly<Record<string, string>> = {
  b: '*',
  strong: '*',
  h1: '*',
  h2: '*',
  h3: '*',
  h4: '*',
  h5: '*',
  h6: '*',
  i: '_',
  em: '_',
  s: '~',
  del: '~',
  strike: '~',
  code: '`',
};
const blocks = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li tr table blockquote section article header footer pre'.split(' '),
);
const unseen = new Set(['style', 'script', 'title', 'template', 'noscript']);
const single = new Set(['br', 'img', 'hr', 'meta', 'link', 'input', 'col', 'wbr']);
const named: Readonly<Record<string, string>> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' '};

interface Element {
  readonly name: string;
  /** What WhatsApp writes around it. */
  readonly signs: string;
  readonly href: string | undefined;
  /** Where its text begins. */
  readonly from: number;
  /** Of an ordered list, how far it has counted. */
  count: number;
}

/**
 * The text of what was copied elsewhere, its look as WhatsApp writes it. It is read as text and never becomes part of
 * a document, so nothing of it is loaded or run, and a page may forbid to parse.
 */
export function toMarkup(html: string): string {
  const open: Element[] = [];
  let text = '';
  const newLine = () => {
    text = text.replace(/[ \t]+$/, '');
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const close = (element: Element) => {
    if (element.href !== undefined) text = text.slice(0, element.from) + linked(text.slice(element.from), element.href);
    if (element.signs !== '') text = text.slice(0, element.from) + around(text.slice(element.from), element.signs);
    if (element.name === 'pre') text = text.slice(0, element.from) + fenced(text.slice(element.from));
    if (blocks.has(element.name)) newLine();
    if (element.name === 'p') text += text.endsWith('\n') && !text.endsWith('\n\n') ? '\n' : '';
  };
  for (const [piece, slash, tag, attributes = ''] of html.matchAll(PIECE)) {
    const name = tag?.toLowerCase();
    if (name === undefined) {
      if (!piece.startsWith('<!--') && !open.some((element) => unseen.has(element.name)))
        text += wordsOf(piece, open, text);
    } else if (slash === '/') {
      const at = open.findLastIndex((element) => element.name === name);
      if (at >= 0) for (const element of open.splice(at).toReversed()) close(element);
    } else {
      if (name === 'li') for (const left of open.splice(placeOfItem(open)).toReversed()) close(left);
      if (name === 'br') text += '\n';
      if (blocks.has(name)) newLine();
      if (name === 'li') text += bullet(open.findLast((element) => element.name === 'ol' || element.name === 'ul'));
      if (!single.has(name) && !attributes.endsWith('/'))
        open.push({
          name,
          signs: signsOf(name, attributes, open),
          href: hrefOf(name, attributes),
          from: text.length,
          count: 0,
        });
    }
  }
  for (const element of open.toReversed()) close(element);
  return text.replaceAll(/\n{3,}/g, '\n\n').trim();
}

/** Outside `pre` white space is one space, and none at the beginning of a line. */
function wordsOf(piece: string, open: readonly Element[], before: string): string {
  if (open.some(({name}) => name === 'pre')) return decoded(piece);
  const words = decoded(piece.replaceAll(/\s+/g, ' '));
  return /(^|[\s])$/.test(before) ? words.replace(/^ +/, '') : words;
}

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (entity, decimal, hex, name) => {
    if (typeof name === 'string') return (Object.hasOwn(named, name) && named[name]) || entity;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });

/** An item that was not closed ends where the next begins, unless a list within it does. */
function placeOfItem(open: readonly Element[]): number {
  const item = open.findLastIndex(({name}) => name === 'li');
  const list = open.findLastIndex(({name}) => name === 'ol' || name === 'ul');
  return item > list ? item : open.length;
}

function bullet(list: Element | undefined): string {
  if (list?.name !== 'ol') return '- ';
  list.count += 1;
  return `${list.count}. `;
}

/** By its tag and its style; some editors wrap all they copy in a `b` that is not bold. */
function signsOf(name: string, attributes: string, open: readonly Element[]): string {
  const style = /style\s*=\s*("[^"]*"|'[^']*')/i.exec(attributes)?.[1] ?? '';
  let found = Object.hasOwn(signs, name) ? (signs[name] ?? '') : '';
  if (/font-weight:\s*(?:normal|[1-5]00)/i.test(style)) found = found.replace('*', '');
  else if (/font-weight:\s*(?:bold|[6-9]00)/i.test(style)) found += '*';
  if (/font-style:\s*italic/i.test(style)) found += '_';
  if (/line-through/i.test(style)) found += '~';
  if (open.some((element) => element.name === 'pre' || element.name === 'code')) return '';
  return [...new Set(found)].filter((sign) => !open.some((element) => element.signs.includes(sign))).join('');
}

function hrefOf(name: string, attributes: string): string | undefined {
  const quoted = name === 'a' ? /href\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes) : null;
  const href = decoded(quoted?.[1] ?? quoted?.[2] ?? '');
  return /^(?:https?:|mailto:|tel:)/i.test(href) ? href : undefined;
}

/** As text: the words, and where they lead unless they say so. */
function linked(words: string, href: string): string {
  const shown = words.trim();
  const address = href.replace(/^(?:mailto|tel):/i, '');
  if (shown === '') return address;
  return sameAddress(shown, address) ? words : `${words} (${address})`;
}

const sameAddress = (a: string, b: string): boolean => bare(a) === bare(b);

const bare = (address: string): string =>
  address
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .toLowerCase();

/** The signs stand right at a letter, line by line. */
const around = (text: string, those: string): string =>
  text
    .split('\n')
    .map((line) =>
      line.replace(
        /^(\s*(?:- |\d+\. )?)(.*?\S)(\s*)$/,
        (_, before, words, after) => `${before}${those}${words}${those.split('').toReversed().join('')}${after}`,
      ),
    )
    .join('\n');

const fenced = (text: string): string => `\`\`\`${text.replace(/^\n|\n$/g, '')}\`\`\``;
