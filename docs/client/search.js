import MiniSearch from 'minisearch';
import {indexOptions, searchOptions} from './search-options.js';

let dialog;
let index;

/** Opens the search; the first time its index is fetched. */
export async function showSearch(root) {
  dialog ??= build(root);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input').select();
  index ??= await fetch(new URL(`${root}assets/search.json`, location.href))
    .then((response) => response.text())
    .then((json) => MiniSearch.loadJSON(json, indexOptions))
    .catch(() => undefined);
  dialog.querySelector('input').dispatchEvent(new Event('input'));
}

function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function build(root) {
  const input = element('input', {
    type: 'search',
    role: 'combobox',
    'aria-label': 'Search the documentation',
    'aria-controls': 'search-results',
    'aria-expanded': 'true',
    'aria-autocomplete': 'list',
    placeholder: 'An element, a part, an event, a question…',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const results = element('ul', {id: 'search-results', role: 'listbox', 'aria-label': 'Found'});
  const count = element('p', {class: 'search-count', role: 'status'});
  const close = element('button', {type: 'button', class: 'search-close'}, 'Close');
  const box = element(
    'dialog',
    {class: 'search', 'aria-label': 'Search'},
    element('div', {class: 'search-head'}, input, close),
    results,
    count,
  );
  let chosen = 0;
  const options = () => [...results.children];
  const choose = (at) => {
    const all = options();
    chosen = all.length === 0 ? 0 : (at + all.length) % all.length;
    all.forEach((each, place) => each.setAttribute('aria-selected', String(place === chosen)));
    if (all[chosen]) input.setAttribute('aria-activedescendant', all[chosen].id);
    else input.removeAttribute('aria-activedescendant');
    all[chosen]?.scrollIntoView({block: 'nearest'});
  };
  input.addEventListener('input', () => {
    const words = input.value.trim();
    const found = index && words ? index.search(words, searchOptions).slice(0, 30) : [];
    results.replaceChildren(...found.map((hit, at) => option(hit, at, root)));
    count.textContent = index ? (words ? `${found.length} found` : '') : 'The index could not be loaded.';
    choose(0);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else if (event.key === 'Enter') options()[chosen]?.click();
    else if (event.key === 'Escape')
      box.close(); // a search field would clear itself first
    else return;
    event.preventDefault();
  });
  close.addEventListener('click', () => box.close());
  results.addEventListener('click', ({target}) => {
    const href = target instanceof Element ? target.closest('li')?.dataset.href : undefined;
    if (href === undefined) return;
    box.close(); // an address on this same page loads nothing
    location.assign(href);
  });
  box.addEventListener('click', ({target}) => target === box && box.close());
  document.body.append(box);
  return box;
}

function option({title, where, kind, href}, at, root) {
  return element(
    'li',
    {id: `search-${at}`, role: 'option', 'data-href': root + href},
    element('span', {class: 'search-title'}, title),
    element('span', {class: 'search-where'}, where),
    element('span', {class: 'search-kind'}, kind),
  );
}
