import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {writtenIn} from '../../core/content-text.js';
import {isEmojiOnly} from '../../core/markup/emoji-only.js';
import {mayHoldMarkup} from '../../core/markup/promising.js';
import type {Message} from '../../core/message.js';
import type {DeskSession} from '../../core/session.js';
import type {DisplayText} from '../../core/text.js';
import * as icons from '../../element/icons.js';
import {kindText, placeholderText} from '../../element/who-and-what.js';
import type {Reveal} from '../../element/revealing.js';
import {isMasked, renderText, type RenderHidden, type Shown} from '../../element/shown-text.js';
import type {Strings} from '../../strings/en.js';
import {kindsFor, richTextFor} from './later-parts.js';

/** Whose bubble it is, as this agent sees it. */
export type Whose = 'customer' | 'own' | 'colleague' | 'business' | 'system';

/** A message, and all that its place in a conversation says of it. */
export interface MessageRow {
  readonly message: Message;
  readonly strings: Strings;
  readonly session: DeskSession | undefined;
  /** The element in whose shadow root it stands. */
  readonly host: ReactiveElement;
  /** What Retry and Delete are about. */
  readonly taskId: string;
  /** Whose messages are one's own. */
  readonly agentId: string | null;
  /** As shown. */
  readonly customerName: Shown;
  readonly customerInitials: string;
  /** The message above is the same sender's and recent: initials and name are not repeated. */
  readonly continued: boolean;
  /** Nothing can be sent any more: a failed message offers no Retry and no Edit. */
  readonly closed: boolean;
  /** Shown in a history: nothing can be done with it any more. */
  readonly past: boolean;
  /** A menu holds all that can be done with it: under it stands the next step alone. */
  readonly menu?: boolean;
  /** Where masked values may be revealed: what does it. */
  readonly reveal: Reveal | undefined;
  /** Its exact time stands in a title: nothing else here tells it. */
  readonly titled?: boolean;
  /** Leads to the message that is quoted. */
  readonly onJump?: ((messageId: string) => void) | undefined;
}

export function whoseIs({author, version}: Message, agentId: string | null): Whose {
  if (author.kind !== 'agent') return author.kind;
  return author.id === agentId || version === 0 ? 'own' : 'colleague';
}

/** A text that stands alone in its bubble and hides nothing. */
export function wordsOf({message}: MessageRow): DisplayText | undefined {
  const {content, deleted} = message;
  return deleted || content.type !== 'text' || isMasked(content.text) ? undefined : content.text;
}

/** What a message says, where it is more than `wordsOf`. */
export function renderContent(row: MessageRow): unknown {
  const {message, strings} = row;
  const {content} = message;
  if (message.deleted)
    return html`<div class="text remark" part="text bubble__text">${strings.conversation.deleted}</div>`;
  if (content.type === 'text') {
    const large = isEmojiOnly(content.text.text) ? 'large' : '';
    const words = drawText(content.text, row);
    // prettier-ignore
    return html`<div class="text rich ${large}" part="text bubble__text" dir="auto" lang="">${words}</div>`;
  }
  const kinds = kindsFor(row.host);
  if (kinds) return kinds.renderKind({...row, renderHidden: hiddenIn(row)}, content);
  if (content.type === 'placeholder') return renderUnshown(row, placeholderText(content.kind, strings), content.text);
  return renderUnshown(
    row,
    kindText(content.type === 'media' ? content.media.kind : content.type, strings),
    writtenIn(content),
  );
}

/** Until what draws markup is here, it stands as it was written. */
function drawText(text: DisplayText, row: MessageRow): unknown {
  const {strings, host} = row;
  const hidden = hiddenIn(row);
  const drawing = mayHoldMarkup(text.text) ? richTextFor(host) : undefined;
  return drawing ? drawing.richText(text, strings, hidden) : renderText(text, strings, hidden);
}

function renderUnshown(row: MessageRow, words: string, text: DisplayText | null): TemplateResult {
  return html`<div class="text unshown" part="text bubble__text">
    <span class="remark placeholder">${icons.picture}${words}</span>${
      text ? html`<div class="rich" dir="auto" lang="">${drawText(text, row)}</div>` : nothing
    }
  </div>`;
}

/** How the masked stretches of a message are drawn where they may be revealed. What is not confirmed cannot be asked for. */
export function hiddenIn({message, reveal, session, host, taskId}: MessageRow): RenderHidden | undefined {
  if (!reveal || !session || message.version === 0) return undefined;
  return (hidden, strings) => reveal({...hidden, host, session, taskId, messageId: message.id, strings});
}
