/** @typedef {import('../records.mjs').CustomerRecord} CustomerRecord */
/** @typedef {import('../records.mjs').Details} Details */
/** @typedef {import('wa-desk').Customer} WhatsAppCustomer */
/** @typedef {import('../records.mjs').Order} Order */
/** @typedef {'connected' | 'interrupted' | 'wrap-up'} Phase */

/** The CRM's customers as this page knows them, with what was edited and not saved. Fires `change`. */
export class Customers extends EventTarget {
  /** @type {Map<string, CustomerRecord>} */
  #records = new Map();
  /** @type {Map<string, Details>} */
  #edits = new Map();
  /** @type {ReadonlyMap<string, Phase>} */
  #phases = new Map();
  /** @type {Map<string, string>} */
  #handled = new Map();
  /** @type {string | null} */
  #openId = null;
  /** @type {string | null} */
  #talkingTo = null;

  async load() {
    const response = await fetch('/api/customers');
    if (!response.ok) throw new Error('The CRM did not answer. Reload the page.');
    /** @type {CustomerRecord[]} */
    const records = await response.json();
    for (const record of records) this.#records.set(record.id, record);
    this.open(records[0]?.id ?? null);
  }

  get all() {
    return [...this.#records.values()];
  }

  get current() {
    return this.#openId === null ? null : (this.#records.get(this.#openId) ?? null);
  }

  /** @param {string | null} id */
  open(id) {
    this.#openId = id;
    this.#tell();
  }

  /**
   * The record of somebody who writes on WhatsApp; a new one for a stranger.
   * @param {WhatsAppCustomer} customer
   * @returns {CustomerRecord}
   */
  recordOf({key, name, username, number}) {
    const digits = number?.text.replace(/\D/g, '') ?? '';
    const known =
      this.#records.get(key) ??
      this.all.find(({details}) => digits !== '' && details.phone.replace(/\D/g, '') === digits) ??
      this.all.find(({details}) => details.name === name?.text);
    if (known) return known;
    const details = {
      name: name?.text ?? username?.text ?? number?.text ?? 'WhatsApp customer',
      email: '',
      phone: number?.text ?? '',
      address: '',
      contactBy: 'WhatsApp',
      notes: '',
    };
    /** @type {CustomerRecord} */
    const stranger = {id: key, since: '', details, orders: [], activity: []};
    this.#records.set(key, stranger);
    this.#tell();
    return stranger;
  }

  /**
   * @param {string} id
   * @returns {Details | undefined} undefined = as saved
   */
  edited(id) {
    return this.#edits.get(id);
  }

  get hasEdits() {
    return this.#edits.size > 0;
  }

  /**
   * @param {CustomerRecord} record
   * @param {Details} details
   */
  edit(record, details) {
    const same = Object.entries(details).every(([field, value]) => Object(record.details)[field] === value);
    if (same) this.#edits.delete(record.id);
    else this.#edits.set(record.id, details);
    this.#tell();
  }

  /**
   * Saves what was edited.
   * @param {CustomerRecord} record
   * @returns {Promise<boolean>} whether the CRM has taken it
   */
  async save(record) {
    const details = this.#edits.get(record.id) ?? record.details;
    try {
      const response = await fetch(`/api/customers/${encodeURIComponent(record.id)}`, {
        method: 'PUT',
        headers: {'Content-Type': 'application/json'},
        body: JSON.stringify(details),
      });
      if (!response.ok) return false;
      /** @type {CustomerRecord} */
      const saved = await response.json();
      Object.assign(record, {since: saved.since, details: saved.details});
    } catch {
      return false; // the CRM is gone
    }
    if (this.#edits.get(record.id) === details) this.#edits.delete(record.id);
    this.#tell();
    return true;
  }

  /** @param {string} id */
  phaseOf(id) {
    return this.#phases.get(id) ?? null;
  }

  /** @param {ReadonlyMap<string, Phase>} phases by record id: who is in a conversation with this agent */
  setPhases(phases) {
    this.#phases = phases;
    this.#tell();
  }

  /** The customer of the conversation that the desk shows. */
  get talkingTo() {
    return this.#talkingTo;
  }

  /** @param {string | null} id */
  setTalkingTo(id) {
    this.#talkingTo = id;
    this.#tell();
  }

  /**
   * What the agent does with an order; the CRM of a shop would do it for real.
   * @param {CustomerRecord} record
   * @param {Order} order
   * @param {{status: string, reasonId: string}} action its result, and the wrap-up reason that goes with it
   */
  handle(record, order, {status, reasonId}) {
    order.status = status;
    this.#handled.set(record.id, reasonId);
    record.activity.unshift({at: new Date().toISOString(), kind: 'Order', text: `${order.number}: ${status}`});
    this.#tell();
  }

  /**
   * The wrap-up reason that fits what was done in this record last; asked once.
   * @param {string} id
   */
  takeReason(id) {
    const reasonId = this.#handled.get(id);
    this.#handled.delete(id);
    return reasonId ?? null;
  }

  /**
   * @param {CustomerRecord} record
   * @param {string} text
   * @param {number} at ms epoch
   */
  addActivity(record, text, at) {
    record.activity.unshift({at: new Date(at).toISOString(), kind: 'WhatsApp', text});
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}
