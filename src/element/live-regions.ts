import {css} from 'lit';
import type {DeskSession} from '../core/session.js';
import type {Urgency} from './announcer.js';
import {onMaskingChange} from './masking-change.js';
import {nextFrame} from './next-frame.js';
import {sessionOf} from './session-link.js';

/** A screen reader misses what a live region says the moment it appears, in ms. */
const SETTLING = 150;
/** Said and gone, so that nobody finds it by reading on to the end of the page, in ms. */
const FORGOTTEN = 10_000;

const hidden = css`
  /* takes no room in the page, and makes it no longer, whatever the page says of its children */
  :host {
    all: initial !important;
    block-size: 0 !important;
    contain: strict !important;
    inline-size: 0 !important;
    inset-block-start: 0 !important;
    inset-inline-start: 0 !important;
    position: fixed !important;
  }

  div {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
`;

interface Regions {
  readonly host: HTMLElement;
  readonly of: Readonly<Record<Urgency, Region>>;
}

const regionsIn = new WeakMap<Element, Regions>();
/** What was said in a session and is not forgotten yet. */
const saidIn = new WeakMap<DeskSession, Set<HTMLElement>>();

/**
 * Has a screen reader say this sentence. The same sentence again is said again. What was said under another masking can
 * be found no more.
 */
export function say(element: Element, text: string, urgency: Urgency): void {
  const sentence = document.createElement('p');
  sentence.textContent = text;
  const session = sessionOf(element);
  const said = session && saidOf(session);
  said?.add(sentence);
  const regions = rush?.element === element ? rush.regions : regionsFor(element);
  rush = {element, regions};
  regions.of[urgency].say(sentence, () => said?.delete(sentence));
}

/** Where an element speaks while it says more than one thing before the next frame. */
let rush: {readonly element: Element; readonly regions: Regions} | undefined;

function saidOf(session: DeskSession): Set<HTMLElement> {
  const known = saidIn.get(session);
  if (known) return known;
  const said = new Set<HTMLElement>();
  saidIn.set(session, said);
  onMaskingChange(session, () => {
    for (const sentence of said) {
      sentence.textContent = ''; // it may still be to come
      sentence.remove();
    }
    said.clear();
  });
  return said;
}

/** Has the regions stand ready before there is something to say. */
export function prepare(element: Element): void {
  regionsFor(element);
}

function regionsFor(element: Element): Regions {
  const place = topmostDialog(element) ?? element.ownerDocument.body;
  const known = regionsIn.get(place);
  if (known?.host.parentElement === place) return known;
  const host = document.createElement('div');
  const root = host.attachShadow({mode: 'open'}); // the page's own styles must not show it
  if (hidden.styleSheet) root.adoptedStyleSheets = [hidden.styleSheet];
  const readyAt = performance.now() + SETTLING;
  const of = {polite: new Region('polite', readyAt), assertive: new Region('assertive', readyAt)};
  root.append(of.polite.element, of.assertive.element);
  place.append(host);
  const regions = {host, of};
  regionsIn.set(place, regions);
  return regions;
}

/** Says what comes in a rush together: the page is laid out for it when it is laid out anyway, and not in each frame. */
class Region {
  readonly element = document.createElement('div');
  #readyAt: number;
  #waiting: {readonly sentence: HTMLElement; readonly whenGone: () => void}[] = [];

  constructor(urgency: Urgency, readyAt: number) {
    this.element.setAttribute('aria-live', urgency);
    this.#readyAt = readyAt;
  }

  say(sentence: HTMLElement, whenGone: () => void): void {
    if (this.#waiting.push({sentence, whenGone}) > 1) return;
    const wait = this.#readyAt - performance.now();
    if (wait > 0) setTimeout(() => this.#show(), wait);
    else void nextFrame().then(() => this.#show());
  }

  #show(): void {
    const said = this.#waiting;
    this.#waiting = [];
    rush = undefined;
    this.#readyAt = performance.now() + SETTLING;
    this.element.append(...said.map(({sentence}) => sentence));
    setTimeout(() => {
      for (const {sentence, whenGone} of said) {
        sentence.remove();
        whenGone();
      }
    }, FORGOTTEN);
  }
}

/** A modal dialog silences every live region outside it, so it must say what is to be said. */
function topmostDialog({ownerDocument}: Element): Element | null {
  for (let at: Node | null = deepActiveElement(ownerDocument); at; at = composedParent(at)) {
    if (at instanceof Element && at.matches(MODAL)) return at;
  }
  return [...ownerDocument.querySelectorAll(MODAL)].at(-1) ?? null;
}

const MODAL = 'dialog:modal, [aria-modal="true"]';

function deepActiveElement(document: Document): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

const composedParent = (node: Node): Node | null => (node instanceof ShadowRoot ? node.host : node.parentNode);
