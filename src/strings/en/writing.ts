import {whole} from './numbers.js';

/** What is spoken by the parts of the composer that come when they are first needed. */
export const writingWords = {
  replyingTo: (author: string) => `Reply to ${author}`,
  yourself: 'yourself',
  cancelReply: 'Do not reply to this message',
  canned: 'Canned replies',
  cannedFound: (count: number) => (count === 1 ? '1 canned reply' : `${whole(count)} canned replies`),
  cannedNone: 'No canned reply fits',
  typing: (name: string) => `${name} is writing…`,
  newReply: (name: string) => `New reply above: ${name} answered while you were writing.`,
  answeredFirst: (name: string) => `${name} answered while you were writing. Do you want to send yours as well?`,
  readFirst: 'Keep writing',
  sendingIn: (seconds: number) => (seconds === 1 ? 'Sending in 1 second' : `Sending in ${whole(seconds)} seconds`),
  undo: 'Undo',
  asSeen: 'As WhatsApp shows it',
  choices: 'Reply buttons or a list',
  choicesBegun: 'Reply buttons or a list: go on with what you have built',
};
