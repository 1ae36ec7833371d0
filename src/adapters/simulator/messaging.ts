import {
  compareDelivery,
  DeskError,
  plainText,
  whyNotText,
  type Delivery,
  type DeliveryStatus,
  type DeskCommand,
  type Message,
  type MessageContent,
  type Named,
  type Quoted,
  type SentTemplate,
  type SentWith,
  type Template,
} from '../../core/index.js';
import type {Conversation, NewMessage} from './conversation.js';
import type {Surroundings} from './agent-desk.js';
import {interactiveOf} from './interactive.js';
import {filledTemplate} from './templates.js';
import type {Uploads} from './uploads.js';
import type {Work} from './work.js';

type Command<T extends DeskCommand['type']> = Extract<DeskCommand, {type: T}>;
type Notice = Extract<MessageContent, {type: 'notice'}>['notice'];

/** What stands around what a customer says. */
export type Around = Partial<
  Pick<NewMessage, 'author' | 'quotedId' | 'quoted' | 'forwarded' | 'referral' | 'product' | 'reactions'>
>;

/** How a message comes along, with the shortest and longest delay before each status, in ms. */
const RUNGS = [
  {status: 'accepted', delay: [60, 240]},
  {status: 'sent', delay: [120, 480]},
  {status: 'delivered', delay: [250, 1200]},
  {status: 'read', delay: [800, 4000]},
] as const;

const textContent = (text: string): MessageContent => ({type: 'text', text: plainText(text)});

/** The conversations, what is written in them, and how far it comes. */
export class Messaging {
  readonly #uploads: Uploads;
  readonly #work: Work;
  readonly #around: Surroundings;
  readonly #conversations: ReadonlyMap<string, Conversation>;
  readonly #templates: readonly Template[];
  /** Messages whose statuses are told by hand. */
  readonly #byHand = new Set<string>();
  readonly #readers = new Map<Conversation, () => void>();

  constructor(
    conversations: ReadonlyMap<string, Conversation>,
    work: Work,
    around: Surroundings,
    {uploads, templates = []}: {readonly uploads: Uploads; readonly templates?: readonly Template[] | undefined},
  ) {
    this.#uploads = uploads;
    this.#templates = templates;
    this.#conversations = conversations;
    this.#work = work;
    this.#around = around;
  }

  all(): readonly Conversation[] {
    return [...this.#conversations.values()];
  }

  of(customerKey: string): Conversation {
    const conversation = this.#conversations.get(customerKey);
    if (!conversation) throw new Error('The script has no customer with this key.');
    return conversation;
  }

  /** A customer's message; nothing arrives on a line that was deleted. Returns the message's id. */
  receive(customerKey: string, content: MessageContent, around: Around = {}): string | null {
    const conversation = this.of(customerKey);
    if (!this.#work.takesMessages(conversation.lineId)) return null;
    const waiting = conversation.atPhone ?? [];
    conversation.atPhone = null;
    for (const arrive of waiting) arrive();
    const id = this.#around.random.id();
    const {seq} = this.#add(conversation, {
      id,
      author: {kind: 'customer'},
      content,
      quotedId: null,
      delivery: null,
      ...around,
    });
    this.#work.receive(conversation, {kind: 'new', from: null, note: null}, seq);
    return id;
  }

