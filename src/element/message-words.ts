import {plainOf} from '../core/markup/plain.js';
import type {MessageContent} from '../core/content.js';
import type {Message, MessageAuthor} from '../core/message.js';
import {plainText} from '../core/plain-text.js';
import type {DisplayText} from '../core/text.js';
import type {Strings} from '../strings/en.js';
import {sentence} from './shown-text.js';

export function authorName(author: MessageAuthor, customerName: DisplayText, {conversation}: Strings): DisplayText {
  switch (author.kind) {
    case 'customer':
      return customerName;
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

export const kindText = (kind: string, {conversation}: Strings): string =>
  conversation.kinds[kind] ?? conversation.otherKind;

export const placeholderText = (kind: string, strings: Strings): string =>
  strings.conversation.placeholder(kindText(kind, strings));

export function noticeText(
  {notice, name}: Extract<MessageContent, {type: 'notice'}>,
  {conversation}: Strings,
): DisplayText {
  return sentence(conversation.notices[notice], name ?? conversation.somebody);
}

/** What a message says, in words, wherever it is not drawn as a bubble. */
export function messageText({content, deleted}: Message, strings: Strings): DisplayText {
  if (deleted) return plainText(strings.conversation.deleted);
  switch (content.type) {
    case 'text':
      return plainOf(content.text);
    case 'media': {
      const {kind, caption, name} = content.media;
      return caption ? plainOf(caption) : (name ?? plainText(kindText(kind, strings)));
    }
    case 'location':
      return content.name ?? content.address ?? plainText(kindText('location', strings));
    case 'contacts':
      return content.contacts[0]?.name ?? plainText(kindText('contacts', strings));
    case 'choice':
      return plainOf(content.title);
    case 'form':
      return plainText(kindText('interactive', strings));
    case 'order':
      return content.text ? plainOf(content.text) : plainText(kindText('order', strings));
    case 'placeholder':
      return content.text ? plainOf(content.text) : plainText(placeholderText(content.kind, strings));
    case 'notice':
      return noticeText(content, strings);
    default:
      content satisfies never;
      return plainText('');
  }
}
