import {plainOf} from '../core/markup/plain.js';
import type {Message} from '../core/message.js';
import {plainText} from '../core/plain-text.js';
import type {DisplayText} from '../core/text.js';
import type {Strings} from '../strings/en.js';
import {formatLength} from './format.js';
import {sentence} from './shown-text.js';
import {kindText, noticeText, placeholderText} from './who-and-what.js';

/** What a message says, in words, wherever it is not drawn as a bubble. */
export function messageText({content, deleted}: Pick<Message, 'content' | 'deleted'>, strings: Strings): DisplayText {
  const {preview} = strings.conversation;
  const named = (kind: string, name: DisplayText | null) => {
    const words = kindText(kind, strings);
    return name ? sentence((said) => preview.named(words, said), plainOf(name)) : plainText(words);
  };
  if (deleted) return plainText(strings.conversation.deleted);
  switch (content.type) {
    case 'text':
      return plainOf(content.text);
    case 'media': {
      const {kind, caption, name, duration} = content.media;
      if (duration === null || caption || name) return named(kind, caption ?? name);
      return plainText(preview.timed(kindText(kind, strings), formatLength(duration, strings.locale)));
    }
    case 'location':
      return named('location', content.name ?? content.address);
    case 'contacts': {
      const [first, ...others] = content.contacts;
      const name = first?.name;
      return name && others.length > 0
        ? sentence((said) => preview.contacts(said, others.length), name)
        : named('contacts', name ?? null);
    }
    case 'choice':
      return sentence(preview.chose, plainOf(content.title));
    case 'form':
      return plainText(preview.form);
    case 'order':
      return content.text ? named('order', content.text) : plainText(preview.order(content.items.length));
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
