import {html, nothing, render, type RootPart} from 'lit';
import {isEmojiOnly} from '../../core/markup/emoji-only.js';
import {mayHoldMarkup} from '../../core/markup/promising.js';
import type {Message} from '../../core/message.js';
import type {DisplayText} from '../../core/text.js';
import type {DrawnText} from '../../element/drawn-text.js';
import {deliveryText} from '../../element/delivery-text.js';
import {formatTime} from '../../element/format-time.js';
import {formatMoment} from '../../element/format.js';
import {statusPaths} from '../../element/icons.js';
import {drawing, setAttribute, setText} from './by-hand.js';
import {DrawnAuthor} from './drawn-author.js';
import {kindsFor, richTextFor, timesMissed, troubleFor} from './later-parts.js';
import {isMoreThanText} from './more-than-text.js';
import {renderNotice} from './notice-line.js';
import {hiddenIn, renderContent, whoseIs, wordsOf, type MessageRow} from './render-message.js';
import {isTroubled} from './troubled.js';

/** What every message that somebody wrote has. */
interface Frame {
  readonly author: HTMLElement;
  readonly bubble: HTMLElement;
  readonly foot: HTMLElement;
}

/**
 * One message, drawn into an element of its own; worn with `messageStyles` and `richTextStyles`. By hand and flat, since
 * a conversation has thousands of these and most are a text, a time and ticks; templates draw what is more than that. What
 * stands in it is looked up when it changes, which is seldom: kept at hand, it would weigh more than the words.
 */
export class DrawnMessage {
  readonly element = document.createElement('div');
  #author: DrawnAuthor | undefined;
  #markup: DrawnText | undefined;
  #content: RootPart | undefined;
  #below: RootPart | undefined;
  #awaits = false;

  /** Something it is drawn by was not here yet. */
  get awaits(): boolean {
    return this.#awaits;
  }

  /** What was drawn before of the same message is changed where it differs. */
  draw(row: MessageRow): void {
    const missed = timesMissed();
    this.#draw(row);
    this.#awaits = timesMissed() > missed;
  }

  /** It leaves the page, or comes back: files are let go, and asked for again. */
  setConnected(isConnected: boolean): void {
    this.#content?.setConnected(isConnected);
    this.#below?.setConnected(isConnected);
  }

  #draw(row: MessageRow): void {
    const {message, strings, continued} = row;
    const {content, delivery} = message;
    if (content.type === 'notice') {
      this.element.className = `message line ${content.notice}`;
      this.#content = render(renderNotice(message, content, strings), this.element);
      return;
    }
    const whose = whoseIs(message, row.agentId);
    const kinds = isMoreThanText(message) ? kindsFor(row.host) : undefined;
    const placed = kinds && {...row, renderHidden: hiddenIn(row)};
    const failed = delivery?.status === 'failed' ? ' failed' : '';
    this.element.className = `message ${whose}${failed}${continued ? ' continued' : ''}`;
    const frame = (this.#author && frameOf(this.element)) ?? frameIn(this.element);
    this.#author ??= new DrawnAuthor();
    this.#author.draw(row, whose, frame.author);
    const around = placed ? kinds.bubbleClass(placed) : '';
    setAttribute(frame.bubble, 'class', around === '' ? 'bubble' : `bubble ${around}`);
    setAttribute(frame.bubble, 'part', `bubble ${whose}`);
    const words = placed || this.#content ? undefined : wordsOf(row);
    if (words === undefined) this.#drawContent(row, placed && kinds.renderAbove(placed), frame);
    else this.#drawWords(words, row, frame);
    this.#drawFoot(row, frame);
    const reactions = placed && message.reactions.length > 0;
    const late = delivery && (message.waiting !== null || isTroubled(message));
    if (reactions || late || this.#below)
      this.#below = render(
        html`${reactions ? kinds.renderReactions(placed) : nothing}${
          late ? (troubleFor(row.host)?.renderTrouble(row, delivery) ?? nothing) : nothing
        }`,
        this.element,
      );
  }

