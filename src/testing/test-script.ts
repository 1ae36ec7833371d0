import type {SimulatorScript} from '../adapters/simulator.js';
import {plainText, type Variable} from '../core/index.js';

const variable = (name: string, type: Variable['type'], value: string, editable = true): Variable => ({
  name,
  label: `${name.charAt(0).toUpperCase()}${name.slice(1)}`,
  type,
  value: plainText(value),
  editable,
  version: 1,
  changedBy: null,
});

/**
 * A small company for tests: nothing happens by itself. Customers: `ava`, `ben` (no number), `cleo` (neither name nor
 * number) … Colleagues: `sam` and `kim` can be asked and wait for `simulate.colleagueJoins`, `lou` accepts after two
 * seconds, `max` is at lunch, `ida` has no slot free.
 */
export const testScript: SimulatorScript = {
  agent: {id: 'agent-1', name: 'Robin Vale'},
  startsAs: 'available',
  capacity: 8,
  offerStands: 30_000,
  idleCodes: [
    {id: 'break', name: 'Break'},
    {id: 'lunch', name: 'Lunch'},
  ],
  queues: [
    {
      id: 'orders',
      name: 'Orders',
      wrapUpReasons: [
        {id: 'solved', name: 'Solved'},
        {id: 'refund', name: 'Refund'},
        {id: 'spam', name: 'Spam'},
      ],
      defaultReasonId: null,
    },
    {id: 'repairs', name: 'Repairs', wrapUpReasons: [{id: 'repaired', name: 'Repaired'}], defaultReasonId: null},
  ],
  lines: [
    {id: 'shop', name: 'Shop', number: '+44 7700 900100', region: 'GB', queueId: 'orders'},
    {id: 'workshop', name: 'Workshop', number: '+44 7700 900200', region: 'GB', queueId: 'repairs'},
  ],
  masking: {pci: false, pii: false},
  colleagues: [
    {id: 'sam', name: 'Sam Reed', state: 'available', capacity: 3, load: 0, queues: ['orders']},
    {id: 'kim', name: 'Kim Oak', state: 'available', capacity: 3, load: 1, queues: ['orders']},
    {
      id: 'lou',
      name: 'Lou Fern',
      state: 'available',
      capacity: 3,
      load: 2,
      queues: ['repairs'],
      reaction: {accepts: 2000},
    },
    {id: 'max', name: 'Max Dale', state: 'idle', capacity: 3, load: 0, queues: ['orders']},
    {id: 'ida', name: 'Ida Shaw', state: 'available', capacity: 2, load: 2, queues: ['orders', 'repairs']},
  ],
  customers: [
    {
      key: 'ava',
      name: 'Ava Hill',
      username: null,
      number: '+44 7700 900123',
      lineId: 'shop',
      variables: [
        variable('order', 'string', 'TEA-1', false),
        variable('address', 'string', ''),
        variable('tins', 'integer', '2'),
        variable('total', 'decimal', '18.50'),
        variable('gift', 'boolean', 'false'),
        variable('delivery', 'date', '2026-01-09'),
      ],
    },
    {key: 'ben', name: null, username: 'ben.kettle', number: null, lineId: 'shop'},
    {key: 'cleo', name: null, username: null, number: null, lineId: 'shop'},
    {key: 'dina', name: 'دينا', username: null, number: '+44 7700 900124', lineId: 'workshop'},
    {key: 'emil', name: 'Emil Stone', username: 'emil', number: '+44 7700 900125', lineId: 'workshop'},
    {key: 'fay', name: 'Fay Moss', username: null, number: '+44 7700 900126', lineId: 'shop'},
    {key: 'gus', name: 'Gus Reed', username: null, number: '+44 7700 900127', lineId: 'shop'},
    {key: 'hana', name: null, username: null, number: '+44 7700 900128', lineId: 'shop'},
  ],
  steps: [],
};
