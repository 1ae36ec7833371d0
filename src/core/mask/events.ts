import type {Settings} from '../agent.js';
import type {Interaction} from '../history.js';
import type {Media, MessageContent, OrderItem, SharedContact} from '../content.js';
import type {Customer} from '../customer.js';
import {changeParts} from '../interactive-parts.js';
import type {Message, MessageAuthor, Quoted, Referral, ThreadPage} from '../message.js';
import type {DeskEvent} from '../desk-event.js';
import type {Notice} from '../notice.js';
import type {Line, Offer, Task, Variable} from '../task.js';
import type {DisplayText, MaskedSpan} from '../text.js';

export type Masking = Settings['masking'];

/** What is known of a conversation that helps to find its sensitive data. */
export interface About {
  /** Country of the line: how numbers are written there without a country code. */
  readonly region: string | null;
  /** The customer's and the line's own numbers: masked in whatever way they are written. */
  readonly known: readonly string[];
}

export interface MaskContext extends About, Masking {
  readonly masked: readonly MaskedSpan[];
}

interface Masked {
  readonly text: string;
  readonly spans: readonly MaskedSpan[];
}

/** The three ways to mask, by what a text is. */
export interface Masks {
  readonly text: (text: string, context: MaskContext) => Masked;
  readonly name: (name: string, context: MaskContext) => Masked;
  readonly phone: (number: string, context: MaskContext) => Masked;
}

/** Stands for what could not be masked: never the text itself. */
export const HIDDEN = '[message hidden]';

/** CAD variables that hold a number or a name by themselves. */
const NUMBERS: ReadonlySet<string> = new Set(['ani', 'dn']);
const NAMES: ReadonlySet<string> = new Set(['customerName']);

const UNKNOWN: About = {region: null, known: []};

/**
 * The event as an agent may see it under this setting: the only list of where customers' data stands in an event.
 * @param aboutOf - what is known of the conversations of messages; of all else the event tells it
 */
export function maskEvent(
  masks: Masks,
  event: DeskEvent,
  masking: Masking,
  aboutOf: (conversationId: string) => About | undefined,
): DeskEvent {
  if (!masking.pci && !masking.pii) return event;
  const eyes = (about: About) => new Eyes(masks, masking, about);
  const of = (conversationId: string) => eyes(aboutOf(conversationId) ?? UNKNOWN);
  const page = (thread: ThreadPage, about = aboutOf(thread.conversationId)): ThreadPage => ({
    ...thread,
    messages: thread.messages.map((message) => eyes(about ?? UNKNOWN).message(message)),
  });
  switch (event.type) {
    case 'snapshot': {
      const told = new Map(event.tasks.map((task) => [task.conversationId, aboutWork(task)]));
      return {
        ...event,
        offers: event.offers.map((offer) => eyes(aboutWork(offer)).offer(offer)),
        tasks: event.tasks.map((task) => eyes(aboutWork(task)).task(task)),
        notices: event.notices.map((notice) => eyes(UNKNOWN).notice(notice)),
        threads: event.threads.map((thread) => page(thread, told.get(thread.conversationId))),
      };
    }
    case 'offer':
      return {...event, offer: eyes(aboutWork(event.offer)).offer(event.offer)};
    case 'task':
      return {
        ...event,
        task: eyes(aboutWork(event.task)).task(event.task),
        thread: event.thread && page(event.thread, aboutWork(event.task)),
      };
    case 'message':
    case 'message-changed':
      return {...event, message: of(event.message.conversationId).message(event.message)};
    case 'thread-page':
      return {...event, page: page(event.page)};
    case 'interaction-page': {
      const messages = event.page.messages.map((message) => of(message.conversationId).message(message));
      return {...event, page: {...event.page, messages}};
    }
    case 'history': {
      const interactions = event.page.interactions.map((one) => eyes(aboutWork(one)).interaction(one));
      return {...event, page: {...event.page, interactions}};
    }
    case 'notice':
      return {...event, notice: eyes(UNKNOWN).notice(event.notice)};
    case 'line':
      return {...event, line: eyes(UNKNOWN).line(event.line)};
    case 'revealed': // asked for with a reason, and audited
    case 'typing':
    case 'connection':
    case 'agent':
    case 'offer-gone':
    case 'task-gone':
    case 'notice-gone':
    case 'targets':
    case 'templates':
    case 'leader':
    case 'settings':
    case 'server-time':
      return event;
    default:
      return event satisfies never;
  }
}

/** What a piece of work tells of its conversation. */
export function aboutWork({customer, line}: Pick<Task, 'customer' | 'line'>): About {
  const numbers = [customer.number?.text, line.number.text].filter((number) => number !== undefined);
  return {region: line.region, known: numbers.filter((number) => number !== '')};
}

/** Sees the nouns of one conversation. */
class Eyes {
  readonly #masks: Masks;
  readonly #masking: Masking;
  readonly #about: About;

  constructor(masks: Masks, masking: Masking, about: About) {
    this.#masks = masks;
    this.#masking = masking;
    this.#about = about;
  }

