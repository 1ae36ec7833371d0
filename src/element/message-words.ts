import {plainOf} from '../core/markup/plain.js';
import type {Message} from '../core/message.js';
import {plainText} from '../core/plain-text.js';
import type {DisplayText} from '../core/text.js';
import {oneLineWords} from '../strings/en/one-line.js';
import type {Strings} from '../strings/en.js';
import {bring} from '../strings/english.js';
import {formatLength} from './format.js';
import {sentence} from './shown-text.js';
import {kindText, noticeText, placeholderText} from './who-and-what.js';

bring({oneLine: oneLineWords});

/** What a message says, in words, wherever it is not drawn as a bubble. */
export function messageText({content, deleted}: Pick<Message, 'content' | 'deleted'>, strings: Strings): DisplayText {
  const {oneLine} = strings;
  const named = (kind: string, name: DisplayText | null) => {
    const words = kindText(kind, strings);
    return name ? sentence((said) => oneLine.named(words, said), plainOf(name)) : plainText(words);
  };
  if (deleted) return plainText(strings.conversation.deleted);
  switch (content.type) {
    case 'text':
      return plainOf(content.text);
    case 'media': {
      const {kind, caption, name, duration} = content.media;
      if (duration === null || caption || name) return named(kind, caption ?? name);
      return plainText(oneLine.timed(kindText(kind, strings), formatLength(duration, strings.locale)));
    }
    case 'location':
      return named('location', content.name ?? content.address);
    case 'contacts': {
      const [first, ...others] = content.contacts;
      const name = first?.name;
      return name && others.length > 0
        ? sentence((said) => oneLine.contacts(said, others.length), name)
        : named('contacts', name ?? null);
    }
    case 'choice':
      return sentence(oneLine.chose, plainOf(content.title));
    case 'form':
      return plainText(oneLine.form);
    case 'order':
      return content.text ? named('order', content.text) : plainText(oneLine.order(content.items.length));
    case 'placeholder':
      return content.text ? plainOf(content.text) : plainText(placeholderText(content.kind, strings));
    case 'note':
    case 'template':
    case 'interactive':
      return plainOf(content.text);
    case 'notice':
      return noticeText(content, strings);
    default:
      content satisfies never;
      return plainText('');
  }
}
