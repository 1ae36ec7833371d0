import {html, nothing} from 'lit';
import {tokens, hhmm, TICK} from './markup.mjs';
import {PIX} from './data.mjs';

const tok = ([k, v]) =>
  k === 'text'
    ? v
    : k === 'a'
      ? html`<a href=${v}>${v}</a>`
      : k === 'b'
        ? html`<b>${v}</b>`
        : k === 'i'
          ? html`<i>${v}</i>`
          : k === 's'
            ? html`<s>${v}</s>`
            : html`<code>${v}</code>`;
export const bubble = (m) =>
  html`<div class="bubble">
    ${m.media ? (m.kind === 'image' || m.kind === 'video' || m.kind === 'sticker' ? html`<img class="media" width=${m.media.w} height=${m.media.h} alt=${m.media.name} loading="lazy" src=${PIX} />` : html`<div class="file">📎 ${m.media.name}</div>`) : nothing}${m.text ? html`<div class="text">${tokens(m.text).map(tok)}</div>` : nothing}
    <div class="meta">
      <time>${hhmm(m.ts)}</time>${m.out ? html`<span class="st" data-s=${m.status}>${TICK[m.status]}</span>` : nothing}
    </div>
  </div>`;
export const rowT = (m) => html`<div class=${m.out ? 'row out' : 'row'} data-id=${m.id}>${bubble(m)}</div>`;
