import {byId} from './markup.js';

const LEAST = 320;
const MOST = 768;
const STEP = 24;
const WIDTH_KEY = 'crm.dock-width';

const dock = byId('dock', HTMLElement);
const edge = byId('dock-edge', HTMLElement);
const toggle = byId('dock-toggle', HTMLButtonElement);
const viewButtons = [...document.querySelectorAll('button')].filter(({dataset}) => dataset['show'] !== undefined);

/** The conversation panel at the side, and on small screens the choice of what to show. */
export function setUpPanels() {
  toggle.addEventListener('click', () => openDock(toggle.getAttribute('aria-expanded') === 'false'));
  for (const button of viewButtons)
    button.addEventListener('click', () => showView(button.dataset['show'] ?? 'record'));
  makeResizable();
}

/** @param {string} view */
export function showView(view) {
  document.body.dataset['view'] = view;
  for (const button of viewButtons) {
    button.setAttribute('aria-pressed', String(button.dataset['show'] === view));
    if (button.dataset['show'] === view) setNews(button, false);
  }
}

export function showConversation() {
  openDock(true);
  showView('dock');
}

/** Says on a small screen that a customer wrote. */
export function noteMessage() {
  for (const button of viewButtons) {
    if (button.dataset['show'] === 'dock' && document.body.dataset['view'] !== 'dock') setNews(button, true);
  }
}

/**
 * @param {HTMLButtonElement} button
 * @param {boolean} news
 */
function setNews(button, news) {
  button.toggleAttribute('data-news', news);
  if (news) button.setAttribute('aria-label', 'Conversation, new message');
  else button.removeAttribute('aria-label');
}

/** @param {boolean} open */
function openDock(open) {
  toggle.setAttribute('aria-expanded', String(open));
  document.body.dataset['dock'] = open ? 'open' : 'closed';
}

function makeResizable() {
  edge.ariaValueMin = String(LEAST);
  edge.ariaValueMax = String(MOST);
  resize(Number(localStorage.getItem(WIDTH_KEY)) || dock.getBoundingClientRect().width || LEAST);

  edge.addEventListener('pointerdown', (event) => {
    edge.setPointerCapture(event.pointerId);
    edge.classList.add('moving');
    event.preventDefault(); // no text is selected on the way
  });
  edge.addEventListener('pointermove', ({clientX, pointerId}) => {
    if (edge.hasPointerCapture(pointerId)) resize(dock.getBoundingClientRect().right - clientX);
  });
  edge.addEventListener('lostpointercapture', () => edge.classList.remove('moving'));
  edge.addEventListener('keydown', (event) => {
    const width = dock.getBoundingClientRect().width;
    const to = {ArrowLeft: width + STEP, ArrowRight: width - STEP, Home: MOST, End: LEAST}[event.key];
    if (to === undefined) return;
    event.preventDefault();
    resize(to);
  });
}

/** @param {number} width px */
function resize(width) {
  const kept = Math.round(Math.min(Math.max(width, LEAST), MOST));
  document.documentElement.style.setProperty('--dock-width', `${kept}px`);
  edge.ariaValueNow = String(kept);
  localStorage.setItem(WIDTH_KEY, String(kept));
}
