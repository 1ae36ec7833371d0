import {html} from './html.mjs';

/** What a page of the site may do: nothing but its own. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  'media-src blob:',
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const head = (title, description, root) =>
  html`<meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <meta name="description" content="${description}" />
    <link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml" />
    <script src="${root}assets/theme.js"></script>`;

const item = ({href, title}, path, root) =>
  html`<li><a href="${root}${href}" ${href === path ? html`aria-current="page"` : ''}>${title}</a></li>`;

const group = ({name, pages}, path, root) =>
  html`<section>
    <h2>${name}</h2>
    <ul>
      ${pages.map((one) => item(one, path, root))}
    </ul>
  </section>`;

const tableOfContents = (sections) =>
  sections.length < 2
    ? ''
    : html`<nav class="toc" aria-label="On this page">
        <h2>On this page</h2>
        <ul>
          ${sections
            .filter(({depth = 2}) => depth === 2)
            .map(({id, title}) => html`<li><a href="#${id}">${title}</a></li>`)}
        </ul>
      </nav>`;

/** A page with the site's frame around it. `path` is its folder in the site, '' for the first page. */
export function page({path, title, description, body, navigation, sections = [], wide = false, extra = ''}) {
  const root = '../'.repeat(path.split('/').length - 1) || './';
  const top = navigation.flatMap(({pages}) => pages);
  const at = top.findIndex(({href}) => href === path);
  const before = at > 0 ? top[at - 1] : undefined;
  const after = at >= 0 ? top[at + 1] : undefined;
  return html`<!doctype html>
    <html lang="en" data-root="${root}">
      <head>
        ${head(path === '' ? 'wa-desk: a WhatsApp agent desk for any CRM' : `${title} · wa-desk`, description, root)}
        <link rel="stylesheet" href="${root}assets/site.css" />
        <script type="module" src="${root}assets/site.js"></script>
        ${extra}
      </head>
      <body ${wide ? html`class="wide"` : ''}>
        <a class="skip" href="#main">To the content</a>
        <header class="bar">
          <button class="menu-button" type="button" aria-expanded="false" aria-controls="menu">Menu</button>
          <a class="brand" href="${root}"><img src="${root}assets/icon.svg" alt="" width="24" height="24" />wa-desk</a>
          <button class="search-button" type="button" aria-haspopup="dialog">
            <span>Search</span><kbd aria-hidden="true">/</kbd>
          </button>
          <label class="theme-choice"
            ><span class="visually-hidden">Colours</span
            ><select>
              <option value="auto">Auto</option>
              <option value="light">Light</option>
              <option value="dark">Dark</option>
            </select></label
          >
        </header>
        <div class="frame">
          <nav id="menu" class="menu" aria-label="Pages">${navigation.map((part) => group(part, path, root))}</nav>
          <main id="main" tabindex="-1">
            ${body}
            ${
              before || after
                ? html`<nav class="around" aria-label="Before and after">
                    ${before ? html`<a rel="prev" href="${root}${before.href}"><small>Before</small>${before.title}</a>` : ''}
                    ${after ? html`<a rel="next" href="${root}${after.href}"><small>Next</small>${after.title}</a>` : ''}
                  </nav>`
                : ''
            }
            <footer>wa-desk, MIT licence. <a href="${root}llms.txt">llms.txt</a></footer>
          </main>
          ${tableOfContents(sections)}
        </div>
      </body>
    </html> `;
}

/** A page with nothing but an example on it, to stand in a frame or alone. */
export const livePage = ({title, root, body, scene}) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        ${head(title, title, root)}
        <link rel="stylesheet" href="${root}assets/live.css" />
        <script type="module" src="${root}assets/wa-desk/wa-desk.js"></script>
        <script type="module" src="${root}assets/live.js"></script>
      </head>
      <body data-scene="${scene}">
        ${body}
      </body>
    </html> `;
