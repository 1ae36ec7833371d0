import {isServer, type ReactiveElement} from 'lit';
import type {Message} from '../../core/message.js';
import {plainText} from '../../core/plain-text.js';
import {english} from '../../strings/english.js';
import {ChunkList} from './chunk-list.js';
import {whileIdle} from './idle.js';

const agent = {id: 'rehearsal', name: ''};

const asked: Message = {
  id: 'asked',
  conversationId: agent.id,
  version: 1,
  at: 0,
  seq: 1,
  author: {kind: 'customer'},
  content: {type: 'text', text: plainText('?')},
  quotedId: null,
  edited: false,
  deleted: false,
  reactions: [],
  delivery: null,
  waiting: null,
};

const answered: Message = {
  ...asked,
  id: 'answered',
  seq: 2,
  author: {kind: 'agent', ...agent},
  delivery: {status: 'read', attempt: 1, errorCode: null},
};

/**
 * Draws two messages that nobody sees while the page is idle: what runs for the first time is slow, and who opens the
 * first conversation would wait for it.
 */
export function rehearse(host: ReactiveElement): void {
  if (isServer) return;
  const about = {
    strings: english,
    session: undefined,
    host,
    taskId: agent.id,
    agentId: agent.id,
    customerName: plainText(''),
    customerInitials: '',
    closed: false,
    past: false,
    menu: true,
    reveal: undefined,
  };
  whileIdle(() => {
    new ChunkList().open([asked, answered], {about, unread: null, today: asked.at});
    return false;
  });
}