  offer(offer: Offer): Offer {
    return {...offer, ...this.#work(offer)};
  }

  task(task: Task): Task {
    return {...task, ...this.#work(task), variables: task.variables.map((variable) => this.#variable(variable))};
  }

  interaction(interaction: Interaction): Interaction {
    return {...interaction, customer: this.#customer(interaction.customer), line: this.line(interaction.line)};
  }

  notice(notice: Notice): Notice {
    const known = notice.customer.number ? [notice.customer.number.text] : [];
    return {
      ...notice,
      customer: new Eyes(this.#masks, this.#masking, {region: null, known}).#customer(notice.customer),
    };
  }

  message(message: Message): Message {
    return {
      ...message,
      author: this.#author(message.author),
      content: this.#content(message.content),
      ...(message.quoted && {quoted: this.#quoted(message.quoted)}),
      ...(message.referral && {referral: this.#referral(message.referral)}),
      ...(message.product && {product: this.#see('text', message.product)}),
      reactions: message.reactions.map(({by, emoji}) => ({by: this.#author(by), emoji: this.#plain(emoji)})),
    };
  }

  #author(author: MessageAuthor): MessageAuthor {
    return author.kind === 'customer' && author.participant
      ? {...author, participant: this.#customer(author.participant)}
      : author;
  }

  #quoted({author, content}: Quoted): Quoted {
    return {author: author && this.#author(author), content: content && this.#content(content)};
  }

  #referral({source, headline, body, url}: Referral): Referral {
    return {source, headline: this.#text(headline), body: this.#text(body), url: url && this.#link(url)};
  }

  line(line: Line): Line {
    return {...line, name: this.#plain(line.name), number: this.#see('phone', line.number)};
  }

  #work({customer, line, note}: Pick<Offer, 'customer' | 'line' | 'note'>) {
    return {
      customer: this.#customer(customer),
      line: this.line(line),
      note: note && this.#see('text', note),
    };
  }

  /** A user name is no number and stays: it is what WhatsApp shows instead of one. */
  #customer({name, number, ...rest}: Customer): Customer {
    return {...rest, name: name && this.#see('name', name), number: number && this.#see('phone', number)};
  }

  #variable(variable: Variable): Variable {
    const {name} = variable;
    const how = NUMBERS.has(name) ? 'phone' : NAMES.has(name) ? 'name' : 'text';
    return {...variable, value: this.#see(how, variable.value)};
  }

  #content(content: MessageContent): MessageContent {
    switch (content.type) {
      case 'text':
        return {...content, text: this.#see('text', content.text)};
      case 'media':
        return {...content, media: this.#media(content.media)};
      case 'location':
        return {...content, name: this.#text(content.name), address: this.#text(content.address)};
      case 'contacts':
        return {...content, contacts: content.contacts.map((contact) => this.#contact(contact))};
      case 'choice':
        return {...content, title: this.#see('text', content.title), description: this.#text(content.description)};
      case 'form':
        return {...content, fields: content.fields.map((field) => this.#field(field))};
      case 'order':
        return {...content, items: content.items.map((item) => this.#item(item)), text: this.#text(content.text)};
      case 'note':
        return {...content, text: this.#see('text', content.text)};
      case 'interactive':
        return {
          ...content,
          text: this.#see('text', content.text),
          ...changeParts(content, (text) => this.#see('text', text)),
        };
      case 'template':
        return {
          ...content,
          header: this.#text(content.header),
          text: this.#see('text', content.text),
          footer: this.#text(content.footer),
          buttons: content.buttons.map((button) => this.#see('text', button)),
        };
      case 'placeholder':
        return {...content, text: this.#text(content.text)};
      case 'notice':
        return {...content, name: content.name && this.#see('name', content.name)};
      default:
        return content satisfies never;
    }
  }

  #media(media: Media): Media {
    return {...media, name: this.#text(media.name), caption: this.#text(media.caption)};
  }

  #contact({name, organisation, phones, emails, requested}: SharedContact): SharedContact {
    return {
      name: name && this.#see('name', name),
      organisation: this.#text(organisation),
      phones: phones.map((phone) => this.#see('phone', phone)),
      emails: emails.map((email) => this.#see('text', email)),
      requested,
    };
  }

  #field({name, value}: {readonly name: DisplayText; readonly value: DisplayText}) {
    return {name: this.#see('text', name), value: this.#see('text', value)};
  }

  #item(item: OrderItem): OrderItem {
    return {...item, product: this.#see('text', item.product)};
  }

  #text(text: DisplayText | null): DisplayText | null {
    return text && this.#see('text', text);
  }

  /** An address that holds what is masked leads nowhere. */
  #link(url: string): string | null {
    return this.#plain(url) === url ? url : null;
  }

  #plain(text: string): string {
    return this.#see('text', {text, masked: []}).text;
  }

  #see(how: keyof Masks, {text, masked}: DisplayText): DisplayText {
    try {
      const seen = this.#masks[how](text, {...this.#about, ...this.#masking, masked});
      return {text: seen.text, masked: [...seen.spans]};
    } catch {
      return {text: HIDDEN, masked: []};
    }
  }
}
