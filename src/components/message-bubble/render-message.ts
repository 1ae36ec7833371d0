import {html, nothing, type ReactiveElement, type TemplateResult} from 'lit';
import {writtenIn} from '../../core/content-text.js';
import {isEmojiOnly} from '../../core/markup/emoji-only.js';
import {mayHoldMarkup} from '../../core/markup/promising.js';
import type {Message, MessageAuthor} from '../../core/message.js';
import type {DeskSession} from '../../core/session.js';
import type {DisplayText} from '../../core/text.js';
import {customerInitials as initialsFor} from '../../element/customer-name.js';
import {formatMoment, formatTime} from '../../element/format.js';
import * as icons from '../../element/icons.js';
import {initialsOf} from '../../element/initials.js';
import {authorName, kindText, placeholderText} from '../../element/who-and-what.js';
import type {Reveal} from '../../element/revealing.js';
import {asDisplayText, renderText, spokenText, type RenderHidden, type Shown} from '../../element/shown-text.js';
import type {Strings} from '../../strings/en.js';
import {renderStatus} from './delivery-status.js';
import {kindsFor, richText, trouble} from './later-parts.js';
import {isMoreThanText} from './more-than-text.js';
import {renderNotice} from './notice-line.js';
import {isTroubled} from './troubled.js';

/** Whose bubble it is, as this agent sees it. */
type Whose = 'customer' | 'own' | 'colleague' | 'business' | 'system';

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
  /** Leads to the message that is quoted. */
  readonly onJump?: ((messageId: string) => void) | undefined;
}

/** One message, drawn; worn with `messageStyles` and `richTextStyles`. */
export function renderMessage(row: MessageRow): TemplateResult {
  const {message, strings} = row;
  const {author, content, delivery} = message;
  if (content.type === 'notice') return renderNotice(message, content, strings);
  const whose = whoseIs(message, row.agentId);
  const kinds = isMoreThanText(message) ? kindsFor(row.host) : undefined;
  const placed = kinds && {...row, renderHidden: hiddenIn(row)};
  const late = delivery?.status === 'failed' ? 'failed' : '';
  // no white space between tags and few places for what is rare: a conversation has thousands of these
  // prettier-ignore
  return html`<div class="message ${whose} ${late}"><div class="column">${renderAuthor(row, whose)}<div class="beside">${
    whose === 'customer' || whose === 'colleague' ? renderInitials(row, author) : nothing
  }<div class="bubble ${placed ? kinds.bubbleClass(placed) : ''}" part="bubble ${whose}">${
    placed ? html`${kinds.renderAbove(placed)}${renderContent(row)}` : renderContent(row)
  }<span class="foot">${
    message.edited && !message.deleted ? html`<span>${strings.conversation.edited}</span>` : nothing
  }<time part="time bubble__time" dir="auto" datetime=${new Date(message.at).toISOString()} title=${formatMoment(message.at, strings.locale)} .textContent=${formatTime(message.at, strings.locale)}></time>${
    delivery ? renderStatus(message, delivery, strings) : nothing
  }</span></div></div>${placed && message.reactions.length > 0 ? kinds.renderReactions(placed) : nothing}${
    delivery && (message.waiting !== null || isTroubled(message))
      ? (trouble.for(row.host)?.renderTrouble(row, delivery) ?? nothing)
      : nothing
  }</div></div>`;
}

function whoseIs({author, version}: Message, agentId: string | null): Whose {
  if (author.kind !== 'agent') return author.kind;
  return author.id === agentId || version === 0 ? 'own' : 'colleague';
}

/** Above the first bubble of a group; of every bubble to a screen reader. One's own needs no name to be seen. */
function renderAuthor(row: MessageRow, whose: Whose): TemplateResult {
  const {message, strings, continued, customerName} = row;
  const {conversation} = strings;
  const name = whose === 'own' ? conversation.you : authorName(message.author, asDisplayText(customerName), strings);
  const role = whose === 'colleague' ? conversation.colleague : whose === 'customer' ? strings.customer.role : null;
  if (whose === 'own' || continued) {
    const spoken = spokenText(name, strings);
    const words = role === null ? spoken : `${spoken}, ${role}`;
    return html`<span class="author visually-hidden" part="author bubble__author" .textContent=${words}></span>`;
  }
  // prettier-ignore
  return html`<span class="author" part="author bubble__author">${whose === 'business' ? icons.phone : nothing}<bdi>${renderText(name, strings)}</bdi>${
    whose === 'colleague' ? html`<span class="visually-hidden">, ${role}</span>` : nothing
  }${whose === 'customer' ? html`<span class="visually-hidden">, </span><span class="role" part="role">${role}</span>` : nothing}</span>`;
}

function renderInitials({continued, customerInitials}: MessageRow, author: MessageAuthor): TemplateResult {
  const participant = author.kind === 'customer' ? author.participant : undefined;
  const initials =
    author.kind === 'agent' ? initialsOf(author.name) : participant ? initialsFor(participant) : customerInitials;
  if (!continued && initials === '')
    return html`<span class="initials" part="initials bubble__initials" aria-hidden="true">${icons.person}</span>`;
  // prettier-ignore
  return html`<span class="initials ${continued ? 'blank' : ''}" part="initials bubble__initials" aria-hidden="true" dir="auto" .textContent=${continued ? '' : initials}></span>`;
}

function renderContent(row: MessageRow): unknown {
  const {message, strings} = row;
  const {content} = message;
  if (message.deleted)
    return html`<div class="text remark" part="text bubble__text">${strings.conversation.deleted}</div>`;
  if (content.type === 'text') {
    const large = isEmojiOnly(content.text.text, strings.locale) ? 'large' : '';
    const words = drawText(content.text, row);
    if (typeof words === 'string')
      // prettier-ignore
      return html`<div class="text rich ${large}" part="text bubble__text" dir="auto" lang="" .textContent=${words}></div>`;
    // prettier-ignore
    return html`<div class="text rich" part="text bubble__text" dir="auto" lang="">${words}</div>`;
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
function drawText(text: DisplayText, row: MessageRow): string | TemplateResult {
  const {strings, host} = row;
  const hidden = hiddenIn(row);
  const drawing = mayHoldMarkup(text.text) ? richText.for(host) : undefined;
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
