// The workloads' messages and tasks as the desk's nouns.
import {plainText} from 'wa-desk';

/**
 * The workload's statuses go round (read, then sent again); WhatsApp's only climb. So every message of ours starts on
 * the lowest of these, and each change is one step up.
 */
export const RUNGS = ['accepted', 'sent', 'delivered', 'read', 'played'];

export const conversationOf = (taskId) => `${taskId}-conversation`;

export const AGENT = {
  id: 'agent-1',
  name: 'Lucía',
  version: 1,
  states: [{channel: 'whatsapp', name: 'available', code: null, since: Date.UTC(2026, 9, 1)}],
  capacity: 50,
  desks: 1,
};

export const settingsOf = (masking) => ({
  version: 1,
  idleCodes: [],
  queues: [],
  masking: {pci: masking, pii: masking},
});

export const taskOf = (id, name, parts = {}) => ({
  id,
  version: 1,
  conversationId: conversationOf(id),
  channel: 'whatsapp',
  customer: {key: `customer-${id}`, name: plainText(name), username: null, number: null},
  line: {id: 'shop', name: 'Shop', version: 1, number: plainText('+44 7700 900100'), region: 'GB', deleted: false},
  queue: {id: 'orders', name: 'Orders'},
  receivedAt: Date.UTC(2026, 9, 1),
  kind: 'new',
  from: null,
  note: null,
  phase: 'connected',
  role: 'owner',
  acceptedAt: Date.UTC(2026, 9, 1),
  capabilities: {maxTextLength: 4096, windowClosesAt: null, features: []},
  variables: [],
  conference: {state: 'none'},
  readSeq: 0,
  ...parts,
});

/** A message of the workload in the conversation of a task. */
export const messageOf = (taskId, {id, seq, out, kind, text, media, ts}) => ({
  id,
  conversationId: conversationOf(taskId),
  version: 1,
  at: Math.floor(ts / 1000) * 1000,
  seq,
  author: out ? {kind: 'agent', id: AGENT.id, name: AGENT.name} : {kind: 'customer'},
  content: contentOf({kind, text, media}),
  quotedId: null,
  edited: false,
  deleted: false,
  reactions: [],
  delivery: out ? {status: RUNGS[0], attempt: 1, errorCode: null} : null,
  waiting: null,
});

const FILES = {
  image: 'image/jpeg',
  video: 'video/mp4',
  audio: 'audio/ogg',
  document: 'application/pdf',
  sticker: 'image/webp',
};

function contentOf({kind, text, media}) {
  if (kind === 'text') return {type: 'text', text: plainText(text)};
  if (kind === 'location')
    return {type: 'location', latitude: -34.6, longitude: -58.4, name: plainText(media.name), address: null};
  if (kind === 'contact')
    return {
      type: 'contacts',
      contacts: [{name: plainText(media.name), organisation: null, phones: [], emails: [], requested: false}],
    };
  const isSeen = kind === 'image' || kind === 'video' || kind === 'sticker';
  return {
    type: 'media',
    media: {
      kind,
      state: 'ready',
      mimeType: FILES[kind],
      size: media.size,
      name: kind === 'document' ? plainText(media.name) : null,
      width: isSeen ? media.w : null,
      height: isSeen ? media.h : null,
      duration: kind === 'audio' || kind === 'video' ? 12 : null,
      caption: text === '' ? null : plainText(text),
    },
  };
}
