import type {MessageContent} from '../core/content.js';
import type {MessageAuthor} from '../core/message.js';
import {plainText} from '../core/plain-text.js';
import type {DisplayText} from '../core/text.js';
import type {Strings} from '../strings/en.js';
import {memberName} from './customer-name.js';
import {sentence} from './shown-text.js';

export function authorName(author: MessageAuthor, customerName: DisplayText, strings: Strings): DisplayText {
  const {conversation} = strings;
  switch (author.kind) {
    case 'customer':
      return author.participant ? memberName(author.participant, strings) : customerName;
    case 'agent':
      return plainText(author.name);
    case 'business':
      return plainText(conversation.business);
    case 'system':
      return plainText(conversation.system);
    default:
      author satisfies never;
      return plainText('');
  }
}

/** A kind is a word from outside: `constructor` is none of ours. */
export const kindText = (kind: string, {conversation: {kinds, otherKind}}: Strings): string =>
  (Object.hasOwn(kinds, kind) ? kinds[kind] : undefined) ?? otherKind;

export const placeholderText = (kind: string, strings: Strings): string =>
  strings.conversation.placeholder(kindText(kind, strings));

export function noticeText(
  {notice, name}: Extract<MessageContent, {type: 'notice'}>,
  {conversation}: Strings,
): DisplayText {
  if (notice === 'identity-changed' && name) return sentence(conversation.numberNow, name);
  if (notice === 'system' && !name) return plainText(conversation.somethingChanged);
  return sentence(conversation.notices[notice], name ?? conversation.somebody);
}
