import type {Strings} from '../en.js';

export const attachments: Strings['attachments'] = {
  attach: 'Joindre des fichiers',
  list: 'Fichiers à envoyer',
  drop: 'Déposez ici les fichiers à envoyer',
  dropWrong: 'Ce type de fichier ne peut pas être envoyé ici',
  remove: (name) => `Retirer ${name}`,
  cancel: (name) => `Interrompre l’envoi de ${name}`,
  retry: (name) => `Téléverser à nouveau ${name}`,
  retryShort: 'Réessayer',
  added: (count) => (count === 1 ? 'Un fichier joint.' : `${count} fichiers joints.`),
  sent: (name) => `${name} est en cours d’envoi.`,
  uploading: (name) => `Téléversement de ${name}`,
  waiting: 'Attend le fichier précédent',
  wrongType: (name) => `${name} ne peut pas être envoyé : WhatsApp n’accepte pas ce type de fichier.`,
  tooLarge: (name, most) => `${name} est trop volumineux : WhatsApp accepte au plus ${most}.`,
  empty: (name) => `${name} est vide.`,
  dismiss: 'Fermer',
};