  /** Until what draws markup is here, it stands as it was written. */
  #drawWords(words: DisplayText, {strings, host}: MessageRow, {bubble, foot}: Frame): void {
    const element = wordsIn(bubble) ?? bubble.insertBefore(textElement(), foot);
    setAttribute(element, 'class', isEmojiOnly(words.text) ? 'text rich large' : 'text rich');
    const rich = mayHoldMarkup(words.text) ? richTextFor(host) : undefined;
    if (this.#markup?.shows(words, strings)) return;
    if (rich || this.#markup) element.textContent = '';
    this.#markup = rich && new rich.DrawnText(words, strings, element);
    if (!rich) setText(element, words.text);
  }

  #drawContent(row: MessageRow, above: unknown, {bubble, foot}: Frame): void {
    if (!this.#content) wordsIn(bubble)?.remove();
    this.#markup = undefined;
    const content = renderContent(row);
    const all = above === undefined || above === nothing ? content : html`${above}${content}`;
    this.#content = render(all, bubble, {renderBefore: foot});
  }

  #drawFoot({message, strings, titled}: MessageRow, {foot}: Frame): void {
    const {at, edited, deleted} = message;
    const {locale, dir, conversation} = strings;
    const shown = formatTime(at, locale);
    if (foot.firstChild) setText(foot.firstChild, edited && !deleted ? `${conversation.edited} ${shown}` : shown);
    setAttribute(foot, 'datetime', new Date(at).toISOString());
    setAttribute(foot, 'dir', dir);
    if (titled) foot.title = formatMoment(at, locale);
    this.#drawTicks(message, message.delivery && deliveryText(message, message.delivery, strings), foot);
  }

  /** How far an agent's message has come: by shape, and by word where the shape alone does not say it. */
  #drawTicks({delivery}: Message, words: string | null, foot: HTMLElement): void {
    if (!delivery || words === null) return;
    const {status} = delivery;
    const sign = foot.lastElementChild ?? foot.appendChild(ticks());
    setAttribute(sign, 'class', `status ${status}`);
    setAttribute(sign, 'aria-label', words);
    setAttribute(sign.firstElementChild, 'd', statusPaths[status]);
    const seen = status === 'read' || status === 'played'; // the colour of the ticks says it too
    if (seen) setAttribute(foot, 'data-seen', words);
    else foot.removeAttribute('data-seen');
  }
}

function frameIn(element: HTMLElement): Frame {
  const author = document.createElement('span');
  author.setAttribute('part', 'author bubble__author');
  const bubble = document.createElement('div');
  const foot = document.createElement('time');
  foot.className = 'foot';
  foot.setAttribute('part', 'time bubble__time');
  foot.append(document.createTextNode(''));
  bubble.append(foot);
  element.append(author, bubble);
  return {author, bubble, foot};
}

/** Undefined where nothing is drawn yet. */
function frameOf(element: HTMLElement): Frame | undefined {
  const author = element.querySelector<HTMLElement>(':scope > .author');
  const bubble = element.querySelector<HTMLElement>(':scope > .bubble');
  const foot = bubble?.querySelector<HTMLElement>(':scope > .foot');
  return author && bubble && foot ? {author, bubble, foot} : undefined;
}

/** The text, where it stands alone. */
function wordsIn(bubble: HTMLElement): HTMLElement | undefined {
  return bubble.querySelector<HTMLElement>(':scope > .text') ?? undefined;
}

function textElement(): HTMLElement {
  const words = document.createElement('div');
  words.setAttribute('part', 'text bubble__text');
  words.dir = 'auto';
  words.lang = '';
  return words;
}

function ticks(): SVGSVGElement {
  const sign = drawing();
  sign.setAttribute('part', 'status bubble__status');
  sign.role = 'img';
  return sign;
}
