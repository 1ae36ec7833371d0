import type {Strings} from '../en.js';
import {plural} from './numbers.js';

export const writing: Strings['writing'] = {
  replyingTo: (author) => `Réponse à ${author}`,
  yourself: 'vous-même',
  cancelReply: 'Ne pas répondre à ce message',
  canned: 'Réponses types',
  cannedFound: (count) => plural(count, 'réponse type', 'réponses types'),
  cannedNone: 'Aucune réponse type ne correspond',
  typing: (name) => `${name} est en train d’écrire…`,
  newReply: (name) => `Nouvelle réponse ci-dessus : ${name} a répondu pendant que vous écriviez.`,
  answeredFirst: (name) => `${name} a répondu pendant que vous écriviez. Voulez-vous envoyer aussi la vôtre ?`,
  readFirst: 'Continuer à écrire',
  sendingIn: (seconds) => `Envoi dans ${plural(seconds, 'seconde', 'secondes')}`,
  undo: 'Annuler',
  asSeen: 'Tel que WhatsApp l’affiche',
  choices: 'Boutons de réponse ou liste',
  choicesBegun: 'Boutons de réponse ou liste : continuer ce que vous avez préparé',
};
