import type {MessageContent} from './content.js';
import type {DisplayText} from './text.js';

/** What was written in a message of any kind: its text or caption; what may be searched, copied and revealed. */
export function writtenIn(content: MessageContent): DisplayText | null {
  switch (content.type) {
    case 'text':
    case 'note':
    case 'template':
    case 'interactive':
    case 'order':
    case 'placeholder':
      return content.text;
    case 'media':
      return content.media.caption;
    case 'choice':
      return content.title;
    case 'location':
    case 'contacts':
    case 'form':
    case 'notice':
      return null;
    default:
      content satisfies never;
      return null;
  }
}

/** The same with this text or caption in the place of the one it has. */
export function withWritten(content: MessageContent, text: DisplayText): MessageContent {
  switch (content.type) {
    case 'text':
    case 'note':
    case 'template':
    case 'interactive':
    case 'order':
    case 'placeholder':
      return {...content, text};
    case 'media':
      return {...content, media: {...content.media, caption: content.media.caption && text}};
    case 'choice':
      return {...content, title: text};
    case 'location':
    case 'contacts':
    case 'form':
    case 'notice':
      return content;
    default:
      content satisfies never;
      return content;
  }
}
