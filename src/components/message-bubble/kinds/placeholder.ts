import {html, nothing, type TemplateResult} from 'lit';
import type {MessageContent} from '../../../core/content.js';
import * as icons from '../../../element/icons.js';
import {kindText} from '../../../element/who-and-what.js';
import {kindIcons} from './kind-icons.js';
import type {MessageRow} from './row.js';
import {renderWritten} from './written.js';

type Placeholder = Extract<MessageContent, {type: 'placeholder'}>;

/** What WhatsApp does not hand out, or what is newer than this desk: what it is, and what to do. */
export function renderPlaceholder(row: MessageRow, {kind, text, errorCode}: Placeholder): TemplateResult {
  const {strings, past} = row;
  const {kinds, conversation} = strings;
  const rare = Object.hasOwn(kinds.rare, kind) ? kinds.rare[kind] : undefined;
  const known = rare !== undefined || Object.hasOwn(conversation.kinds, kind);
  const advice =
    (errorCode === undefined ? undefined : kinds.unsupportedBy[String(errorCode)]) ??
    (Object.hasOwn(kinds.adviceOn, kind) ? kinds.adviceOn[kind] : undefined) ??
    (known ? kinds.notPassedOn : kinds.notKnownYet);
  return html`<div class="kind k-card k-neutral" part="card">
      <div class="k-head">
        <span class="k-tile" part="card-icon">${iconOf(kind)}</span>
        <div class="k-facts">
          <p class="k-strong" part="card-title">${rare ?? kindText(kind, strings)}</p>
          ${past ? nothing : html`<p class="k-soft" part="card-text">${advice}</p>`}
          ${known ? nothing : html`<p class="k-soft k-wire" part="card-text"><bdi dir="ltr">${kind.slice(0, 60)}</bdi></p>`}
        </div>
      </div>
    </div>
    ${renderWritten(row, text)}`;
}

function iconOf(kind: string): TemplateResult {
  if (kind.startsWith('poll')) return kindIcons.poll;
  if (kind.startsWith('view_once')) return kindIcons.once;
  if (kind === 'product' || kind === 'order') return kindIcons.bag;
  if (['gif', 'media_placeholder', 'image'].includes(kind)) return icons.picture;
  return icons.question;
}
