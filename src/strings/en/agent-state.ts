import {byKey} from './by-key.js';
import {whole} from './numbers.js';

export const agentStateWords = {
  label: (state: string) => `Your state: ${state}`,
  labelNoted: (state: string, note: string) => `Your state: ${state}. ${note}`,
  menu: 'Choose your state',
  states: 'States',
  available: 'Available',
  idle: 'Idle',
  rona: 'RONA',
  offline: 'Offline',
  /** By the id of codes that are the system's own. */
  systemCodes: byKey({'connection-lost': 'Connection lost'}),
  engaged: 'In conversation',
  full: 'At capacity',
  fullTold: 'At capacity: no new requests',
  load: (load: number, capacity: number) =>
    capacity === 1 ? `${whole(load)} of 1 conversation` : `${whole(load)} of ${whole(capacity)} conversations`,
  search: 'Search states',
  found: (count: number) => (count === 1 ? '1 state' : `${whole(count)} states`),
  none: (query: string) => `No state matches “${query}”. Try another word.`,
  ronaTold: 'You did not accept a request in time. No requests come until you choose Available.',
  goAvailable: 'Go Available',
  goIdle: 'Choose Idle',
  devices: (count: number) =>
    count === 1 ? 'You are signed in on this device alone' : `You are signed in on ${whole(count)} devices`,
  closeOthers: 'Sign out the others',
  closingOthers: 'Signing out the others…',
  signOut: 'Sign out',
  signingOut: 'Signing out…',
  workOpen: (offers: number, tasks: number) => {
    const requests = offers === 1 ? '1 request' : `${whole(offers)} requests`;
    const conversations = tasks === 1 ? '1 conversation' : `${whole(tasks)} conversations`;
    if (offers > 0 && tasks > 0) return `Finish ${requests} and ${conversations} first.`;
    return `Finish ${offers > 0 ? requests : conversations} first.`;
  },
  elapsed: 'Time in this state',
  changing: 'Changing your state…',
  dismiss: 'Dismiss',
};
