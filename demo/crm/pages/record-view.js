import {byId, create, initialsOf} from './markup.js';

/** @typedef {import('./customers.js').Customers} Customers */
/** @typedef {import('../records.mjs').CustomerRecord} CustomerRecord */
/** @typedef {import('../records.mjs').Details} Details */

const form = byId('details', HTMLFormElement);
const status = byId('details-status', HTMLElement);
const money = new Intl.NumberFormat('en-GB', {style: 'currency', currency: 'GBP'});
const dates = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'short', year: 'numeric'});
const times = new Intl.DateTimeFormat('en-GB', {timeStyle: 'short'});
const DONE = ['Delivered', 'Returned in part', 'Refunded'];
const REFUND = {label: 'Refund', status: 'Refunded', reasonId: 'refund'};
const RESCHEDULE = {label: 'Reschedule', status: 'Delivery rescheduled', reasonId: 'delivery-rescheduled'};
const PHASES = {
  connected: 'In a conversation with you',
  interrupted: 'Conversation interrupted',
  'wrap-up': 'Wrap-up to do',
};

/**
 * Shows the open customer's record and takes the agent's changes.
 * @param {Customers} customers
 */
export function showRecord(customers) {
  /** @type {CustomerRecord | null} */
  let shown = null;
  const render = () => {
    const record = customers.current;
    const details = record && (customers.edited(record.id) ?? record.details);
    form.inert = record === null;
    if (!record || !details) return;
    if (record !== shown) {
      shown = record;
      status.textContent = '';
      byId('record', HTMLElement).scrollTop = 0;
    }
    showHead(record, customers.phaseOf(record.id));
    byId('whatsapp', HTMLElement).hidden = customers.talkingTo !== record.id;
    fillForm(details);
    showOrders(record, customers);
    showActivity(record);
  };
  customers.addEventListener('change', render);
  form.addEventListener('input', () => {
    if (shown) customers.edit(shown, readForm());
    status.textContent = '';
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault(); // to what was saved, not to what the page came with
    if (shown) customers.edit(shown, shown.details);
    status.textContent = '';
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!shown) return;
    const record = shown;
    void customers.save(record).then((saved) => {
      if (customers.current === record)
        status.textContent = saved ? 'Saved.' : 'Not saved: the CRM did not take it. Try again.';
    });
  });
}

/**
 * @param {CustomerRecord} record
 * @param {keyof typeof PHASES | null} phase
 */
function showHead({since, details: {name}, orders}, phase) {
  byId('customer-name', HTMLElement).textContent = name;
  byId('customer-initials', HTMLElement).textContent = initialsOf(name);
  document.title = `${name} – Harbour Home CRM`;
  const spent = orders.reduce((sum, {pence}) => sum + pence, 0) / 100;
  byId('customer-summary', HTMLElement).textContent =
    since === '' ? 'New: not in the CRM yet' : `Since ${since} · ${countOf(orders.length)} · ${money.format(spent)}`;
  const chip = byId('on-whatsapp', HTMLElement);
  chip.hidden = phase === null;
  chip.textContent = phase === null ? '' : PHASES[phase];
  chip.classList.toggle('waiting', phase !== null && phase !== 'connected');
}

/** @param {number} orders */
const countOf = (orders) => (orders === 1 ? '1 order' : `${orders} orders`);

/** @param {Details} details */
function fillForm(details) {
  for (const [field, value] of Object.entries(details)) {
    const control = form.elements.namedItem(field);
    const editable =
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement;
    if (editable && control.value !== value) control.value = value; // setting it anew would move the cursor
  }
}

/** @returns {Details} */
function readForm() {
  const data = new FormData(form);
  /** @param {string} field */
  const text = (field) => {
    const value = data.get(field);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
  };
  return {
    name: text('name'),
    email: text('email'),
    phone: text('phone'),
    address: text('address'),
    contactBy: text('contactBy'),
    notes: text('notes'),
  };
}

/**
 * @param {CustomerRecord} record
 * @param {Customers} customers
 */
function showOrders(record, customers) {
  const rows = record.orders.map((order) => {
    const {number, at, items, status: state, pence} = order;
    const action = DONE.includes(state) ? REFUND : RESCHEDULE;
    const button = create('button', {
      type: 'button',
      className: 'button small',
      textContent: action.label,
      ariaLabel: `${action.label} ${number}`,
      disabled: state === action.status,
    });
    button.addEventListener('click', () => customers.handle(record, order, action));
    return create(
      'tr',
      {},
      create('td', {}, number, create('time', {dateTime: at, textContent: dates.format(new Date(at))})),
      create('td', {textContent: items}),
      create('td', {}, create('span', {className: DONE.includes(state) ? 'chip past' : 'chip', textContent: state})),
      create('td', {className: 'number', textContent: money.format(pence / 100)}),
      create('td', {}, button),
    );
  });
  byId('orders', HTMLElement).replaceChildren(...rows);
  byId('no-orders', HTMLElement).hidden = rows.length > 0;
}

/** @param {CustomerRecord} record */
function showActivity({activity}) {
  const items = activity.map(({at, kind, text}) =>
    create(
      'li',
      {},
      create('time', {dateTime: at, textContent: dayOf(new Date(at))}),
      create('p', {}, create('strong', {textContent: kind}), ` · ${text}`),
    ),
  );
  byId('activity', HTMLElement).replaceChildren(...items);
  byId('no-activity', HTMLElement).hidden = items.length > 0;
}

/** @param {Date} date */
function dayOf(date) {
  const today = date.toDateString() === new Date().toDateString();
  return today ? `Today, ${times.format(date)}` : dates.format(date);
}
