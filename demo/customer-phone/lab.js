import {call, customerPath} from './control.js';
import {byId, make} from './elements.js';
import {secondsOf} from './times.js';

/** @typedef {import('./control.js').State} State */
/** @typedef {import('./control.js').Customer} Customer */
/** @typedef {import('./control.js').Delivery} Delivery */

const TRAITS = /** @type {const} */ (['online', 'receipts', 'blocked', 'hideNumber']);
/** Value of each platform fault while its switch is on. */
const FAULTS = /** @type {const} */ ({loseResponse: 1, duplicate: 1, delay: 5});
const MANY = 20;

/** Switches for the phone and the platform, and the log of webhooks. */
export class Lab {
  #panel = byId('lab', HTMLElement);
  #toggle = byId('lab-toggle', HTMLButtonElement);
  #gateway = byId('gateway', HTMLElement);
  #deliveries = byId('deliveries', HTMLElement);
  #writeMany = byId('write-many', HTMLButtonElement);
  /** @type {Customer | undefined} */
  #customer;
  #writing = false;
  #writable = false;

  /**
   * @param {{onChange: () => void, write: (text: string) => Promise<void>}} page
   */
  constructor({onChange, write}) {
    this.#toggle.addEventListener('click', () => this.#show(!this.#panel.classList.contains('shown')));
    this.#panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      this.#show(false);
      this.#toggle.focus();
    });
    this.#panel.addEventListener('change', ({target}) => {
      if (target instanceof HTMLInputElement) void this.#change(target).then(onChange, onChange);
    });
    this.#writeMany.addEventListener('click', () => void this.#writeSome(write).catch(onChange));
  }

  /**
   * @param {State} state
   * @param {Customer} customer
   * @param {boolean} writable whether a chat is open that can be written in
   */
  render(state, customer, writable) {
    this.#customer = customer;
    for (const trait of TRAITS) this.#input(trait).checked = customer[trait];
    for (const fault of Object.keys(FAULTS)) this.#input(fault).checked = Number(state.chaos[fault]) > 0;
    this.#writeMany.disabled = !writable || this.#writing;
    this.#writable = writable;
    const {callbackUrl, verified} = state.webhook;
    this.#gateway.textContent = !callbackUrl
      ? 'No gateway is configured.'
      : verified
        ? 'The gateway has answered the handshake.'
        : 'Waiting for the gateway to answer the handshake.';
    this.#deliveries.replaceChildren(...state.deliveries.toReversed().map(deliveryRow));
  }

  /** How the platform tells of edits and deletions: numbers without the Business app hear next to nothing. */
  get editMode() {
    return this.#input('tellEdits').checked ? 'edit' : 'unsupported';
  }

  /** @param {HTMLInputElement} input */
  async #change({name, checked}) {
    const trait = TRAITS.find((one) => one === name);
    if (trait) {
      if (this.#customer) await call('PATCH', customerPath(this.#customer.userId), {[trait]: checked});
      return;
    }
    for (const [fault, value] of Object.entries(FAULTS)) {
      if (fault === name) await call('POST', '/chaos', {[fault]: checked ? value : 0});
    }
  }

  /** @param {(text: string) => Promise<void>} write */
  async #writeSome(write) {
    this.#writing = true;
    this.#writeMany.disabled = true;
    try {
      for (let n = 1; n <= MANY; n++) await write(`Message ${n} of ${MANY}`);
    } finally {
      this.#writing = false;
      this.#writeMany.disabled = !this.#writable;
    }
  }

  /** @param {boolean} shown */
  #show(shown) {
    this.#panel.classList.toggle('shown', shown);
    this.#toggle.setAttribute('aria-expanded', String(shown));
  }

  /** @param {string} name */
  #input(name) {
    const input = this.#panel.querySelector(`input[name="${name}"]`);
    if (!(input instanceof HTMLInputElement)) throw new Error(`index.html lacks the switch ${name}.`);
    return input;
  }
}

/** @param {Delivery} delivery */
function deliveryRow({at, http, outcome, attempt, items}) {
  const carried =
    items.length === 1 ? nameOf(items[0]) : items.length === 0 ? 'posted by hand' : `${items.length} updates`;
  const answer =
    http === null ? outcome : outcome === 'accepted' || outcome === 'refused' ? `${http}` : `${http} ${outcome}`;
  return make(
    'tr',
    '',
    make('td', '', secondsOf(at)),
    make('td', '', carried),
    make('td', '', String(attempt)),
    make('td', outcome === 'accepted' ? 'accepted' : 'trouble', answer),
  );
}

/** @param {Delivery['items'][number] | undefined} item */
function nameOf(item) {
  return item?.status ?? 'message';
}
