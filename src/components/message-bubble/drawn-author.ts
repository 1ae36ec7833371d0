import {render} from 'lit';
import type {MessageAuthor} from '../../core/message.js';
import {customerInitials as initialsFor} from '../../element/customer-initials.js';
import {personPath, phonePath} from '../../element/icons.js';
import {initialsOf} from '../../element/initials.js';
import {asDisplayText, renderText, spokenText, type Shown} from '../../element/shown-text.js';
import {authorName} from '../../element/who-and-what.js';
import type {Strings} from '../../strings/en.js';
import {drawing} from './by-hand.js';
import type {MessageRow, Whose} from './render-message.js';

/** Who wrote a message: of every one to a screen reader, above the first of a group to the eye as well, with the initials beside it. */
export class DrawnAuthor {
  #isSeen: boolean | undefined;
  #spoken = '';
  #role: string | null = null;
  #initials = '';

  /** Nothing is touched where all is as it was; the element is always the same. */
  draw(row: MessageRow, whose: Whose, element: HTMLElement): void {
    const {message, strings, continued, customerName, customerInitials} = row;
    const {conversation} = strings;
    const name = whose === 'own' ? conversation.you : authorName(message.author, asDisplayText(customerName), strings);
    const role = whose === 'colleague' ? conversation.colleague : whose === 'customer' ? strings.customer.role : null;
    const spoken = spokenText(name, strings);
    const isSeen = whose !== 'own' && !continued; // one's own needs no name to be seen
    const same = isSeen === this.#isSeen && spoken === this.#spoken && role === this.#role;
    if (same && customerInitials === this.#initials) return;
    if (this.#isSeen) element.parentElement?.querySelector(':scope > .initials')?.remove();
    this.#isSeen = isSeen;
    this.#spoken = spoken;
    this.#role = role;
    this.#initials = customerInitials;
    element.className = isSeen ? 'author' : 'author visually-hidden';
    if (isSeen) element.replaceChildren(...this.#name(name, role, whose, strings));
    else element.textContent = role === null ? spoken : `${spoken}, ${role}`;
    if (isSeen && role !== null) element.after(initials(lettersOf(message.author, customerInitials)));
  }

  #name(shown: Shown, role: string | null, whose: Whose, strings: Strings): Node[] {
    const name = document.createElement('bdi');
    const text = renderText(shown, strings);
    if (typeof text === 'string') name.textContent = text;
    else render(text, name);
    if (role === null) return [phone(), name];
    if (whose !== 'customer') return [name, span('visually-hidden', `, ${role}`)];
    const seen = span('role', role);
    seen.setAttribute('part', 'role');
    return [name, seen];
  }
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

function phone(): SVGSVGElement {
  const sign = drawing(phonePath);
  sign.ariaHidden = 'true';
  return sign;
}

function lettersOf(author: MessageAuthor, customerInitials: string): string {
  if (author.kind === 'agent') return initialsOf(author.name);
  return author.kind === 'customer' && author.participant ? initialsFor(author.participant) : customerInitials;
}

function initials(letters: string): HTMLElement {
  const element = span('initials', letters);
  element.setAttribute('part', 'initials bubble__initials');
  element.ariaHidden = 'true';
  if (letters === '') element.append(drawing(personPath));
  return element;
}
