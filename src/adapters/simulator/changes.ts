import {plainText, type MessageContent} from '../../core/index.js';
import type {Messaging} from './messaging.js';
import type {Simulation} from './simulation.js';

type Changes = Pick<Simulation, 'customerReacts' | 'customerEdits' | 'customerDeletes' | 'mediaBecomes'>;

/** What happens at the other end to messages that are there. */
export const changesOf = (messaging: Messaging): Changes => ({
  customerReacts: (messageId, emoji) =>
    messaging.change(messageId, ({reactions}) => {
      const others = reactions.filter(({by}) => by.kind !== 'customer');
      return {reactions: emoji === null ? others : [...others, {by: {kind: 'customer'}, emoji}]};
    }),
  customerEdits: (messageId, text) =>
    messaging.change(messageId, ({content}) => ({content: withText(content, text), edited: true})),
  customerDeletes: (messageId) =>
    messaging.change(messageId, () => ({
      deleted: true,
      content: {type: 'text', text: plainText('')},
      reactions: [],
    })),
  mediaBecomes: (messageId, change) =>
    messaging.change(messageId, ({content}) =>
      content.type === 'media' ? {content: {...content, media: {...content.media, ...change}}} : {},
    ),
});

function withText(content: MessageContent, text: string): MessageContent {
  if (content.type === 'media') return {...content, media: {...content.media, caption: plainText(text)}};
  return content.type === 'text' ? {...content, text: plainText(text)} : content;
}
