import type {Strings} from '../en.js';
import {plural, whole} from './numbers.js';

export const offer: Strings['offer'] = {
  region: 'Demandes',
  request: {
    new: (customer) => `Demande de ${customer}`,
    transfer: (customer) => `Transfert de ${customer}`,
    conference: (customer) => `Conférence avec ${customer}`,
  },
  kind: {new: 'Nouvelle conversation', transfer: 'Transfert vers vous', conference: 'Demande de conférence'},
  asks: {
    new: (name) => `De ${name}`,
    transfer: (name) => `${name} vous confie cette conversation`,
    conference: (name) => `${name} vous invite à participer`,
  },
  note: 'Note',
  wholeNote: 'Afficher toute la note',
  lessOfNote: 'Réduire la note',
  number: 'Numéro',
  source: 'Vers',
  queue: 'File d’attente',
  waiting: 'Attente',
  left: 'Temps pour accepter',
  leftUrgent: 'Dernières secondes pour accepter',
  accept: 'Accepter',
  acceptOf: (customer) => `Accepter ${customer}`,
  accepting: 'Acceptation…',
  some: (shown, all) => `1–${whole(shown)} sur ${whole(all)}`,
  acceptMany: (count) => `Accepter ${whole(count)}`,
  acceptManyLabel: (count) => `Accepter ${plural(count, 'demande', 'demandes')}`,
  onlySome: (fitting, all) =>
    `Vous avez de la place pour ${whole(fitting)} de ces ${whole(all)} demandes : les plus anciennes passent d’abord.`,
  acceptedMany: (accepted, asked) =>
    accepted === asked
      ? plural(accepted, 'demande acceptée', 'demandes acceptées')
      : `${whole(accepted)} sur ${plural(asked, 'demande acceptée', 'demandes acceptées')}`,
  told: (customer, queue) => `Nouvelle demande de ${customer} dans ${queue}`,
  toldTransfer: (customer, from) => `${from} vous transfère ${customer}`,
  toldConference: (customer, from) => `${from} vous invite dans la conversation avec ${customer}`,
  toldMore: (count) => plural(count, 'nouvelle demande', 'nouvelles demandes'),
};
