import type {Strings, Words} from './en.js';

const brought: Partial<Words> = {};

/** Gives English these words: each part of the desk brings those it speaks with, so that nobody loads all of them. */
export function bring(words: Partial<Words>): void {
  Object.assign(brought, words);
}

/** English, as far as it was brought. */
export class English implements Strings {
  readonly dir = 'ltr';

  /** @param locale - with a region times and numbers are written as there */
  constructor(readonly locale = 'en') {}

  get agentState() {
    return area('agentState');
  }

  get attachments() {
    return area('attachments');
  }

  get composer() {
    return area('composer');
  }

  get connection() {
    return area('connection');
  }

  get conversation() {
    return area('conversation');
  }

  get pane() {
    return area('pane');
  }

  get customer() {
    return area('customer');
  }

  get delivery() {
    return area('delivery');
  }

  get desk() {
    return area('desk');
  }

  get emoji() {
    return area('emoji');
  }

  get failure() {
    return area('failure');
  }

  get history() {
    return area('history');
  }

  get interaction() {
    return area('interaction');
  }

  get kinds() {
    return area('kinds');
  }

  get masked() {
    return area('masked');
  }

  get messageTools() {
    return area('messageTools');
  }

  get notifications() {
    return area('notifications');
  }

  get offer() {
    return area('offer');
  }

  get refused() {
    return area('refused');
  }

  get replies() {
    return area('replies');
  }

  get request() {
    return area('request');
  }

  get reveal() {
    return area('reveal');
  }

  get targets() {
    return area('targets');
  }

  get taskDetails() {
    return area('taskDetails');
  }

  get taskList() {
    return area('taskList');
  }

  get templates() {
    return area('templates');
  }

  get timer() {
    return area('timer');
  }

  get voice() {
    return area('voice');
  }

  get wrapUp() {
    return area('wrapUp');
  }

  get writing() {
    return area('writing');
  }
}

/** Where nobody asks for another language. */
export const english: Strings = new English();

function area<A extends keyof Words>(name: A): Words[A] {
  const words = brought[name];
  if (!words) throw new Error(`No element has brought the English words of “${name}”.`);
  return words;
}
