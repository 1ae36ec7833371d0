import {whole} from './numbers.js';

export const targetsWords = {
  kind: 'To',
  kinds: {queue: 'Queue', agent: 'Agent'},
  search: {queue: 'Search queues', agent: 'Search agents'},
  list: {queue: 'Queues', agent: 'Agents'},
  loading: 'Loading queues and agents…',
  empty: {
    queue: 'There is no queue to choose. Ask your administrator.',
    agent: 'There is no agent to choose. Choose a queue instead.',
  },
  none: {
    queue: (query: string) => `No queue matches “${query}”. Try another word.`,
    agent: (query: string) => `Nobody matches “${query}”. Try another word.`,
  },
  found: {
    queue: (count: number) => (count === 1 ? '1 queue' : `${whole(count)} queues`),
    agent: (count: number) => (count === 1 ? '1 agent' : `${whole(count)} agents`),
  },
  refresh: 'Refresh',
  refreshing: 'Refreshing…',
  updated: (time: string) => `Updated ${time}`,
  tryAgain: 'Try again',
  /** An agent who can be asked; `load` counts offers and tasks in hand. */
  available: (load: number, capacity: number) => `Available · ${whole(load)} of ${whole(capacity)}`,
  unavailable: {
    yourself: () => 'This is you',
    'in-conversation': () => 'Already in this conversation',
    idle: () => 'Idle',
    rona: () => 'RONA',
    offline: () => 'Offline',
    'at-capacity': (load: number, capacity: number) => `At capacity: ${whole(load)} of ${whole(capacity)}`,
  },
  queueNow: (waiting: number, longest: string | null, available: number) =>
    `${
      waiting === 0
        ? 'Nobody waiting'
        : longest === null
          ? `${whole(waiting)} waiting`
          : `${whole(waiting)} waiting, longest ${longest}`
    } · ${available === 0 ? 'no agent available' : `${whole(available)} available`}`,
  chosen: (name: string) => `Chosen: ${name}`,
  notThis: (name: string, why: string) => `${name} cannot be chosen: ${why}.`,
  notAnyMore: (name: string) => `${name} cannot be chosen any more. Choose again.`,
};
