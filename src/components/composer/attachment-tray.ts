import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {formatSize} from '../../element/format-size.js';
import * as icons from '../../element/icons.js';
import type {Strings} from '../../strings/en.js';
import {extraIcons} from './extra-icons.js';
import type {QueuedFile} from './file-queue.js';

/** A file as the tray shows it. */
export type TrayItem = Readonly<Pick<QueuedFile, 'id' | 'file' | 'url' | 'state' | 'share' | 'code' | 'caption'>>;

export interface TrayActions {
  readonly onRemove: (item: TrayItem) => void;
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

export function renderTray(
  items: readonly TrayItem[],
  problems: readonly string[],
  strings: Strings,
  over: 'fits' | 'wrong' | null,
  actions: TrayActions,
): TemplateResult {
  const {attachments} = strings;
  return html`
    ${
      over === null
        ? nothing
        : html`<p class=${over === 'fits' ? 'drop' : 'drop wrong'} part="drop-zone">
            ${over === 'fits' ? extraIcons.attach : icons.alert}
            <span>${over === 'fits' ? attachments.drop : attachments.dropWrong}</span>
          </p>`
    }
    ${
      problems.length === 0
        ? nothing
        : html`<div class="refusal problems" part="attachment-error">
            ${icons.alert}
            <span>${problems.map((words) => html`<span class="problem">${words}</span>`)}</span>
            <button type="button" class="small" aria-label=${attachments.dismiss} @click=${actions.onDismiss}>
              ${icons.close}
            </button>
          </div>`
    }
    ${
      items.length === 0
        ? nothing
        : html`<ul class="tray" part="attachments" aria-label=${attachments.list}>
            ${repeat(
              items,
              ({id}) => id,
              (item) => renderItem(item, strings, actions),
            )}
          </ul>`
    }
  `;
}

function renderItem(item: TrayItem, strings: Strings, {onRemove, onRetry}: TrayActions): TemplateResult {
  const {attachments, refused, locale} = strings;
  const {file, url, state, share, code, caption} = item;
  const uploading = state === 'uploading';
  const ending = /\.([^.]{1,5})$/u.exec(file.name)?.[1]?.toUpperCase() ?? '';
  return html`<li class="item" part="attachment">
    ${url === null ? html`<span class="ending" aria-hidden="true">${ending}</span>` : html`<img src=${url} alt="" />`}
    <span class="about">
      <span class="name" dir="auto" title=${file.name}>${file.name}</span>
      ${caption === '' ? nothing : html`<span class="caption" dir="auto">${caption}</span>`}
      ${
        code === null
          ? html`<span class="size"
              >${state === 'uploaded' ? attachments.waiting : html`<bdi>${formatSize(file.size, locale)}</bdi>`}</span
            >`
          : html`<span class="why">${icons.alert}<span>${refused(code)}</span></span>`
      }
      ${
        uploading
          ? html`<progress aria-label=${attachments.uploading(file.name)} max="1" .value=${share}></progress>`
          : nothing
      }
    </span>
    ${
      state === 'failed'
        ? html`<button
            type="button"
            class="small"
            part="attachment-retry-button"
            aria-label=${attachments.retry(file.name)}
            title=${attachments.retryShort}
            @click=${onRetry}
          >
            ${icons.again}
          </button>`
        : nothing
    }
    <button
      type="button"
      class="small remove"
      part="attachment-remove-button"
      aria-label=${uploading ? attachments.cancel(file.name) : attachments.remove(file.name)}
      title=${uploading ? attachments.cancel(file.name) : attachments.remove(file.name)}
      @click=${() => onRemove(item)}
    >
      ${icons.close}
    </button>
  </li>`;
}
