import type {Strings} from '../en.js';
import {plural, whole} from './numbers.js';

export const request: Strings['request'] = {
  transfer: {
    title: (customer) => `Transférer ${customer}`,
    submit: 'Transférer',
    hint: (modifier) => `Entrée choisit, ${modifier}+Entrée transfère`,
    over: 'La conversation est terminée : rien n’a été transféré.',
  },
  conference: {
    title: (customer) => `Conférence au sujet de ${customer}`,
    submit: 'Demander la conférence',
    hint: (modifier) => `Entrée choisit, ${modifier}+Entrée demande`,
    over: 'La conversation est terminée : personne n’a été sollicité.',
  },
  note: 'Note à votre collègue (facultatif)',
  count: (length, max) => `${whole(length)} sur ${whole(max)} caractères`,
  noteTooLong: (excess) => `La note dépasse de ${plural(excess, 'caractère', 'caractères')}. Raccourcissez-la d’abord.`,
  chooseFirst: 'Choisissez d’abord une file ou un agent.',
  losesDraft: 'Vous avez écrit un texte qui n’a pas été envoyé. Il sera perdu avec le transfert.',
  losesUnsent: 'Certains messages n’ont pas encore été envoyés.',
  cancel: 'Annuler',
};
