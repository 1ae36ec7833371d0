import type {Strings} from '../en.js';
import {plural, whole} from './numbers.js';

export const taskList: Strings['taskList'] = {
  label: 'Conversations',
  empty: 'Aucune conversation pour le moment',
  emptyNext: 'Les conversations que vous acceptez apparaissent ici.',
  emptyIdle: 'Passez à Disponible pour en recevoir.',
  channel: 'WhatsApp',
  phase: {connected: 'En cours', interrupted: 'Interrompue', 'wrap-up': 'Clôture'},
  draft: (text) => `Brouillon : ${text}`,
  theirs: (name, text) => `${name} : ${text}`,
  conferenceRequested: (name) => `Conférence demandée · ${name}`,
  conference: (name) => `Conférence · ${name}`,
  guest: 'Invité',
  guestOf: (name) => `Invité de ${name}`,
  waiting: {fresh: 'Attend', long: 'Attend depuis longtemps', overdue: 'Attend trop longtemps'},
  timeLeft: (minutes) =>
    minutes === 1 ? 'Moins d’une minute pour la clôture' : `Moins de ${whole(minutes)} minutes pour la clôture`,
  mine: (text) => `Vous : ${text}`,
  noMessages: 'Aucun message pour le moment',
  unread: (count) => plural(count, 'message non lu', 'messages non lus'),
  elapsed: 'Temps depuis l’acceptation',
  wrapping: 'Temps de clôture',
  now: 'maintenant',
};
