import type {Agent} from './agent.js';
import type {MessageContent} from './content.js';
import {writtenIn} from './content-text.js';
import {changeParts} from './interactive-parts.js';
import type {Message} from './message.js';
import type {DeskCommand} from './protocol.js';
import type {Place, Refusal} from './state.js';
import {plainText} from './plain-text.js';
import type {Template} from './template.js';

/** A message on its way to the contact centre, as the vault keeps it: with the key that makes a repeat harmless. */
export interface Unsent {
  readonly taskId: string;
  readonly key: string;
  readonly message: Message;
  /** What goes with the text, as the command has it. */
  readonly with?: Sending['with'];
}

type Sending = Extract<DeskCommand, {type: 'send'}>;

export const textOf = ({content}: Message): string => writtenIn(content)?.text ?? '';

/** The agent's message as the desk shows it until the contact centre has told it. */
export function optimisticMessage(
  {messageId, text, quotedId, with: attached, original, template}: Sending & Around,
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
    content: contentOf(text, attached, template),
    quotedId,
    ...(original && {quoted: {author: original.author, content: original.content}}),
    edited: false,
    deleted: false,
    reactions: [],
    delivery: {status: 'queued', attempt: 1, errorCode: null},
    waiting: null,
  };
}

/** What the desk knows of what is named in a command by its id. */
interface Around {
  readonly original: Message | undefined;
  readonly template: Template | undefined;
}

function contentOf(text: string, attached: Sending['with'], template: Template | undefined): MessageContent {
  const written = plainText(text);
  if (attached?.kind === 'media') {
    const {as, name, mimeType, size} = attached;
    const caption = text === '' ? null : written;
    const measures = {width: null, height: null, duration: null};
    return {
      type: 'media',
      media: {kind: as, state: 'fetching', mimeType, size, name: plainText(name), ...measures, caption},
    };
  }
  if (attached?.kind === 'interactive')
    return {type: 'interactive', text: written, ...changeParts(attached, plainText)};
  if (attached?.kind !== 'template') return {type: 'text', text: written};
  return {
    type: 'template',
    name: template?.name ?? '',
    header: template?.header?.kind === 'text' ? plainText(template.header.text) : null,
    text: written,
    footer: template?.footer ? plainText(template.footer) : null,
    buttons: template?.buttons.map((button) => plainText(button.text)) ?? [],
  };
}

/** What is told of a message that was not sent while its conversation lasted. */
export const lostRefusal = (entry: Unsent): Refusal => ({command: commandOf(entry), code: 'task-ended'});

export function commandOf({taskId, message, with: attached}: Unsent): DeskCommand {
  const {id, quotedId} = message;
  return {type: 'send', taskId, messageId: id, text: textOf(message), quotedId, ...(attached && {with: attached})};
}
