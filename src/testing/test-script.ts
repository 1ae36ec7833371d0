import type {SimulatorScript} from '../adapters/simulator.js';

/** A small company for tests: nothing happens by itself. Customers: `ava`, `ben` (no number), `cleo` (neither name nor number) … */
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
  masking: {pci: true, pii: true},
  customers: [
    {key: 'ava', name: 'Ava Hill', username: null, number: '+44 7700 900123', lineId: 'shop'},
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
