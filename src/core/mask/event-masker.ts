import type {DeskEvent} from '../desk-event.js';
import type {Message} from '../message.js';
import {compareMessages} from '../message-order.js';
import type {EventMasker} from '../session-options.js';
import {aboutWork, maskEvent, type About, type Masking, type Masks} from './events.js';
import {applySplit, findSplit, type SplitSpan} from './split.js';

const EVERYTHING: Masking = {pci: true, pii: true};

/** The longest run of messages that can hold one number, its keyword included. */
const RUN = 5;

/**
 * Masks a whole connection: learns from the events what is known of each conversation and what the administrator has
 * set. Until that is told, everything is masked.
 */
export function createMaskerWith(masks: Masks): EventMasker {
  const known = new Map<string, About>();
  const splits = new Splits();
  let masking = EVERYTHING;

  return (event) => {
    if (event.type === 'snapshot' || event.type === 'settings') masking = event.settings.masking;
    for (const work of worksOf(event)) known.set(work.conversationId, aboutWork(work));
    const told = messagesOf(event);
    const completed = splits.take(told).filter(({id}) => !told.some((one) => one.id === id));
    const changed = completed.map((message): DeskEvent => ({type: 'message-changed', message}));
    const hide = masking.pci ? (message: Message) => splits.hide(message) : (message: Message) => message;
    return [event, ...changed].map((one) =>
      maskEvent(masks, withMessages(one, hide), masking, (conversationId) => known.get(conversationId)),
    );
  };
}

/** Numbers that are split over several messages of one sender. */
class Splits {
  /** By conversation and sender, in order. */
  readonly #runs = new Map<string, readonly Message[]>();
  readonly #hidden = new Map<string, readonly SplitSpan[]>();

  /** Returns those told before that are known to be parts now, between this version of theirs and the next. */
  take(messages: readonly Message[]): Message[] {
    return messages.flatMap((message) => this.#takeOne(message));
  }

  hide(message: Message): Message {
    const hidden = this.#hidden.get(message.id);
    const {content} = message;
    if (!hidden || content.type !== 'text') return message;
    return {...message, content: {...content, text: applySplit(content.text.text, hidden)}};
  }

  #takeOne(message: Message): Message[] {
    if (message.content.type !== 'text') return [];
    const key = JSON.stringify([message.conversationId, message.author]);
    const before = this.#runs.get(key)?.filter(({id}) => id !== message.id) ?? [];
    const run = [...before, message].toSorted(compareMessages).slice(-RUN);
    this.#runs.set(key, run);
    const split = findSplit(run.map(({content, at}) => ({text: content.type === 'text' ? content.text.text : '', at})));
    return (split?.parts ?? []).flatMap(({index, hidden}) => {
      const part = run[index];
      if (!part || this.#hidden.has(part.id)) return [];
      this.#hidden.set(part.id, hidden);
      return [{...part, version: part.version + 0.5}];
    });
  }
}

function messagesOf(event: DeskEvent): readonly Message[] {
  switch (event.type) {
    case 'snapshot':
      return event.threads.flatMap(({messages}) => messages);
    case 'task':
      return event.thread?.messages ?? [];
    case 'message':
    case 'message-changed':
      return [event.message];
    case 'thread-page':
    case 'interaction-page':
      return event.page.messages;
    default:
      return [];
  }
}

function withMessages(event: DeskEvent, change: (message: Message) => Message): DeskEvent {
  switch (event.type) {
    case 'snapshot':
      return {...event, threads: event.threads.map((page) => ({...page, messages: page.messages.map(change)}))};
    case 'task':
      return event.thread ? {...event, thread: {...event.thread, messages: event.thread.messages.map(change)}} : event;
    case 'message':
    case 'message-changed':
      return {...event, message: change(event.message)};
    case 'thread-page':
      return {...event, page: {...event.page, messages: event.page.messages.map(change)}};
    case 'interaction-page':
      return {...event, page: {...event.page, messages: event.page.messages.map(change)}};
    default:
      return event;
  }
}

function worksOf(event: DeskEvent) {
  switch (event.type) {
    case 'snapshot':
      return [...event.offers, ...event.tasks];
    case 'offer':
      return [event.offer];
    case 'task':
      return [event.task];
    case 'history':
      return event.page.interactions;
    default:
      return [];
  }
}
