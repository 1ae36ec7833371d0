import {html, type TemplateResult} from 'lit';
import type {MessageContent} from '../../core/content.js';
import type {Message} from '../../core/message.js';
import {formatTime} from '../../element/format-time.js';
import {formatMoment} from '../../element/format.js';
import * as icons from '../../element/icons.js';
import {noticeText} from '../../element/who-and-what.js';
import {renderText} from '../../element/shown-text.js';
import type {Strings} from '../../strings/en.js';

type Notice = Extract<MessageContent, {type: 'notice'}>;

/** What nobody wrote: somebody came or went, or the conversation itself changed. */
export function renderNotice({at}: Message, content: Notice, strings: Strings): TemplateResult {
  const {locale, dir} = strings;
  return html`
    <p class="notice-pill" part="notice" dir=${dir === 'rtl' ? 'rtl' : 'ltr'}>
      ${noticeIcon(content.notice)}<span part="text bubble__text"
        >${renderText(noticeText(content, strings), strings)}</span
      >
      <time part="time bubble__time" datetime=${new Date(at).toISOString()} title=${formatMoment(at, locale)}
        ><bdi>${formatTime(at, locale)}</bdi></time
      >
    </p>
  `;
}

function noticeIcon(notice: Notice['notice']): TemplateResult {
  switch (notice) {
    case 'agent-joined':
      return icons.joined;
    case 'agent-left':
      return icons.left;
    case 'transferred':
      return icons.transfer;
    case 'ended':
      return icons.available;
    case 'line-deleted':
      return icons.warning;
    case 'identity-changed':
      return icons.shield;
    case 'system':
      return icons.alert;
    default:
      notice satisfies never;
      return icons.alert;
  }
}
