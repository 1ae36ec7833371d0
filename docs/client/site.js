import {makeExamplesRun} from './examples.js';

const root = document.documentElement;
const stored = 'wa-desk-docs-theme';

function keepTheme() {
  const select = document.querySelector('.theme-choice select');
  select.value = root.dataset.theme ?? 'auto';
  select.addEventListener('change', () => {
    if (select.value === 'auto') delete root.dataset.theme;
    else root.dataset.theme = select.value;
    try {
      localStorage.setItem(stored, select.value); // frames hear of it as `storage`
    } catch {
      // it holds for this page
    }
  });
}

function openMenu() {
  const button = document.querySelector('.menu-button');
  const menu = document.querySelector('#menu');
  const set = (open) => {
    button.setAttribute('aria-expanded', String(open));
    menu.classList.toggle('open', open);
  };
  button.addEventListener('click', () => set(button.getAttribute('aria-expanded') !== 'true'));
  document.addEventListener('keydown', ({key}) => {
    if (key !== 'Escape' || !menu.classList.contains('open')) return;
    set(false);
    button.focus();
  });
  menu.querySelector('[aria-current]')?.scrollIntoView({block: 'nearest'});
}

function copyCode() {
  document.addEventListener('click', async ({target}) => {
    const button = target instanceof Element ? target.closest('.copy') : null;
    const code = button?.parentElement?.querySelector('code')?.textContent;
    if (!button || !code) return;
    const done = await navigator.clipboard.writeText(code).then(
      () => true,
      () => false,
    );
    button.textContent = done ? 'Copied' : 'Select and copy';
    button.setAttribute('aria-live', 'polite');
    setTimeout(() => (button.textContent = 'Copy'), 2000);
  });
}

/** The search comes when the page has nothing else to do, its index when it is first asked for. */
function openSearch() {
  const open = async () => {
    const {showSearch} = await import('./search.js');
    await showSearch(root.dataset.root ?? './');
  };
  setTimeout(() => import('./search.js'), 500); // so that the first letters are not lost
  document.querySelector('.search-button').addEventListener('click', open);
  document.addEventListener('keydown', (event) => {
    const writing =
      event.target instanceof Element &&
      event.target.matches('input, textarea, select, [contenteditable]') &&
      event.target.checkVisibility(); // the search's own keeps the focus until the next frame when it is closed
    const slash = event.key === '/' && !writing && !event.ctrlKey && !event.metaKey;
    const withK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey);
    if (!slash && !withK) return;
    event.preventDefault();
    void open();
  });
}

keepTheme();
openMenu();
copyCode();
openSearch();
makeExamplesRun();
root.dataset.ready = '';