  /** Somebody at the other end changes a message: what it says, its reactions, whether it stands. */
  change(messageId: string, change: (message: Message) => Partial<Message>): void {
    const conversation = this.all().find((one) => one.find(messageId));
    const message = conversation?.find(messageId);
    if (!conversation || !message) throw new Error('There is no such message.');
    const changed = conversation.change(message, change(message));
    if (this.#work.sees(conversation, changed)) this.#tell(changed);
  }

  /** Calls back once, when the customer has next read a message. */
  onRead(customerKey: string, run: () => void): void {
    this.#readers.set(this.of(customerKey), run);
  }

  listTemplates({taskId}: Command<'listTemplates'>): void {
    this.#work.find(taskId);
    this.#around.tell({type: 'templates', taskId, templates: [...this.#templates]});
  }

  send({taskId, messageId, text, quotedId, with: sent}: Command<'send'>): void {
    const {task, conversation} = this.#work.find(taskId);
    const known = conversation.find(messageId);
    if (known) return this.#tell(known);
    if (task.phase === 'interrupted') throw new DeskError('line-deleted', 'The line is gone: end the conversation.');
    if (task.phase === 'wrap-up') throw new DeskError('task-ended', 'The conversation has ended: wrap it up.');
    if (sent?.kind === 'template') {
      const filled = filledTemplate(this.#templates, sent);
      const uploadId = sent.values['header.media'];
      const content =
        uploadId === undefined ? filled : {...filled, header: plainText(this.#uploads.sendWith(messageId, uploadId))};
      return this.#write(conversation, this.#work.me, {id: messageId, content, quotedId: null});
    }
    const why = sent ? null : whyNotText(text, task.capabilities.maxTextLength);
    if (why) throw new DeskError(why, 'Send a text that WhatsApp takes.');
    const closesAt = task.capabilities.windowClosesAt;
    if (closesAt !== null && this.#around.clock.now() >= closesAt)
      throw new DeskError('window-closed', 'The customer has not written for 24 hours.');
    this.#write(conversation, this.#work.me, {
      id: messageId,
      content: this.#contentOf(messageId, text, sent),
      quotedId,
    });
  }

  #contentOf(messageId: string, text: string, sent: Exclude<SentWith, SentTemplate> | undefined): MessageContent {
    if (sent?.kind === 'interactive') return interactiveOf(text, sent);
    return sent ? {type: 'media', media: this.#uploads.send(messageId, sent, text)} : textContent(text);
  }

  /** For colleagues: it is carried nowhere. */
  note({taskId, messageId, text}: Command<'note'>): void {
    const {task, conversation} = this.#work.find(taskId);
    const known = conversation.find(messageId);
    if (known) return this.#tell(known);
    if (task.phase === 'wrap-up') throw new DeskError('task-ended', 'The conversation has ended: wrap it up.');
    const why = whyNotText(text, task.capabilities.maxTextLength);
    if (why) throw new DeskError(why, 'Write something shorter, or something at all.');
    this.#add(conversation, {
      id: messageId,
      author: {kind: 'agent', ...this.#work.me},
      content: {type: 'note', text: plainText(text)},
      quotedId: null,
      delivery: null,
    });
  }

  /** A colleague who is in the conversation writes to the customer. */
  colleagueWrites(conversation: Conversation, colleague: Named, text: string): void {
    this.#write(conversation, colleague, {id: this.#around.random.id(), content: textContent(text), quotedId: null});
  }

  retry({taskId, messageId, evenIfItArrived}: Command<'retry'>): void {
    const {conversation, message, delivery} = this.#sent(taskId, messageId);
    if (delivery.status === 'unconfirmed' && !evenIfItArrived)
      throw new DeskError('may-have-arrived', 'It may have arrived: ask with `evenIfItArrived`.');
    if (delivery.status !== 'failed' && delivery.status !== 'unconfirmed')
      throw new DeskError('not-failed', 'Only a failed message can be tried again.');
    const attempt = delivery.attempt + 1;
    this.#byHand.delete(messageId);
    this.#tell(conversation.change(message, {delivery: {status: 'queued', attempt, errorCode: null}}));
    this.#carry(conversation, messageId, attempt);
  }

  deleteUnsent({taskId, messageId}: Command<'deleteUnsent'>): void {
    const {conversation, message, delivery} = this.#sent(taskId, messageId);
    if (compareDelivery(delivery, {...delivery, status: 'accepted'}) < 0)
      throw new DeskError('may-have-arrived', 'It is under way: wait for its status.');
    if (delivery.status !== 'failed') throw new DeskError('not-failed', 'Only a failed message can be deleted.');
    this.#tell(conversation.change(message, {deleted: true}));
  }

  /** The one reaction of the contact centre to a message; null takes it back. */
  react({taskId, messageId, emoji}: Command<'react'>): void {
    const {conversation} = this.#work.find(taskId);
    const message = conversation.find(messageId);
    if (!message || message.deleted) throw new DeskError('not-found', 'There is no such message.');
    const others = message.reactions.filter(({by}) => by.kind === 'customer');
    const own = {by: {kind: 'agent' as const, ...this.#work.me}, emoji: emoji ?? ''};
    this.#tell(conversation.change(message, {reactions: emoji === null ? others : [...others, own]}));
  }

  loadOlder({taskId, before}: Command<'loadOlder'>): void {
    this.#around.tell({type: 'thread-page', page: this.#work.page(this.#work.find(taskId).conversation, before)});
  }

  markRead({taskId, seq}: Command<'markRead'>): void {
    const {task, conversation} = this.#work.find(taskId);
    if (seq <= conversation.readSeq) return;
    conversation.readSeq = seq;
    this.#work.update({...task, readSeq: seq});
  }

  /** A line in the conversation that nobody wrote. */
  notice(conversation: Conversation, notice: Notice, name: string | null = null): void {
    this.#add(conversation, {
      id: this.#around.random.id(),
      author: {kind: 'system'},
      content: {type: 'notice', notice, name: name === null ? null : plainText(name)},
      quotedId: null,
      delivery: null,
    });
  }

  /** Tells a status as a webhook would; from then on this message's statuses come by hand only. */
  setStatus(messageId: string, status: DeliveryStatus, errorCode: string | null): void {
    for (const conversation of this.#conversations.values()) {
      const message = conversation.find(messageId);
      if (!message?.delivery) continue;
      this.#byHand.add(messageId);
      this.#climb(conversation, message, {...message.delivery, status, errorCode});
    }
  }

  #sent(taskId: string, messageId: string) {
    const {conversation} = this.#work.find(taskId);
    const message = conversation.find(messageId);
    if (!message?.delivery) throw new DeskError('not-found', 'The agent sent no such message.');
    return {conversation, message, delivery: message.delivery};
  }

  #write(
    conversation: Conversation,
    by: Named,
    {id, content, quotedId}: {readonly id: string; readonly content: MessageContent; readonly quotedId: string | null},
  ): void {
    this.#add(conversation, {
      id,
      author: {kind: 'agent', id: by.id, name: by.name},
      content,
      quotedId,
      ...(quotedId !== null && {quoted: quotationOf(conversation.find(quotedId))}),
      delivery: {status: 'queued', attempt: 1, errorCode: null},
    });
    this.#carry(conversation, id, 1);
  }

  #add(conversation: Conversation, message: Parameters<Conversation['add']>[0]): Message {
    const added = conversation.add(message, this.#around.clock.now());
    if (this.#work.sees(conversation, added)) this.#around.tell({type: 'message', message: added});
    return added;
  }

  #tell(message: Message): void {
    this.#around.tell({type: 'message-changed', message});
  }

  #carry(conversation: Conversation, messageId: string, attempt: number): void {
    const failure = conversation.nextFailure;
    conversation.nextFailure = null;
    const step = (rung: number) => {
      const next = RUNGS[rung];
      if (!next) return;
      const [low, high] = next.delay;
      this.#around.clock.after(this.#around.random.between(low, high), () => {
        const failing = failure !== null && next.status === 'sent';
        const arrive = () => {
          const message = conversation.find(messageId);
          if (!message || message.delivery?.attempt !== attempt || this.#byHand.has(messageId)) return;
          const status = failing ? 'failed' : next.status;
          this.#climb(conversation, message, {status, attempt, errorCode: failing ? failure : null});
          if (!failing) step(rung + 1);
        };
        if (next.status === 'delivered' && conversation.atPhone) conversation.atPhone.push(arrive);
        else arrive();
      });
    };
    step(0);
  }

  #climb(conversation: Conversation, message: Message, delivery: Delivery): void {
    if (!message.delivery || compareDelivery(delivery, message.delivery) <= 0) return;
    const changed = conversation.change(message, {delivery});
    if (this.#work.sees(conversation, changed)) this.#tell(changed);
    if (delivery.status !== 'read') return;
    const reader = this.#readers.get(conversation);
    this.#readers.delete(conversation);
    reader?.();
  }
}

const quotationOf = (original: Message | undefined): Quoted =>
  original && !original.deleted ? {author: original.author, content: original.content} : {author: null, content: null};
