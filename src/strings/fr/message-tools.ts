import type {Strings} from '../en.js';
import {whole} from './numbers.js';

export const messageTools: Strings['messageTools'] = {
  menu: 'Actions sur le message',
  copy: 'Copier',
  copied: 'Le message a été copié.',
  notCopied: 'Le message n’a pas pu être copié. Sélectionnez plutôt son texte.',
  reply: 'Répondre',
  react: 'Réagir',
  reactWith: (emoji) => `Réagir avec ${emoji}`,
  moreReactions: 'Plus de réactions',
  noReactions: 'Les émojis n’ont pas pu être chargés. Vérifiez votre connexion, puis réessayez.',
  search: 'Rechercher dans cette conversation',
  found: (number, count) => `${whole(number)} sur ${whole(count)}`,
  nothing: 'Aucun résultat',
  previous: 'Résultat précédent',
  next: 'Résultat suivant',
  close: 'Fermer la recherche',
  more: 'Rechercher dans les messages plus anciens',
  searching: 'Chargement des messages plus anciens…',
};
