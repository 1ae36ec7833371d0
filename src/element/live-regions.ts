import {css} from 'lit';
import type {Urgency} from './announcer.js';
import {onMaskingChange} from './masking-change.js';
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
  readonly readyAt: number;
  readonly of: Readonly<Record<Urgency, HTMLElement>>;
}

const regionsIn = new WeakMap<Element, Regions>();

/**
 * Has a screen reader say this sentence. The same sentence again is said again. What was said under another masking can
 * be found no more.
 */
export function say(element: Element, text: string, urgency: Urgency): void {
  const {readyAt, of} = regionsFor(element);
  const sentence = document.createElement('p');
  let timer: ReturnType<typeof setTimeout> | undefined;
  const takeBack = () => {
    clearTimeout(timer);
    sentence.remove();
    stopWatching?.();
  };
  const session = sessionOf(element);
  const stopWatching = session && onMaskingChange(session, takeBack);
  const show = () => {
    sentence.textContent = text;
    of[urgency].append(sentence);
    timer = setTimeout(takeBack, FORGOTTEN);
  };
  const wait = readyAt - performance.now();
  if (wait > 0) timer = setTimeout(show, wait);
  else show();
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
  const of = {polite: createRegion(root, 'polite'), assertive: createRegion(root, 'assertive')};
  place.append(host);
  const regions = {host, of, readyAt: performance.now() + SETTLING};
  regionsIn.set(place, regions);
  return regions;
}

function createRegion(root: ShadowRoot, urgency: Urgency): HTMLElement {
  const region = document.createElement('div');
  region.setAttribute('aria-live', urgency);
  root.append(region);
  return region;
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
