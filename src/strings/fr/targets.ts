import type {Strings} from '../en.js';
import {plural, whole} from './numbers.js';

export const targets: Strings['targets'] = {
  kind: 'Vers',
  kinds: {queue: 'File', agent: 'Agent'},
  search: {queue: 'Rechercher une file', agent: 'Rechercher un agent'},
  list: {queue: 'Files', agent: 'Agents'},
  loading: 'Chargement des files et des agents…',
  empty: {
    queue: 'Il n’y a aucune file à choisir. Adressez-vous à votre administrateur.',
    agent: 'Il n’y a aucun agent à choisir. Choisissez plutôt une file.',
  },
  none: {
    queue: (query) => `Aucune file ne correspond à « ${query} ». Essayez un autre mot.`,
    agent: (query) => `Personne ne correspond à « ${query} ». Essayez un autre mot.`,
  },
  found: {
    queue: (count) => plural(count, 'file', 'files'),
    agent: (count) => plural(count, 'agent', 'agents'),
  },
  refresh: 'Actualiser',
  refreshing: 'Actualisation…',
  updated: (time) => `Actualisé à ${time}`,
  tryAgain: 'Réessayer',
  available: (load, capacity) => `Disponible · ${whole(load)} sur ${whole(capacity)}`,
  unavailable: {
    yourself: () => 'C’est vous',
    'in-conversation': () => 'Déjà dans cette conversation',
    idle: () => 'Inactif',
    rona: () => 'RONA',
    offline: () => 'Hors ligne',
    'at-capacity': (load, capacity) => `Capacité atteinte : ${whole(load)} sur ${whole(capacity)}`,
  },
  queueNow: (waiting, longest, available) =>
    `${
      waiting === 0
        ? 'Personne en attente'
        : longest === null
          ? `${whole(waiting)} en attente`
          : `${whole(waiting)} en attente, au plus ${longest}`
    } · ${available === 0 ? 'aucun agent disponible' : plural(available, 'disponible', 'disponibles')}`,
  chosen: (name) => `Choix : ${name}`,
  notThis: (name, why) => `${name} ne peut pas être choisi : ${why}.`,
  notAnyMore: (name) => `${name} ne peut plus être choisi. Choisissez à nouveau.`,
};
