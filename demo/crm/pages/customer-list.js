import {byId, create, initialsOf} from './markup.js';

/** @typedef {import('./customers.js').Customers} Customers */
/** @typedef {import('../records.mjs').CustomerRecord} CustomerRecord */

const list = byId('customers', HTMLElement);
const found = byId('found', HTMLElement);
const search = byId('search-text', HTMLInputElement);

/**
 * Lists the customers that the search field finds and opens the one that is chosen.
 * @param {Customers} customers
 * @param {() => void} onOpened by the agent
 */
export function listCustomers(customers, onOpened) {
  /** @param {string | undefined} id */
  const open = (id) => {
    if (id === undefined) return;
    customers.open(id);
    onOpened();
  };
  const matching = () => customers.all.filter((record) => matches(record, search.value));
  let drawn = '';
  const render = () => {
    const records = matching();
    const key = JSON.stringify(records.map(({id, details}) => [id, details.name, customers.edited(id) !== undefined]));
    if (key !== drawn) list.replaceChildren(...records.map((record) => row(record, customers)));
    drawn = key;
    for (const button of list.querySelectorAll('button')) {
      button.setAttribute('aria-current', String(button.dataset['customer'] === customers.current?.id));
    }
    found.textContent = search.value.trim() === '' ? '' : `${records.length} of ${customers.all.length} found`;
  };
  customers.addEventListener('change', render);
  search.addEventListener('input', render);
  list.addEventListener('click', ({target}) => {
    if (target instanceof Element) open(target.closest('button')?.dataset['customer']);
  });
  byId('search', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    open(matching()[0]?.id);
  });
}

/**
 * @param {CustomerRecord} record
 * @param {Customers} customers
 */
function row({id, details: {name}}, customers) {
  const button = create(
    'button',
    {type: 'button'},
    create('span', {className: 'initials', ariaHidden: 'true', textContent: initialsOf(name)}),
    create('span', {className: 'name', textContent: name}),
  );
  if (customers.edited(id)) button.append(create('span', {className: 'edited', textContent: 'Not saved'}));
  button.dataset['customer'] = id;
  return create('li', {}, button);
}

/**
 * @param {CustomerRecord} record
 * @param {string} query
 */
function matches({details, orders}, query) {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const text = fold([...Object.values(details), ...orders.flatMap(({number, items}) => [number, items])].join(' '));
  return words.every((word) => text.includes(word));
}

/**
 * So that "tomas" finds Tomás.
 * @param {string} text
 */
const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
