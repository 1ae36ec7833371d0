import type {Strings} from '../en.js';

export const delivery: Strings['delivery'] = {
  queued: 'En attente d’envoi',
  sending: 'Envoi en cours',
  accepted: 'Envoyé',
  sent: 'Envoyé',
  delivered: 'Remis',
  read: 'Lu',
  played: 'Écouté',
  failed: 'Non remis',
  unconfirmed: 'Peut-être pas arrivé',
  waitingOffline: 'Sera envoyé quand vous serez en ligne',
  waitingRate: 'En attente : WhatsApp limite la vitesse d’envoi des messages',
  retry: 'Réessayer',
  edit: 'Modifier',
  delete: 'Supprimer',
  sendAgain: 'Renvoyer quand même',
  unsure: 'Peut-être pas arrivé. Si vous le renvoyez, le client pourrait le recevoir deux fois.',
};
