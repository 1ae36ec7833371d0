/** @typedef {import('./sim.mjs').Sim} Sim */
/** @typedef {import('./chats.mjs').Customer} Customer */

/**
 * @param {Sim} sim
 * @param {Customer} customer
 * @param {Record<string, unknown>} body
 * @returns {string | null} what is wrong
 */
export function openChat(sim, customer, body) {
  return setOpen(sim, customer, body, true);
}

/**
 * @param {Sim} sim
 * @param {Customer} customer
 * @param {Record<string, unknown>} body
 * @returns {string | null} what is wrong
 */
export function closeChat(sim, customer, body) {
  return setOpen(sim, customer, body, false);
}

/**
 * @param {Sim} sim
 * @param {Customer} customer
 * @param {Record<string, unknown>} body
 * @param {boolean} open
 */
function setOpen({chats, outbound}, customer, {numberId}, open) {
  const number = chats.number(String(numberId));
  if (!number) return 'Set numberId to the id of one of the business numbers.';
  const chat = chats.chat(customer, number);
  chat.open = open;
  if (open) outbound.readAll(chat);
  return null;
}

/**
 * Changes nothing if any member is wrong.
 * @param {Sim} sim
 * @param {Customer} customer
 * @param {Record<string, unknown>} body
 * @returns {string | null} what is wrong
 */
export function changeCustomer({outbound}, customer, body) {
  /** @type {Partial<Customer>} */
  const changes = {};
  for (const [name, value] of Object.entries(body)) {
    switch (name) {
      case 'online':
      case 'blocked':
      case 'receipts':
      case 'hideNumber':
        if (typeof value !== 'boolean') return `Set ${name} to true or false.`;
        changes[name] = value;
        break;
      case 'name':
        if (typeof value !== 'string') return 'Set name to a text.';
        changes.name = value;
        break;
      case 'username':
        if (typeof value !== 'string' && value !== null) return 'Set username to a text or null.';
        changes.username = value;
        break;
      default:
        return 'Change online, blocked, receipts, hideNumber, name or username.';
    }
  }
  Object.assign(customer, changes);
  if (changes.online) outbound.deliverWaiting(customer);
  return null;
}
