import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import css from 'highlight.js/lib/languages/css';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import {Marked} from 'marked';
import {html, markup} from './html.mjs';

const languages = {sh: bash, css, js: javascript, jsx: javascript, json, ts: typescript, tsx: typescript, html: xml};
for (const [name, language] of Object.entries({...languages, xml, javascript})) hljs.registerLanguage(name, language);

/** Code in colours, with a button that copies it. */
export function renderCode(code, language = '') {
  const text = code.trimEnd();
  const coloured = hljs.getLanguage(language)
    ? markup(hljs.highlight(text, {language, ignoreIllegals: true}).value)
    : text;
  return html`<div class="code">
    <pre tabindex="0" aria-label="Code"><code>${coloured}</code></pre>
    <button class="copy" type="button">Copy</button>
  </div>`;
}

export const slug = (text) =>
  text
    .toLowerCase()
    .replaceAll(/<[^>]*>|&[a-z#0-9]+;|['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

const plain = (text) => text.replaceAll(/[`*_]|\[([^\]]*)\]\([^)]*\)/g, '$1');

/**
 * A guide as HTML, its title, the first sentence and its sections. `link` turns an address as it is written in the
 * file into one that works on the site.
 */
export function renderMarkdown(text, link = (href) => href) {
  const sections = [];
  let title = '';
  let lead = '';
  const renderer = {
    heading({tokens, depth, text: raw}) {
      const words = plain(raw);
      if (depth === 1) {
        title ||= words;
        return '';
      }
      const id = slug(words);
      if (depth < 4) sections.push({id, depth, title: words, text: ''});
      return `<h${depth} id="${id}"><a class="anchor" href="#${id}">${this.parser.parseInline(tokens)}</a></h${depth}>\n`;
    },
    code: ({text: code, lang}) => renderCode(code, lang).text,
    link({href, tokens}) {
      const words = this.parser.parseInline(tokens);
      return html`<a href="${link(href)}">${markup(words)}</a>`.text;
    },
    table(token) {
      const cells = (row, tag) => row.map(({tokens}) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('');
      const rows = token.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
      return `<div class="table" tabindex="0" role="group" aria-label="Table"><table><thead><tr>${cells(token.header, 'th scope="col"').replaceAll('</th scope="col">', '</th>')}</tr></thead><tbody>${rows}</tbody></table></div>\n`;
    },
    html: ({text: raw}) => html`${raw}`.text,
  };
  const marked = new Marked({renderer});
  const tokens = marked.lexer(text);
  for (const token of tokens) {
    if (token.type === 'heading') continue;
    if (token.type === 'paragraph' && !lead) lead = plain(token.text).replaceAll('\n', ' ');
  }
  const body = marked.parser(tokens);
  let at = -1;
  for (const token of tokens) {
    if (token.type === 'heading' && token.depth > 1 && token.depth < 4) at += 1;
    else if (at >= 0 && sections[at]) sections[at].text += `${plain(token.raw)}\n`;
  }
  return {title, lead, sections, body: markup(body)};
}

/** A description of the manifest: a paragraph of text with code in it. */
export const renderInline = (text) => markup(new Marked().parseInline(text.replaceAll('<', '&lt;')));
