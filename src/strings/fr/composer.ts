import type {Strings} from '../en.js';
import {plural, whole} from './numbers.js';

export const composer: Strings['composer'] = {
  label: (customer) => `Message à ${customer}`,
  placeholder: (customer) => `Écrivez à ${customer}`,
  send: 'Envoyer',
  note: {
    toggle: 'Note interne',
    label: (customer) => `Note interne sur ${customer}, pour les collègues seulement`,
    placeholder: 'Écrivez une note aux collègues',
    only: 'Note interne. Seuls vos collègues la voient, jamais le client.',
    save: 'Enregistrer la note',
    enterSaves: 'Entrée enregistre la note, Maj+Entrée commence une nouvelle ligne',
    modEnterSaves: (modifier) => `${modifier}+Entrée enregistre la note, Entrée commence une nouvelle ligne`,
    kept: 'Vous avez commencé une note',
  },
  sendTemplate: 'Envoyer un modèle',
  templatesUnloaded: 'Les modèles n’ont pas pu être chargés. Vérifiez votre connexion, puis réessayez.',
  enterSends: 'Entrée envoie, Maj+Entrée commence une nouvelle ligne',
  modEnterSends: (modifier) => `${modifier}+Entrée envoie, Entrée commence une nouvelle ligne`,
  count: (length, max) => `${whole(length)} caractères sur ${whole(max)}`,
  tooLong: (excess) =>
    `Le texte dépasse de ${plural(excess, 'caractère', 'caractères')}. Raccourcissez-le, puis envoyez.`,
  unready: 'Non envoyé : une partie du bureau n’a pas pu être chargée. Vérifiez votre connexion, puis renvoyez.',
  offline: 'Vous êtes hors ligne. Ce que vous envoyez maintenant partira quand la connexion reviendra.',
  notKept: 'Ce brouillon n’est gardé que jusqu’à la fermeture de la page.',
  sensitive: {
    card: 'Ce message contient un numéro de carte complet. Le client le reçoit tel que vous l’avez saisi.',
    iban: 'Ce message contient un numéro de compte bancaire complet. Le client le reçoit tel que vous l’avez saisi.',
    ssn: 'Ce message contient un numéro de sécurité sociale complet. Le client le reçoit tel que vous l’avez saisi.',
    several:
      'Ce message contient plusieurs numéros complets de carte, de compte bancaire ou de sécurité sociale. Le client les reçoit tels que vous les avez saisis.',
  },
  sendAnyway: 'Envoyer quand même',
  edit: 'Modifier',
};
