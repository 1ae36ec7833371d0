import {byKey} from './by-key.js';

export const conversationWords = {
  you: 'You',
  colleague: 'your colleague',
  business: 'Your company, on another device',
  system: 'System',
  edited: 'Edited',
  deleted: 'This message was deleted',
  /** Beside a link whose own words would be read as another place. */
  leadsTo: (host: string) => `leads to ${host}`,
  placeholder: (kind: string) => `${kind} – cannot be shown here`,
  /** By the kind on the wire; `other` for those without a word of their own. */
  kinds: byKey({
    image: 'Photo',
    video: 'Video',
    audio: 'Audio',
    voice: 'Voice message',
    document: 'Document',
    sticker: 'Sticker',
    location: 'Location',
    contacts: 'Contact card',
    interactive: 'Answer to a menu',
    button: 'Answer to a button',
    order: 'Order',
    template: 'Template message',
    reaction: 'Reaction',
    unsupported: 'A kind of message WhatsApp does not pass on',
  }),
  otherKind: 'A message of another kind',
  notices: {
    'identity-changed': () => 'The customer’s number or security code has changed',
    'agent-joined': (name: string) => `${name} joined the conversation`,
    'agent-left': (name: string) => `${name} left the conversation`,
    transferred: (name: string) => `The conversation was transferred to ${name}`,
    ended: () => 'The conversation has ended',
    'line-deleted': () => 'The WhatsApp line was deleted',
    system: (text: string) => text,
  },
  /** Of a notice that brings the new number. */
  numberNow: (number: string) => `The customer’s number is now ${number}`,
  /** Of a notice without words. */
  somethingChanged: 'Something about this conversation has changed on WhatsApp',
  somebody: 'Somebody',
};
