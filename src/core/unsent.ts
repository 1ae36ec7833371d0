import * as v from 'valibot';
import {message, type Message} from './message.js';
import type {DeskCommand} from './protocol.js';

/** A message on its way to the contact centre, as the vault keeps it: with the key that makes a repeat harmless. */
export const unsent = v.object({taskId: v.string(), key: v.string(), message});
export type Unsent = v.InferOutput<typeof unsent>;

export const textOf = ({content}: Message): string => (content.type === 'text' ? content.text.text : '');

export function commandOf({taskId, message: {id, quotedId, ...rest}}: Unsent): DeskCommand {
  return {type: 'send', taskId, messageId: id, text: textOf({id, quotedId, ...rest}), quotedId};
}
