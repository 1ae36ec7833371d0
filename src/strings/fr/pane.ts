import type {Strings} from '../en.js';
import {plural} from './numbers.js';

export const pane: Strings['pane'] = {
  label: (customer) => `Conversation avec ${customer}`,
  unread: (count) => plural(count, 'message non lu', 'messages non lus'),
  fresh: (count) => plural(count, 'nouveau message', 'nouveaux messages'),
  toEnd: 'Aller au message le plus récent',
  search: 'Rechercher dans cette conversation',
  actions: 'Actions sur le message',
  back: 'Revenir où vous étiez',
  notLoaded: 'Le message cité n’est pas disponible ici.',
  older: 'Afficher les messages précédents',
  loadingOlder: 'Chargement des messages précédents…',
  empty: 'Aucun message pour le moment',
  received: (name, text) => `${name} : ${text}`,
  notDelivered: (reason) => `Un message n’a pas été remis. ${reason}`,
  copied: (time, name, text) => `[${time}] ${name} : ${text}`,
  receivedFromColleague: (name, text) => `${name}, votre collègue : ${text}`,
};
