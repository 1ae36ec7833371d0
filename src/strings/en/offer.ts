import {whole} from './numbers.js';

export const offerWords = {
  region: 'Requests',
  /** By the kind of request. */
  request: {
    new: (customer: string) => `Request from ${customer}`,
    transfer: (customer: string) => `Transfer of ${customer}`,
    conference: (customer: string) => `Conference with ${customer}`,
  },
  kind: {new: 'New conversation', transfer: 'Transfer to you', conference: 'Conference request'},
  asks: {
    new: (name: string) => `From ${name}`,
    transfer: (name: string) => `${name} hands this conversation to you`,
    conference: (name: string) => `${name} asks you to join`,
  },
  note: 'Note',
  wholeNote: 'Show the whole note',
  lessOfNote: 'Show less',
  number: 'Number',
  source: 'To',
  queue: 'Queue',
  waiting: 'Waiting',
  left: 'Time to accept',
  leftUrgent: 'Last seconds to accept',
  accept: 'Accept',
  acceptOf: (customer: string) => `Accept ${customer}`,
  accepting: 'Accepting…',
  some: (shown: number, all: number) => `1–${whole(shown)} of ${whole(all)}`,
  acceptMany: (count: number) => `Accept ${whole(count)}`,
  acceptManyLabel: (count: number) => (count === 1 ? 'Accept 1 request' : `Accept ${whole(count)} requests`),
  onlySome: (fitting: number, all: number) =>
    `You have room for ${whole(fitting)} of these ${whole(all)} now: the earliest come first.`,
  acceptedMany: (accepted: number, asked: number) =>
    accepted === asked
      ? `${whole(accepted)} requests accepted`
      : `${whole(accepted)} of ${whole(asked)} requests accepted`,
  told: (customer: string, queue: string) => `New request from ${customer} in ${queue}`,
  toldTransfer: (customer: string, from: string) => `${from} transfers ${customer} to you`,
  toldConference: (customer: string, from: string) => `${from} asks you to join the conversation with ${customer}`,
  toldMore: (count: number) => (count === 1 ? '1 new request' : `${whole(count)} new requests`),
};
