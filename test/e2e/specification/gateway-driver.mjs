import {openHouse} from '../house.mjs';

/**
 * What others do while an agent works; one implementation for each contact centre, so that the same script runs
 * against any of them.
 * @typedef {object} Driver
 * @property {{number: string, name: string, queue: string}} line the customer writes to
 * @property {{name: string, number: string}} customer who writes
 * @property {{name: string, number: string}} numbered a customer whose name is their mobile number
 * @property {(agentId: string) => string} deskOf address of the page with this agent's desk
 * @property {Record<'owner' | 'colleague', {id: string, name: string}>} agents
 * @property {number} offerMs how long an offer stands
 * @property {(text: string, name?: string) => Promise<unknown>} customerWrites
 * @property {(on: boolean) => Promise<void>} mask switches *mask sensitive customer data* while desks are open
 * @property {(text: string) => Promise<boolean>} hasReachedCustomer
 * @property {() => Promise<void>} deleteLine
 * @property {() => Promise<void>} restoreLine
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Driver>} */
export async function openGateway() {
  const offerSeconds = 8;
  const customer = {name: 'Maya Okafor', number: '+447700900401'};
  const numbered = {name: '+447966197542', number: '+447966197542'};
  const house = await openHouse({
    customers: [customer, numbered].map(({name, number}, index) => ({
      name,
      phone: number,
      userId: `GB.4010000000000000000${index + 1}`,
    })),
    change: ({queues}) => {
      for (const queue of queues) queue.offerSeconds = offerSeconds;
    },
  });
  const line = `tenants/demo/lines/${house.lineIds[0]}`;
  return {
    line: {number: '+44 20 7946 0401', name: 'Harbour Home', queue: 'Orders'},
    customer,
    numbered,
    deskOf: (agentId) => house.crmFor(agentId),
    agents: {owner: {id: 'nadia', name: 'Nadia Brandt'}, colleague: {id: 'ben', name: 'Ben Castellano'}},
    offerMs: offerSeconds * 1000,
    customerWrites: (text, name = customer.name) => house.phone.writes(name, text),
    mask: (on) => house.reconfigure((tenant) => (tenant.masking = {pci: on, pii: on})),
    hasReachedCustomer: async (text) =>
      (await house.phone.received(customer.name)).some((message) => message.text === text),
    deleteLine: () => house.administer('DELETE', line),
    restoreLine: () => house.administer('PUT', line),
    close: () => house.close(),
  };
}
