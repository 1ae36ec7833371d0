import type {Message} from '../../core/message.js';
import type {Notice} from '../../core/notice.js';
import {unreadCount} from '../../core/select.js';
import type {DeskState} from '../../core/state.js';
import type {Offer, Task} from '../../core/task.js';
import {plainText} from '../../core/plain-text.js';
import {customerName} from '../../element/customer-name.js';
import {messageText} from '../../element/message-words.js';
import {noticeWords} from '../../element/notice-words.js';
import {noticeKey, CONNECTION_KEY} from '../../element/told.js';
import {sentence} from '../../element/shown-text.js';
import type {Strings} from '../../strings/en.js';
import type {Alert} from './notify-event.js';

export const offerKey = (offerId: string): string => `offer:${offerId}`;
export const taskKey = (taskId: string): string => `task:${taskId}`;
export const interruptedKey = (taskId: string): string => `interrupted:${taskId}`;

export function offerAlert({id, customer, queue, from}: Offer, strings: Strings): Alert {
  const {told, toldTransfer} = strings.offer;
  const name = customerName(customer, strings);
  const title = from ? sentence(toldTransfer, name, from.name) : sentence(told, name, queue.name);
  const body = plainText(strings.notifications.acceptIt);
  return {kind: 'offer', key: offerKey(id), taskId: id, customer, title, body};
}

/** Several messages of one customer are one alert that counts them. */
export function messageAlert(state: DeskState, task: Task, message: Message, strings: Strings): Alert {
  const name = customerName(task.customer, strings);
  return {
    kind: 'message',
    key: taskKey(task.id),
    taskId: task.id,
    customer: task.customer,
    title: sentence((who) => strings.notifications.messages(who, unreadCount(state, task)), name),
    body: messageText(message, strings),
  };
}

export const noticeAlert = (notice: Notice, strings: Strings): Alert => ({
  kind: 'notice',
  key: noticeKey(notice.id),
  taskId: notice.taskId,
  customer: notice.customer,
  title: customerName(notice.customer, strings),
  body: noticeWords(notice, strings),
});

export function interruptedAlert({id, customer}: Task, strings: Strings): Alert {
  const {interrupted} = strings.interaction;
  const title = customerName(customer, strings);
  return {kind: 'interrupted', key: interruptedKey(id), taskId: id, customer, title, body: plainText(interrupted)};
}

export function connectionAlert(strings: Strings): Alert {
  const {connectionLost, connectionLostNext} = strings.notifications;
  return {
    kind: 'connection',
    key: CONNECTION_KEY,
    taskId: null,
    customer: null,
    title: plainText(connectionLost),
    body: plainText(connectionLostNext),
  };
}
