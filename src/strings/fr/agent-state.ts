import type {Strings} from '../en.js';
import {plural, whole} from './numbers.js';

export const agentState: Strings['agentState'] = {
  label: (state) => `Votre état : ${state}`,
  labelNoted: (state, note) => `Votre état : ${state}. ${note}`,
  menu: 'Choisissez votre état',
  states: 'États',
  available: 'Disponible',
  idle: 'Inactif',
  rona: 'RONA',
  offline: 'Hors ligne',
  systemCodes: {'connection-lost': 'Connexion perdue'},
  engaged: 'En conversation',
  full: 'Complet',
  fullTold: 'Complet : aucune nouvelle demande',
  load: (load, capacity) => `${whole(load)} sur ${plural(capacity, 'conversation', 'conversations')}`,
  search: 'Chercher un état',
  found: (count) => plural(count, 'état', 'états'),
  none: (query) => `Aucun état ne correspond à « ${query} ». Essayez un autre mot.`,
  ronaTold:
    'Vous n’avez pas accepté une demande à temps. Aucune demande n’arrivera avant que vous choisissiez Disponible.',
  goAvailable: 'Passer à Disponible',
  goIdle: 'Choisir Inactif',
  devices: (count) =>
    count === 1 ? 'Vous n’êtes connecté que sur cet appareil' : `Vous êtes connecté sur ${whole(count)} appareils`,
  closeOthers: 'Déconnecter les autres',
  closingOthers: 'Déconnexion des autres…',
  signOut: 'Se déconnecter',
  signingOut: 'Déconnexion…',
  workOpen: (offers, tasks) => {
    const requests = plural(offers, 'demande', 'demandes');
    const conversations = plural(tasks, 'conversation', 'conversations');
    if (offers > 0 && tasks > 0) return `Terminez d’abord ${requests} et ${conversations}.`;
    return `Terminez d’abord ${offers > 0 ? requests : conversations}.`;
  },
  elapsed: 'Temps dans cet état',
  changing: 'Changement d’état…',
  dismiss: 'Fermer',
};
