import {isDeskErrorCode} from '../core/errors.js';
import {plainOf} from '../core/markup/plain.js';
import type {Delivery, Message, MessageAuthor, MessageContent} from '../core/message.js';
import type {Strings} from '../strings/en.js';

export function authorName(author: MessageAuthor, customerName: string, {conversation}: Strings): string {
  switch (author.kind) {
    case 'customer':
      return customerName;
    case 'agent':
      return author.name;
    case 'business':
      return conversation.business;
    case 'system':
      return conversation.system;
    default:
      author satisfies never;
      return '';
  }
}

export const placeholderText = (kind: string, {conversation}: Strings): string =>
  conversation.placeholder(conversation.kinds[kind] ?? conversation.otherKind);

export function noticeText({notice, name}: Extract<MessageContent, {type: 'notice'}>, {conversation}: Strings): string {
  return conversation.notices[notice](name?.text ?? conversation.somebody);
}

/** What a message says, in words, wherever it is not drawn as a bubble. */
export function messageText({content, deleted}: Message, strings: Strings): string {
  if (deleted) return strings.conversation.deleted;
  switch (content.type) {
    case 'text':
      return plainOf(content.text).text;
    case 'placeholder':
      return content.text ? plainOf(content.text).text : placeholderText(content.kind, strings);
    case 'notice':
      return noticeText(content, strings);
    default:
      content satisfies never;
      return '';
  }
}

export function deliveryWords({waiting}: Message, {status}: Delivery, {delivery}: Strings): string {
  if (status === 'queued' && waiting === 'offline') return delivery.waitingOffline;
  if (status === 'queued' && waiting === 'rate-limit') return delivery.waitingRate;
  return delivery[status];
}

/** Why it was not delivered: by Graph's code, by our own, or neutrally. */
export function failureReason(code: string | null, {delivery, refused}: Strings): string {
  if (code === null) return delivery.failed;
  if (isDeskErrorCode(code)) return refused[code];
  return delivery.reasons[code] ?? delivery.otherReason(code);
}
