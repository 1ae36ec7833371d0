import {
  plainText,
  type Agent,
  type DeskEvent,
  type Interaction,
  type Line,
  type Message,
  type Notice,
  type Offer,
  type Settings,
  type Task,
  type ThreadPage,
} from '../../src/core/index.js';

export const NOW = Date.UTC(2026, 0, 5, 9);

type Snapshot = Extract<DeskEvent, {type: 'snapshot'}>;
type Connected = Extract<Task, {phase: 'connected'}>;

export const line = (parts: Partial<Line> = {}): Line => ({
  id: 'shop',
  name: 'Shop',
  version: 1,
  number: plainText('+44 7700 900100'),
  region: 'GB',
  deleted: false,
  ...parts,
});

export const agent = (parts: Partial<Agent> = {}): Agent => ({
  id: 'agent-1',
  name: 'Robin Vale',
  version: 1,
  states: [{channel: 'whatsapp', name: 'available', code: null, since: NOW}],
  capacity: 3,
  desks: 1,
  ...parts,
});

export const settings = (parts: Partial<Settings> = {}): Settings => ({
  version: 1,
  idleCodes: [{id: 'lunch', name: 'Lunch'}],
  queues: [{id: 'orders', name: 'Orders', wrapUpReasons: [{id: 'solved', name: 'Solved'}], defaultReasonId: null}],
  masking: {pci: true, pii: true},
  ...parts,
});

const work = {
  id: 't1',
  version: 1,
  conversationId: 'c1',
  channel: 'whatsapp',
  customer: {key: 'ava', name: plainText('Ava Hill'), username: null, number: null},
  queue: {id: 'orders', name: 'Orders'},
  receivedAt: NOW,
  kind: 'new',
  from: null,
  note: null,
} as const;

export const offer = (parts: Partial<Offer> = {}): Offer => ({
  ...work,
  line: line(),
  offeredAt: NOW,
  expiresAt: NOW + 30_000,
  ...parts,
});

export const task = (parts: Partial<Connected> = {}): Connected => ({
  ...work,
  line: line(),
  phase: 'connected',
  role: 'owner',
  acceptedAt: NOW,
  capabilities: {maxTextLength: 4096, windowClosesAt: null, features: []},
  variables: [],
  conference: {state: 'none'},
  readSeq: 0,
  ...parts,
});

export const wrappingUp = (parts: Partial<Connected> = {}): Task => ({
  ...task(parts),
  phase: 'wrap-up',
  endedAt: NOW,
  ending: 'ended',
  wrapUpDueAt: null,
});

export const interrupted = (parts: Partial<Connected> = {}): Task => ({
  ...task(parts),
  phase: 'interrupted',
  reason: 'line-deleted',
  interruptedAt: NOW,
});

export const notice = (parts: Partial<Notice> = {}): Notice => ({
  id: 'n1',
  at: NOW,
  kind: 'requeued',
  customer: work.customer,
  other: null,
  taskId: 't1',
  ...parts,
});

export const interaction = (id: string): Interaction => ({
  id,
  conversationId: 'c1',
  channel: 'whatsapp',
  customer: work.customer,
  line: line(),
  queue: work.queue,
  receivedAt: NOW,
  closedAt: NOW,
  outcome: 'ended',
  agents: [],
});

/** The `seq`th message of a conversation, from the customer. */
export const message = (seq: number, parts: Partial<Message> = {}): Message => ({
  id: `m${seq}`,
  conversationId: 'c1',
  version: 1,
  at: NOW + seq * 1000,
  seq,
  author: {kind: 'customer'},
  content: {type: 'text', text: plainText(`Message ${seq}`)},
  quotedId: null,
  edited: false,
  deleted: false,
  reactions: [],
  delivery: null,
  waiting: null,
  ...parts,
});

export const sent = (seq: number, parts: Partial<Message> = {}): Message =>
  message(seq, {
    author: {kind: 'agent', id: 'agent-1', name: 'Robin Vale'},
    delivery: {status: 'accepted', attempt: 1, errorCode: null},
    ...parts,
  });

export const page = (messages: readonly Message[], older = false, conversationId = 'c1'): ThreadPage => ({
  conversationId,
  messages: [...messages],
  older,
});

export const snapshot = (parts: Partial<Snapshot> = {}): Snapshot => ({
  type: 'snapshot',
  agent: agent(),
  settings: settings(),
  offers: [],
  tasks: [],
  notices: [],
  threads: [],
  now: NOW,
  ...parts,
});
