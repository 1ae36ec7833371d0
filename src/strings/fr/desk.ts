import type {Strings} from '../en.js';

export const desk: Strings['desk'] = {
  label: 'Bureau WhatsApp',
  views: 'Vos conversations',
  current: 'En cours',
  recent: 'Dernières 24 heures',
  details: 'Détails du client',
  showDetails: 'Afficher les détails du client',
  hideDetails: 'Masquer les détails du client',
  connecting: 'Connexion…',
  failed: 'Le bureau n’a pas pu se connecter',
  unreachable: 'Le centre de contact ne répond pas. Vérifiez votre connexion ; le bureau continue d’essayer.',
  tryAgain: 'Réessayer',
  back: 'Toutes les conversations',
};
