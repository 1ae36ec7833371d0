import type {Strings} from '../en.js';
import {plural} from './numbers.js';

export const wrapUp: Strings['wrapUp'] = {
  title: 'Clôture',
  intro: {
    ended: (customer) => `La conversation avec ${customer} est terminée. Choisissez un motif.`,
    transferred: (customer) => `Vous avez transféré ${customer}. Choisissez un motif.`,
    left: (customer) => `Vous avez quitté la conférence avec ${customer}. Choisissez un motif.`,
    released: (customer) => `Vous avez été libéré de la conférence avec ${customer}. Choisissez un motif.`,
    requeued: (customer) => `${customer} est de retour dans la file. Choisissez un motif.`,
  },
  suggested: 'Suggéré',
  left: (reason) => `« ${reason} » sera validé à la fin du temps`,
  leftUrgent: (reason) => `Vite : « ${reason} » va être validé`,
  timeLeft: 'Temps restant pour la clôture',
  leftTold: (seconds, reason) =>
    `${plural(seconds, 'seconde restante', 'secondes restantes')} pour la clôture, puis « ${reason} » sera validé.`,
  otherReason: 'un motif choisi par votre administrateur',
  extend: 'Prolonger',
  extended: (duration) => `Vous avez plus de temps pour la clôture : ${duration}.`,
  search: 'Chercher un motif',
  reasons: 'Motifs de clôture',
  none: (query) => `Aucun motif ne correspond à « ${query} ». Essayez un autre mot.`,
  noReasons: 'Cette file n’a pas de motif de clôture. Demandez à votre administrateur d’en ajouter un.',
  found: (count) => plural(count, 'motif', 'motifs'),
  submit: 'Valider la clôture',
  chooseFirst: 'Choisissez d’abord un motif.',
  hint: (modifier) => `Entrée choisit, ${modifier}+Entrée valide`,
};
