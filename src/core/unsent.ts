import type {Agent} from './agent.js';
import type {Message} from './message.js';
import type {DeskCommand} from './protocol.js';
import type {Place, Refusal} from './state.js';
import {plainText} from './plain-text.js';

/** A message on its way to the contact centre, as the vault keeps it: with the key that makes a repeat harmless. */
export interface Unsent {
  readonly taskId: string;
  readonly key: string;
  readonly message: Message;
}

export const textOf = ({content}: Message): string => (content.type === 'text' ? content.text.text : '');

/** The agent's message as the desk shows it until the contact centre has told it. */
export function optimisticMessage(
  {
    messageId,
    text,
    quotedId,
    original,
  }: Extract<DeskCommand, {type: 'send'}> & {readonly original: Message | undefined},
  conversationId: string,
  author: Agent | null,
  {at, seq}: Place,
): Message {
  return {
    id: messageId,
    conversationId,
    version: 0,
    at: Math.floor(at / 1000) * 1000,
    seq,
    author: {kind: 'agent', id: author?.id ?? '', name: author?.name ?? ''},
    content: {type: 'text', text: plainText(text)},
    quotedId,
    ...(original && {quoted: {author: original.author, content: original.content}}),
    edited: false,
    deleted: false,
    reactions: [],
    delivery: {status: 'queued', attempt: 1, errorCode: null},
    waiting: null,
  };
}

/** What is told of a message that was not sent while its conversation lasted. */
export const lostRefusal = (entry: Unsent): Refusal => ({command: commandOf(entry), code: 'task-ended'});

export function commandOf({taskId, message: {id, quotedId, ...rest}}: Unsent): DeskCommand {
  return {type: 'send', taskId, messageId: id, text: textOf({id, quotedId, ...rest}), quotedId};
}
